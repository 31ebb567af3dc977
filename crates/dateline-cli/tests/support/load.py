"""Reads what `dateline read --as …` prints, in the folder named, with pandas and pyarrow."""

import sys
from pathlib import Path

import pandas
import pyarrow.csv
import pyarrow.json

folder = Path(sys.argv[1])

events = pandas.read_csv(folder / "gdelt", sep="\t", header=None, dtype=str)
assert events.shape[1] == 61, events.shape
assert pandas.to_datetime(events[1], format="%Y%m%d").notna().all()
assert set(events[29]) <= {"1", "2", "3", "4"}

mentions = pandas.read_csv(folder / "gdelt-mentions", sep="\t", header=None, dtype=str)
assert mentions.shape[1] == 16, mentions.shape
assert set(mentions[0]) <= set(events[0])

plover = pandas.read_json(folder / "plover", lines=True)
assert {"id", "date", "actor", "event"} <= set(plover.columns)
assert pyarrow.json.read_json(folder / "plover").num_rows == len(plover)

table = pandas.read_csv(folder / "csv")
assert table["start"].ge(0).all() and table["score"].between(0, 1).all()
assert pyarrow.csv.read_csv(folder / "csv").num_rows == len(table)

found = pandas.read_parquet(folder / "parquet")
assert len(found) and found["score"].between(0, 1).all() and found["id"].str.match(r"[se]\d+$").all()
