#!/usr/bin/env python3
"""Run the openCypher TCK and fail if fewer scenarios pass than before.

  tck.py SHARED ADAPTER [OPTION...]         --no-optimiser: as written; --image: through the read image; --store: on disk, reopened after each change (3 minutes)

SHARED is a folder with tck/run.py and tck/dev.jsonl. Exit status 77 (skipped) when they are not there.
"""
import json, os, subprocess, sys, tempfile

# What must pass. Raise these when more does; never lower them.
LENIENT, STRICT, EXACT, WRONG_SIDE_EFFECTS = 2335, 2335, 2335, 0


def main():
    shared, adapter, *options = sys.argv[1:]
    run, data = (os.path.join(shared, "tck", name) for name in ("run.py", "dev.jsonl"))
    if not (os.path.exists(run) and os.path.exists(data)):
        print("=" * 78)
        print("SKIPPED: the openCypher TCK was NOT run: there is no %s" % data)
        print("Say where it is: cmake -DTREATYGRAPH_SHARED=FOLDER, or the environment variable of that name.")
        print("=" * 78)
        return 77
    with tempfile.TemporaryDirectory() as scratch:
        out = os.path.join(scratch, "verdicts.jsonl")
        options = [word for option in options for word in ([option, os.path.join(scratch, "store")] if option == "--store" else [option])]
        subprocess.run([sys.executable, run, "--fails", "20", "--out", out, data, "--", adapter, *options], check=True)
        with open(out, encoding="utf-8") as lines:
            verdicts = [json.loads(line) for line in lines]
    got = [sum(bool(v[key]) for v in verdicts) for key in ("lenient", "strict", "exact")]
    wrong = sum(v["se"] == "bad" for v in verdicts)
    print("lenient %d, strict %d, exact %d of %d; wrong side effects %d" % (*got, len(verdicts), wrong))
    good = got[0] >= LENIENT and got[1] >= STRICT and got[2] >= EXACT and wrong <= WRONG_SIDE_EFFECTS
    if not good:
        print("FAILED: at least %d, %d, %d and at most %d are wanted" % (LENIENT, STRICT, EXACT, WRONG_SIDE_EFFECTS))
    return 0 if good else 1


sys.exit(main())
