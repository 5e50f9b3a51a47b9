#!/usr/bin/env python3
"""The 21 questions of the benchmark on its smallest graph, against the checksums that independent engines agree on.

  answers.py SHARED ADAPTER [SCALE]      SHARED holds bench/; exit status 77 (skipped) where it is not there
"""
import os, subprocess, sys, tempfile

import questions


def main():
    shared, adapter, *rest = sys.argv[1:]
    bench, scale = os.path.join(shared, "bench"), (rest or ["S"])[0]
    if not os.path.exists(os.path.join(bench, "gen_graph.py")):
        print("=" * 78 + "\nSKIPPED: the benchmark's questions were NOT asked: there is no %s\n" % bench + "=" * 78)
        return 77
    queries, expected = questions.read(shared)
    with tempfile.TemporaryDirectory() as scratch:
        graph, db = (os.path.join(scratch, name) for name in ("graph", "db"))
        subprocess.run([sys.executable, os.path.join(bench, "gen_graph.py"), "--scale", scale, "--out", graph], check=True,
                       stdout=subprocess.DEVNULL)
        subprocess.run([adapter, "load", os.path.join(graph, "neo4j"), db], check=True)
        answers = questions.ask(adapter, graph, db, queries)
    wrong = 0
    for answer in answers:
        good = answer.get("checksum") == expected[scale][answer["id"]]["checksum"]
        wrong += not good
        print("%s %s %s" % (answer["id"], "right" if good else "WRONG", answer.get("error") or "%.3f ms" % sorted(answer["warm_ms"])[len(answer["warm_ms"]) // 2]))
    print("%d of %d right" % (len(answers) - wrong, len(queries)))
    return 0 if wrong == 0 and len(answers) == len(queries) else 1


sys.exit(main())
