"""Records in columns of SQL, on SQLite; `tests/tools/test_postgresql.py` has the same on PostgreSQL."""

import contextlib
import json
import pickle
from collections.abc import Iterator
from typing import Any, Optional, cast

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlmodel import Field, SQLModel

from migevents import (
    Contact,
    Event,
    Extensions,
    InvalidRecord,
    Launch,
    MemberState,
    Venue,
    Workshop,
    dumps,
    loads,
    unstructure,
)
from migevents.codec import envelope
from migevents.codec.classes import model_classes
from migevents.interop.sqlalchemy import RecordType
from migevents.testing import events, records

ANY: Any = RecordType
POSTGRESQL = cast("Any", postgresql).dialect()
STORED_AS = ("jsonb", "json", "text")
WORKSHOP = Workshop(title="Migration and data", host=MemberState(country="LA"), edition=3)


@pytest.fixture(scope="module")
def engine() -> Iterator[sa.Engine]:
    """A database in memory."""
    engine = sa.create_engine("sqlite://")
    yield engine
    engine.dispose()


def table_of(type_: Any) -> sa.Table:
    """Return a table with one column of a type."""
    return sa.Table("records", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("record", type_))


@contextlib.contextmanager
def created(engine: sa.Engine, table: sa.Table) -> Iterator[sa.Connection]:
    """Yield a connection to a database that has a new table, which vanishes in the end."""
    with engine.begin() as connection:
        table.create(connection)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        with engine.begin() as connection:
            table.drop(connection)


def stored(engine: sa.Engine, type_: Any, values: list[Any]) -> list[Any]:
    """Return what a new table gives back of values that are put into it."""
    table = table_of(type_)
    with created(engine, table) as connection:
        connection.execute(table.insert(), [{"record": value} for value in values])
        return list(connection.scalars(sa.select(table.c.record).order_by(table.c.id)))


@pytest.mark.parametrize("stored_as", STORED_AS)
@given(data=st.data())
def test_records_of_every_class_come_back_equal(engine: sa.Engine, stored_as: Any, data: st.DataObject) -> None:
    """Records of any class, and `None`, come back equal from a column of any kind."""
    cls = data.draw(st.sampled_from(sorted(model_classes(), key=lambda cls: cls.__name__)))
    some = data.draw(st.lists(records(cls) | st.none(), min_size=1, max_size=3))
    assert stored(engine, RecordType(cls, stored_as=stored_as), some) == some


@given(events())
def test_events_of_any_kind_share_a_column(engine: sa.Engine, event: Event) -> None:
    """Without a class, a column stores events of any kind."""
    assert stored(engine, RecordType(), [event, WORKSHOP]) == [event, WORKSHOP]


# --- The five traps ---------------------------------------------------------------------------------------------------


def test_integers_that_jsonb_makes_of_decimals_are_decimals_again() -> None:
    """JSONB turns 1e300 into an integer of 301 digits; it is read as the number that was stored."""
    type_, numbers = RecordType(), {"a": 1e300, "b": [-1e16, {"c": 2.0**53}], "d": 3, "e": 2**53 - 1, "f": True}
    changed = {"a": 10**300, "b": [-(10**16), {"c": 2**53}], "d": 3, "e": 2**53 - 1, "f": True}
    document = {"migevents": "1.0", "type": "event", "title": "x", "extensions": changed}
    read = type_.process_result_value(document, sa.create_engine("sqlite://").dialect)
    assert read == Event(title="x", extensions=Extensions(numbers))


def test_integers_elsewhere_are_unchanged(engine: sa.Engine) -> None:
    """Only in extensions can a large integer have been a decimal number; elsewhere it is a fault."""
    document = {"type": "event", "title": "x", "edition": 10**300}
    with pytest.raises(InvalidRecord) as caught:
        RecordType().process_result_value(document, engine.dialect)
    assert [issue.path for issue in caught.value.issues] == ["/edition"]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"a": "x\0y"}, "/extensions/a has the character U\\+0000, which JSONB refuses"),
        ({"a\0": 1}, "/extensions/a\0 has the character"),
        ({"a/b": [{"c": "\0"}]}, "/extensions/a~1b/0/c has the character"),
        ({"a": [0.0, -0.0]}, "/extensions/a/1 is -0.0, which JSONB stores as 0.0"),
    ],
)
def test_what_jsonb_cannot_keep_is_refused(values: Any, message: str) -> None:
    """A value that PostgreSQL would refuse with an obscure error, or change silently, is refused with its place."""
    event = Event(title="x", extensions=Extensions(values))
    with pytest.raises(ValueError, match=message):
        RecordType().process_bind_param(event, POSTGRESQL)
    for stored_as in ("json", "text"):
        assert ANY(stored_as=stored_as).process_bind_param(event, POSTGRESQL)


