#!/usr/bin/env python3
"""kill -9 during an import: the database then holds the whole graph or nothing, is sound, and takes the import again.

  kill.py PROGRAM [--rounds N] [--seed N] [--nodes N]
"""
import argparse, os, random, shutil, subprocess, sys, tempfile, time


def run(program, *words):
    return subprocess.run([program, *words], capture_output=True, text=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--nodes", type=int, default=20000)
    given = parser.parse_args()
    rng = random.Random(given.seed)
    whole = empty = 0
    with tempfile.TemporaryDirectory() as folder:
        nodes, edges, db = (os.path.join(folder, name) for name in ("nodes.csv", "edges.csv", "db"))
        with open(nodes, "w") as out:
            out.write("id:ID,name\n" + "".join("p%d,Paper %d\n" % (i, i) for i in range(given.nodes)))
        with open(edges, "w") as out:
            out.write(":START_ID,:END_ID,count:int\n")
            for i in range(given.nodes * 6):
                out.write("p%d,p%d,%d\n" % (i // 6, rng.randrange(given.nodes), i % 9))
        words = ["import", "--db", db, "--nodes", "Paper=" + nodes, "--relationships", "CITES=" + edges]
        start = time.time()
        done = run(given.program, *words)
        longest = time.time() - start
        if done.returncode != 0:
            sys.exit(done.stderr)
        shutil.rmtree(db)
        for number in range(given.rounds):
            child = subprocess.Popen([given.program, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(rng.random() * longest)
            child.kill()
            child.wait()
            if not os.path.exists(os.path.join(db, "FORMAT")):
                empty += 1
                shutil.rmtree(db, ignore_errors=True)
                continue
            checked = run(given.program, "check", "--db", db)
            counted = run(given.program, "query", "--db", db, "--format", "csv",
                          "MATCH (n) WITH count(*) AS n OPTIONAL MATCH ()-[r]->() RETURN n, count(r)")
            found = counted.stdout.split("\n")[1].strip() if counted.returncode == 0 else counted.stderr
            if checked.returncode != 0 or found not in ("0,0", "%d,%d" % (given.nodes, given.nodes * 6)):
                sys.exit("round %d: %s\n%s%s" % (number, found, checked.stdout, checked.stderr))
            whole += found != "0,0"
            empty += found == "0,0"
            if found == "0,0" and number % 2 == 0:
                again = run(given.program, *words)
                if again.returncode != 0:
                    sys.exit("round %d: the import does not go a second time\n%s" % (number, again.stderr))
            shutil.rmtree(db)
    print("%d rounds: %d found the whole graph, %d nothing" % (given.rounds, whole, empty))


if __name__ == "__main__":
    main()
