#!/usr/bin/env python3
"""README's table of questions beside other engines, from runs of ../shared/bench/run_peers.py.

  peers_table.py RESULTS_S RESULTS_M      folders that run_peers.py --out wrote, with "ours" among the engines

The ratio is the fastest other engine's median through ours; the geometric mean of the ratios stands below each graph. A question whose
checksum differs from ours, or that an engine did not answer, does not count for that engine.
"""
import glob, json, math, os, statistics, sys

BENCH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "shared", "bench")


def medians(folder):
    """{engine: {question: (median, checksum)}}"""
    found = {}
    for path in glob.glob(os.path.join(folder, "*.json")):
        if path.endswith(".queries.json"):
            continue
        with open(path, encoding="utf-8") as file:
            run = json.load(file)
        found[run["engine"]] = {name: (statistics.median(answer["warm_ms"]), answer["checksum"])
                                for name, answer in run["queries"].items() if answer.get("warm_ms")}
    return found


def compare(engines, question):
    """(ours, best other, its name)"""
    ours, checksum = engines["ours"][question]
    others = [(answers[question][0], name) for name, answers in engines.items()
              if name != "ours" and question in answers and answers[question][1] == checksum]
    return (ours, *min(others))


def main():
    graphs = [medians(folder) for folder in sys.argv[1:3]]
    with open(os.path.join(os.environ.get("TREATYGRAPH_SHARED_BENCH", BENCH), "queries.json"), encoding="utf-8") as file:
        titles = {query["id"]: query["title"] for query in json.load(file)["queries"]}
    print("| question | S: ours, ms | S: best other | S: ratio | M: ours, ms | M: best other | M: ratio |")
    print("|---|---|---|---|---|---|---|")
    logs = [[], []]
    for question, title in titles.items():
        cells = []
        for engines, sums in zip(graphs, logs):
            ours, best, name = compare(engines, question)
            sums.append(math.log(best / ours))
            cells += ["%.3g" % ours, "%.3g (%s)" % (best, name), "%.1f" % (best / ours)]
        print("| %s | %s |" % (title, " | ".join(cells)))
    print("| geometric mean | | | %.1f | | | %.1f |" % tuple(math.exp(sum(sums) / len(sums)) for sums in logs))


main()
