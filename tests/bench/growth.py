#!/usr/bin/env python3
"""How extraction grows with the text: MB/s of one thread and of several, and memory.

usage: growth.py PROGRAM [--sizes 1,10,100] [--jobs 1,2] [--check RATIO,MEMORY_MB]

Makes texts of the sample papers with make_text.py and extracts them to nowhere. `s` is the wall clock, `cpu` what all
threads worked, `MB/s` bytes by the wall clock, `MB/s a core` by the work, `MB` the peak resident memory with the pages of
the mapped file.
With --check it fails where the work for the last size is more than RATIO times that for the first, at one thread, or a
run took more than MEMORY_MB.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

import measure

MAKE_TEXT = pathlib.Path(__file__).resolve().parent / "make_text.py"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--sizes", default="1,10,100")
    parser.add_argument("--jobs", default="1,2")
    parser.add_argument("--check")
    given = parser.parse_args()
    sizes, jobs = [float(s) for s in given.sizes.split(",")], [int(j) for j in given.jobs.split(",")]
    works, highest = [], 0.0
    print(f"{'text MB':>8}{'threads':>9}{'s':>9}{'cpu':>9}{'MB/s':>8}{'MB/s a core':>13}{'× 1st':>7}{'MB':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = str(pathlib.Path(folder, "text.txt"))
            subprocess.run([sys.executable, MAKE_TEXT, str(size), "-o", path], check=True)
            megabytes, first = os.path.getsize(path) / 1e6, None
            for count in jobs:
                wall, work, memory = measure.run([given.program, "extract", "--jobs", str(count), path])
                first = first or wall
                highest = max(highest, memory)
                if count == jobs[0]:
                    works.append(work)
                print(f"{megabytes:8.1f}{count:9}{wall:9.2f}{work:9.2f}{megabytes / wall:8.1f}{megabytes / work:13.1f}"
                      f"{first / wall:7.2f}{memory:7.0f}", flush=True)
    if given.check:
        ratio, limit = (float(n) for n in given.check.split(","))
        grown = works[-1] / works[0]
        if grown > ratio or highest > limit:
            sys.exit(f"work grew {grown:.1f} times (limit {ratio:g}), memory reached {highest:.0f} MB (limit {limit:g})")


if __name__ == "__main__":
    main()
