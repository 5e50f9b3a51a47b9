#!/usr/bin/env python3
"""Makes one long text of the sample papers: make_text.py MEGABYTES [--seed N] [--language zh|en|all] [--of FOLDER] [-o FILE]

The papers of FOLDER, without it of tests/corpus/papers (names with "-en" are English, the others Chinese) are put one after another in
seeded random order, each as a whole, until the text has the size. The same arguments give the same bytes."""
import argparse
import pathlib
import random
import sys

PAPERS = pathlib.Path(__file__).resolve().parent.parent / "corpus" / "papers"
PARTING = "\n\n"


def papers(folder, language):
    names = sorted(p for p in pathlib.Path(folder).iterdir() if p.suffix in (".txt", ".md"))
    english = [p for p in names if "-en" in p.stem]
    chosen = {"zh": [p for p in names if p not in english], "en": english, "all": names}[language]
    return [p.read_text(encoding="utf-8").strip("\n") + PARTING for p in chosen]


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("megabytes", type=float)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--language", choices=["zh", "en", "all"], default="zh")
    arguments.add_argument("--of", default=PAPERS)
    arguments.add_argument("-o", "--output", default="-")
    asked = arguments.parse_args()

    chosen = [text.encode() for text in papers(asked.of, asked.language)]
    turn = random.Random(asked.seed)
    wanted = int(asked.megabytes * 1_000_000)
    out = sys.stdout.buffer if asked.output == "-" else open(asked.output, "wb")
    written = 0
    while written < wanted:
        order = list(chosen)
        turn.shuffle(order)
        for text in order:
            if written >= wanted:
                break
            out.write(text)
            written += len(text)


main()
