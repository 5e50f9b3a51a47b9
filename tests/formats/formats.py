#!/usr/bin/env python3
"""One paper in every format, and files made to do harm.

usage: formats.py PROGRAM same | hostile [--memory MB]

same: a paper written as text in several encodings, as a web page, as a Word file and (its English half) as PDF gives the same ids and
relations. hostile: bombs, loops, cut and random files end within seconds, in facts or in an error that names the file, within the
memory (0: not looked at)."""
import argparse
import html
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import zipfile

ENGLISH = ["Submission of Norway", "Norway recalls General Assembly resolution 74/247.",
           "Norway supports the Convention on Cybercrime of the Council of Europe."]
CHINESE = ["挪威提交的材料", "挪威回顾大会第74/247号决议。", "挪威支持《布达佩斯公约》，并认为应将非法访问定为刑事犯罪。"]
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def web_page(paragraphs):
    body = "".join(f"<p>{html.escape(text)}</p>\n" for text in paragraphs[1:])
    head = "<title>no part of it</title><script>var a = 'Sweden';</script><meta charset='utf-8'>"
    return f"<html><head>{head}</head><body><h1>{paragraphs[0]}</h1>\n{body}</body></html>".encode()


def word_file(path, document):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", f'<?xml version="1.0"?><Types xmlns="{PACKAGE}/content-types">'
                     '<Default Extension="xml" ContentType="application/xml"/></Types>')
        out.writestr("_rels/.rels", f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships">'
                     f'<Relationship Id="r1" Type="{OFFICE}" Target="word/document.xml"/></Relationships>')
        out.writestr("word/document.xml", document)


def word_document(paragraphs, before=""):
    body = "".join(f"<w:p><w:r><w:t>{html.escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    return f'<?xml version="1.0"?>{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'


def pdf(paragraphs, kids="3 0 R"):
    lines = b"".join(b"(%s) Tj 0 -28 Td " % text.encode("ascii") for text in paragraphs)
    content = b"BT /F1 11 Tf 72 720 Td " + lines + b"ET"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count 1 >>" % kids.encode(),
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
               b"/Resources << /Font << /F1 5 0 R >> >> >>",
               b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream",
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % table


def facts(program, path):
    folder, name = os.path.split(path)
    run = subprocess.run([program, "extract", "--format", "jsonl", name], cwd=folder, capture_output=True, timeout=120)
    if run.returncode != 0:
        sys.exit(f"{os.path.basename(path)}: status {run.returncode}: {run.stderr.decode()}")
    found = set()
    for line in run.stdout.decode().splitlines():
        fact = json.loads(line)
        if fact["type"] == "mention":
            found.add(("mention", fact["kind"], fact["id"], fact["text"]))
        if fact["type"] == "relation":
            found.add(("relation", fact["subject"], fact["predicate"], fact["object"]))
    return found


def write(folder, name, content):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as out:
        out.write(content)
    return path


def same(program, folder):
    both = [("zh", CHINESE, ["utf-8", "utf-8-sig", "utf-16", "gb18030"]), ("en", ENGLISH, ["utf-8", "utf-16"])]
    wrong = 0
    for language, paragraphs, encodings in both:
        text = "\n\n".join(paragraphs) + "\n"
        paths = [write(folder, f"{language}-{code}/paper.txt", text.encode(code)) for code in encodings]
        paths.append(write(folder, f"{language}-page/paper.html", web_page(paragraphs)))
        word = write(folder, f"{language}-word/paper.docx", b"")
        word_file(word, word_document(paragraphs))
        paths.append(word)
        if language == "en":
            paths.append(write(folder, "en-pdf/paper.pdf", pdf(paragraphs)))
        wanted = facts(program, paths[0])
        if len(wanted) < 4:
            sys.exit(f"the plain text gives only {sorted(wanted)}")
        for path in paths[1:]:
            got = facts(program, path)
            where = os.path.relpath(path, folder)
            for fact in sorted(wanted - got):
                print(f"{where}: missing {fact}")
            for fact in sorted(got - wanted):
                print(f"{where}: not in the plain text {fact}")
            wrong += len(wanted ^ got)
        print(f"{language}: {len(wanted)} facts, {len(paths)} files")
    return wrong


def hostile_files(folder):
    noise = random.Random(7)
    sound = os.path.join(folder, "sound.docx")
    word_file(sound, word_document(CHINESE))
    with open(sound, "rb") as file:
        sound_bytes = file.read()
    bomb = os.path.join(folder, "bomb.docx")
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as out:
        before, behind = word_document(["@"]).encode().split(b"@")
        with out.open("word/document.xml", "w") as part:
            part.write(before)
            for _ in range(300):
                part.write(b"a" * (1 << 20))
            part.write(behind)
    names = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    entities = os.path.join(folder, "entities.docx")
    word_file(entities, word_document([], f'<!DOCTYPE w [<!ENTITY e0 "Norway">{names}]>').replace(
        "<w:body>", "<w:body><w:p><w:r><w:t>&e11;</w:t></w:r></w:p>"))
    deep = os.path.join(folder, "deep.docx")
    word_file(deep, word_document([]).replace("<w:body>", "<w:body>" + "<w:p>" * 200000))
    page = f"<!DOCTYPE html [<!ENTITY e0 'Norway'>{names}]><p>&e11;</p>"
    return [bomb, entities, deep,
            write(folder, "cut.docx", sound_bytes[:len(sound_bytes) // 2]),
            write(folder, "empty.docx", b""), write(folder, "text.docx", "挪威".encode()),
            write(folder, "entities.html", page.encode()),
            write(folder, "deep.html", b"<div>" * 300000 + b"Norway"),
            write(folder, "tags.html", b"<table><tr><td>" * 50000),
            write(folder, "noise.html", noise.randbytes(200000)),
            write(folder, "loop.pdf", pdf(ENGLISH, kids="2 0 R")),
            write(folder, "many.pdf", pdf(ENGLISH, kids="3 0 R " * 2000)),
            write(folder, "cut.pdf", pdf(ENGLISH)[:300]),
            write(folder, "noise.pdf", b"%PDF-1.7\n" + noise.randbytes(200000)),
            write(folder, "text.pdf", "挪威".encode()),
            write(folder, "noise.txt", noise.randbytes(200000)),
            write(folder, "line.txt", "挪威回顾《联合国宪章》，".encode() * 30000)]


def hostile(program, folder, memory):
    wrong = 0
    for path in hostile_files(folder):
        name = os.path.basename(path)
        start = os.times()
        process = subprocess.Popen([program, "extract", "--format", "jsonl", path], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE)
        try:
            message = process.communicate(timeout=100)[1].decode(errors="replace").strip()
        except subprocess.TimeoutExpired:
            process.kill()
            message = process.communicate()[1].decode(errors="replace").strip() or "no end in 100 s"
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        good = process.returncode == 0 or (process.returncode == 1 and name in message)
        good = good and (memory == 0 or peak <= memory)
        wrong += not good
        seconds = os.times().elapsed - start.elapsed
        print(f"{'ok   ' if good else 'WRONG'} {name}: status {process.returncode}, {seconds:.1f} s, peak so far {peak} MB"
              f"{': ' + message.splitlines()[0] if message else ''}")
    return wrong


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("what", choices=["same", "hostile"])
    arguments.add_argument("--memory", type=int, default=0)
    asked = arguments.parse_args()
    program = os.path.abspath(asked.program)
    with tempfile.TemporaryDirectory() as folder:
        wrong = same(program, folder) if asked.what == "same" else hostile(program, folder, asked.memory)
    sys.exit(1 if wrong else 0)


main()