@pytest.mark.parametrize("stored_as", STORED_AS)
def test_none_is_null(engine: sa.Engine, stored_as: Any) -> None:
    """`None` is SQL's NULL, and not the null of JSON, so `IS NULL` finds it."""
    table = table_of(RecordType(stored_as=stored_as))
    with created(engine, table) as connection:
        connection.execute(table.insert(), [{"record": None}, {"record": WORKSHOP}])
        assert connection.scalar(sa.text("SELECT count(*) FROM records WHERE record IS NULL")) == 1
        assert list(connection.scalars(sa.select(table.c.id).where(table.c.record.is_(None)))) == [1]
        assert list(connection.scalars(sa.select(table.c.id).where(table.c.record == None))) == [1]  # noqa: E711  # SQLAlchemy makes IS NULL of it


@pytest.mark.parametrize("stored_as", STORED_AS)
def test_the_version_is_stored(engine: sa.Engine, stored_as: Any) -> None:
    """A stored record has its version, so that a later library can read it."""
    table = table_of(RecordType(stored_as=stored_as))
    with created(engine, table) as connection:
        connection.execute(table.insert(), {"record": WORKSHOP})
        document = json.loads(str(connection.scalar(sa.text("SELECT record FROM records"))))
    assert next(iter(document.items())) == ("migevents", "1.0")
    assert document == {"migevents": "1.0"} | unstructure(WORKSHOP)


