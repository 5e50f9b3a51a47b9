#!/usr/bin/env python3
"""What import says of files that are wrong: where it is, and what to do. What it refuses leaves nothing.   bad_rows.py PROGRAM"""
import gzip, os, subprocess, sys, tempfile

NODES = b"id:ID,n:int,:LABEL\na,1,L\nb,2,L\n"
EDGES = b":START_ID,:END_ID,:TYPE\na,b,T\n"
# What is wrong, nodes, relationships, words of the message.
CASES = [
    ("an unknown end", NODES, EDGES + b"a,nobody,T\n", ["e.csv:3:", "nobody", "--skip-bad"]),
    ("an id that is there twice", NODES + b"a,3,L\n", EDGES, ["n.csv:4:", "'a'"]),
    ("a number that is none", NODES + b"c,one,L\n", EDGES, ["n.csv:4:", "'one'"]),
    ("a number that is too big", NODES + b"c,99999999999999999999,L\n", EDGES, ["n.csv:4:"]),
    ("too many fields", NODES + b"c,3,L,more\n", EDGES, ["n.csv:4:", "more fields"]),
    ("a line counted through quoted line breaks", b'id:ID,s,n:int\n"a","x\ny",1\nb,y,z\n', b":START_ID,:END_ID,:TYPE\n", ["n.csv:4:"]),
    ("a quote that is never closed", NODES + b'c,"3,L\n', EDGES, ["n.csv:4", "quote"]),
    ("a type of column that is none", b"id:ID,n:number\na,1\n", EDGES, ["n.csv:1:", "number"]),
    ("no ends", NODES, b"from,to\na,b\n", ["e.csv:1", ":START_ID"]),
    ("no type", NODES, b":START_ID,:END_ID\na,b\n", ["e.csv:1", ":TYPE"]),
    ("text that is not UTF-8", b"id:ID,s\na,\xff\xfe\n", b":START_ID,:END_ID,:TYPE\n", ["n.csv:2:", "UTF-8"]),
    ("an empty file", b"", EDGES, ["n.csv"]),
    ("a gzip file that is cut off", gzip.compress(b"id:ID,s\n" + b"".join(b"%d,%d\n" % (i, i * i) for i in range(5000)))[:-2000],
     b":START_ID,:END_ID,:TYPE\n", ["n.csv", "gzip"]),
]


def run(program, *words):
    return subprocess.run([program, *words], capture_output=True, text=True, errors="replace")


def main():
    program = sys.argv[1]
    wrong = 0
    for name, nodes, edges, words in CASES:
        with tempfile.TemporaryDirectory() as folder:
            files = [os.path.join(folder, "n.csv"), os.path.join(folder, "e.csv")]
            for path, data in zip(files, (nodes, edges)):
                open(path, "wb").write(data)
            db = os.path.join(folder, "db")
            said = run(program, "import", "--db", db, "--nodes", files[0], "--relationships", files[1])
            missing = [word for word in words if word not in said.stderr]
            left = run(program, "query", "--db", db, "--format", "csv", "MATCH (n) RETURN count(*)").stdout.split()
            if said.returncode != 1 or missing or left[1:] != ["0"]:
                wrong += 1
                print("%s: status %d, not said %s, nodes %s\n  %s" % (name, said.returncode, missing, left[1:], said.stderr.strip()))
    with tempfile.TemporaryDirectory() as folder:  # two bad rows are passed over where two may be, not where one may
        path, db = os.path.join(folder, "n.csv"), os.path.join(folder, "db")
        open(path, "wb").write(NODES + b"c,x,L\nd,4,L\nd,5,L\n")
        refused = run(program, "import", "--db", db, "--skip-bad", "1", "--nodes", path)
        taken = run(program, "import", "--db", db, "--skip-bad", "2", "--nodes", path)
        again = run(program, "import", "--db", db, "--nodes", path)
        told = taken.stderr.count("n.csv:")
        if refused.returncode != 1 or taken.returncode != 0 or "3 nodes" not in taken.stdout or told != 2:
            wrong += 1
            print("--skip-bad: %d, %d %s %s" % (refused.returncode, taken.returncode, taken.stdout, taken.stderr))
        if again.returncode == 0 or "--db" not in again.stderr:
            wrong += 1
            print("a second import: %d %s" % (again.returncode, again.stderr))
    print("%d cases, %d wrong" % (len(CASES) + 2, wrong))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
