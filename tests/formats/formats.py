"""One paper in several formats: reads the Markdown of paper.md (headings, paragraphs, items, notes, tables) and writes it as text,
web page, Word file and PDF. Nothing but the standard library, so that tests make their files where they run."""
import html, io, re, unicodedata, zipfile, zlib


class Part:
    def __init__(self, kind, text, level=0, rows=(), mark=""):
        self.kind, self.text, self.level, self.rows, self.mark = kind, text, level, rows, mark


def parse(markdown):
    parts = []
    for block in re.split(r"\n\s*\n", markdown.strip()):
        if m := re.match(r"(#+) (.*)", block):
            parts.append(Part("heading", m[2], level=len(m[1])))
        elif m := re.match(r"\[\^(\w+)\]: (.*)", block):
            parts.append(Part("note", m[2], mark=m[1]))
        elif block.startswith("|"):
            rows = [[c.strip() for c in line.strip("|").split("|")] for line in block.splitlines()]
            parts.append(Part("table", "", rows=[r for r in rows if not set("".join(r)) <= set("-: ")]))
        else:
            parts.append(Part("paragraph", block))
    return parts


def pieces(text):
    """(words, None) and ("", mark) in turn."""
    at = 0
    for m in re.finditer(r"\[\^(\w+)\]", text):
        yield text[at:m.start()], None
        yield "", m[1]
        at = m.end()
    yield text[at:], None


def width(char):
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def lines(text, columns):
    out, used, blank = [""], 0, -1
    for char in text:
        if used + width(char) > columns and out[-1]:
            line = out[-1]
            cut = line.rfind(" ") + 1 if width(char) == 1 and width(line[-1]) == 1 and " " in line else len(line)
            out[-1:] = [line[:cut], line[cut:]]
            used = sum(map(width, out[-1]))
        out[-1] += char
        used += width(char)
    return out


def plain(parts, columns=76):
    out, notes = [], []
    for part in parts:
        if part.kind == "note":
            notes.append(f"{part.mark} {part.text}")
        elif part.kind == "table":
            out += ["  ".join(row) + "\n" for row in part.rows]
        else:
            text = re.sub(r"\[\^(\w+)\]", r"\1", part.text)
            out.append("\n".join(lines(text, columns)) + "\n")
    if notes:
        out.append("__________________\n" + "\n".join("\n".join(lines(n, columns)) for n in notes) + "\n")
    return "\n".join(out)


