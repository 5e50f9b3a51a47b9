#!/usr/bin/env python3
"""hostile.py PROGRAM [MB [SECONDS]]: files made to do harm end in an error that names the file or in facts, within the seconds each
(default 60) and the memory (default 600 MB; 0: not looked at)."""
import pathlib, random, resource, subprocess, sys, tempfile
import formats

WORD = formats.W


def entities():
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE d [<!ENTITY a0 "aaaaaaaaaa">{levels}]><w:document {WORD}><w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>'


LOOP = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R 3 0 R]/Parent 2 0 R>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/Contents[3 0 R 4 0 R]/Resources<</XObject<</X 4 0 R>>>>>>endobj
4 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length 5>>stream
/X Do
endstream endobj
trailer<</Root 1 0 R/Prev 0>>
startxref
0
%%EOF"""


def files():
    """name, content, whether facts are fine"""
    parts = formats.parse((pathlib.Path(__file__).parent / "paper.md").read_text(encoding="utf-8"))
    docx, pdf = formats.docx(parts), formats.pdf(parts)
    packed = lambda xml: formats.packed({"word/document.xml": xml})
    noise = random.Random(7).randbytes(1 << 20)
    for kind in ("txt", "md", "html", "docx", "pdf"):
        yield f"noise.{kind}", noise, False
    yield "bomb.docx", packed(f"<w:document {WORD}><w:body><w:p><w:r><w:t>" + "a" * (100 << 20)), False
    yield "entities.docx", packed(entities()), False
    yield "deep.docx", packed(f"<w:document {WORD}>" + "<w:tbl><w:tr><w:tc>" * 100000), False
    yield "cut.docx", docx[:len(docx) // 2], False
    yield "bent.docx", docx[:200] + bytes(60) + docx[260:], False
    yield "none.pdf", b"this is no pdf", False
    yield "loop.pdf", LOOP, False
    yield "cut.pdf", pdf[:len(pdf) * 2 // 3], True
    yield "deep.html", b"<b>" * 1000000, False
    yield "closing.html", b"</x>" * 1000000, False
    yield "attributes.html", b"<p " + b'a="b" ' * 300000 + b">x", True
    yield "entities.html", b"<!DOCTYPE html [<!ENTITY a 'aaaa'>]><p>&a;&a;&a;", True
    yield "marks.html", "".join(f'<a href="#n{n}">{n % 999}</a>' for n in range(50000)).encode() + b"".join(
        f'<p id="n{n}">x'.encode() for n in range(50000)), True
    yield "tags.html", b"<table><tr><td>" * 50000, False
    yield "empty.docx", b"", False
    yield "many.pdf", pdf.replace(b"/Kids [", b"/Kids [" + b"3 0 R " * 2000), True
    yield "line.txt", ("大会第74/247号决议。" * 100000).encode(), True
    yield "letters.txt", b"a" * (12 << 20), True  # read in parts
    yield "sentence.txt", ("挪威回顾《联合国宪章》，" * 30000).encode(), True


def main():
    most = int(sys.argv[2]) if len(sys.argv) > 2 else 600
    longest = int(sys.argv[3]) if len(sys.argv) > 3 else 60
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, content, fine in files():
            path = pathlib.Path(folder) / name
            path.write_bytes(content)
            try:
                run = subprocess.run([sys.argv[1], "extract", "--jobs", "1", str(path)], capture_output=True, timeout=longest, check=False)
                said = run.stderr.decode(errors="replace").strip()
                good = (run.returncode == 1 and name in said) or (run.returncode == 0 and fine)
            except subprocess.TimeoutExpired:
                run, said, good = None, f"still busy after {longest} s", False
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024  # of the biggest so far
            if not good or (most and peak > most):
                print(f"{name}: exit {run and run.returncode}, {peak} MB: {said[:300]}")
                wrong += 1
    sys.exit(wrong != 0)


main()
