#!/usr/bin/env python3
"""Precision and recall on the papers annotated by hand (README.md tells their form).

usage: score.py PROGRAM [--half daily|unseen|all] [--layout printed|wrapped|lines|columns|all] [--errors] [--markdown]
                [--only NAME...] [--keep FOLDER]

A mention is right when it lies over the annotated words and has their kind and id; a relation when subject, predicate and object are
the paper's. What an annotation leaves open (`?`), names inside longer names, and the bare names below count neither way. An id that
the lexicon does not hold (`title:…`, a body known to the reader alone) is matched by any id of that kind in that place.
Attributes and back references have rows of their own. The errors of the unseen half are not shown: it is no place to learn from.
"""
import argparse, collections, json, pathlib, subprocess, sys, tempfile
import marked

BARE = {"un", "unga", "un-secretariat", "un-secretary-general", "new-un-convention", "cybercrime", "member-states"}
KINDS = ["State", "Territory", "Organisation", "Instrument", "Resolution", "Document", "Provision", "Offence", "Person", "Meeting"]
FREE = {"Organisation", "Instrument", "Offence", "Person", "Meeting"}
BY_RULE = {"PART_OF", "BROADER", "MENTIONS"}
STANCE = {"SUPPORTS_NEW_INSTRUMENT", "OPPOSES_NEW_INSTRUMENT"}
LEXICON = pathlib.Path(__file__).parent.parent.parent / "extract/lexicon/data"


def known_ids():
    return {v for p in LEXICON.rglob("*.json") for v in ids_in(json.loads(p.read_text(encoding="utf-8")))}