@pytest.mark.parametrize("stored_as", STORED_AS)
def test_absent_version_means_1_0_for_ever(engine: sa.Engine, stored_as: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once 2.0 is written, a stored record without a version is treated as one of 1.0, and not as one of 2.0."""
    monkeypatch.setattr(envelope, "VERSION", "2.0")
    table = table_of(RecordType(stored_as=stored_as, on_error="yield"))
    with created(engine, table) as connection:
        connection.execute(sa.text("""INSERT INTO records (record) VALUES ('{"type": "event", "title": "x"}')"""))
        found: Any = connection.scalar(sa.select(table.c.record))
    assert [issue.code for issue in found.issues] == ["unsupported-version"]


@pytest.mark.parametrize("stored_as", ["jsonb", "json"])
def test_queries_look_inside_by_path(engine: sa.Engine, stored_as: Any) -> None:
    """A path of JSON is compared with text and numbers, and a record with the whole column."""
    table = table_of(RecordType(stored_as=stored_as))
    record = table.c.record
    with created(engine, table) as connection:
        connection.execute(table.insert(), [{"record": WORKSHOP}, {"record": Launch(title="y")}, {"record": None}])
        for condition in (
            record["host"]["country"].as_string() == "LA",
            record[("host", "country")].as_string() == "LA",
            record["edition"].as_integer() > 2,
            record["title"].as_string().like("Migration%"),
            record == WORKSHOP,
        ):
            assert list(connection.scalars(sa.select(table.c.id).where(condition))) == [1], str(condition)
        first = sa.select(record["host"], record["host"]["country"].as_string(), record[("host", "name")]).limit(1)
        assert connection.execute(first.order_by(table.c.id)).one() == ({"country": "LA"}, "LA", None)


def test_text_is_compared_with_records(engine: sa.Engine) -> None:
    """A column of text is compared with a record, and searched as the text it is."""
    table = table_of(RecordType(stored_as="text"))
    with created(engine, table) as connection:
        connection.execute(table.insert(), [{"record": WORKSHOP}, {"record": Launch(title="y")}])
        for condition in (table.c.record == WORKSHOP, table.c.record.like('%"LA"%')):
            assert list(connection.scalars(sa.select(table.c.id).where(condition))) == [1]


# --- Bad rows and bad values ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stored_as", STORED_AS)
def test_an_invalid_row_is_raised_or_returned(engine: sa.Engine, stored_as: Any) -> None:
    """An invalid row from another program ends the query, or is returned in place of the record."""
    table = table_of(RecordType(stored_as=stored_as))
    lenient = table_of(RecordType(stored_as=stored_as, on_error="yield"))
    with created(engine, table) as connection:
        connection.execute(sa.text("""INSERT INTO records (record) VALUES ('{"type": "event"}')"""))
        connection.execute(table.insert(), {"record": WORKSHOP})
        with pytest.raises(InvalidRecord) as caught:
            connection.scalars(sa.select(table.c.record)).all()
        bad, good = connection.scalars(sa.select(lenient.c.record))
    assert good == WORKSHOP
    assert isinstance(bad, InvalidRecord)
    assert bad.issues == caught.value.issues
    assert [issue.code for issue in bad.issues] == ["missing-field"]


@pytest.mark.parametrize(
    ("type_", "value", "message"),
    [
        (RecordType(Workshop), Launch(title="x"), "the value is a Launch: this column holds a Workshop or None"),
        (RecordType(), Contact(name="x"), "the value is a Contact: this column holds an Event or None"),
        (RecordType(), {"type": "event", "title": "x"}, "the value is a dict"),
        (RecordType(), "x", "the value is a str"),
    ],
)
def test_a_value_of_another_class_is_refused(engine: sa.Engine, type_: Any, value: Any, message: str) -> None:
    """Only records of the class of the column are stored."""
    with pytest.raises(StatementError, match=message):
        stored(engine, type_, [value])


def test_settings_are_checked() -> None:
    """A class that is not of the library and a word that is not a setting are refused where the column is declared."""
    with pytest.raises(TypeError, match="dict"):
        ANY(dict)
    with pytest.raises(ValueError, match="stored_as is 'xml': expected 'jsonb', 'json' or 'text'"):
        ANY(stored_as="xml")
    with pytest.raises(ValueError, match="on_error is 'skip': expected 'raise' or 'yield'"):
        ANY(on_error="skip")


def test_types_are_values() -> None:
    """A type shows the code that makes it, pickles and copies, and its settings tell cached statements apart."""
    type_ = RecordType(Workshop, stored_as="text", on_error="yield")
    assert repr(type_) == "RecordType(Workshop, stored_as='text', on_error='yield')"
    assert repr(pickle.loads(pickle.dumps(type_))) == repr(type_.copy()) == repr(type_)
    assert type_.python_type is Workshop
    keys = {
        str(table_of(ANY(cls, stored_as=stored_as, on_error=on_error)).c.record.type._static_cache_key)  # noqa: SLF001  # what SQLAlchemy caches by
        for cls in (Event, Workshop)
        for stored_as in STORED_AS
        for on_error in ("raise", "yield")
    }
    assert len(keys) == 12


# --- The ORM ----------------------------------------------------------------------------------------------------------


class Base(DeclarativeBase):
    """The declarations of the tests."""

    type_annotation_map = {Workshop: RecordType(Workshop)}  # noqa: RUF012  # SQLAlchemy asks for it so


class Entry(Base):
    """A row with a record, found by the annotation, and one that may be absent."""

    __tablename__ = "entries"

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop: Mapped[Workshop]
    event: Mapped[Optional[Event]] = mapped_column(RecordType(Event))  # noqa: UP045  # SQLAlchemy reads the annotation


class Stored(SQLModel, table=True):
    """A row of SQLModel with a record."""

    id: int | None = Field(default=None, primary_key=True)
    event: Event = Field(sa_column=sa.Column(RecordType(Event), nullable=False))


def test_mapped_classes_hold_records(engine: sa.Engine) -> None:
    """`Mapped[Workshop]` stores a record; assigning a new record writes the change."""
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add(Entry(id=1, workshop=WORKSHOP))
        session.commit()
        entry = session.get_one(Entry, 1)
        assert (entry.workshop, entry.event) == (WORKSHOP, None)
        assert not session.is_modified(entry)
        entry.event = Launch(title="y")
        entry.workshop = loads(dumps(WORKSHOP), Workshop)
        session.commit()
        query = sa.select(Entry).where(Entry.workshop["host"]["country"].as_string() == "LA")
        assert [found.event for found in session.scalars(query)] == [Launch(title="y")]


def test_models_of_sqlmodel_hold_records(engine: sa.Engine) -> None:
    """A SQLModel table stores a record, and validates it as pydantic does."""
    SQLModel.metadata.create_all(engine)
    with Session(engine) as session:
        session.add(Stored(event=WORKSHOP))
        session.commit()
        [found] = session.scalars(sa.select(Stored))
        assert found.event == WORKSHOP
        assert Stored.model_validate({"event": unstructure(WORKSHOP)}).event == WORKSHOP


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ({"a": "x\0"}, "/extensions/a has the character U\\+0000"),
        ({"a\0": [1]}, "U\\+0000"),
        ({"a": [{"b": -0.0}]}, "/extensions/a/0/b is -0.0"),
    ],
)
def test_what_jsonb_would_change_is_refused(value: dict[str, Any], problem: str) -> None:
    """On PostgreSQL, JSONB never receives a value that it refuses or changes silently; it receives all others."""
    column, dialect = RecordType(Event, stored_as="jsonb"), cast("sa.Dialect", cast("Any", postgresql).dialect())
    with pytest.raises(ValueError, match=problem):
        column.process_bind_param(Event(title="A fair", extensions=Extensions(value)), dialect)
    for fine in (Event(title="A fair"), Event(title="A fair", extensions=Extensions({"a": [0.0, "x", {"b": 1}]}))):
        assert column.process_bind_param(fine, dialect)["title"] == "A fair"
    assert RecordType(Venue, stored_as="jsonb").process_bind_param(Venue(city="Lyon"), dialect) == {
        "migevents": "1.0",
        "city": "Lyon",
    }