def page(parts, charset="utf-8"):
    e = html.escape
    body, notes = [], []
    def words(text):
        return "".join(e(w) if m is None else f'<sup><a href="#fn{m}" id="ref{m}">{m}</a></sup>' for w, m in pieces(text))
    for part in parts:
        if part.kind == "heading":
            body.append(f"<h{part.level}>{words(part.text)}</h{part.level}>")
        elif part.kind == "note":
            notes.append(f'<li id="fn{part.mark}"><p>{words(part.text)} <a href="#ref{part.mark}">↩</a></p></li>')
        elif part.kind == "table":
            body.append("<table>" + "\n".join("<tr>" + "".join(f"<td><p>{words(c)}</p></td>" for c in row) for row in part.rows)
                        + "</table>")
        else:
            text = words(part.text)
            body.append("<p>" + text[:len(text) // 2].replace("，", "，\n  ") + text[len(text) // 2:] + "\n")
    return f"""<!DOCTYPE html>
<html lang="zh"><head><meta charset="{charset}"><title>title &amp; 日本</title><style>p {{ color: 中国 }}</style>
<script>var 法国 = "<p>德国</p>";</script></head>
<body><nav><ul><li><a href="/">中国</a></li></ul></nav><main>
{chr(10).join(body)}
<section><ol>{"".join(notes)}</ol></section></main></body></html>
"""


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(parts):
    e, ids = html.escape, {}
    def runs(text):
        out = []
        for words, mark in pieces(text):
            if mark:
                ids[mark] = len(ids) + 2
                out.append(f'<w:r><w:footnoteReference w:id="{ids[mark]}"/></w:r>')
            elif words:
                half = len(words) // 2
                out += [f'<w:r><w:t xml:space="preserve">{e(w)}</w:t></w:r>' for w in (words[:half], words[half:])]
        return "".join(out)
    body, notes = [], []
    for part in parts:
        numbered = re.match(r"\d+\. ", part.text)
        if part.kind == "heading":
            body.append(f'<w:p><w:pPr><w:pStyle w:val="Heading{part.level}"/></w:pPr>{runs(part.text)}</w:p>')
        elif part.kind == "note":
            notes.append((part.mark, part.text))
        elif part.kind == "table":
            body.append("<w:tbl>" + "".join("<w:tr>" + "".join(f"<w:tc><w:p>{runs(c)}</w:p></w:tc>" for c in row) + "</w:tr>"
                                            for row in part.rows) + "</w:tbl>")
        elif numbered:
            body.append('<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
                        f"{runs(part.text[numbered.end():])}</w:p>")
        else:
            body.append(f"<w:p>{runs(part.text)}<w:del><w:r><w:delText>德国</w:delText></w:r></w:del></w:p>")
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr></w:style>'
                     for n in range(1, 5))
    numbering = ('<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
                 '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')
    foot = "".join(f'<w:footnote w:id="{ids[m]}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {e(t)}</w:t></w:r></w:p>'
                   "</w:footnote>" for m, t in notes if m in ids)
    part = lambda name, inner: f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{name} {W}>{inner}</w:{name}>'
    return packed({"word/document.xml": part("document", f"<w:body>{''.join(body)}</w:body>"), "word/styles.xml": part("styles", styles),
                   "word/numbering.xml": part("numbering", numbering), "word/footnotes.xml": part("footnotes", foot)})


def packed(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2033, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


class Pdf:
    """Pages of positioned words in one font without outlines, whose codes are Unicode values: pdftotext needs no more."""
    HEIGHT, WIDTH = 842, 595

    def __init__(self):
        self.pages = []

    def show(self, x, y, size, text):
        self.pages[-1].append(f"BT /F {size} Tf 1 0 0 1 {x:.1f} {y:.1f} Tm <{text.encode('utf-16-be').hex()}> Tj ET")
        return x + sum(map(width, text)) * size / 2

    def bytes(self):
        cmap = ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
                "1 begincodespacerange <0000> <FFFF> endcodespacerange\n100 beginbfrange\n"
                + "".join(f"<{h:02X}00> <{h:02X}FF> <{h:02X}00>\n" for h in range(100)) + "endbfrange\n100 beginbfrange\n"
                + "".join(f"<{h:02X}00> <{h:02X}FF> <{h:02X}00>\n" for h in range(100, 200)) + "endbfrange\n56 beginbfrange\n"
                + "".join(f"<{h:02X}00> <{h:02X}FF> <{h:02X}00>\n" for h in range(200, 256)) + "endbfrange endcmap end end")
        stream = lambda content: (f"<< /Length {len(content)} /Filter /FlateDecode >> stream\n".encode() + content + b"\nendstream")
        kids = " ".join(f"{7 + 2 * n} 0 R" for n in range(len(self.pages)))
        objects = [b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Count {len(self.pages)} /Kids [{kids}] >>".encode(),
                   b"<< /Type /Font /Subtype /Type0 /BaseFont /None /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
                   b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /None /DW 1000 /W [0 1000 500 8192 8231 500] /FontDescriptor 5 0 R "
                   b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
                   b"<< /Type /FontDescriptor /FontName /None /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 "
                   b"/CapHeight 700 /StemV 80 >>", stream(zlib.compress(cmap.encode()))]
        for n, page_ in enumerate(self.pages):
            objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {self.WIDTH} {self.HEIGHT}] /Contents {8 + 2 * n} 0 R "
                           "/Resources << /Font << /F 3 0 R >> >> >>".encode())
            objects.append(stream(zlib.compress("\n".join(page_).encode())))
        out, offsets = io.BytesIO(), []
        out.write(b"%PDF-1.5\n")
        for n, content in enumerate(objects, 1):
            offsets.append(out.tell())
            out.write(f"{n} 0 obj\n".encode() + content + b"\nendobj\n")
        start = out.tell()
        out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode() + b"".join(f"{o:010} 00000 n \n".encode() for o in offsets))
        out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
        return out.getvalue()


def pdf(parts, columns=1, rows=30, head="A/AC.998/7"):
    """Printed pages: running head, page number, notes in small print at the foot of the page that has their mark."""
    out, notes = Pdf(), {p.mark: p.text for p in parts if p.kind == "note"}
    each = 76 if columns == 1 else 36
    size, leading, left, gutter = 11, 16, 70, 30
    column_width = each * size / 2 + gutter
    state = {"row": rows, "column": columns - 1, "foot": 0}

    def next_row():
        state["row"] += 1
        if state["row"] >= rows:
            state["row"], state["column"] = 0, state["column"] + 1
            if state["column"] >= columns:
                state["column"], state["foot"] = 0, 250
                out.pages.append([])
                if len(out.pages) > 1:
                    out.show(left, 800, 9, head)
                out.show(500, 30, 9, f"{len(out.pages)}/9")

    def put_note(mark):
        for n, line in enumerate(lines(notes[mark], 92)):
            x = out.show(left, state["foot"] + 3, 5, mark) + 2 if n == 0 else left
            out.show(x, state["foot"], 8, line)
            state["foot"] -= 11

    for part in parts:
        for text in ["    ".join(row) for row in part.rows] or [part.text] * (part.kind != "note"):
            marks, bare, at = {}, "", 0
            for words, mark in pieces(text):
                bare += words
                if mark:
                    marks[len(bare)] = mark
            for line in lines(bare, each):
                next_row()
                x, y = left + state["column"] * column_width, 770 - state["row"] * leading
                for begin, end in zip([0] + [m - at for m in marks if at < m <= at + len(line)],
                                      [m - at for m in marks if at < m <= at + len(line)] + [len(line)]):
                    x = out.show(x, y, size, line[begin:end])
                    if at + end in marks and end:
                        x = out.show(x, y + 4, 6, marks[at + end])
                        put_note(marks.pop(at + end))
                at += len(line)
            state["row"] += 1
    return out.bytes()
