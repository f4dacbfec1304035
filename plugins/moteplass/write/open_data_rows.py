"""The rows of the open data: what is no field here is in no file."""

import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Row(BaseModel):
    """What all rows have."""

    model_config = ConfigDict(extra="forbid")

    id: str
    url: str
    title: str
    summary: str
    example: bool
    modified: datetime.datetime | None = None


class DoorRow(Row):
    """What rows with a door share: whether somebody gets in there (``model.access.Access``)."""

    step_free: bool | None = None
    lift: bool | None = None
    accessible_toilet: bool | None = None
    hearing_loop: bool | None = None
    disabled_parking: bool | None = None
    quiet_room: bool | None = None
    transport: str | None = None


class MeetingRow(DoorRow):
    """What groups and events share; the last three of those that meet online (``model.access.Online``)."""

    office: str
    theme: str | None = None
    language: str
    format: Literal["place", "online", "telephone"]
    municipalities: list[str]
    location: str
    audience: str | None = None
    schedule: str | None = None
    next: list[datetime.datetime]
    camera_may_be_off: bool | None = None
    captions: bool | None = None
    needed: str | None = None


class GroupRow(MeetingRow):
    """A row of groups.json."""

    kind: str
    state: str
    starts: datetime.date | None = None
    signed_up: int | None = None
    seats: int | None = None
    places: Literal["some", "none"] | None = None
    confirmed: datetime.date
    unconfirmed: bool


class EventRow(MeetingRow):
    """A row of events.json."""

    kind: str
    state: str
    start: datetime.datetime | datetime.date | None = None
    end: datetime.datetime | datetime.date | None = None
    price: int | None = None
    deadline: datetime.datetime | datetime.date | None = None


class OfficeRow(DoorRow):
    """A row of offices.json."""

    kind: Literal["link", "district"]
    area: str
    municipalities: list[str]
    address: str | None = None
    telephone: str | None = None
    email: str | None = None
    website: str | None = None
    hours: str | None = None
    confirmed: datetime.date | None = None
    unconfirmed: bool | None = None
    closed: datetime.date | None = None
    closed_planned: bool | None = None


TABLES: dict[str, type[Row]] = {"groups": GroupRow, "events": EventRow, "offices": OfficeRow}