def ids_in(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "id":
                yield inner
            yield from ids_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from ids_in(inner)


def overlap(a, b):
    return a[0] < b[1] and b[0] < a[1]


class Score:
    def __init__(self):
        self.tally = collections.defaultdict(lambda: [0, 0, 0])     # right, extra, missed
        self.errors = []

    def count(self, paper, level, name, column, note=""):
        for key in ((level, name), (level, "ALL"), (f"{level}, {paper.about['language']}", "ALL")):
            self.tally[key][column] += 1
        if column:
            self.errors.append((paper.name, ("", "extra", "missed")[column], name, note))


def place(page, fact):
    """(paragraph, first, last + 1) of a fact's words, or nothing where they are furniture."""
    spots = [o for o in page.origin[fact["start"]:fact["end"]] if o]
    return (spots[0][0], spots[0][1], spots[-1][1] + 1) if spots else None


def score_mentions(score, paper, page, facts, known):
    gold = collections.defaultdict(list)
    for mention in paper.mentions:
        gold[mention.paragraph].append(mention)
    stands_for, hit = collections.defaultdict(set), set()
    for fact in facts:
        where = place(page, fact)
        if where is None or fact["kind"] not in KINDS:
            continue
        over = [m for m in gold[where[0]] if overlap((m.start, m.end), where[1:])]
        same = [m for m in over if m.kind == fact["kind"] and (fact["id"] in m.ids or "*" in m.ids or (
            m.kind in FREE and not m.ids & known))]
        for m in same:
            stands_for[fact["id"]] |= m.ids
        hit.update(same)
        inside = any(m.start <= where[1] and where[2] <= m.end and m.end - m.start > where[2] - where[1] for m in over)
        if same:
            if all(not m.optional for m in same):
                score.count(paper, "mention", fact["kind"], 0)
        elif not inside and fact["id"] not in BARE and not any(m.optional for m in over):
            score.count(paper, "mention", fact["kind"], 1, f"{fact['id']}  {fact['text']}")
    for m in paper.mentions:
        if not m.optional and m not in hit and not m.ids & BARE:
            score.count(paper, "mention", m.kind, 2, f"{','.join(sorted(m.ids))}  {m.words}")
    return stands_for


def score_references(score, paper, page, facts):
    for m in paper.references:
        over = [f for f in facts if (w := place(page, f)) and w[0] == m.paragraph and overlap((m.start, m.end), w[1:])]
        right = [f for f in over if (f["id"] == "" if m.optional else f["id"] in m.ids)]
        if m.ids & BARE and not m.optional:
            continue
        score.count(paper, "back reference", "resolved" if not m.optional else "left open", 0 if right else 1 if over else 2,
                    f"{','.join(sorted(m.ids))}  {m.words}  {[f['id'] for f in over]}")


def score_relations(score, paper, facts, stands_for):
    def fits(ident, wanted, kind=""):
        return ident in wanted or stands_for[ident] & wanted or (kind == "Voice" and "voice" in wanted)
    attributes, seen = collections.defaultdict(list), {}
    for fact in facts:
        attributes[fact["subject"], fact["predicate"], fact["object"]].append(fact["attributes"])
        seen[fact["subject"], fact["predicate"], fact["object"]] = fact
    hit = set()
    for (subject, predicate, object_), fact in sorted(seen.items()):
        if predicate in BY_RULE or (predicate == "CITES" and fact["subject_kind"] == "Document"):
            continue
        match = [g for g in paper.relations if g.predicate == predicate and fits(subject, g.subject, fact["subject_kind"])
                 and fits(object_, g.object)]
        hit.update(match)
        bare = (subject in BARE or object_ in BARE) and predicate not in STANCE
        if match:
            if not all(g.optional for g in match):
                score.count(paper, "relation", predicate, 0)
        elif not bare and predicate != "REQUESTED" and fact["subject_kind"] != "Voice":
            score.count(paper, "relation", predicate, 1, f"{subject} -> {object_}  {fact['quote'][:60]}")
        for g in match:
            for key, value in g.attributes:
                got = [a.get(key, "") for a in attributes[subject, predicate, object_]]
                score.count(paper, "attribute", f"{predicate} {key}", 0 if value in got or any(value in str(x) for x in got) else 1,
                            f"{subject} -> {object_}: {value}, got {got}")
    for g in paper.relations:
        if g not in hit and not g.optional and (not g.object & BARE or g.predicate in STANCE) and not g.subject & BARE:
            score.count(paper, "relation", g.predicate, 2, f"{','.join(g.subject)} -> {','.join(g.object)}")


def read_facts(program, texts):
    out = subprocess.run([program, "extract", "--format", "jsonl", str(texts)], capture_output=True, text=True)
    if out.returncode:
        sys.exit(f"score: {program} extract ended with {out.returncode}: {out.stderr.strip()[:500]}")
    facts = collections.defaultdict(lambda: collections.defaultdict(list))
    for fact in map(json.loads, out.stdout.splitlines()):
        facts[pathlib.PurePath(fact["source"]).stem][fact["type"]].append(fact)
    return facts


def score_layout(program, papers, layout, folder):
    pages = {p.name: marked.LAYOUTS[layout](p) for p in papers}
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in pages.items():
        (folder / f"{name}.txt").write_text("".join(page.text), encoding="utf-8")
    facts, known, score = read_facts(program, folder), known_ids(), Score()
    for paper in papers:
        of, page = facts[paper.name], pages[paper.name]
        stands_for = score_mentions(score, paper, page, of["mention"], known)
        score_references(score, paper, page, of["reference"])
        score_relations(score, paper, of["relation"], stands_for)
    return score


def rates(right, extra, missed):
    p, r = right / (right + extra) if right + extra else 0.0, right / (right + missed) if right + missed else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def order(key):
    level, name = key
    return (["mention", "relation"].index(level) if level in ("mention", "relation") else 2, level,
            name == "ALL", KINDS.index(name) if name in KINDS else 99, name)


def show(title, score, markdown):
    row = "| {} | {} | {} | {} | {} | {} | {} | {} |" if markdown else "{:16}{:34}{:>6}{:>6}{:>7}{:>9}{:>8}{:>8}"
    print(f"\n{title}\n")
    print(row.format("", "", "right", "extra", "missed", "precision", "recall", "F1"))
    if markdown:
        print("|---|---|---|---|---|---|---|---|")
    for key in sorted(score.tally, key=order):
        counts = score.tally[key]
        print(row.format(*key, *counts, *(f"{x:.3f}" for x in rates(*counts))))


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("program")
    ask.add_argument("--half", default="daily", choices=["daily", "unseen", "all"])
    ask.add_argument("--layout", default="printed", choices=[*marked.LAYOUTS, "all"])
    ask.add_argument("--errors", action="store_true"); ask.add_argument("--markdown", action="store_true")
    ask.add_argument("--only", nargs="*"); ask.add_argument("--keep")
    a = ask.parse_args()
    halves = {h: [p for p in marked.papers(h) if not a.only or p.name in a.only]
              for h in (["daily", "unseen"] if a.half == "all" else [a.half])}
    with tempfile.TemporaryDirectory() as scratch:
        for layout in marked.LAYOUTS if a.layout == "all" else [a.layout]:
            for half, papers in halves.items():
                characters = sum(len(t) for p in papers for t in p.paragraphs)
                score = score_layout(a.program, papers, layout, pathlib.Path(a.keep or scratch) / half / layout)
                show(f"{half} half, {layout}: {len(papers)} papers, {characters} characters", score, a.markdown)
                if a.errors and half == "daily":
                    print(*("\t".join(e) for e in sorted(score.errors)), sep="\n")


if __name__ == "__main__":
    main()
