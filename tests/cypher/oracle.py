#!/usr/bin/env python3
"""Random queries on small random graphs: the engine against a naive evaluator, and against itself.

  oracle.py ADAPTER [--seed N] [--count N]      (100,000 queries: oracle.py ADAPTER --count 100000; two minutes)

The naive evaluator below walks all ways in which a pattern can lie on a graph; it knows nothing of plans. What updates change is
compared as a dump of the whole graph. Besides, the engine has to agree with itself: a condition splits the rows into those where it
is true, false and unknown; a pattern read from right to left finds the same; so does one whose parts stand in another order, or
that is split over two MATCH where no relationship could be met twice. Every query is asked with the optimiser, without it, over a read image, and over one with changes. The
same seed makes the same queries.
"""
import argparse, collections, copy, json, random, subprocess, sys


# ---- graphs and queries -------------------------------------------------------------------------------------------------

def make_graph(rng):
    nodes = [{"id": i, "labels": {l for l in "AB" if rng.random() < .5}, "x": rng.choice([0, 1, 2, None])}
             for i in range(rng.randint(1, 5))]
    edges = [{"id": 100 + i, "type": rng.choice("TU"), "from": rng.choice(nodes)["id"], "to": rng.choice(nodes)["id"],
              "w": rng.choice([0, 1, None])} for i in range(rng.randint(0, 7))]
    return nodes, edges


def properties(thing, keys):
    return "{" + ", ".join("%s: %d" % (k, thing[k]) for k in keys if thing[k] is not None) + "}"


def create(graph):
    nodes, edges = graph
    parts = ["(n%d%s %s)" % (n["id"], "".join(":" + l for l in sorted(n["labels"])), properties(n, ("id", "x"))) for n in nodes]
    parts += ["(n%d)-[:%s %s]->(n%d)" % (e["from"], e["type"], properties(e, ("id", "w")), e["to"]) for e in edges]
    return "CREATE " + ", ".join(parts)


def make_node(rng, known):
    name = rng.choice("abcd") if rng.random() < .8 else None
    node = {"name": name, "labels": [], "x": None}
    if rng.random() < .3:
        node["labels"] = [rng.choice("AB")]
    if rng.random() < .15:
        node["x"] = rng.randint(0, 2)
    known.add(name)
    return node


def make_edge(rng, number):
    hops = None
    if rng.random() < .25:
        hops = rng.choice([(0, 2), (1, 2), (2, 2), (1, 3), (0, 0)])
    return {"name": "r%d" % number, "types": rng.choice([[], [], ["T"], ["U"], ["T", "U"]]), "way": rng.choice("><-"),
            "hops": hops, "w": rng.randint(0, 1) if rng.random() < .15 else None}


def make_pattern(rng, first_edge):
    parts, known = [], set()
    for _ in range(1 if rng.random() < .7 else 2):
        nodes, edges = [make_node(rng, known)], []
        for _ in range(rng.choice([0, 1, 1, 2, 2, 3])):
            edges.append(make_edge(rng, first_edge))
            first_edge += 1
            nodes.append(make_node(rng, known))
        parts.append((nodes, edges))
    return parts, sorted(k for k in known if k)


def node_text(node):
    inside = (node["name"] or "") + "".join(":" + l for l in node["labels"])
    return "(%s%s)" % (inside, "" if node["x"] is None else " {x: %d}" % node["x"])


def edge_text(edge, turned):
    star = "" if edge["hops"] is None else "*%d..%d" % edge["hops"]
    inside = edge["name"] + (":" + "|".join(edge["types"]) if edge["types"] else "") + star
    inside += "" if edge["w"] is None else " {w: %d}" % edge["w"]
    way = edge["way"] if not turned else {">": "<", "<": ">", "-": "-"}[edge["way"]]
    return "%s-[%s]-%s" % ("<" if way == "<" else "", inside, ">" if way == ">" else "")


def part_text(part, turned=False):
    nodes, edges = part
    if turned:
        nodes, edges = nodes[::-1], edges[::-1]
    text = node_text(nodes[0])
    for edge, node in zip(edges, nodes[1:]):
        text += edge_text(edge, turned) + node_text(node)
    return text


