"""Lays copies of a folder of tables beside each other, every session under an id of its own.

    python3 tests/bench/sessions/copies.py FOLDER TARGET COPIES [EVERY]

EVERY keeps each so-manieth reading of a session.
"""

import sys
from pathlib import Path

import duckdb

folder, target, copies = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
every = int(sys.argv[4]) if len(sys.argv) > 4 else 1
for table in ("sessions", "windows", "markers", "readings"):
    (target / table).mkdir(parents=True, exist_ok=True)
    thinned = f"WHERE file_row_number % {every} = 0" if table == "readings" else ""
    duckdb.sql(
        f"""COPY (
            SELECT session || '-' || copy AS session, * EXCLUDE (session, copy, file_row_number)
            FROM read_parquet('{folder}/{table}/*.parquet', file_row_number = true), range({copies}) AS c(copy)
            {thinned}
        ) TO '{target}/{table}/part-00000.parquet' (FORMAT parquet)"""
    )
print(duckdb.sql(f"SELECT count(*) FROM '{target}/readings/*.parquet'").fetchall()[0][0], "readings")
