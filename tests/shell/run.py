#!/usr/bin/env python3
"""Runs transcripts: commands and exactly what they print.

usage: run.py PROGRAM TRANSCRIPT... [--update]

A transcript is a text file, or a page whose fenced block after "## A first session" is one. A line "$ COMMAND" is run by bash in a folder of its own that holds facts/, papers/ and tests/corpus/papers;
the lines after it, up to the next command or blank-line-and-#-comment, are what it must print. Lines that go to standard error
stand with "! " in front, an exit status other than 0 as "= STATUS" at the end. In expected lines "<...>" stands for anything.
--update writes what the commands print now into the transcripts: read the difference before you keep it.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def read(path):
    """The transcript as [comment lines, command, expected lines] in turn."""
    steps, comments = [], []
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        text = text.split("## A first session", 1)[1].split("```\n", 2)[1]
    for line in text.splitlines():
        if line.startswith("$ "):
            steps.append((comments, line[2:], []))
            comments = []
        elif line.startswith("#") or (comments and not line):
            comments.append(line)
        elif not steps:
            comments.append(line)
        else:
            steps[-1][2].append(line)
    for _, _, expected in steps:
        while expected and not expected[-1]:
            expected.pop()
    return steps


def run(command, folder, program):
    environment = {
        "PATH": f"{pathlib.Path(program).parent}:/usr/bin:/bin", "HOME": str(folder), "TREATYGRAPH_DB": "db",
        "COLUMNS": "120", "LANG": "C.UTF-8", "XDG_STATE_HOME": str(folder / "state"),
    }
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"):
        if name in os.environ:
            environment[name] = os.environ[name]
    result = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                            timeout=120)
    lines = result.stdout.decode("utf-8", "backslashreplace").splitlines()
    lines += ["! " + line for line in result.stderr.decode("utf-8", "backslashreplace").splitlines()]
    if result.returncode != 0:
        lines.append(f"= {result.returncode}")
    return lines


def matches(expected, line):
    parts = expected.split("<...>")
    return re.fullmatch(".*".join(re.escape(part) for part in parts), line) is not None


def same(expected, lines):
    return len(expected) == len(lines) and all(matches(e, l) for e, l in zip(expected, lines))


def general(lines):
    """Without what differs from run to run."""
    return [re.sub(r"(?<=process )\d+|(?<=\.part-)\d+", "<...>", line) for line in lines]


def check(path, program, update):
    wrong = 0
    text = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copytree(HERE / "facts", folder / "facts")
        shutil.copytree(HERE / "papers", folder / "papers")
        (folder / "tests").mkdir()
        shutil.copytree(HERE.parent / "corpus" / "papers", folder / "tests" / "corpus" / "papers")
        for comments, command, expected in read(path):
            lines = run(command, folder, program)
            if not same(expected, lines):
                wrong += 1
                print(f"{path.name}: $ {command}")
                for line in expected:
                    print(f"  expected  {line}")
                for line in lines:
                    print(f"  printed   {line}")
            text += comments + [f"$ {command}"] + (expected if same(expected, lines) else general(lines)) + [""]
    if update and wrong and path.suffix != ".md":
        path.write_text("\n".join(text), encoding="utf-8")
    return wrong


def main():
    update = "--update" in sys.argv
    program, *paths = [word for word in sys.argv[1:] if word != "--update"]
    wrong = sum(check(pathlib.Path(path), pathlib.Path(program).resolve(), update) for path in paths)
    print(f"{len(paths)} transcripts, {wrong} commands printed something else")
    sys.exit(1 if wrong and not update else 0)


if __name__ == "__main__":
    main()
