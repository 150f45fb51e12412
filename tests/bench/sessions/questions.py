"""The questions of docs/recipes/playtest.md, asked by DuckDB of a folder of tables; with time and memory.

    pip install duckdb && python3 tests/bench/sessions/questions.py FOLDER
"""

import os
import re
import resource
import sys
import time
from pathlib import Path

import duckdb

folder = sys.argv[1]
recipe = Path(__file__).parents[3] / "docs/recipes/playtest.md"
block = re.search(r"```sql\n(.*?)```", recipe.read_text(), re.S).group(1)
questions = [each.strip() for each in block.split(";") if each.strip()]
size = sum(file.stat().st_size for file in Path(folder).rglob("*.parquet"))
print(f"duckdb {duckdb.__version__}, {os.cpu_count()} cores, {size / 1e6:.0f} MB of Parquet, load {os.getloadavg()}")
for question in questions:
    title, *sql = question.split("\n")
    begun = time.perf_counter()
    rows = duckdb.sql("\n".join(sql).replace("'tables/", f"'{folder}/")).fetchall()
    took = time.perf_counter() - begun
    print(f"{took:.2f} s, {len(rows)} rows {title}")
    print("   ", rows[:3])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"peak memory {peak:.0f} MB, load {os.getloadavg()}")
