#!/usr/bin/env python3
"""compare.py PROGRAM: one paper in every format and encoding has the same mentions and relations as in print."""
import collections, json, pathlib, subprocess, sys, tempfile
import formats


def facts(program, path):
    run = subprocess.run([program, "extract", str(path)], capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(f"{path.name}: {run.stderr}")
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    mentions = collections.Counter((f["kind"], f["id"]) for f in lines if f["type"] == "mention")
    relations = {(f["subject"], f["predicate"], f["object"]) for f in lines if f["type"] == "relation"}
    return mentions, relations


def main():
    parts = formats.parse((pathlib.Path(__file__).parent / "paper.md").read_text(encoding="utf-8"))
    text, page = formats.plain(parts), formats.page(parts)
    files = {"paper.txt": text.encode(), "paper.html": page.encode(), "gbk.html": formats.page(parts, "gbk").encode("gb18030"),
             "paper.docx": formats.docx(parts), "paper.pdf": formats.pdf(parts), "columns.pdf": formats.pdf(parts, columns=2),
             "gb18030.txt": text.encode("gb18030"), "utf16.txt": text.encode("utf-16")}
    with tempfile.TemporaryDirectory() as folder:
        found = {}
        for name, content in files.items():
            path = pathlib.Path(folder) / name
            path.write_bytes(content)
            found[name] = facts(sys.argv[1], path)
    mentions, relations = found["paper.txt"]
    assert sum(mentions.values()) >= 30 and len(relations) >= 30, "the paper itself is not read"
    wrong = 0
    for name, (other, related) in found.items():
        for word, lost in (("lost", (mentions - other, relations - related)), ("new", (other - mentions, related - relations))):
            if lost[0] or lost[1]:
                print(f"{name}: {word}", dict(lost[0]), sorted(lost[1]))
                wrong += 1
    sys.exit(wrong != 0)


main()
