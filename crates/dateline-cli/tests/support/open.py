"""Opens `dateline.db` in the folder named with sqlite3 and pandas and with Datasette, as others would, and holds it against what
`dateline find --json` and `dateline due --json` printed into `found.jsonl` and `due.jsonl` there."""

import asyncio
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pandas
from datasette.app import Datasette

folder = Path(sys.argv[1]).resolve()
path = folder / "dateline.db"


def printed(name):
    return [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]


found, due = printed("found.jsonl"), printed("due.jsonl")
assert found and due
book = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)


def frame(sql):
    table = pandas.read_sql_query(sql, book)
    return table.astype(object).where(table.notna(), None)


# Every table and view is read, the indexes of words too.
names = frame("SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view')")
rows = {name: len(frame(f'SELECT * FROM "{name}"')) for name in names["name"]}
empty = {name for name, count in rows.items() if not count}
assert empty <= {"stories"}, empty

# Tables joined and views alone tell what the program tells.
statements = {one["id"]: one for one in found if one["kind"] == "statement"}
acts = {one["id"]: one for one in found if one["kind"] == "act"}
joined = frame(
    """SELECT 's' || s.id AS id, s.day, w.who, w.content AS words, s.score, r.name, r.outlet, s."start", s."end"
       FROM statements s JOIN said w USING (id) JOIN reports r ON r.id = s.report WHERE s.verdict IS NOT 'rejected'"""
)
assert set(joined["id"]) == set(statements)
for row in joined.to_dict("records"):
    one = statements[row["id"]]
    assert (row["day"], row["who"], row["words"]) == (one["day"], one["who"], one["words"]), (row, one)
    assert (row["name"], row["outlet"]) == (one["report"]["name"], one["report"]["outlet"])
    assert [row["start"], row["end"]] == one["span"] and row["score"] / 100 == one["score"], (row, one)
quotes = frame("SELECT * FROM quotes")
assert {(row.id, row.who, row.content, row.url) for row in quotes.itertuples()} == {
    (one["id"], one["who"], one["words"], one["report"]["url"]) for one in statements.values()
}
events = frame("SELECT * FROM events")
assert set(events["id"]) == set(acts)
for row in events.to_dict("records"):
    one = acts[row["id"]]
    told = (one["type"], one["status"], one["who"], one["to"] or "", one["words"], one["deadline"], one["report"]["id"])
    assert (row["type"], row["status"], row["agents"], row["recipients"], row["words"], row["deadline"], row["report"]) == told
committed = frame("SELECT id, commitment, deadline, outcome, outcome_day, evidence FROM commitments WHERE deadline IS NOT NULL")
told = [one for one in due if one["commitment"]]
for one in told:
    fate = one["outcome"] if one["outcome"]["evidence"] else {"outcome": None, "day": None, "evidence": None}
    row = (one["id"], one["commitment"], one["deadline"], fate["outcome"], fate["day"], fate["evidence"])
    assert row in set(committed.itertuples(index=False, name=None)), row
assert {one["outcome"]["outcome"] for one in told} == {"met", "unknown"}
speakers = frame(
    """SELECT c.statement, c.source FROM chains c JOIN (SELECT statement, max(position) AS last FROM chains GROUP BY 1) m
       ON m.statement = c.statement AND m.last = c.position"""
)
for row in speakers.itertuples():
    if row.statement in statements:
        assert statements[row.statement]["who"].split(" ← ")[0] == row.source, row
# Places are code points, which is how Python counts.
texts = frame("""SELECT 'r' || r.id AS report, v.text FROM reports r JOIN versions v ON v.id = r.version""").set_index("report")["text"]
for view in ("evidence", "dates"):
    for row in frame(f"SELECT * FROM {view}").itertuples():
        assert texts[row.report][row.start : row.end] == row.words, (view, row)
assert all(texts[one["report"]["id"]][one["span"][0] : one["span"][1]] for one in found)
book.close()


async def browse():
    """The pages and the JSON of every table and view that Datasette lists, and its search in the indexes of words."""
    client = Datasette([str(path)]).client

    async def get(address):
        answer = await client.get(f"/dateline{address}")
        assert answer.status_code == 200, (address, answer.status_code, answer.text[:500])
        return answer

    listed = (await get(".json")).json()
    tables = {one["name"]: one for one in listed["tables"]}
    assert set(tables) | {one["name"] for one in listed["views"]} == set(rows)
    hidden = {name for name, one in tables.items() if one["hidden"]}
    assert hidden == {name for name in tables if "_words" in name}, hidden
    for name, count in rows.items():
        assert len((await get(f"/{name}.json?_shape=array&_size=max")).json()) == count, name
        if name not in ("captures", "extractions"):
            assert "<table" in (await get(f"/{name}")).text or not count, name
    await get("/statements/1")
    await get("/statements?_facet=kind&_sort_desc=day")
    word = "ports"
    hits = {one["id"] for one in found if word in f"{one['who']} {one['to']} {one['words']} {one['condition']}".lower()}
    said = (await get(f"/said.json?_shape=array&_fts_table=statements_words&_fts_pk=id&_search={word}")).json()
    assert {f"s{one['id']}" for one in said} & set(statements) == hits & set(statements), said
    done = (await get(f"/acts.json?_shape=array&_fts_table=acts_words&_search={word}")).json()
    assert {f"e{one['id']}" for one in done} & set(acts) == hits & set(acts), done
    assert len((await get(f"/statements_words.json?_shape=array&_search={word}")).json()) == len(said)
    return len(said)


assert asyncio.run(browse())
command = [sys.executable, "-m", "datasette", str(path), "--get", "/dateline/said.json?_shape=array"]
assert len(json.loads(subprocess.run(command, check=True, capture_output=True).stdout)) == rows["said"]
