#!/usr/bin/env python3
"""Bulk import against its slow twin: the same random graph by `import` and by CREATE statements has one dump.

  twin.py PROGRAM [--seed N] [--count N]      (the same seed makes the same graphs)

The files differ in all that must make no difference: quotes, line ends, a byte order mark, gzip, how many files they are, the
order of the columns.
"""
import argparse, gzip, os, random, subprocess, sys, tempfile

TEXTS = ["a", "布达佩斯公约", 'he said "no"', "two\nlines", "a,b", "it's", " blank ", "\\", "é", "0", "ends with \r"]
# Of a column's type: what may stand in a field, and the same as a literal.
def literal(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r") + "'"


KINDS = {
    "": [(t, literal(t)) for t in TEXTS],
    ":string": [(t, literal(t)) for t in TEXTS],
    ":int": [(str(n), str(n)) for n in (0, 7, -3, 2147483647)],
    ":long": [(str(n), str(n)) for n in (0, 9007199254740993, -9223372036854775807)],
    ":double": [("1.5", "1.5"), ("2", "2.0"), ("-1e3", "-1000.0")],
    ":boolean": [("true", "true"), ("false", "false")],
    ":date": [("2021-11-17", "date('2021-11-17')"), ("2020-02-29", "date('2020-02-29')")],
    ":localtime": [("10:35", "localtime('10:35')")],
    ":time": [("10:35+02:00", "time('10:35+02:00')")],
    ":localdatetime": [("2021-11-17T10:35:00", "localdatetime('2021-11-17T10:35:00')")],
    ":datetime": [("2021-11-17T10:35:00Z", "datetime('2021-11-17T10:35:00Z')")],
    ":duration": [("P1Y2M3DT4H", "duration('P1Y2M3DT4H')")],
    ":int[]": [("1;2;3", "[1, 2, 3]"), ("5", "[5]")],
    ":string[]": [("x;y", "['x', 'y']"), ("网;络", "['网', '络']")],
}


def columns(rng, names):
    return [(name, rng.choice(list(KINDS))) for name in rng.sample(names, rng.randint(0, len(names)))]


def values(rng, wanted):
    """Of each column a field (None: empty), and the properties that they make."""
    fields, properties = [], []
    for name, kind in wanted:
        field, value = rng.choice(KINDS[kind] + [(None, None)])
        fields.append(field)
        if field is not None:
            properties.append("%s: %s" % (name, value))
    return fields, properties


def cell(rng, text):
    if text is None:
        return ""
    if not text or any(c in text for c in ',"\n\r') or rng.random() < .2:
        return '"' + text.replace('"', '""') + '"'
    return text


def write(rng, folder, stem, header, rows):
    """As one file or several, in random forms; the argument that names them."""
    end = rng.choice(["\n", "\r\n"])
    lines = [",".join(header)] + [",".join(cell(rng, field) for field in row) for row in rows]
    cuts = sorted(rng.sample(range(1, len(lines) + 1), min(rng.randint(0, 2), len(lines))))
    parts = [lines[a:b] for a, b in zip([0] + cuts, cuts + [len(lines)])]
    names = []
    for number, part in enumerate(parts):
        data = end.join(part) + (end if rng.random() < .7 and part else "")
        data = (b"\xef\xbb\xbf" if rng.random() < .3 else b"") + data.encode()
        name = os.path.join(folder, "%s-%d.csv" % (stem, number))
        if rng.random() < .3:
            name, data = name + ".gz", gzip.compress(data)
        open(name, "wb").write(data)
        names.append(name)
    return ",".join(names)


def run(program, *words, **more):
    done = subprocess.run([program, *words], capture_output=True, text=True, **more)
    if done.returncode != 0:
        sys.exit("%s ended with %d\n%s" % (" ".join(words)[:300], done.returncode, done.stderr))
    return done.stdout


def make(rng, folder):
    """The arguments of an import, and the statement that makes the same."""
    arguments, parts, known = [], [], []
    for group in range(rng.randint(1, 3)):
        wanted = columns(rng, ["name", "name_en", "date", "n", "aliases"])
        space = "G%d" % group
        given = rng.choice(["", "L%d" % group, "L%d:Both" % group])
        header = ["id:ID(%s)" % space] + [name + kind for name, kind in wanted] + [":LABEL", "no:IGNORE"]
        order = list(range(len(header)))
        rng.shuffle(order)
        rows = []
        for i in range(rng.randint(0, 40)):
            outer = "%s-%d" % (rng.choice(["x", "节", 'q"']), i)
            fields, properties = values(rng, wanted)
            labels = rng.sample(["A", "B", "国家"], rng.randint(0, 2))
            row = [outer] + fields + [";".join(labels) if labels else None, rng.choice(TEXTS)]
            rows.append([row[at] for at in order])
            node = "n%d" % len(known)
            words = "".join(":`%s`" % label for label in sorted(set(labels + (given.split(":") if given else []))))
            parts.append("(%s%s {%s})" % (node, words, ", ".join(["id: " + literal(outer)] + properties)))
            known.append((space, outer, node))
        files = write(rng, folder, "nodes%d" % group, [header[at] for at in order], rows)
        arguments += ["--nodes", (given + "=" if given else "") + files]
    for table in range(rng.randint(0, 3)):
        spaces = sorted({space for space, _, _ in known})
        if not spaces:
            break
        start, end = rng.choice(spaces), rng.choice(spaces)
        wanted = columns(rng, ["count", "date", "quote"])
        given = rng.choice(["", "T%d" % table])
        header = [":START_ID(%s)" % start] + [name + kind for name, kind in wanted] + [":END_ID(%s)" % end, ":TYPE"]
        rows = []
        for _ in range(rng.randint(0, 120)):
            a = rng.choice([node for node in known if node[0] == start])
            b = rng.choice([node for node in known if node[0] == end])
            fields, properties = values(rng, wanted)
            kind = rng.choice(["CITES", "引用"] + ([None] if given else []))
            rows.append([a[1]] + fields + [b[1], kind])
            parts.append("(%s)-[:`%s` {%s}]->(%s)" % (a[2], kind or given, ", ".join(properties), b[2]))
        arguments += ["--relationships", (given + "=" if given else "") + write(rng, folder, "edges%d" % table, header, rows)]
    return arguments, "CREATE " + ", ".join(parts) if parts else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=50)
    given = parser.parse_args()
    for seed in range(given.seed, given.seed + given.count):
        rng = random.Random(seed)
        with tempfile.TemporaryDirectory() as folder:
            arguments, statement = make(rng, folder)
            fast, slow = os.path.join(folder, "fast"), os.path.join(folder, "slow")
            run(given.program, "import", "--db", fast, *arguments)
            run(given.program, "query", "--db", slow, "-", input=statement or "MERGE (n) DELETE n")
            run(given.program, "check", "--db", fast)
            dumps = [sorted(run(given.program, "export", "jsonl", "--db", db).splitlines()) for db in (fast, slow)]
            if dumps[0] != dumps[1]:
                for a, b in zip(*dumps):
                    if a != b:
                        sys.exit("seed %d: by import\n%s\nby CREATE\n%s" % (seed, a, b))
                sys.exit("seed %d: %d lines by import, %d by CREATE" % (seed, len(dumps[0]), len(dumps[1])))
    print("%d graphs are the same by import and by CREATE" % given.count)


if __name__ == "__main__":
    main()
