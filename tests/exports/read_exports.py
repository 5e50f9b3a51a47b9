"""read_exports.py WRITER: has WRITER export the sample graph and reads it with xmllint, networkx, igraph and csv.

The dump (jsonl) is taken as the truth; every other format has to hold the same nodes, edges and attributes.
Exits with 77 (skipped, loudly) where a reader is not installed.
"""
import csv, json, math, pathlib, shutil, subprocess, sys, tempfile

try:
    import igraph, networkx
except ImportError as missing:
    print("SKIPPED: %s; install python3-networkx and python3-igraph to run this test" % missing)
    sys.exit(77)
if not shutil.which("xmllint"):
    print("SKIPPED: xmllint is missing; install libxml2-utils to run this test")
    sys.exit(77)

RESERVED = {"id", "label", "size", "x", "weight"}  # names that an export gives a prefix
failures = []


def check(condition, *what):
    if not condition:
        failures.append(" ".join(str(part) for part in what))


def legal(text):
    return "".join(c for c in text if c in "\t\n\r" or (ord(c) >= 0x20 and ord(c) not in (0xFFFE, 0xFFFF)))


def shown(value):
    """A property as the XML formats write it."""
    if isinstance(value, list):
        return " | ".join(str(shown(item)) for item in value)
    return value if not isinstance(value, str) else legal(value)


def same(expected, got):
    if isinstance(expected, bool):
        return got in (expected, str(expected).lower())
    if isinstance(expected, (int, float)):
        return got == expected or str(got) == str(expected) or float(got) == float(expected)
    if expected in ("Infinity", "NaN"):
        return math.isinf(float(got)) or math.isnan(float(got))
    return got == expected


def compare(what, properties, attributes):
    for key, value in properties.items():
        expected = shown(value)
        if expected == "" or (key == "id" and isinstance(value, str) and not what.endswith("~2")):
            continue
        name = legal(key)
        got = attributes.get("property " + name) if name.lower() in RESERVED else attributes.get(name)
        check(got is not None and same(expected, got), what, "attribute", key, "is", repr(got), "not", repr(expected))


def read_dump(path):
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    nodes = {line["id"]: line for line in lines if line["is"] == "node"}
    edges = [line for line in lines if line["is"] == "relationship"]
    return nodes, edges


def check_networkx(graph, nodes, edges, kind):
    check(graph.number_of_nodes() == len(nodes), kind, "nodes", graph.number_of_nodes(), "not", len(nodes))
    check(graph.number_of_edges() == len(edges), kind, "edges", graph.number_of_edges(), "not", len(edges))
    for identity, node in nodes.items():
        check(graph.nodes.get(identity) is not None, kind, "has no node", repr(identity))
        data = graph.nodes.get(identity, {})
        check(data.get("label"), kind, repr(identity), "has no label")
        compare("%s node %s" % (kind, identity), node["properties"], data)
    by_id = {key: (start, end, data) for start, end, key, data in graph.edges(keys=True, data=True)}
    for number, edge in enumerate(edges, 1):
        start, end, data = by_id["e%d" % number]
        check((start, end) == (edge["start"], edge["end"]), kind, "edge", number, "has other ends")
        check(data.get("label") == edge["type"], kind, "edge", number, "has another type")
        check(data["weight"] == max(1, edge["properties"].get("count", 1)), kind, "edge", number, "weight", data["weight"])
        for proof in edge["evidence"]:
            check(proof["quote"].split("\n")[0] in data.get("evidence", ""), kind, "edge", number, "lacks a quote")
        compare("%s edge %d" % (kind, number), edge["properties"], data)


def check_graphml(folder, nodes, edges):
    path = folder / "sample.graphml"
    check(subprocess.run(["xmllint", "--noout", path]).returncode == 0, "graphml: xmllint refuses it")
    check_networkx(networkx.read_graphml(path, force_multigraph=True), nodes, edges, "graphml")
    graph = igraph.Graph.Read_GraphML(str(path))
    check(graph.vcount() == len(nodes), "igraph nodes", graph.vcount())
    check(graph.ecount() == len(edges), "igraph edges", graph.ecount())
    for vertex in graph.vs:
        node = nodes.get(vertex["id"])
        check(node is not None, "igraph has a node", repr(vertex["id"]))
        compare("igraph node %s" % vertex["id"], node["properties"], vertex.attributes())
    for number, (edge, expected) in enumerate(zip(graph.es, edges), 1):
        check(edge["label"] == expected["type"], "igraph edge", number, "has another type")
        compare("igraph edge %d" % number, expected["properties"], edge.attributes())


def check_gexf(folder, nodes, edges):
    path = folder / "sample.gexf"
    check(subprocess.run(["xmllint", "--noout", path]).returncode == 0, "gexf: xmllint refuses it")
    graph = networkx.read_gexf(path)
    check(graph.number_of_nodes() == len(nodes), "gexf nodes", graph.number_of_nodes())
    check(graph.number_of_edges() == len(edges), "gexf edges", graph.number_of_edges())


def check_csv(folder, nodes, edges):
    delimiter = "\x1f"
    seen, links = set(), 0
    for path in sorted((folder / "sample.csv").glob("*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        header = rows[0]
        for row in rows[1:]:
            check(len(row) == len(header), path.name, "has a row of", len(row), "fields")
            cells = dict(zip(header, row))
            check(not any(cell.startswith(("=", "+", "@", "-")) for cell in row), path.name, "has a formula")
            ends = [cells[key].removeprefix("'") for key in (":ID", ":START_ID", ":END_ID") if key in cells]
            check(all(end in nodes for end in ends), path.name, "names a node that is not there:", ends)
            if ":ID" in cells:
                seen.add(ends[0])
                labels = sorted(filter(None, cells[":LABEL"].split(delimiter)))
                check(labels == sorted(nodes[ends[0]]["labels"]), path.name, "labels", labels)
            else:
                links += 1
    check(seen == set(nodes), "csv nodes", seen ^ set(nodes))
    check(links == len(edges), "csv edges", links)


def check_text_formats(folder):
    if shutil.which("dot"):
        check(subprocess.run(["dot", "-Tplain", "-o", "/dev/null", folder / "sample.dot"]).returncode == 0, "dot refuses it")
    try:
        import rdflib
        rdflib.Graph().parse(folder / "sample.ttl", format="turtle")
    except ImportError:
        print("turtle is not read: rdflib is not installed")


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    subprocess.run([sys.argv[1], name], check=True)
    nodes, edges = read_dump(folder / "sample.jsonl")
    check_graphml(folder, nodes, edges)
    check_gexf(folder, nodes, edges)
    check_csv(folder, nodes, edges)
    check_text_formats(folder)
print("\n".join(failures) or "%d nodes and %d edges read whole by every program" % (len(nodes), len(edges)))
sys.exit(1 if failures else 0)
