"""Records in Arrow, and so in Parquet, Spark, polars, DuckDB, pandas.

The columns are made from the fields of the model, so that no engine has to guess a schema from the data: guessing drops
rare keys, and misreads numbers. Records that are written and read back are equal.

`read_batches` reads a column of JSON texts, and has the signature that Spark's ``mapInArrow`` requires, so one function
works with every engine. This package needs pyarrow, which the extra ``arrow`` installs.

>>> from migevents import Workshop
>>> from migevents.arrow import from_arrow, to_arrow
>>> array = to_arrow([Workshop(title="Migration and data")])
>>> array.field("title").to_pylist()
['Migration and data']
>>> list(from_arrow(array))
[Workshop(title='Migration and data')]
"""

from migevents._extras import needs

with needs("arrow", "migevents.arrow needs pyarrow"):
    import pyarrow as _pyarrow  # noqa: F401  # only to see whether it is there

from migevents.arrow.reading import from_arrow
from migevents.arrow.schema import output_schema, schema
from migevents.arrow.texts import read_batches
from migevents.arrow.writing import to_arrow, write_parquet

__all__ = ["from_arrow", "output_schema", "read_batches", "schema", "to_arrow", "write_parquet"]
