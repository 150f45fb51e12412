"""The questions of docs/recipes/playtest.md, asked by DuckDB of folders of tables; with time and memory.

    pip install duckdb && python3 tests/bench/sessions/questions.py FOLDER…
"""

import json
import os
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

import duckdb

ROOT = Path(__file__).parents[3]
RECIPE = ROOT / "docs/recipes/playtest.md"
RESULTS = ROOT / "tests/bench/results"


def questions() -> list[tuple[str, str]]:
    """Each question of the recipe: what it asks, and its SQL."""
    block = re.search(r"```sql\n(.*?)```", RECIPE.read_text(), re.S).group(1)
    parts = [each.strip().split("\n", 1) for each in block.split(";") if each.strip()]
    return [(title.removeprefix("-- "), sql) for title, sql in parts]


def measure(folder: str) -> dict:
    """Asks one folder everything, in a process of its own: its peak is of nothing else."""
    seconds = {}
    for title, sql in questions():
        begun = time.perf_counter()
        duckdb.sql(sql.replace("'tables/", f"'{folder}/")).fetchall()
        seconds[title] = round(time.perf_counter() - begun, 2)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    count = lambda table: duckdb.sql(f"SELECT count(*) FROM '{folder}/{table}/*.parquet'").fetchall()[0][0]
    size = sum(file.stat().st_size for file in Path(folder).rglob("*.parquet"))
    return {
        "sessions": count("sessions"),
        "readings": count("readings"),
        "megabytes": round(size / 1e6),
        "seconds": seconds,
        "peakMB": round(peak),
        "load": round(os.getloadavg()[0], 1),
    }


def table(measured: list[dict]) -> str:
    head = ["sessions", "million readings", "MB of Parquet", *measured[0]["seconds"], "peak MB", "load"]
    rows = [
        [each["sessions"], round(each["readings"] / 1e6, 1), each["megabytes"], *each["seconds"].values(), each["peakMB"], each["load"]]
        for each in measured
    ]
    line = lambda cells: f"| {' | '.join(map(str, cells))} |"
    return "\n".join([line(head), line("-" for _ in head), *map(line, rows), ""])


if sys.argv[1] == "--one":
    print(json.dumps(measure(sys.argv[2])))
else:
    run = [sys.executable, __file__, "--one"]
    measured = [json.loads(subprocess.check_output([*run, folder])) for folder in sys.argv[1:]]
    about = {"duckdb": duckdb.__version__, "cores": os.cpu_count(), "measured": measured}
    (RESULTS / "questions.json").write_text(json.dumps(about, indent=2) + "\n")
    text = (
        "# The questions of a playtest, asked by DuckDB\n\n"
        "By `python3 tests/bench/sessions/questions.py FOLDER…`: seconds for each question of\n"
        f"[the recipe](../../../docs/recipes/playtest.md). DuckDB {duckdb.__version__}, {os.cpu_count()} cores.\n\n"
    )
    (RESULTS / "questions.md").write_text(text + table(measured))
    subprocess.run(["npx", "prettier", "--write", "--log-level", "error", RESULTS / "questions.md", RESULTS / "questions.json"], cwd=ROOT, check=True)
    print(table(measured))
