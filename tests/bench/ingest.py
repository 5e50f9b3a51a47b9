#!/usr/bin/env python3
"""How ingest grows with the folder: MB/s from papers to a graph with its read image, work, and memory.

usage: ingest.py PROGRAM [--sizes 10,100] [--jobs 2] [--of FOLDER] [--keep FOLDER]

The papers are those of FOLDER (without it the sample papers) put one after another in seeded random order and cut between
paragraphs into files of about 33 KB (100 MB are 3,000 of them), each under a symbol of its own. The sample papers hold three
times as many mentions as real ones do. `s` is the wall clock of `treatygraph ingest FOLDER` into a new database, `cpu` what all threads worked,
`extract` the work of extraction alone, `db MB` the folder afterwards, `MB` the peak resident memory.
With --keep the papers stay there.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile

import measure

MAKE_TEXT = pathlib.Path(__file__).resolve().parent / "make_text.py"
PAPER = 33_000  # bytes


def make_papers(folder, megabytes, of):
    """Writes the papers into `folder`, returns how many bytes they have and how many they are."""
    stream = subprocess.run([sys.executable, MAKE_TEXT, str(megabytes), "--of", of], check=True, capture_output=True).stdout
    at, number, written = 0, 0, 0
    while at < len(stream):
        end = stream.find(b"\n\n", min(at + PAPER, len(stream)))
        end = len(stream) if end < 0 else end + 2
        number += 1
        bytes_ = f"A/AC.{300 + number % 7}/{number}\n\n".encode() + stream[at:end]
        pathlib.Path(folder, f"{number:05}.txt").write_bytes(bytes_)
        written += len(bytes_)
        at = end
    return written, number


def size_of(folder):
    found = {(s.st_dev, s.st_ino): s.st_size for s in (p.stat() for p in pathlib.Path(folder).rglob("*") if p.is_file())}
    return sum(found.values()) / 1e6


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--sizes", default="10,100")
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--keep")
    parser.add_argument("--of", default=str(MAKE_TEXT.parent.parent / "corpus" / "papers"))
    given = parser.parse_args()
    print(f"{'MB':>6}{'papers':>8}{'threads':>9}{'s':>8}{'MB/s':>7}{'cpu':>8}{'extract':>9}{'db MB':>7}{'MB':>6}")
    with tempfile.TemporaryDirectory() as folder:
        for size in (float(s) for s in given.sizes.split(",")):
            papers = pathlib.Path(given.keep or folder, f"papers-{size:g}")
            papers.mkdir(parents=True)
            written, count = make_papers(papers, size, given.of)
            for jobs in given.jobs.split(","):
                db = pathlib.Path(folder, f"{size:g}-{jobs}.db")
                _, extraction, _ = measure.run([given.program, "extract", "--jobs", jobs, papers])
                wall, work, memory = measure.run([given.program, "ingest", "--jobs", jobs, papers, "--db", db])
                print(f"{written / 1e6:6.1f}{count:8}{jobs:>9}{wall:8.2f}{written / 1e6 / wall:7.1f}{work:8.2f}"
                      f"{extraction:9.2f}{size_of(db):7.0f}{memory:6.0f}", flush=True)


main()
