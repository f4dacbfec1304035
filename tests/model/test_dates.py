"""Dates that are known only so far."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moteplass.model.dates import PartialDate


@pytest.mark.parametrize(
    ("text", "parts", "start"),
    [
        ("2022", (2022, None, None), datetime.date(2022, 1, 1)),
        ("2022-11", (2022, 11, None), datetime.date(2022, 11, 1)),
        ("2015-06-26", (2015, 6, 26), datetime.date(2015, 6, 26)),
        ("2024-02-29", (2024, 2, 29), datetime.date(2024, 2, 29)),
    ],
)
def test_as_much_as_is_known(text: str, parts: tuple[int, int | None, int | None], start: datetime.date) -> None:
    """A year, a month or a day is kept as such, never filled up, and written back as it was."""
    date = PartialDate.parse(text)
    assert (date.year, date.month, date.day) == parts
    assert date.start == start
    assert date.is_day == (parts[2] is not None)
    assert str(date) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "22",
        "2022-1",
        "2022-11-6",
        "06.11.2022",
        "2022/11",
        "2022-11-06T10:00",
        " 2022",
        "2022-",
        "november 2022",
        "２０２２",
        "12022",
    ],
)
def test_other_forms_are_refused(text: str) -> None:
    """Only the three forms of ISO 8601 that the handbook names, in ASCII digits."""
    with pytest.raises(ValueError):  # noqa: PT011  # the message is the preflight's business
        PartialDate.parse(text or "x")


@pytest.mark.parametrize(
    "text", ["2022-02-31", "2023-02-29", "2022-13", "2022-00", "2022-05-00", "2022-00-05", "2022-04-31", "0000"]
)
def test_days_that_do_not_exist(text: str) -> None:
    """The form is right but there is no such day: an error, not the next day that there is."""
    with pytest.raises(ValueError):  # noqa: PT011  # the message is the preflight's business
        PartialDate.parse(text)


def test_order() -> None:
    """Sorted as the start of its period, the vaguer first, so that a list has one order."""
    dates = ["2022-11-06", "2022", "2022-11", "2021-12-31", "2022-01-01", "2022-01", "2023"]
    in_order = ["2021-12-31", "2022", "2022-01", "2022-01-01", "2022-11", "2022-11-06", "2023"]
    assert [str(date) for date in sorted(PartialDate.parse(text) for text in dates)] == in_order


@given(st.dates(), st.dates())
def test_whole_days_sort_as_dates(one: datetime.date, other: datetime.date) -> None:
    """For whole days the order is the calendar's, and the way there and back loses nothing."""
    assert (PartialDate.of(one) < PartialDate.of(other)) == (one < other)
    assert PartialDate.parse(str(PartialDate.of(one))) == PartialDate.of(one)
    assert PartialDate.of(one).start == one
