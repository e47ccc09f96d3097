"""Records in columns of a real PostgreSQL, which the test starts on loopback, in a folder of its own."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from migevents import Event, Extensions, InvalidRecord, Launch, MemberState, Workshop
from migevents.testing import events, extensions
from tests.tools.needs import needed

pytestmark = pytest.mark.tools

sa: Any = needed("sqlalchemy")
needed("psycopg")

from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column  # noqa: E402  # where it is missing, all of this is skipped

from migevents.interop.sqlalchemy import RecordType  # noqa: E402  # as above

WORKSHOP = Workshop(title="Migration and data", host=MemberState(country="LA"), edition=3)
STORED_AS = ("jsonb", "json", "text")
ANY: Any = RecordType


def program(name: str) -> str:
    """Return where a program of PostgreSQL is: Debian does not put all of them on the PATH."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True)
    found = shutil.which(name, path=os.pathsep.join([os.environ["PATH"], *map(str, versions)]))
    return found or needed(name, "PostgreSQL (apt-get install postgresql)")


@pytest.fixture(scope="module")
def engine() -> Iterator[Any]:
    """A server of its own, which root may not run; so where root runs the tests, its user is `postgres`."""
    initdb, server = program("initdb"), program("postgres")
    user = pwd.getpwnam("postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        shutil.chown(folder, user.pw_uid, user.pw_gid)
        as_user: Any = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
        data = f"{folder}/data"
        subprocess.run(  # noqa: S603  # the command stands here
            [initdb, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
            check=True,
            capture_output=True,
            cwd=folder,
            **as_user,
        )
        settings_ = ["-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={folder}", "-c", "fsync=off"]
        with Path(folder, "log").open("wb") as log:
            process = subprocess.Popen(  # noqa: S603  # as above
                [server, "-D", data, "-p", str(port), *settings_], stdout=log, stderr=log, cwd=folder, **as_user
            )
            engine = sa.create_engine(f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres")
            try:
                wait_for(engine)
                yield engine
            finally:
                engine.dispose()
                process.terminate()
                process.wait(30)


def wait_for(engine: Any) -> None:
    """Wait until a server answers."""
    for _ in range(300):
        try:
            with engine.connect():
                return
        except sa.exc.OperationalError:
            time.sleep(0.1)
    with engine.connect():
        return


def table_of(type_: Any) -> Any:
    """Return a table with one column of a type."""
    return sa.Table("records", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("record", type_))


def stored(engine: Any, type_: Any, values: list[Any]) -> list[Any]:
    """Return what a new table gives back of values that are put into it."""
    table = table_of(type_)
    with engine.connect() as connection:
        table.create(connection)
        connection.execute(table.insert(), [{"record": value} for value in values])
        found = list(connection.scalars(sa.select(table.c.record).order_by(table.c.id)))
        connection.rollback()
    return found


def fits_jsonb(event: Event) -> bool:
    """Whether JSONB keeps an event: its extensions have neither U+0000 nor -0.0."""
    text = repr(event.extensions)
    return "\\x00" not in text and "-0.0" not in text


@pytest.mark.parametrize("stored_as", STORED_AS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(some=st.lists(events(extensions=extensions()).filter(fits_jsonb) | st.none(), min_size=1, max_size=4))
def test_events_come_back_equal(engine: Any, stored_as: str, some: list[Any]) -> None:
    """Events with extensions of every kind come back equal from each kind of column."""
    assert stored(engine, ANY(stored_as=stored_as), some) == some


# --- The five traps ---------------------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(
    st.lists(
        st.floats(allow_nan=False, allow_infinity=False).filter(lambda x: str(x) != "-0.0")
        | st.integers(-(2**53) + 1, 2**53 - 1)
    )
)
def test_jsonb_keeps_every_number(engine: Any, numbers: list[Any]) -> None:
    """JSONB keeps a number as its digits, 1e300 as 301 of them; each is read as the number that was stored."""
    event = Event(title="x", extensions=Extensions({"a": [*numbers, 1e300, -1e16, 2.0**53, 2**53 - 1, 1.0, 5e-324]}))
    assert stored(engine, RecordType(), [event]) == [event]


def test_jsonb_refuses_and_changes_what_is_refused_here(engine: Any) -> None:
    """`RecordType` refuses exactly what this server refuses or changes; the other columns keep it."""
    jsonb = sa.dialects.postgresql.JSONB
    with engine.connect() as connection, pytest.raises(sa.exc.DataError, match="unsupported Unicode escape"):
        connection.scalar(sa.select(sa.cast(sa.literal({"a": "\0"}, jsonb), jsonb)))
    with engine.connect() as connection:
        assert str(connection.scalar(sa.select(sa.cast(sa.literal({"a": -0.0}, jsonb), jsonb)))) == "{'a': 0.0}"
    for values, message in (({"a": "\0"}, "U\\+0000"), ({"a": -0.0}, "-0.0")):
        event = Event(title="x", extensions=Extensions(values))
        with pytest.raises(sa.exc.StatementError, match=message):
            stored(engine, RecordType(), [event])
        for stored_as in ("json", "text"):
            assert stored(engine, ANY(stored_as=stored_as), [event]) == [event]


@pytest.mark.parametrize("stored_as", STORED_AS)
def test_none_is_null_and_the_version_is_stored(engine: Any, stored_as: str) -> None:
    """`None` is SQL's NULL, and a stored record has the version of its format."""
    table = table_of(ANY(stored_as=stored_as))
    with engine.connect() as connection:
        table.create(connection)
        connection.execute(table.insert(), [{"record": None}, {"record": WORKSHOP}])
        assert list(connection.scalars(sa.select(table.c.id).where(table.c.record.is_(None)))) == [1]
        version = sa.text("SELECT CAST(record AS jsonb) ->> 'migevents' FROM records WHERE record IS NOT NULL")
        assert connection.scalar(version) == "1.0"
        connection.rollback()


def test_queries_look_inside_by_path(engine: Any) -> None:
    """A path of JSON is compared with text and numbers; a record is compared with the whole column."""
    for stored_as in ("jsonb", "json"):
        table = table_of(ANY(stored_as=stored_as))
        record = table.c.record
        with engine.connect() as connection:
            table.create(connection)
            connection.execute(table.insert(), [{"record": WORKSHOP}, {"record": Launch(title="y")}, {"record": None}])
            conditions = [
                record["host"]["country"].as_string() == "LA",
                record[("host", "country")].as_string() == "LA",
                record["edition"].as_integer() > 2,
            ]
            if stored_as == "jsonb":  # the JSON of PostgreSQL has no equality
                conditions.append(record == WORKSHOP)
            for condition in conditions:
                assert list(connection.scalars(sa.select(table.c.id).where(condition))) == [1], str(condition)
            assert connection.execute(sa.select(record["host"]).order_by(table.c.id)).first() == ({"country": "LA"},)
            connection.rollback()


def test_an_invalid_row_is_raised_or_returned(engine: Any) -> None:
    """An invalid row from another program ends the query, or is returned in place of the record."""
    table, lenient = table_of(RecordType()), table_of(RecordType(on_error="yield"))
    with engine.connect() as connection:
        table.create(connection)
        connection.execute(sa.text("""INSERT INTO records (record) VALUES ('{"type": "event"}')"""))
        with pytest.raises(InvalidRecord):
            connection.scalars(sa.select(table.c.record)).all()
        [bad] = connection.scalars(sa.select(lenient.c.record))
        connection.rollback()
    assert [issue.code for issue in bad.issues] == ["missing-field"]


# --- The ORM ----------------------------------------------------------------------------------------------------------


class Base(DeclarativeBase):
    """The declarations of the test."""

    type_annotation_map = {Workshop: RecordType(Workshop)}  # noqa: RUF012  # SQLAlchemy asks for it so


class Entry(Base):
    """A row with a record."""

    __tablename__ = "entries"

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop: Mapped[Workshop]


def test_mapped_classes_hold_records(engine: Any) -> None:
    """`Mapped[Workshop]` is a column of JSONB; a new record that is assigned is written, and found by path."""
    Base.metadata.create_all(engine)
    try:
        with Session(engine) as session:
            session.add(Entry(id=1, workshop=Workshop(title="x")))
            session.commit()
            session.get_one(Entry, 1).workshop = WORKSHOP
            session.commit()
            query = sa.select(Entry).where(Entry.workshop["host"]["country"].as_string() == "LA")
            assert [entry.workshop for entry in session.scalars(query)] == [WORKSHOP]
            kind = "SELECT data_type FROM information_schema.columns WHERE column_name = 'workshop'"
            assert session.scalar(sa.text(kind)) == "jsonb"
    finally:
        Base.metadata.drop_all(engine)
