#!/usr/bin/env python3
"""Types at the prompt as a user would, on a terminal of its own, and compares the screen.

usage: screen.py PROGRAM SESSION... [--update]

A session is a text file. Lines before the first "==" are typed, one step a line: text as it stands, keys in angle brackets
(<Enter> <Tab> <Up> <Down> <Left> <Right> <Home> <End> <Backspace> <Delete> <Esc> <C-x>); "<paste>...</paste>" is pasted, with \\n for a
line break; "<wait 5>" waits until nothing is shown for so many seconds; "# ..." is a comment. The lines after "==" are what the screen then shows ("<...>" stands for anything), and more steps
may follow after "--". The program starts as `treatygraph ARGUMENTS`, ARGUMENTS being the first line after "args:".
"""
import fcntl
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
COLUMNS, ROWS = 80, 40
KEYS = {"Enter": "\r", "Tab": "\t", "Up": "\x1b[A", "Down": "\x1b[B", "Right": "\x1b[C", "Left": "\x1b[D", "Home": "\x1b[H",
        "End": "\x1b[F", "Backspace": "\x7f", "Delete": "\x1b[3~", "Esc": "\x1b", "paste": "\x1b[200~", "/paste": "\x1b[201~"}


class Screen:
    """As much of a terminal as the prompt uses."""

    def __init__(self):
        self.lines = [[" "] * COLUMNS]
        self.row = self.column = 0
        self.rest = ""

    def feed(self, text):
        text = self.rest + text
        at = 0
        while at < len(text):
            if text[at] != "\x1b":
                self.put(text[at])
                at += 1
                continue
            found = re.compile(r"\x1b\[([?\d;]*)([A-Za-z])").match(text, at)
            if not found:
                break
            self.control(found.group(1), found.group(2))
            at = found.end()
        self.rest = text[at:]

    def line(self):
        while self.row >= len(self.lines):
            self.lines.append([" "] * COLUMNS)
        return self.lines[self.row]

    def put(self, character):
        if character == "\r":
            self.column = 0
        elif character == "\n":
            self.row += 1
        elif character == "\a":
            pass
        elif unicodedata.combining(character) and self.column:
            self.line()[self.column - 1] += character
        else:
            width = 2 if unicodedata.east_asian_width(character) in "WF" else 1
            if self.column + width > COLUMNS:
                self.row, self.column = self.row + 1, 0
            self.line()[self.column] = character
            if width == 2:
                self.line()[self.column + 1] = ""
            self.column += width

    def control(self, numbers, letter):
        count = int(numbers) if numbers.isdigit() else 1
        if letter == "A":
            self.row = max(0, self.row - count)
        elif letter == "B":
            self.row += count
        elif letter == "C":
            self.column += count
        elif letter == "K":
            self.line()[self.column:] = [" "] * (COLUMNS - self.column)
        elif letter == "J":
            self.line()[self.column:] = [" "] * (COLUMNS - self.column)
            del self.lines[self.row + 1:]
        elif letter == "H":
            self.row = self.column = 0
        elif letter not in "mhl":
            raise ValueError(f"an escape sequence that the prompt should not send: {numbers}{letter}")

    def text(self):
        lines = ["".join(line).rstrip() for line in self.lines]
        while lines and not lines[-1]:
            lines.pop()
        return lines


def keys(step):
    def key(match):
        name = match.group(1)
        if name.startswith("C-"):
            return chr(ord(name[2]) & 0x1F)
        return KEYS[name]

    return re.sub(r"<(/?[A-Za-z-]+)>", key, step).replace("\\n", "\n")


class Session:
    def __init__(self, program, arguments, folder):
        self.screen = Screen()
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "XDG_STATE_HOME": str(folder / "state"), "TERM": "xterm",
                       "TREATYGRAPH_DB": "db", "LANG": "C.UTF-8"}
        environment |= {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}

        def attach():
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        self.process = subprocess.Popen([program, *arguments], stdin=slave, stdout=slave, stderr=slave, cwd=folder, env=environment,
                                        preexec_fn=attach)
        os.close(slave)

    def settle(self, quiet):
        """Reads until nothing comes for `quiet` seconds."""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and select.select([self.master], [], [], quiet)[0]:
            try:
                data = os.read(self.master, 65536)
            except OSError:
                return
            if not data:
                return
            self.screen.feed(data.decode("utf-8", "replace"))

    def type(self, step):
        os.write(self.master, keys(step).encode())
        self.settle(0.25)

    def close(self):
        os.close(self.master)
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()


def matches(expected, line):
    return re.fullmatch(".*".join(re.escape(part) for part in expected.split("<...>")), line) is not None


def check(path, program, update):
    """Each block is (lines typed, lines shown); the screen is compared from the top."""
    blocks = [re.split(r"\n==(?:\n|$)", block) for block in path.read_text(encoding="utf-8").rstrip("\n").split("\n--\n")]
    wrong, text = 0, []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copytree(HERE / "facts", folder / "facts")
        subprocess.run([program, "--db", "db", "load", "facts/two-papers.jsonl"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        arguments = []
        session = None
        for typed, *shown in blocks:
            for step in typed.split("\n"):
                if step.startswith("args:"):
                    arguments = step[5:].split()
                    continue
                if session is None:
                    session = Session(program, arguments, folder)
                    session.settle(1.0)
                if wait := re.fullmatch(r"<wait (\d+)>", step):
                    session.settle(int(wait[1]))
                elif not step.startswith("#"):
                    session.type(step)
            lines = session.screen.text()
            expected = shown[0].split("\n") if shown else []
            fits = len(lines) == len(expected) and all(matches(e, l) for e, l in zip(expected, lines))
            if not fits:
                wrong += 1
                print(f"{path.name}: after {typed!r}")
                for line in expected:
                    print(f"  expected  {line}")
                for line in lines:
                    print(f"  shown     {line}")
            shown_now = [re.sub(r"\d+ ms", "<...> ms", line) for line in lines]
            text.append(typed + "\n==\n" + "\n".join(expected if fits else shown_now))
        session.close()
    if update and wrong:
        path.write_text("\n--\n".join(text) + "\n", encoding="utf-8")
    return wrong


def without_terminals():
    """A machine without pseudo-terminals (a bare chroot has no /dev/pts) cannot show the prompt."""
    try:
        for end in pty.openpty():
            os.close(end)
    except OSError as trouble:
        print(f"SKIPPED: the prompt was NOT tested: this machine gives no pseudo-terminal ({trouble})")
        sys.exit(77)


def main():
    without_terminals()
    update = "--update" in sys.argv
    program, *paths = [word for word in sys.argv[1:] if word != "--update"]
    wrong = sum(check(pathlib.Path(path), str(pathlib.Path(program).resolve()), update) for path in paths)
    print(f"{len(paths)} sessions, {wrong} screens were different")
    sys.exit(1 if wrong and not update else 0)


if __name__ == "__main__":
    main()
