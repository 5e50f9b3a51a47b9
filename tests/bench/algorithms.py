#!/usr/bin/python3
"""algorithms.py PROGRAM DATABASE FOLDER: algorithms by CALL beside igraph, on one graph, in one run.

DATABASE holds the graph whose relationships FOLDER/rel_*.csv list (source and target first). Each side alternates, the least
time of the rounds counts. Ours is the whole call inside the program, projection included; igraph's the algorithm alone,
its graph being loaded.
"""
import csv
import glob
import json
import os
import subprocess
import sys
import time

import igraph

program, database, folder = sys.argv[1:4]
rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 3


def load():
    numbers, ends = {}, []
    for file in sorted(glob.glob(os.path.join(folder, "rel_*.csv"))):
        with open(file, newline="") as lines:
            rows = csv.reader(lines)
            next(rows)
            ends += [(numbers.setdefault(row[0], len(numbers)), numbers.setdefault(row[1], len(numbers))) for row in rows]
    return igraph.Graph(len(numbers), ends, directed=True), numbers


def ours(call):
    done = subprocess.run([program, "query", "--db", database, "--read-only", "--format", "jsonl", call],
                          capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.splitlines()[0])


def quality(call):
    """The modularity, as igraph reckons it, of the communities that a call yields."""
    done = subprocess.run([program, "query", "--db", database, "--read-only", "--format", "jsonl",
                           f"{call} YIELD node, community RETURN node.id AS id, community AS c"],
                          capture_output=True, text=True, check=True)
    parts = [0] * undirected.vcount()
    for line in done.stdout.splitlines():
        row = json.loads(line)
        if row["id"] in numbers:
            parts[numbers[row["id"]]] = row["c"]
    return undirected.modularity(parts)


def timed(do):
    begin = time.perf_counter()
    result = do()
    return time.perf_counter() - begin, result


def in_program(call):
    """The time of the statement alone: that of the process less that of one which only opens the database."""
    empty = min(timed(lambda: ours("RETURN 1 AS x"))[0] for _ in range(3))
    spent, row = timed(lambda: ours(call))
    return spent - empty, row


directed, numbers = load()
undirected = directed.as_undirected(mode="each")
print(f"{directed.vcount()} nodes, {directed.ecount()} relationships")
TASKS = [
    ("PageRank", "CALL algo.pageRank() YIELD score RETURN max(score) AS v", lambda: max(directed.pagerank())),
    ("components", "CALL algo.components() YIELD component RETURN max(component) + 1 AS v",
     lambda: len(directed.connected_components(mode="weak"))),
    ("k-core", "CALL algo.kCore() YIELD core RETURN max(core) AS v", lambda: max(undirected.coreness())),
    ("Leiden", "CALL algo.leiden() YIELD community RETURN max(community) AS v",
     lambda: undirected.community_leiden(objective_function="modularity", n_iterations=2)),
]
if os.environ.get("LOUVAIN"):
    TASKS.append(("Louvain", "CALL algo.louvain() YIELD community RETURN max(community) AS v",
                  lambda: undirected.community_multilevel()))
print("| | treatygraph, s | igraph, s | ratio | results |\n|---|---|---|---|---|")
for name, call, theirs in TASKS:
    mine, other = [], []
    for _ in range(rounds):
        mine.append(in_program(call))
        other.append(timed(theirs))
    a, b = min(mine, key=lambda t: t[0]), min(other, key=lambda t: t[0])
    value = b[1]
    shown = f"{a[1]['v']} / {value}"
    if isinstance(value, igraph.VertexClustering):
        ours_is = quality(call.split(" YIELD")[0])
        shown = f"modularity {ours_is:.4f} / {value.modularity:.4f}"
    print(f"| {name} | {a[0]:.3f} | {b[0]:.3f} | {a[0] / b[0]:.2f} | {shown} |", flush=True)
