"""Reads .marked papers (README.md) and prints their text in the layouts that such papers come in."""
import dataclasses, hashlib, pathlib, re, unicodedata

FOLDER = pathlib.Path(__file__).parent / "papers"


@dataclasses.dataclass(frozen=True)
class Mention:
    paragraph: int
    start: int              # characters of the paragraph's text
    end: int
    kind: str               # "" for a back reference
    ids: frozenset          # either is right; "*" for any
    optional: bool
    words: str


@dataclasses.dataclass(frozen=True)
class Relation:
    paragraph: int
    subject: frozenset
    predicate: str
    object: frozenset
    attributes: tuple
    optional: bool


@dataclasses.dataclass
class Paper:
    name: str
    about: dict
    paragraphs: list
    mentions: list
    references: list
    relations: list

    @property
    def half(self):
        return ("daily", "unseen")[hashlib.sha256(self.name.encode()).digest()[0] % 2]


def read_paragraph(number, line):
    """The paragraph without its marks, and its marks."""
    text, marks, open_marks, at = [], [], [], 0
    while at < len(line):
        char = line[at]
        if line[at:at + 2] in ("{{", "}}") and not (char == "{" and re.match(r"\{\{[?=\w]", line[at:])) and not (
                char == "}" and open_marks):
            text.append(char); at += 2
        elif char == "{":
            head = re.match(r"\{(=\??|\??)(\w*)\s*([^|{}]*)\|", line[at:])
            if not head:
                raise ValueError(f"paragraph {number}: a mark is {{Kind id|words}}, not {line[at:at + 30]}")
            sign, kind, ids = head.groups()
            if sign.startswith("="):
                kind, ids = "", kind + ids
            open_marks.append((len(text), kind, frozenset(i.strip() for i in ids.split(",")), sign))
            at += head.end()
        elif char == "}":
            if not open_marks:
                raise ValueError(f"paragraph {number}: a brace closes nothing: {line[max(0, at - 30):at + 1]}")
            start, kind, ids, sign = open_marks.pop()
            marks.append(Mention(number, start, len(text), kind, ids, "?" in sign, "".join(text[start:])))
            at += 1
        else:
            text.append(char); at += 1
    if open_marks:
        raise ValueError(f"paragraph {number}: a mark is not closed")
    return "".join(text), marks


def read_relation(number, line):
    optional, fields = line.startswith(">?"), line.lstrip(">? ").strip()
    head = re.match(r"(.+?)\s+([A-Z][A-Z_]+)\s+(.+)$", fields)
    if not head:
        raise ValueError(f"paragraph {number}: a relation is > SUBJECT PREDICATE object, not {line}")
    subject, predicate, rest = head.groups()
    object_, *attributes = re.split(r"\s+(?=\w+=)", rest)
    ids = lambda s: frozenset(i.strip() for i in s.split(","))
    return Relation(number, ids(subject), predicate, ids(object_) if "title:" not in object_ else frozenset([object_]),
                    tuple(tuple(a.split("=", 1)) for a in attributes), optional)


def read(path):
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    paper = Paper(path.name.removesuffix(".marked"), dict(re.split(r":\s*", line, maxsplit=1) for line in head.splitlines()),
                  [], [], [], [])
    for line in body.splitlines():
        if re.match(r">\??\s", line):
            paper.relations.append(read_relation(len(paper.paragraphs) - 1, line))
        elif line.strip():
            try:
                text, marks = read_paragraph(len(paper.paragraphs), line)
            except ValueError as wrong:
                raise SystemExit(f"{path.name}: {wrong}")
            paper.paragraphs.append(text)
            paper.mentions += [m for m in marks if m.kind]
            paper.references += [m for m in marks if not m.kind]
    return paper


def papers(half="all"):
    found = [read(p) for p in sorted(FOLDER.glob("*.marked"))]
    return [p for p in found if half in ("all", p.half)]


def width(char):
    return 2 if unicodedata.east_asian_width(char) in "WF" else 0 if unicodedata.combining(char) else 1


def broken(text, columns):
    """(start, end) of the lines of a paragraph: Chinese breaks anywhere, other scripts at blanks."""
    lines, start, used, blank = [], 0, 0, -1
    for at, char in enumerate(text):
        if used + width(char) > columns and at > start:
            cut = blank + 1 if blank >= start and width(char) == 1 and width(text[at - 1]) == 1 else at
            lines.append((start, cut)); start, used = cut, sum(map(width, text[cut:at])); blank = -1
        if char == " ":
            blank = at
        used += width(char)
    return lines + [(start, len(text))]


class Page:
    """A text under way, and where each of its characters comes from: (paragraph, character), or nothing for furniture."""
    def __init__(self):
        self.text, self.origin = [], []

    def put(self, words, paragraph=None, start=0):
        for n, char in enumerate(words):
            self.text.append(char)
            self.origin += [None if paragraph is None else (paragraph, start + n)] * len(char.encode())


def printed(paper, columns=76):
    """As the first papers of the project came: a blank line after each line, running heads and page numbers between."""
    page, symbol = Page(), next((i for m in paper.mentions if m.kind == "Document" and m.paragraph < 6 for i in m.ids), None)
    rows = number = 0
    for n, text in enumerate(paper.paragraphs):
        for start, end in broken(text, columns):
            page.put(text[start:end], n, start); page.put(" \n\n"); rows += 1
            if rows % 24 == 0:
                number += 1
                page.put(f" \n\n{number + 1}/12 V.30-0{4170 + rows}\n\n" + (f" {symbol}\n\n" if symbol else "") + " \n\n")
        page.put(" \n\n")
    return page


def wrapped(paper, columns=76):
    page = Page()
    for n, text in enumerate(paper.paragraphs):
        for start, end in broken(text, columns):
            page.put(text[start:end], n, start); page.put("\n")
        page.put("\n")
    return page


def lines(paper):
    page = Page()
    for n, text in enumerate(paper.paragraphs):
        page.put(text, n); page.put("\n")
    return page


def columns(paper, each=40, rows=44):
    """Two columns side by side, as pdftotext -layout prints them."""
    page, cells = Page(), []
    for n, text in enumerate(paper.paragraphs):
        cells += [(n, *line) for line in broken(text, each)] + [None]
    for first in range(0, len(cells), 2 * rows):
        left, right = cells[first:first + rows], cells[first + rows:first + 2 * rows]
        for row, cell in enumerate(left):
            beside = right[row] if row < len(right) else None
            used = 0
            if cell:
                words = paper.paragraphs[cell[0]][cell[1]:cell[2]]
                page.put(words, cell[0], cell[1]); used = sum(map(width, words))
            if beside:
                page.put(" " * (each + 6 - used)); page.put(paper.paragraphs[beside[0]][beside[1]:beside[2]], beside[0], beside[1])
            page.put("\n")
        page.put("\f")
    return page


LAYOUTS = {"printed": printed, "wrapped": wrapped, "lines": lines, "columns": columns}
