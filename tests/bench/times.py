#!/usr/bin/env python3
"""Times what a user waits for, as whole processes: median, least and most of N runs.

usage: times.py PROGRAM PAPERS... [--runs N]

Prints: start-up (`query 'RETURN 1'` on the graph of PAPERS), extraction of PAPERS, ingest of PAPERS into a new database, and a
citation report, each in milliseconds.
"""
import argparse
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time


def run(command, runs, before=lambda: None):
    times = []
    for _ in range(runs + 1):  # the first warms the page cache and is not counted
        before()
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append((time.perf_counter() - start) * 1000)
    return times[1:]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("papers", nargs="+")
    parser.add_argument("--runs", type=int, default=21)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db, fresh = pathlib.Path(folder, "graph.db"), pathlib.Path(folder, "fresh.db")
        subprocess.run([given.program, "--db", db, "ingest", *given.papers], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        rows = [
            ("query 'RETURN 1'", run([given.program, "--db", db, "query", "RETURN 1"], given.runs)),
            ("extract", run([given.program, "extract", *given.papers], given.runs)),
            ("ingest into a new database", run([given.program, "--db", fresh, "ingest", *given.papers], given.runs,
                                               lambda: shutil.rmtree(fresh, ignore_errors=True))),
            ("report citations", run([given.program, "--db", db, "report", "citations", "--format", "csv"], given.runs)),
        ]
    print(f"{'ms':28}{'median':>9}{'least':>9}{'most':>9}")
    for name, times in rows:
        print(f"{name:28}{statistics.median(times):9.1f}{min(times):9.1f}{max(times):9.1f}")


if __name__ == "__main__":
    main()
