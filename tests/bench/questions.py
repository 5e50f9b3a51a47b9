"""The benchmark's questions put to an adapter: what answers.py and import_growth.py share."""
import json, os, subprocess


def read(shared):
    """The questions, and the checksums of their answers by scale."""
    bench = os.path.join(shared, "bench")
    with open(os.path.join(bench, "queries.json"), encoding="utf-8") as file:
        queries = json.load(file)["queries"]
    with open(os.path.join(bench, "expected.json"), encoding="utf-8") as file:
        return queries, json.load(file)


def ask(adapter, graph, db, queries):
    """An answer a question, as the adapter gives it. The task is written beside the database."""
    with open(os.path.join(graph, "params.json"), encoding="utf-8") as file:
        params = json.load(file)

    def fill(text):
        for name, value in params.items():
            text = text.replace("${%s}" % name, str(value))
        return text

    task = os.path.join(os.path.dirname(db), "task.json")
    with open(task, "w", encoding="utf-8") as file:
        json.dump({"runs": 3, "budget_ms": 15000, "params": params,
                   "queries": [{"id": q["id"], "text": fill(q["cypher"]), "ordered": q["ordered"]} for q in queries]}, file)
    lines = subprocess.run([adapter, "run", db, task], check=True, capture_output=True, text=True).stdout.splitlines()
    return [json.loads(line) for line in lines[1:]]
