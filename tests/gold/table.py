#!/usr/bin/env python3
"""The README's table of precision and recall on the annotated papers: both halves side by side, a row for each kind, predicate and
language that the two together have ten or more of.

usage: table.py PROGRAM [--check README.md]    with --check, tells how the README's table differs and ends with status 1"""
import argparse, difflib, pathlib, sys, tempfile
import marked, score

FEWEST = 10
LANGUAGES = ["zh", "en", "fr", "es", "ru", "ar"]
HEAD = "| | in the papers | precision | recall | F1, daily half | precision | recall | F1, unseen half |"


def tally_of(program, half):
    with tempfile.TemporaryDirectory() as folder:
        return score.score_layout(program, marked.papers(half), "printed", pathlib.Path(folder)).tally


def shown(counts):
    if counts is None or counts[0] + counts[2] == 0:
        return "– | – | –"
    return " | ".join(f"{rate:.3f}" for rate in score.rates(*counts))


def table(program):
    daily, unseen = tally_of(program, "daily"), tally_of(program, "unseen")
    wanted = lambda counts: 0 if counts is None else counts[0] + counts[2]
    plain = sorted({key for key in (*daily, *unseen) if key[0] in ("mention", "relation")}, key=score.order)
    keys = [(key, f"all {key[0]}s" if key[1] == "ALL" else key[1]) for key in plain]
    keys += [((f"{level}, {language}", "ALL"), f"{level}s, {language}") for language in LANGUAGES for level in ("mention", "relation")]
    rows = [HEAD, "|---" * 8 + "|"]
    for key, name in keys:
        mine, other = daily.get(key), unseen.get(key)
        if wanted(mine) + wanted(other) >= FEWEST:
            rows.append(f"| {name} | {wanted(mine)} + {wanted(other)} | {shown(mine)} | {shown(other)} |")
    return rows


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("program"); ask.add_argument("--check")
    asked = ask.parse_args()
    rows = table(asked.program)
    if asked.check is None:
        print(*rows, sep="\n")
        return
    lines = pathlib.Path(asked.check).read_text(encoding="utf-8").splitlines()
    printed = lines[lines.index(HEAD):] if HEAD in lines else []
    end = next((i for i, line in enumerate(printed) if not line.startswith("|")), len(printed))
    different = list(difflib.unified_diff(printed[:end], rows, asked.check, "measured now", lineterm="", n=0))
    print(*different, sep="\n")
    sys.exit(1 if different else 0)


main()
