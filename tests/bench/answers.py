#!/usr/bin/env python3
"""The 21 questions of the benchmark on its smallest graph, against the checksums that independent engines agree on.

  answers.py SHARED ADAPTER [SCALE]      SHARED holds bench/; exit status 77 (skipped) where it is not there
"""
import json, os, subprocess, sys, tempfile


def main():
    shared, adapter, *rest = sys.argv[1:]
    bench, scale = os.path.join(shared, "bench"), (rest or ["S"])[0]
    if not os.path.exists(os.path.join(bench, "gen_graph.py")):
        print("=" * 78 + "\nSKIPPED: the benchmark's questions were NOT asked: there is no %s\n" % bench + "=" * 78)
        return 77
    with open(os.path.join(bench, "expected.json"), encoding="utf-8") as file:
        expected = json.load(file)[scale]
    with open(os.path.join(bench, "queries.json"), encoding="utf-8") as file:
        queries = json.load(file)["queries"]
    with tempfile.TemporaryDirectory() as scratch:
        graph, db, task = (os.path.join(scratch, name) for name in ("graph", "db", "task.json"))
        subprocess.run([sys.executable, os.path.join(bench, "gen_graph.py"), "--scale", scale, "--out", graph], check=True,
                       stdout=subprocess.DEVNULL)
        subprocess.run([adapter, "load", os.path.join(graph, "neo4j"), db], check=True)
        with open(os.path.join(graph, "params.json"), encoding="utf-8") as file:
            params = json.load(file)

        def fill(text):
            for name, value in params.items():
                text = text.replace("${%s}" % name, str(value))
            return text

        with open(task, "w", encoding="utf-8") as file:
            json.dump({"runs": 3, "budget_ms": 15000, "params": params,
                       "queries": [{"id": q["id"], "text": fill(q["cypher"]), "ordered": q["ordered"]} for q in queries]}, file)
        lines = subprocess.run([adapter, "run", db, task], check=True, capture_output=True, text=True).stdout.splitlines()
    wrong = 0
    for answer in map(json.loads, lines[1:]):
        good = answer.get("checksum") == expected[answer["id"]]["checksum"]
        wrong += not good
        print("%s %s %s" % (answer["id"], "right" if good else "WRONG", answer.get("error") or "%.3f ms" % sorted(answer["warm_ms"])[len(answer["warm_ms"]) // 2]))
    print("%d of %d right" % (len(lines) - 1 - wrong, len(queries)))
    return 0 if wrong == 0 and len(lines) - 1 == len(queries) else 1


sys.exit(main())
