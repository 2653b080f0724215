"""The text files of tests/fixtures/vectors: read here, written by make_vectors.py.

A file has blocks of `key: value` lines, with an empty line between them; `#` begins a comment line. Values of bytes
are in hexadecimal, `00*472` stands for 472 bytes of zero, `=name` for the bytes of that name in `base.txt` or
further up in the block, and what stands after `@36` is put over the bytes at 36 instead of behind the last.
"""

from dataclasses import dataclass, field
from pathlib import Path

FILES = ("header", "header.copy", "counter", "journal.db")
SECRETS = ("passphrase", "recovery", "keychain")


@dataclass
class Vector:
    name: str
    expected: str  # the class: `opens`, what is told at opening, or the code of the failure
    why: str  # the check that refuses it, `-` if none does
    how: str = ""  # which kind of secret is given
    given: str = ""
    files: dict = field(default_factory=dict)


def blocks(text):
    for block in text.split("\n\n"):
        lines = [line.partition(":") for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            yield [(key, value.removeprefix(" ")) for key, _, value in lines]


def to_bytes(text, base):
    raw, at = bytearray(), None
    for part in text.split():
        if part[0] == "=":
            raw += base[part[1:]]
        elif part[0] == "@":
            at = int(part[1:])
        else:
            digits, _, times = part.partition("*")
            new = bytes.fromhex(digits) * int(times or 1)
            place = len(raw) if at is None else at
            raw[place : place + len(new)] = new
            at = None if at is None else at + len(new)
    return bytes(raw)


def read_base(folder: Path):
    pairs = (pair for block in blocks((folder / "base.txt").read_text()) for pair in block)
    return {name: to_bytes(text, {}) for name, text in pairs}


def read_vectors(folder: Path):
    base = read_base(folder)
    for path in sorted(folder.glob("*.txt")):
        if path.name == "base.txt":
            continue
        for block in blocks(path.read_text()):
            vector = Vector("", "", "")
            for key, value in block:
                if key in FILES:
                    vector.files[key] = to_bytes(value, base | vector.files)
                elif key in SECRETS:
                    vector.how, vector.given = key, value
                else:
                    setattr(vector, {"class": "expected"}.get(key, key), value)
            yield vector
