#!/usr/bin/python3
"""compare.py PROGRAM: the algorithms of CALL beside networkx and igraph, on the same generated graphs.

Values are compared to 1e-9, partitions as partitions, communities by their modularity.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

try:
    import igraph
    import networkx
except ImportError as missing:
    print(f"SKIPPED: algorithms are not compared: {missing}")
    sys.exit(77)

program = sys.argv[1]
wrong = 0
checked = 0


class Case:
    """A directed multigraph with weights, as a database, in networkx and in igraph."""

    def __init__(self, folder, name, size, edges):
        self.name, self.size, self.edges = name, size, edges
        self.database = os.path.join(folder, name)
        script = f"UNWIND range(0, {size - 1}) AS i CREATE (:N {{i: i}});\n"
        for at in range(0, len(edges), 500):
            rows = json.dumps([list(edge) for edge in edges[at:at + 500]])
            script += (f"UNWIND {rows} AS e MATCH (a:N {{i: e[0]}}), (b:N {{i: e[1]}}) CREATE (a)-[:E {{w: e[2]}}]->(b);\n")
        self.run(script)
        ends = [(a, b) for a, b, _ in edges]
        weights = {"w": [w for _, _, w in edges]}
        self.directed = igraph.Graph(size, ends, directed=True, edge_attrs=weights)
        self.undirected = igraph.Graph(size, ends, directed=False, edge_attrs=weights)
        self.simple = networkx.Graph((a, b) for a, b in ends if a != b)
        self.simple.add_nodes_from(range(size))

    def run(self, text):
        done = subprocess.run([program, "query", "--db", self.database, "--format", "jsonl", "-"], input=text,
                              capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"{self.name}: {done.stderr}\n{text[:300]}")
        return [json.loads(line) for line in done.stdout.splitlines()]

    def by_node(self, call, column="score"):
        rows = self.run(f"CALL {call} YIELD node, {column} RETURN node.i AS i, {column} AS v ORDER BY i")
        return [row["v"] for row in rows]

    def same(self, what, ours, theirs, tolerance=1e-9):
        global wrong, checked
        checked += 1
        theirs = list(theirs)
        bad = [i for i, (a, b) in enumerate(zip(ours, theirs)) if abs(a - b) > tolerance * max(1, abs(b))]
        if len(ours) == len(theirs) and not bad:
            return
        wrong += 1
        shown = f"at {bad[0]}: {ours[bad[0]]} not {theirs[bad[0]]}" if bad else f"{len(ours)} not {len(theirs)} values"
        print(f"WRONG {self.name}: {what}: {shown}")

    def same_parts(self, what, ours, theirs):
        def canonical(parts):
            first = {}
            return [first.setdefault(part, len(first)) for part in parts]
        self.same(what, canonical(ours), canonical(theirs))

    def holds(self, what, condition):
        global wrong, checked
        checked += 1
        if not condition:
            wrong += 1
            print(f"WRONG {self.name}: {what}")


def nan_to_zero(values):
    return [0.0 if v != v else v for v in values]


def centralities(case):
    d, u = case.directed, case.undirected
    case.same("degree", case.by_node("algo.degree()"), d.outdegree())
    case.same("degree, undirected", case.by_node("algo.degree({direction: 'both'})"), u.degree())
    case.same("strength", case.by_node("algo.degree({weight: 'w', direction: 'in'})"), d.strength(mode="in", weights="w"))
    for weight, name in ((None, ""), ("w", ", weight: 'w'")):
        case.same("PageRank" + name, case.by_node(f"algo.pageRank({{direction: 'out'{name}}})"), d.pagerank(weights=weight))
        case.same("PageRank, undirected" + name, case.by_node(f"algo.pageRank({{direction: 'both'{name}}})"),
                  u.pagerank(weights=weight))
        case.same("betweenness" + name, case.by_node(f"algo.betweenness({{direction: 'out'{name}}})"),
                  d.betweenness(weights=weight))
        case.same("betweenness, undirected" + name, case.by_node(f"algo.betweenness({{direction: 'both'{name}}})"),
                  u.betweenness(weights=weight))
        case.same("closeness" + name, case.by_node(f"algo.closeness({{direction: 'out'{name}}})"),
                  nan_to_zero(d.closeness(mode="out", weights=weight)))
        case.same("harmonic" + name, case.by_node(f"algo.harmonic({{direction: 'in'{name}}})"),
                  nan_to_zero(d.harmonic_centrality(mode="in", weights=weight)))
    sources = "MATCH (s:N) WHERE s.i IN [0, 5] WITH collect(s) AS sources "
    rows = case.run(sources + "CALL algo.pageRank({sources: sources}) YIELD node, score "
                    "RETURN node.i AS i, score AS v ORDER BY i")
    case.same("PageRank from sources", [row["v"] for row in rows], d.personalized_pagerank(reset_vertices=[0, 5]))
    if u.is_connected():
        theirs = u.eigenvector_centrality(scale=True, weights="w")
        case.same("eigenvector", case.by_node("algo.eigenvector({direction: 'both', weight: 'w'})"), theirs, 1e-8)


def parts(case):
    d, u = case.directed, case.undirected
    case.same_parts("components", case.by_node("algo.components()", "component"), u.connected_components().membership)
    case.same_parts("strong components", case.by_node("algo.strongComponents()", "component"),
                    d.connected_components(mode="strong").membership)
    cores = networkx.core_number(case.simple)
    case.same("cores", case.by_node("algo.kCore({parallel: 'one'})", "core"), [cores[i] for i in range(case.size)])
    triangles = networkx.triangles(case.simple)
    case.same("triangles", case.by_node("algo.triangles()", "triangles"), [triangles[i] for i in range(case.size)])
    local = networkx.clustering(case.simple)
    case.same("clustering", case.by_node("algo.clustering()"), [local[i] for i in range(case.size)])
    whole = case.run("CALL algo.transitivity()")[0]
    case.same("transitivity", [whole["transitivity"], whole["clustering"]],
              [networkx.transitivity(case.simple), networkx.average_clustering(case.simple)])
    points = case.run("CALL algo.articulationPoints() YIELD node RETURN node.i AS i ORDER BY i")
    case.same("articulation points", [row["i"] for row in points], sorted(networkx.articulation_points(case.simple)))
    bridges = case.run("CALL algo.bridges() YIELD a, b RETURN a.i AS a, b.i AS b")
    ours = sorted(tuple(sorted((row["a"], row["b"]))) for row in bridges)
    theirs = sorted(tuple(sorted(u.es[e].tuple)) for e in u.bridges())
    case.holds(f"bridges: {ours} not {theirs}", ours == theirs)
    forest = case.run("CALL algo.spanningForest({weight: 'w'}) YIELD weight RETURN sum(weight) AS s, count(*) AS n")[0]
    tree = u.spanning_tree(weights="w")
    case.same("spanning forest", [forest["s"], forest["n"]], [sum(tree.es["w"]), tree.ecount()])


def communities(case):
    u = case.undirected
    theirs = {
        "louvain": sum(u.community_multilevel(weights="w").modularity for _ in range(9)) / 9,
        "leiden": u.community_leiden(objective_function="modularity", weights="w", n_iterations=2).modularity,
    }
    for name, quality in theirs.items():
        ours = case.by_node(f"algo.{name}({{weight: 'w'}})", "community")
        case.holds(f"{name}: modularity {u.modularity(ours, weights='w'):.4f}, igraph {quality:.4f}",
                   u.modularity(ours, weights="w") >= quality - 0.02)
        case.holds(f"{name} twice the same", ours == case.by_node(f"algo.{name}({{weight: 'w'}})", "community"))
        if name == "leiden":
            pieces = all(u.induced_subgraph([i for i, c in enumerate(ours) if c == part]).is_connected()
                         for part in set(ours))
            case.holds("leiden: each community is of one piece", pieces)
    ours = case.by_node("algo.labelPropagation()", "community")
    for node in range(case.size):
        around = [ours[other] for other in u.neighbors(node) if other != node]
        case.holds(f"label propagation: {node} has a label that is most common around it",
                   not around or around.count(ours[node]) == max(map(around.count, around)))


def paths(case):
    d, u = case.directed, case.undirected
    chance = random.Random(1)
    for _ in range(4):
        a, b = chance.sample(range(case.size), 2)
        ends = f"MATCH (a:N {{i: {a}}}), (b:N {{i: {b}}}) CALL "
        for graph, way in ((d, "out"), (u, "both")):
            for weight, name in ((None, ""), ("w", ", weight: 'w'")):
                options = f"{{direction: '{way}'{name}}}"
                cost = graph.distances(a, b, weights=weight)[0][0]
                rows = case.run(f"{ends} algo.shortestPath(a, b, {options}) YIELD cost RETURN cost")
                case.same(f"shortest path {options}", [row["cost"] for row in rows], [cost] if cost < 1e18 else [])
                rows = case.run(f"{ends} algo.allShortestPaths(a, b, {options}) YIELD cost RETURN count(cost) AS n")
                theirs = graph.get_all_shortest_paths(a, b, weights=weight) if cost < 1e18 else []
                case.same(f"all shortest paths {options}", [rows[0]["n"]], [len(theirs)])
                if cost == float("inf"):
                    continue
                rows = case.run(f"{ends} algo.kShortestPaths(a, b, {options[:-1]}, k: 6}}) YIELD cost RETURN cost")
                edges = graph.get_k_shortest_paths(a, b, k=6, weights=weight, output="epath")
                theirs = [sum(graph.es[e]["w"] if weight else 1 for e in path) for path in edges]
                case.same(f"k shortest paths {options}", [row["cost"] for row in rows], sorted(theirs))
    row = case.run("MATCH (a:N {i: 0}) CALL algo.distances(a, {weight: 'w'}) YIELD node, distance "
                   "RETURN node.i AS i, distance AS d ORDER BY i")
    theirs = [(i, x) for i, x in enumerate(d.distances(0, weights="w")[0]) if x != float("inf")]
    case.same("distances", [r["d"] for r in row], [x for _, x in theirs])


def likeness(case):
    sets = [set(case.directed.successors(i)) for i in range(case.size)]
    measures = {
        "jaccard": lambda a, b: len(a & b) / len(a | b),
        "overlap": lambda a, b: len(a & b) / min(len(a), len(b)),
        "cosine": lambda a, b: len(a & b) / (len(a) * len(b)) ** 0.5,
    }
    for name, measure in measures.items():
        rows = case.run(f"CALL algo.alike({{measure: '{name}', top: 3, parallel: 'one'}}) YIELD a, b, score "
                        "RETURN a.i AS a, b.i AS b, score")
        wanted = []
        for a in range(case.size):
            scores = [(-measure(sets[a], sets[b]), b) for b in range(case.size) if a != b and sets[a] & sets[b]]
            wanted += [-score for score, _ in sorted(scores)[:3]]
        case.same("alike by " + name, [row["score"] for row in rows], wanted)
        case.holds("alike: scores belong to their pairs",
                   all(abs(measure(sets[r["a"]], sets[r["b"]]) - r["score"]) < 1e-9 for r in rows))
    rows = case.run("CALL algo.citedTogether() YIELD common RETURN sum(common) AS n")
    theirs = sum(len(s) * (len(s) - 1) // 2 for s in sets)
    case.same("cited together", [rows[0]["n"]], [theirs])


def generated():
    chance = random.Random(7)

    def edges(ends):
        return [(a, b, chance.randint(1, 5)) for a, b in ends]

    size = 60
    yield "random", size, edges((chance.randrange(size), chance.randrange(size)) for _ in range(180))
    yield "scale_free", 80, edges(igraph.Graph.Barabasi(80, 3, directed=True).get_edgelist())
    islands = [(a, b) for a, b in ((chance.randrange(90), chance.randrange(90)) for _ in range(500)) if a // 30 == b // 30]
    yield "disconnected", 95, edges(islands)
    tangle = [(a, b) for a, b in ((chance.randrange(25), chance.randrange(25)) for _ in range(120))]
    yield "loops_and_parallel", 27, edges(tangle + tangle[:40] + [(3, 3), (3, 3)])
    yield "ring_of_rings", 40, edges([(10 * r + i, 10 * r + (i + 1) % 10) for r in range(4) for i in range(10)]
                                    + [(10 * r, (10 * r + 10) % 40) for r in range(4)])


random.seed(1)
igraph.set_random_number_generator(random)
with tempfile.TemporaryDirectory() as folder:
    for name, size, edges in generated():
        case = Case(folder, name, size, edges)
        for part in (centralities, parts, communities, paths, likeness):
            part(case)
print(f"{checked} comparisons, {wrong} wrong")
sys.exit(1 if wrong else 0)
