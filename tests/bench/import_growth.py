#!/usr/bin/env python3
"""How an import and the questions grow with the graph: a line for each of several graphs of the benchmark.

  import_growth.py SHARED ADAPTER GRAPH... [--db FOLDER]      GRAPH: what SHARED/bench/gen_graph.py --scale … --out GRAPH made

Time, memory and disk are also told per thousand nodes and relationships: where they stay, growth is linear. Every answer is
compared with SHARED/bench/expected.json; exit status 1 where one is wrong.
"""
import argparse, json, os, statistics, subprocess, sys, tempfile

import questions

COLUMNS = ("scale", "nodes", "relationships", "load, s", "CPU, s", "µs each", "memory, MB", "disk, MB", "bytes each",
           "questions, geometric mean ms", "right")


def load(adapter, graph, db):
    """Seconds, CPU seconds and peak megabytes of a load."""
    child = subprocess.Popen([adapter, "load", os.path.join(graph, "neo4j"), db], stdout=subprocess.PIPE, text=True)
    said = json.loads(child.stdout.read())
    _, status, used = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit("the load of %s failed" % graph)
    return said["load_ms"] / 1000, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def megabytes(folder):
    """Of the blocks on disk; what is linked twice counts once."""
    blocks = {}
    for place, _, names in os.walk(folder):
        for name in names:
            found = os.stat(os.path.join(place, name))
            blocks[found.st_ino] = found.st_blocks * 512
    return sum(blocks.values()) / 2 ** 20


def ask(adapter, graph, db, queries, expected):
    """The median milliseconds of every question, and how many answers are right."""
    answers = questions.ask(adapter, graph, db, queries)
    right = 0
    for answer in answers:
        good = answer.get("checksum") == expected.get(answer["id"], {}).get("checksum")
        right += good
        if not good:
            print("%s: WRONG %s" % (answer["id"], answer.get("error", "")), file=sys.stderr)
    return [statistics.median(answer["warm_ms"] or [answer["cold_ms"]]) for answer in answers if "cold_ms" in answer], right


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared")
    parser.add_argument("adapter")
    parser.add_argument("graphs", nargs="+")
    parser.add_argument("--db", help="where the databases are made and removed again (default: the system's temporary folder)")
    given = parser.parse_args()
    queries, expected = questions.read(given.shared)
    print("| %s |\n|%s" % (" | ".join(COLUMNS), "---|" * len(COLUMNS)))
    wrong = 0
    for graph in given.graphs:
        with open(os.path.join(graph, "meta.json"), encoding="utf-8") as file:
            meta = json.load(file)
        elements = meta["total_nodes"] + meta["total_rels"]
        with tempfile.TemporaryDirectory(dir=given.db) as folder:
            db = os.path.join(folder, "db")
            seconds, cpu, memory = load(given.adapter, graph, db)
            disk = megabytes(db)
            times, right = ask(given.adapter, graph, db, queries, expected[meta["scale"]])
        wrong += len(queries) - right
        cells = (meta["scale"], "{:,}".format(meta["total_nodes"]), "{:,}".format(meta["total_rels"]), "%.1f" % seconds,
                 "%.1f" % cpu, "%.2f" % (cpu * 1e6 / elements), "%.0f" % memory, "%.0f" % disk,
                 "%.0f" % (disk * 2 ** 20 / elements), "%.3f" % statistics.geometric_mean(times),
                 "%d of %d" % (right, len(queries)))
        print("| %s |" % " | ".join(cells), flush=True)
    return 1 if wrong else 0


sys.exit(main())
