#!/usr/bin/env python3
"""Draws citations by a seed and prints how each is made (mode, cue) beside its quote, for a reader to judge.

    treatygraph extract --format jsonl PAPERS... > facts.jsonl
    draw_modes.py facts.jsonl --seed 1 --count 30 > table.md

What is drawn depends on the seed and on the places of the citations alone, not on what the program says of them.
"""
import argparse
import hashlib
import json


def citations(path):
    """One line for each place: an article's instrument, and other actors of the same words, are no citations of their own."""
    places = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fact = json.loads(line)
            if fact["type"] != "relation" or fact["predicate"] != "CITES" or fact["rule"] == "cites-provision":
                continue
            places.setdefault((fact["source"], fact["start"], fact["end"]), fact)
    return places


def order(seed, place):
    return hashlib.sha256(f"{seed} {place}".encode()).digest()


def cell(text):
    return text.replace("|", "\\|").replace("\n", " ")


def around(fact, width):
    """The quote, cut to `width` characters on either side of the name, which is set in bold."""
    quote, name = fact["quote"], " ".join(fact["text"].split())
    at = quote.find(name)
    if at < 0:
        return quote[: 2 * width]
    begin, end = max(0, at - width), min(len(quote), at + len(name) + width)
    return ("…" if begin else "") + quote[begin:at] + "**" + name + "**" + quote[at + len(name):end] + ("…" if end < len(quote) else "")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("facts")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--count", type=int, default=30)
    options.add_argument("--width", type=int, default=200)
    asked = options.parse_args()
    places = citations(asked.facts)
    drawn = sorted(places, key=lambda place: order(asked.seed, place))[: asked.count]
    print("| | mode | cue | object | quote |\n|---|---|---|---|---|")
    for number, place in enumerate(drawn, 1):
        fact = places[place]
        attributes = fact["attributes"]
        row = [attributes.get("mode", ""), attributes.get("cue", ""), fact["object"], around(fact, asked.width)]
        print(f"| {number} | " + " | ".join(map(cell, row)) + " |")


if __name__ == "__main__":
    main()