def make_condition(rng, names, depth=2):
    """(text, function from a row to True, False or None)"""
    if depth and rng.random() < .5:
        kind = rng.choice(["AND", "OR", "NOT"])
        a, f = make_condition(rng, names, depth - 1)
        if kind == "NOT":
            return "NOT (%s)" % a, lambda row: None if f(row) is None else not f(row)
        b, g = make_condition(rng, names, depth - 1)
        stop = kind == "OR"

        def both(row):
            values = (f(row), g(row))
            return stop if stop in values else None if None in values else not stop
        return "(%s) %s (%s)" % (a, kind, b), both
    n, m = rng.choice(names), rng.choice(names)
    x = lambda row, name: row[name] and row[name]["x"]
    k = rng.randint(0, 2)
    label = rng.choice("AB")

    def compare(test):
        return lambda row: None if x(row, n) is None or (x(row, m) if test[0] == 2 else 0) is None else \
            test[1](x(row, n), x(row, m) if test[0] == 2 else k)
    return rng.choice([
        ("%s.x = %d" % (n, k), compare((1, lambda a, b: a == b))),
        ("%s.x < %d" % (n, k), compare((1, lambda a, b: a < b))),
        ("%s.x = %s.x" % (n, m), compare((2, lambda a, b: a == b))),
        ("%s.x <= %s.x" % (n, m), compare((2, lambda a, b: a <= b))),
        ("%s.x IS NULL" % n, lambda row: x(row, n) is None),
        ("%s:%s" % (n, label), lambda row: None if row[n] is None else label in row[n]["labels"]),
        ("%s = %s" % (n, m), lambda row: None if row[n] is None or row[m] is None else row[n]["id"] == row[m]["id"]),
        ("%s.x IN [0, %d]" % (n, k), compare((1, lambda a, b: a in (0, b)))),
    ])


# ---- the naive evaluator ------------------------------------------------------------------------------------------------

def fits(node, pattern, row):
    if not set(pattern["labels"]) <= node["labels"] or (pattern["x"] is not None and node["x"] != pattern["x"]):
        return False
    bound = row.get(pattern["name"]) if pattern["name"] in row else node
    return bound is not None and bound["id"] == node["id"]


def steps(graph, node, edge, used):
    for e in graph[1]:
        if e["id"] in used or (edge["types"] and e["type"] not in edge["types"]) or (edge["w"] is not None and e["w"] != edge["w"]):
            continue
        ends = set()
        if edge["way"] in ">-" and e["from"] == node["id"]:
            ends.add(e["to"])
        if edge["way"] in "<-" and e["to"] == node["id"]:
            ends.add(e["from"])
        for end in ends:
            yield e, graph[0][end]


def walks(graph, node, edge, used, length):
    """All walks over the relationship pattern: (relationships, end)."""
    if edge["hops"] is None:
        for e, end in steps(graph, node, edge, used):
            yield [e], end
        return
    if length >= edge["hops"][0]:
        yield [], node
    if length < edge["hops"][1]:
        for e, end in steps(graph, node, edge, used):
            for more, last in walks(graph, end, edge, used | {e["id"]}, length + 1):
                yield [e] + more, last


def match(graph, todo, row, used):
    """todo: [(nodes, edges, position)]"""
    if not todo:
        yield row
        return
    (nodes, edges, at), rest = todo[0], todo[1:]
    if at is None:
        for node in graph[0]:
            if fits(node, nodes[0], row):
                yield from match(graph, [(nodes, edges, (0, node))] + rest, dict(row, **({nodes[0]["name"]: node} if nodes[0]["name"] else {})), used)
        return
    i, here = at
    if i == len(edges):
        yield from match(graph, rest, row, used)
        return
    for path, end in walks(graph, here, edges[i], used, 0):
        if not fits(end, nodes[i + 1], row):
            continue
        more = {edges[i]["name"]: path if edges[i]["hops"] is not None else path[0]}
        if nodes[i + 1]["name"]:
            more[nodes[i + 1]["name"]] = end
        yield from match(graph, [(nodes, edges, (i + 1, end))] + rest, dict(row, **more), used | {e["id"] for e in path})


def find(graph, parts, row, condition):
    for found in match(graph, [(n, e, None) for n, e in parts], row, frozenset()):
        if condition is None or condition(found) is True:
            yield found


# ---- cases --------------------------------------------------------------------------------------------------------------

