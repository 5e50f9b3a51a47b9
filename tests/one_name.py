#!/usr/bin/env python3
"""No two headers define a type of one name in one namespace: the linker would keep one of their functions for both.

usage: one_name.py TOP
"""
import collections
import pathlib
import re
import sys

OPENS = re.compile(r"namespace\s*([\w:]*)\s*\{")
CLOSES = re.compile(r"\}\s*// namespace")
DEFINES = re.compile(r"(?:struct|class|enum class)\s+(\w+)(?:\s+final)?\s*(?::(?!:)[^;]*)?\{")


def types_of(header):
    """The types that a header defines outside of others, with their namespaces."""
    namespaces = []
    for line in header.read_text(encoding="utf-8").splitlines():
        if opened := OPENS.match(line):
            namespaces.append(opened.group(1) or "(anonymous)")
        elif CLOSES.match(line) and namespaces:
            namespaces.pop()
        elif defined := DEFINES.match(line):
            yield "::".join([*namespaces, defined.group(1)])


def main():
    top, headers = pathlib.Path(sys.argv[1]), collections.defaultdict(list)
    for room in ("extract", "graph", "shell", "exports"):
        for header in sorted((top / room).rglob("*.h")):
            for name in types_of(header):
                headers[name].append(str(header.relative_to(top)))
    if len(headers) < 100:
        sys.exit(f"only {len(headers)} types were found: this test reads the headers wrongly")
    twice = {name: where for name, where in headers.items() if len(where) > 1}
    for name, where in sorted(twice.items()):
        print(f"{name} is defined in {' and in '.join(where)}")
    sys.exit(1 if twice else 0)


main()
