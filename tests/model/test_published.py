"""Privacy: what the public may know of a group, an event or an office, whatever an editor wrote."""

import typing

import pytest

from moteplass.model.access import Online
from moteplass.model.event import Event, EventKind
from moteplass.model.group import Group, State
from moteplass.model.office import Office

SECRETS = ("Hemmelighuset", "Skjultgata", "Lønnrommet", "Smuglerveien", "video.skjult.no", "17:43", "21:37", "Skyggebussen")
SCHEDULE = {"repeat": "hver tirsdag", "first": "2027-01-05", "start": "17:43", "end": "21:37"}
PLACE = {
    "name": "Hemmelighuset",
    "street": "Skjultgata 7",
    "room": "Lønnrommet",
    "directions": "Smuglerveien",
    "access": {"step_free": "ja", "transport": "Skyggebussen"},
}
SHARED = {
    "title": "Gruppa",
    "summary": "En gruppe.",
    "office": "test",
    "municipalities": ["4601"],
    "place": PLACE,
    "video": "https://video.skjult.no/rom",
}


def group(state: str) -> Group:
    own = {
        "theme": "sorg",
        "kind": "mixed",
        "state": state,
        "schedule": SCHEDULE,
        "starts": "2027-01-05",
        "confirmed": "2026-11-20",
    }
    return Group.model_validate({**SHARED, **own, "seats": "8", "signed_up": "6"})


def event(kind: str) -> Event:
    return Event.model_validate({**SHARED, "kind": kind, "start": "2027-01-14 17:43", "end": "2027-01-14 21:37"})


def office(**more: str) -> Office:
    """An office with every way to reach it."""
    ways = {
        "telephone": "55 31 42 86",
        "email": "post@senteret.no",
        "address": {"street": "Gata 1", "postal_code": "5003", "city": "Bergen"},
        "hours": [{"day": "mandag", "opens": "10:00", "closes": "15:00"}],
        "closures": [{"first": "2026-12-24"}],
        "people": [{"role": "Daglig leder", "telephone": "55 31 42 87"}],
    }
    own = {"title": "LINK", "summary": "Et senter.", "kind": "link", "area": "Bergen", "website": "https://link.test.no/"}
    return Office.model_validate({**own, **ways, **more})


def secrets_in(published: Group | Event) -> set[str]:
    text = published.model_dump_json() + repr(published)
    return {secret for secret in SECRETS if secret in text or secret.replace(":", ", ") in text}


@pytest.mark.parametrize("state", typing.get_args(State))
def test_a_group_that_is_not_open_keeps_its_door_and_its_hours(state: str) -> None:
    """Only a group that anybody may come to says where it meets and exactly when."""
    found = secrets_in(group(state).public_view())
    assert found == set(SECRETS) if state == "open" else found == set()


@pytest.mark.parametrize("kind", typing.get_args(EventKind))
def test_a_meeting_by_appointment_keeps_its_door_and_its_hours(kind: str) -> None:
    """Only information meetings and open meetings say where and exactly when; the others say the day."""
    shown = event(kind).public_view()
    found = secrets_in(shown)
    assert "2027-01-14" in shown.model_dump_json()
    assert found == set(SECRETS) if kind in ("information", "open") else found == set()


ONLINE = Online(camera_may_be_off=True, needed="Et nettbrett")


@pytest.mark.parametrize("state", typing.get_args(State))
def test_how_it_is_to_join_online_is_known_while_one_can(state: str) -> None:
    """Somebody decides by it whether to sign up; of a group that is closed, nothing."""
    shown = group(state).model_copy(update={"online": ONLINE}).public_view().online
    assert shown == (ONLINE if state in ("collecting", "starting", "open") else Online())


@pytest.mark.parametrize("kind", typing.get_args(EventKind))
def test_how_it_is_to_join_an_event_online_is_known(kind: str) -> None:
    """Of a course by appointment too: whoever signs up should know it first. Where the calendar keeps quiet, so does this."""
    shown = event(kind).model_copy(update={"online": ONLINE}).public_view()
    assert shown.online == ONLINE
    assert shown.neutral().online == Online()


@pytest.mark.parametrize("state", typing.get_args(State))
def test_seats_are_counted_while_people_sign_up_and_not_after(state: str) -> None:
    """«6 av 8» while a group collects; later only whether there is room, and nothing of a closed one."""
    shown = group(state).public_view()
    assert (shown.seats, shown.signed_up) == ((8, 6) if state == "collecting" else (None, None))
    assert shown.places == ("some" if state in ("collecting", "starting", "open") else None)


@pytest.mark.parametrize(("state", "known"), [("collecting", True), ("starting", True), ("running", False), ("ended", False)])
def test_roughly_when_is_known_of_a_group_to_come(state: str, known: bool) -> None:
    """Somebody who thinks of joining learns «tirsdag kveld»; of a closed group not even that."""
    usual = group(state).public_view().usual
    assert (usual.day, usual.part) == (("tirsdag",), "kveld") if usual else not known
    assert bool(usual) == known


PARTS = [("00:00", "formiddag"), ("11:59", "formiddag"), ("12:00", "ettermiddag"), ("16:59", "ettermiddag"), ("17:00", "kveld")]


@pytest.mark.parametrize(("start", "part"), PARTS)
def test_the_part_of_the_day(start: str, part: str) -> None:
    """As people say it: the morning ends at noon, the evening begins at five."""
    shown = Group.model_validate({**group("starting").model_dump(), "schedule": {**SCHEDULE, "start": start}}).public_view()
    assert shown.usual
    assert shown.usual.part == part


@pytest.mark.parametrize(("kind", "palette"), [("link", "skog"), ("district", "stein")])
def test_the_colours_of_an_office(kind: str, palette: str) -> None:
    """Its own, else those of its kind."""
    assert office(kind=kind).colours == palette
    assert office(kind=kind, palette="fjord").colours == "fjord"


def test_an_office_that_is_closed_is_not_reached() -> None:
    """No telephone, e-mail, address, hours or people, where nobody answers; what it was, and its website, are still told."""
    ways = ("telephone", "email", "address", "hours", "closures", "people")
    shown = office(closed="2023-02-20").public_view()
    assert not any(getattr(shown, name) for name in ways)
    assert (shown.title, shown.area, shown.website, shown.active) == ("LINK", "Bergen", "https://link.test.no/", False)
    assert office().public_view() == office()


class LaterGroup(Group):
    """The group as somebody may extend it one day."""

    key_code: str | None = None


class LaterEvent(Event):
    key_code: str | None = None


@pytest.mark.parametrize("state", typing.get_args(State))
def test_a_new_field_of_a_group_is_private(state: str) -> None:
    """Until somebody lets it out: what is public is named, in each state."""
    own = {"theme": "sorg", "kind": "mixed", "state": state, "confirmed": "2026-11-20", "key_code": "4711"}
    assert LaterGroup.model_validate({**SHARED, **own}).public_view().key_code is None


@pytest.mark.parametrize("kind", typing.get_args(EventKind))
def test_a_new_field_of_an_event_is_private(kind: str) -> None:
    """Of what anybody may come to as well."""
    shared = {**SHARED, "kind": kind, "start": "2027-01-14 17:43", "key_code": "4711"}
    assert LaterEvent.model_validate(shared).public_view().key_code is None