def edge_names(parts):
    return [(e["name"], e["hops"] is not None) for _, edges in parts for e in edges]


def cell(value):
    if value is None:
        return "null"
    if isinstance(value, list):
        return "[%s]" % ", ".join(str(e["id"]) for e in value)
    return str(value["id"])


def make_case(rng):
    graph = make_graph(rng)
    parts, names = make_pattern(rng, 0)
    condition = make_condition(rng, names) if names and rng.random() < .6 else (None, None)
    where = lambda c: " WHERE " + c if c else ""
    head = "MATCH " + ", ".join(map(part_text, parts)) + where(condition[0])
    edges = edge_names(parts)
    rows = list(find(graph, parts, {}, condition[1]))
    if rng.random() < .35:
        extra, extra_names = make_pattern(rng, 50)
        all_names = sorted(set(names) | set(extra_names))
        second = make_condition(rng, all_names) if all_names and rng.random() < .5 else (None, None)
        head += " OPTIONAL MATCH " + ", ".join(map(part_text, extra)) + where(second[0])
        joined = []
        for row in rows:
            found = list(find(graph, extra, row, second[1]))
            nothing = dict({n: None for n in extra_names}, **{e: None for e, _ in edge_names(extra)})
            joined += found or [dict(nothing, **row)]
        rows, names, edges = joined, all_names, edges + edge_names(extra)
    columns = ["%s.id" % n for n in names] + ["[e IN %s | e.id]" % e if far else "%s.id" % e for e, far in edges]
    if not columns:
        columns = ["1"]
    expected = [[cell(row.get(n)) for n in names] + [cell(row.get(e)) for e, _ in edges] or ["1"] for row in rows]
    if names and rng.random() < .2:
        groups = collections.Counter(cell(row.get(names[0])) for row in rows)
        return graph, head + " RETURN %s.id AS k, count(*) AS n" % names[0], [[k, str(n)] for k, n in groups.items()]
    return graph, head + " RETURN " + ", ".join("%s AS c%d" % (c, i) for i, c in enumerate(columns)), expected


# ---- updates ------------------------------------------------------------------------------------------------------------
# Each is (text, what it does to the graph and the rows). None depends on the order of the rows.

def add_node(nodes, labels, values):
    nodes.append(dict({"id": 1000 + len(nodes), "labels": set(labels), "x": None, "new": True}, **values))
    return nodes[-1]


def add_edge(edges, kind, a, b):
    edges.append({"id": 5000 + len(edges), "type": kind, "from": a["id"], "to": b["id"], "w": None, "new": True})


def merge_node(nodes, label, x):
    found = [n for n in nodes if label in n["labels"] and n["x"] == x]
    for n in found:
        n["y"] = n.get("y", 0) + 1
    return found or [add_node(nodes, [label], {"x": x, "y": 0})]


def make_update(rng, names):
    n, m, k, label, kind = rng.choice(names), rng.choice(names), rng.randint(0, 2), rng.choice("AB"), rng.choice("TU")

    def create(nodes, edges, rows):
        for row in rows:
            add_edge(edges, kind, row[n], add_node(nodes, [label], {"x": row[m]["x"]}))
        return rows

    def set_x(value):
        def change(nodes, edges, rows):
            for row in rows:
                row[n]["x"] = value(row[n]["x"])
            return rows
        return change

    def set_label(change):
        def all_rows(nodes, edges, rows):
            for row in rows:
                change(row[n]["labels"], label)
            return rows
        return all_rows

    def merge_edge(nodes, edges, rows):
        out = []
        for row in rows:
            found = [e for e in edges if (e["type"], e["from"], e["to"]) == (kind, row[n]["id"], row[m]["id"])]
            if not found:
                add_edge(edges, kind, row[n], row[m])
            out += [row] * max(1, len(found))
        return out

    def for_each(nodes, edges, rows):
        for row in rows:
            for i in range(k):
                add_node(nodes, [label], {"x": i})
        return rows
    return rng.choice([
        ("CREATE (%s)-[:%s]->(:%s {x: %s.x})" % (n, kind, label, m), create),
        ("SET %s.x = %d" % (n, k), set_x(lambda x: k)),
        ("SET %s.x = coalesce(%s.x, 0) + 1" % (n, n), set_x(lambda x: (x or 0) + 1)),
        ("SET %s += {x: null}" % n, set_x(lambda x: None)),
        ("REMOVE %s.x" % n, set_x(lambda x: None)),
        ("SET %s:%s" % (n, label), set_label(set.add)),
        ("REMOVE %s:%s" % (n, label), set_label(set.discard)),
        ("MERGE (new:%s {x: %d}) ON CREATE SET new.y = 0 ON MATCH SET new.y = coalesce(new.y, 0) + 1" % (label, k),
         lambda nodes, edges, rows: [row for row in rows for _ in merge_node(nodes, label, k)]),
        ("MERGE (%s)-[:%s]->(%s)" % (n, kind, m), merge_edge),
        ("FOREACH (i IN range(0, %d) | CREATE (:%s {x: i}))" % (k - 1, label), for_each),
    ])


def make_delete(rng, names, plain_edges):
    if plain_edges and rng.random() < .5:
        r = rng.choice(plain_edges)

        def delete_edge(nodes, edges, rows):
            gone = {row[r]["id"] for row in rows}
            edges[:] = [e for e in edges if e["id"] not in gone]
            return rows
        return "DELETE " + r, delete_edge
    n = rng.choice(names)

    def delete_node(nodes, edges, rows):
        gone = {row[n]["id"] for row in rows}
        nodes[:] = [v for v in nodes if v["id"] not in gone]
        edges[:] = [e for e in edges if not {e["from"], e["to"]} & gone]
        return rows
    return "DETACH DELETE " + n, delete_node


DUMP = "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN n.id, n.x, n.y, n:A, n:B, type(r), r.id, r.w, m.id, m.x, m:A, m:B"


def dump(nodes, edges):
    show = lambda v: "null" if v is None else "'%s'" % v if isinstance(v, str) else str(v).lower()
    name = lambda thing: None if thing.get("new") else thing["id"]
    by_id, lines = {n["id"]: n for n in nodes}, []
    for n in nodes:
        head = [name(n), n["x"], n.get("y"), "A" in n["labels"], "B" in n["labels"]]
        out = [e for e in edges if e["from"] == n["id"]]
        for e in out:
            m = by_id[e["to"]]
            lines.append(head + [e["type"], name(e), e["w"], name(m), m["x"], "A" in m["labels"], "B" in m["labels"]])
        if not out:
            lines.append(head + [None] * 7)
    return sorted([show(v) for v in line] for line in lines)


def make_updating_case(rng):
    """(graph, query, number of rows, dump)"""
    graph = make_graph(rng)
    while True:
        parts, names = make_pattern(rng, 0)
        if names:
            break
    condition = make_condition(rng, names) if rng.random() < .4 else (None, None)
    nodes, edges = copy.deepcopy(graph)
    rows = list(find((nodes, edges), parts, {}, condition[1]))
    text = "MATCH " + ", ".join(map(part_text, parts)) + (" WHERE " + condition[0] if condition[0] else "")
    updates = [make_update(rng, names) for _ in range(rng.choice([0, 1, 1, 2]))]
    if sum(u[0].startswith("MERGE (new") for u in updates) > 1:
        updates = updates[:1]
    if not updates or rng.random() < .2:
        updates.append(make_delete(rng, names, [e for e, far in edge_names(parts) if not far]))
    for words, change in updates:
        text += " " + words
        rows = change(nodes, edges, rows)
    return graph, text + " RETURN count(*) AS n", len(rows), dump(nodes, edges)


def make_equal_queries(rng):
    """Queries that must count the same, or the last of which must be the sum of the others."""
    graph = make_graph(rng)
    parts, names = make_pattern(rng, 0)
    count = " RETURN count(*) AS n"
    plain = "MATCH " + ", ".join(map(part_text, parts))
    kind = rng.choice(["turned", "reordered", "partition", "split", "joined"])
    if kind == "split":  # of one relationship each: none is met twice within a MATCH
        nodes, edges = parts[0]
        at = rng.randint(0, len(edges))
        middle = nodes[at]["name"] or "m"
        nodes[at]["name"] = middle
        kinds = [set(e["types"] or "TU") for e in edges]
        apart = not any(a & b for a in kinds[:at] for b in kinds[at:])
        if apart:
            first, second = (nodes[:at + 1], edges[:at]), (nodes[at:], edges[at:])
            return graph, kind, ["MATCH " + part_text(parts[0]) + count,
                                 "MATCH %s MATCH %s" % (part_text(first), part_text(second)) + count]
    if kind == "joined":  # an equality over two parts, as it stands and where no hash can help
        other, _ = make_pattern(rng, 50)
        text = "MATCH (j%s)-->(), (k%s)" % (rng.choice(["", ":A"]), rng.choice(["", ":B"])) + ", " + part_text(other[0])
        equal = rng.choice(["j.x = k.x", "j.x + 1 = k.x", "k.x = j.id", "toString(j.x) = toString(k.x)"])
        return graph, kind, [text + " WHERE " + equal + count, text + " WHERE NOT (" + equal.replace("=", "<>") + ")" + count,
                             text + " WITH *, %s AS same WHERE same" % equal + count]
    if kind == "partition" and names:
        c, _ = make_condition(rng, names)
        where = "%s WHERE %s" + count
        return graph, kind, [where % (plain, c), where % (plain, "NOT (%s)" % c), where % (plain, "(%s) IS NULL" % c), plain + count]
    if kind == "turned":
        return graph, kind, [plain + count, "MATCH " + ", ".join(part_text(p, True) for p in parts) + count]
    return graph, "reordered", [plain + count, "MATCH " + ", ".join(map(part_text, parts[::-1])) + count]


class Engine:
    """Adapters with the optimiser, without it, over a read image, and over one with changes: they have to answer alike."""

    WAYS = {"with the optimiser": [], "without": ["--no-optimiser"], "over the image": ["--image"],
            "over the image and changes": ["--overlaid"]}

    def __init__(self, adapter):
        self.processes = [subprocess.Popen([adapter] + options, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
                          for options in self.WAYS.values()]

    def ask(self, request):
        line = (json.dumps(request) + "\n").encode()
        for process in self.processes:
            process.stdin.write(line)
            process.stdin.flush()
        return [json.loads(process.stdout.readline()) for process in self.processes]

    def rows(self, graph, query, dump=None):
        """Sorted rows, or what is wrong; with a dump query, its rows too."""
        request = {"id": "x", "setup": [create(graph)], "params": {}, "query": query}
        if dump:
            request["control_query"] = dump
        answers = []
        for answer in self.ask(request):
            good = answer["status"] == "ok"
            rows = sorted(answer["rows"]) if good else answer["message"]
            answers.append((rows, sorted(answer["control"]["rows"])) if good and dump else rows)
        if any(answer != answers[0] for answer in answers):
            return "; ".join("%s %s" % pair for pair in zip(self.WAYS, answers))
        return answers[0]


def complain(graph, query, got, expected):
    print("DIFFERENCE\n  %s;\n  %s;\n  got      %s\n  expected %s" % (create(graph), query, got, expected))


def equal_counts(kind, got):
    if not all(isinstance(rows, list) for rows in got):
        return False
    counts = [int(rows[0][0]) for rows in got]
    return sum(counts[:-1]) == counts[-1] if kind == "partition" else len(set(counts)) == 1


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("adapter")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--count", type=int, default=2000)
    options = options.parse_args()
    engine, differences, made = Engine(options.adapter), 0, collections.Counter()
    for number in range(options.count):
        rng = random.Random("%d.%d" % (options.seed, number))
        if number % 4 == 3:
            graph, kind, queries = make_equal_queries(rng)
            got, expected = [engine.rows(graph, q) for q in queries], "equal counts"
            good, query = equal_counts(kind, got), kind + ": " + "\n     ".join(queries)
        elif number % 4 == 2:
            graph, query, count, after = make_updating_case(rng)
            kind, expected = "updates", ([[str(count)]], after)
            got = engine.rows(graph, query, DUMP)
            good = got == expected
        else:
            graph, query, expected = make_case(rng)
            kind, expected = "reads", sorted(expected)
            got = engine.rows(graph, query)
            good = got == expected
        made[kind] += 1
        if not good:
            complain(graph, query, got, expected)
            differences += 1
        if differences == 5:
            break
    print("%d queries (seed %d; %s), each with and without the optimiser, over an image, and over one with changes: %d differences" %
          (number + 1, options.seed, ", ".join("%d %s" % (n, k) for k, n in sorted(made.items())), differences))
    return 1 if differences else 0


sys.exit(main())
