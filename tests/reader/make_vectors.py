"""Writes tests/fixtures/vectors from docs/vault-format.md: the same bytes on every run.

    make_vectors.py FOLDER

Each vector has one defect. What must come of it is written down here by hand; before anything is written,
read_vault.py must agree with every one of them.
"""

import hashlib
import sqlite3
import struct
import sys
import tempfile
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

sys.dont_write_bytecode = True

import read_vault
from read_vault import ALPHABET, FIXED, IV, MAC, PAGE, RECORD, SALT, SLOT, SUM, sha256_mac
from vectors import FILES, Vector, to_bytes

PASSPHRASE = "caf\u00e9 by the river"
OLD_PASSPHRASE = "an older one"
CHEAP = (64, 1, 1)
COMMITS = 7
OPENS = ("opens", "-")
MAC_FAILS = ("header_forged", "MAC of the header")
SEAL_FAILS = ("wrong_passphrase", "seal")
SUM_FAILS = ("header_damaged", "checksum")


def drawn(label, length):
    """Bytes that look random and are the same on every run."""
    return hashlib.shake_256(b"goldseam test vectors: " + label.encode()).digest(length)


# --- a vault, made by the book ---------------------------------------------------------------------------------


class Vault:
    def __init__(self, label, master=None):
        self.id = drawn(f"{label} id", 16)
        self.master = drawn(f"{master or label} master key", 32)
        self.code = drawn(f"{label} recovery", 16)
        self.keychain = drawn(f"{label} keychain", 32)
        self.label = label

    def key(self, use):
        return HKDF(SHA256(), 32, self.id, f"goldseam v1 {use}".encode()).derive(self.master)

    def slot(self, kind, secret=None, cost=CHEAP, derivation=None, padding=bytes(6), label=""):
        """A sealed slot. A cost that cannot be run is sealed under a key of its own."""
        secret = secret or (None, PASSPHRASE.encode(), self.code, self.keychain)[min(kind, 3)] or b"none"
        salt, nonce = drawn(f"{self.label} salt {kind} {label}", 32), drawn(f"{self.label} nonce {kind} {label}", 12)
        cost = (0, 0, 0) if kind == 3 and cost == CHEAP else cost
        derivation = derivation or (2 if kind == 3 else 1)
        head = bytes([kind, derivation]) + padding[:2] + struct.pack("<III", *cost) + salt
        memory, passes, lanes = cost
        if derivation == 2:
            key = HKDF(SHA256(), 32, salt, b"goldseam v2 keychain slot").derive(secret)
        elif 8 * lanes <= memory <= 1024 and 1 <= passes <= 64 and 1 <= lanes <= 16:
            key = hash_secret_raw(secret, salt, passes, memory, lanes, 32, Type.ID)
        else:
            key = drawn("a key of its own", 32)
        sealed = ChaCha20Poly1305(key).encrypt(nonce, self.master, b"goldseam v1 slot" + self.id + head)
        return head + nonce + sealed + padding[2:]

    def head(self, slots, version=None, length=None, revision=3, count=None, padding=bytes(3)):
        """The header without its MAC."""
        version = (2 if any(slot[0] == 3 for slot in slots) else 1) if version is None else version
        length = FIXED + len(slots) * SLOT + MAC + SUM if length is None else length
        count = len(slots) if count is None else count
        fixed = b"GOLDSEAM" + struct.pack("<HH", version, length) + self.id + struct.pack("<QB", revision, count)
        return fixed + padding + b"".join(slots)

    def header(self, slots, **fields):
        """With a MAC that holds: only who knows the master key could have made it."""
        head = self.head(slots, **fields)
        return summed(head + sha256_mac(self.key("header"), head))

    def counter(self, first=COMMITS - 1, second=COMMITS):
        return self.record(0, first) + self.record(1, second)

    def record(self, number, commits, key=None, named=None):
        count = struct.pack("<Q", commits)
        named = number if named is None else named
        mac = sha256_mac(key or self.key("counter"), b"goldseam v1 count", struct.pack("<Q", named), count)
        return count + mac + bytes(RECORD - 40)

    def database(self):
        """SQLCipher's pages of the least database that a vault can have."""
        plain, key = plain_database(), self.key("database")
        salt = drawn(f"{self.label} database", SALT)
        mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(b ^ 0x3A for b in salt), 2, 32)
        pages = []
        for number in range(1, len(plain) // PAGE + 1):
            start = SALT if number == 1 else 0
            body = plain[(number - 1) * PAGE + start : number * PAGE - IV - MAC]
            iv = drawn(f"{self.label} page {number}", IV)
            cipher = Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
            body = cipher.update(body) + cipher.finalize()
            mac = sha256_mac(mac_key, body, iv, struct.pack("<I", number))
            pages.append((salt if number == 1 else b"") + body + iv + mac)
        return b"".join(pages)


def plain_database():
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plain.db"
        # an empty database of one page that keeps IV and MAC free at the end of each page
        page = bytearray(PAGE)
        page[:24] = b"SQLite format 3\0" + struct.pack(">H6B", PAGE, 1, 1, IV + MAC, 64, 32, 32)
        page[31], page[47], page[59] = 1, 4, 1  # pages, schema format, UTF-8
        struct.pack_into(">BHHHB", page, 100, 13, 0, 0, PAGE - IV - MAC, 0)
        file.write_bytes(page)
        database = sqlite3.connect(file)
        database.executescript(
            "PRAGMA application_id = 0x7e57;"
            "CREATE TABLE vault_state (only INTEGER PRIMARY KEY CHECK (only = 1), commits INTEGER NOT NULL);"
            f"INSERT INTO vault_state VALUES (1, {COMMITS});"
        )
        database.close()
        plain = bytearray(file.read_bytes())
    plain[18:20] = b"\2\2"  # keeps a write-ahead log
    plain[96:100] = struct.pack(">I", 3_053_000)  # by whichever SQLite this was made
    return bytes(plain)


def summed(raw):
    return raw + hashlib.sha256(raw).digest()


def mended(raw):
    """With a checksum that holds, as someone would who tampers on purpose."""
    return summed(raw[:-SUM])


def put(raw, at, new):
    return raw[:at] + new + raw[at + len(new) :]


def flipped(raw, at, bit):
    return put(raw, at, bytes([raw[at] ^ 1 << bit]))


def code_text(secret):
    digest = hashlib.sha256(secret).digest()
    bits = int.from_bytes(secret, "big") << 12 | digest[0] << 4 | digest[1] >> 4
    letters = "".join(ALPHABET[bits >> 5 * (27 - i) & 31] for i in range(28))
    return "-".join(letters[i : i + 4] for i in range(0, 28, 4))


# --- what every vector starts from -----------------------------------------------------------------------------

A, B = Vault("A"), Vault("B")
REKEYED = Vault("A", master="A before its new key")
KEY, CODE, RING = A.slot(1), A.slot(2), A.slot(3)
OLD_KEY = A.slot(1, OLD_PASSPHRASE.encode(), label="old")
ONE, TWO, THREE = A.header([KEY]), A.header([KEY, CODE]), A.header([KEY, CODE, RING])
OLD = A.header([OLD_KEY, CODE], revision=2)
BASE = {
    "one": ONE,
    "two": TWO,
    "three": THREE,
    "old": OLD,
    "other": B.header([B.slot(1), B.slot(2)]),
    "counter": A.counter(),
    "database": A.database(),
}
GROUPS = {}


def add(group, name, expected, header=TWO, copy=None, counter=BASE["counter"], how="passphrase", given=PASSPHRASE):
    """A vector; `copy` is the header again unless it is said, and `b""` stands for no file."""
    files = {"header": header, "header.copy": header if copy is None else copy, "counter": counter}
    files = {name: raw for name, raw in files.items() if raw is not None} | {"journal.db": BASE["database"]}
    GROUPS.setdefault(group, []).append(Vector(f"{group}/{name}", *expected, how, given, files))


# where each field of a header with three slots is, and what is said of a forged one
FIELDS = {
    "version": (8, ("unknown_version", "version")),
    "vault id": (12, SEAL_FAILS),
    "vault id, last byte": (27, SEAL_FAILS),
    "revision": (28, MAC_FAILS),
    "revision, last byte": (35, MAC_FAILS),
    "number of slots": (36, ("header_forged", "number of slots")),
    "padding": (37, ("header_forged", "padding of the header")),
    "padding, last byte": (39, ("header_forged", "padding of the header")),
}
OF_A_SLOT = {
    "kind": (0, ("header_forged", "kind of a slot")),
    "derivation": (1, ("header_forged", "derivation of a slot")),
    "padding": (2, ("header_forged", "padding of a slot")),
    "memory": (4, SEAL_FAILS),
    "memory, highest byte": (7, ("kdf_refused", "most of the cost")),
    "passes": (8, SEAL_FAILS),
    "passes, highest byte": (11, ("kdf_refused", "most of the cost")),
    "lanes": (12, SEAL_FAILS),
    "lanes, highest byte": (15, ("kdf_refused", "most of the cost")),
    "salt": (16, SEAL_FAILS),
    "salt, last byte": (47, SEAL_FAILS),
    "nonce": (48, SEAL_FAILS),
    "nonce, last byte": (59, SEAL_FAILS),
    "sealed key": (60, SEAL_FAILS),
    "sealed key, last byte": (91, SEAL_FAILS),
    "tag": (92, SEAL_FAILS),
    "tag, last byte": (107, SEAL_FAILS),
    "padding at its end": (108, ("header_forged", "padding of a slot")),
    "last byte": (111, ("header_forged", "padding of a slot")),
}
SLOTS = {"passphrase slot": FIXED, "recovery slot": FIXED + SLOT, "keychain slot": FIXED + 2 * SLOT}
# a bit that makes of the value another that is well formed, or as far from it as a bit can
BITS = {"version": 4, "number of slots": 2, "kind": 3, "derivation": 4, "memory": 7, "passes": 2, "lanes": 1}


def all_fields():
    for field, (at, expected) in FIELDS.items():
        yield field, field, at, expected
    for slot, start in SLOTS.items():
        for field, (at, expected) in OF_A_SLOT.items():
            if slot == "keychain slot" and 4 <= at < 16:
                expected = ("header_forged", "cost of a slot that has none")
            elif slot != "passphrase slot" and expected == SEAL_FAILS:
                expected = MAC_FAILS  # the passphrase's own slot still opens
            yield f"{slot}, {field}", field, start + at, expected
    yield "MAC", "MAC", len(THREE) - SUM - MAC, MAC_FAILS
    yield "MAC, last byte", "MAC", len(THREE) - SUM - 1, MAC_FAILS


def flips():
    for at in range(8):
        add("flips", f"magic, byte {at}", ("header_damaged", "magic"), flipped(THREE, at, at))
    for bit, expected in ((0, ("header_truncated", "length")), (3, ("header_damaged", "length")), (15, ("header_truncated", "length"))):
        add("flips", f"length, bit {bit}", expected, flipped(THREE, 10 + bit // 8, bit % 8))
    for name, field, at, _ in all_fields():
        add("flips", name, SUM_FAILS, flipped(THREE, at, BITS.get(field, at % 8)))
    add("flips", "checksum", SUM_FAILS, flipped(THREE, len(THREE) - SUM, 0))
    add("flips", "checksum, last byte", SUM_FAILS, flipped(THREE, len(THREE) - 1, 7))


def forged_fields():
    for name, field, at, expected in all_fields():
        add("forged", name, expected, mended(flipped(THREE, at, BITS.get(field, at % 8))))


def lengths():
    for length in (0, 1, 7, 8, 11, 12, 36, 39):
        add("lengths", f"cut to {length} bytes", ("header_truncated", "fixed part"), TWO[:length])
    for length in (40, 41, 103, 104, 152, 264, 295, 296, 327):
        add("lengths", f"cut to {length} bytes", ("header_truncated", "length"), TWO[:length])
    for more in (1, 32, 112, 3000):
        add("lengths", f"{more} bytes of zero behind", ("header_damaged", "length"), TWO + bytes(more))
    for more in (1, 4, 32, 112, 113):
        head = A.head([KEY, CODE], length=len(TWO) + more)
        behind = head + sha256_mac(A.key("header"), head) + bytes(more)
        add("lengths", f"{more} bytes before the checksum", ("header_forged", "number of slots"), summed(behind))
        within = A.head([KEY, CODE], length=len(TWO) + more) + bytes(more)
        sealed = summed(within + sha256_mac(A.key("header"), within))
        add("lengths", f"{more} bytes before the MAC, sealed", ("header_forged", "number of slots"), sealed)
    for said in (0, 39, 40, 103):
        add("lengths", f"says {said}", ("header_damaged", "length"), put(TWO, 10, struct.pack("<H", said)))
    add("lengths", "says 65535", ("header_truncated", "length"), put(TWO, 10, b"\xff\xff"))
    bare = A.head([], length=FIXED + MAC + SUM)
    add("lengths", "no slot", ("header_forged", "number of slots"), summed(bare + sha256_mac(A.key("header"), bare)))
    for count in (0, 1, 3, 4, 128, 255):
        add("lengths", f"says {count} slots, sealed", ("header_forged", "number of slots"), A.header([KEY, CODE], count=count))
    many = [KEY, CODE, RING, RING]
    add("lengths", "four slots, sealed", ("header_forged", "number of slots"), A.header(many))


def versions():
    forged = ("header_forged", "version for its slots")
    add("versions", "1 with a keychain slot, sealed", forged, A.header([KEY, CODE, RING], version=1))
    add("versions", "2 without one, sealed", forged, A.header([KEY, CODE], version=2))
    add("versions", "0, sealed", forged, A.header([KEY, CODE], version=0))
    for version in (3, 4, 255, 256, 257, 65535):
        add("versions", f"{version}, sealed", ("unknown_version", "version"), A.header([KEY, CODE], version=version))
    add("versions", "downgrade of 2 to 1", forged, mended(put(THREE, 8, b"\1")))
    add("versions", "upgrade of 1 to 2", forged, mended(put(TWO, 8, b"\2")))
    without = put(put(THREE[: FIXED + 2 * SLOT], 8, b"\1"), 10, struct.pack("<H", len(TWO)))
    without = put(without, 36, b"\2")
    add("versions", "downgrade by taking the keychain slot away", MAC_FAILS, summed(without + THREE[-SUM - MAC : -SUM]))
    alone = put(put(TWO[: FIXED + SLOT], 10, struct.pack("<H", len(ONE))), 36, b"\1")
    add("versions", "the recovery slot taken away", MAC_FAILS, summed(alone + TWO[-SUM - MAC : -SUM]))
    added = put(put(put(TWO[: FIXED + 2 * SLOT] + RING, 8, b"\2"), 10, struct.pack("<H", len(THREE))), 36, b"\3")
    add("versions", "a keychain slot put in", MAC_FAILS, summed(added + TWO[-SUM - MAC : -SUM]))


def macs():
    head, key = TWO[: -SUM - MAC], A.key("header")
    mac = sha256_mac(key, head)
    for name, other in {
        "of zeros": bytes(32),
        "of ones": b"\xff" * 32,
        "half of it": mac[:16] + bytes(16),
        "reversed": mac[::-1],
        "of an older header": OLD[-SUM - MAC : -SUM],
        "of another vault": BASE["other"][-SUM - MAC : -SUM],
        "under the other vault's key": sha256_mac(B.key("header"), head),
        "under the counter's key": sha256_mac(A.key("counter"), head),
        "under the database's key": sha256_mac(A.key("database"), head),
        "under the master key": sha256_mac(A.master, head),
        "under no key": sha256_mac(bytes(32), head),
        "the plain checksum": hashlib.sha256(head).digest(),
        "without the last byte": sha256_mac(key, head[:-1]),
        "with the MAC's place as zeros": sha256_mac(key, head + bytes(32)),
        "with a name before it": sha256_mac(key, b"goldseam v1 header" + head),
    }.items():
        add("macs", name, MAC_FAILS, summed(head + other))
    stripped = put(head, 10, struct.pack("<H", len(TWO) - MAC))
    add("macs", "stripped", ("header_forged", "number of slots"), summed(stripped))
    add("macs", "stripped, the length as before", ("header_truncated", "length"), summed(head))
    add("macs", "twice", ("header_forged", "number of slots"), summed(put(head, 10, struct.pack("<H", len(TWO) + MAC)) + mac + mac))
    add("macs", "after the checksum", SUM_FAILS, summed(head) + mac)
    add("macs", "checksum of zeros", SUM_FAILS, TWO[:-SUM] + bytes(SUM))
    add("macs", "checksum without the MAC", SUM_FAILS, TWO[:-SUM] + hashlib.sha256(head).digest())


def slots():
    kind, order = ("header_forged", "kind of a slot"), ("header_forged", "order of slots")
    padding, derivation = ("header_forged", "padding of a slot"), ("header_forged", "derivation of a slot")
    for unknown in (0, 4, 5, 127, 255):
        add("slots", f"kind {unknown}, sealed", kind, A.header([KEY, A.slot(unknown, derivation=1)]))
    for which, of, wrong in ((1, "passphrase", (2, 3, 255)), (2, "recovery", (2, 3, 255)), (3, "keychain", (1, 3, 255))):
        for other in wrong:
            bad = A.slot(which, derivation=other, label="derived")
            row = {1: [bad, CODE], 2: [KEY, bad], 3: [KEY, CODE, bad]}[which]
            add("slots", f"{of} by derivation {other}, sealed", derivation, A.header(row))
        for at, place in ((0, 2), (1, 3), (2, 108), (5, 111)):
            bad = A.slot(which, padding=put(bytes(6), at, b"\1"))
            row = {1: [bad, CODE], 2: [KEY, bad], 3: [KEY, CODE, bad]}[which]
            add("slots", f"{of}, byte {place} not zero, sealed", padding, A.header(row))
    for at in range(3):
        bad = A.header([KEY, CODE], padding=put(bytes(3), at, b"\x80"))
        add("slots", f"byte {37 + at} of the header not zero, sealed", ("header_forged", "padding of the header"), bad)
    again = A.slot(1, label="again")
    for name, row in {
        "recovery before passphrase": [CODE, KEY],
        "keychain before recovery": [KEY, RING, CODE],
        "keychain before passphrase": [RING, KEY],
        "recovery alone": [CODE],
        "keychain alone": [RING],
        "recovery and keychain alone": [CODE, RING],
        "the same passphrase slot twice": [KEY, KEY],
        "two passphrase slots": [KEY, again],
        "an old passphrase beside the new": [KEY, OLD_KEY],
        "two recovery slots": [KEY, CODE, A.slot(2, label="again")],
        "two keychain slots": [KEY, RING, A.slot(3, label="again")],
    }.items():
        add("slots", f"{name}, sealed", order, A.header(row))
    for at, cost in enumerate(((1, 0, 0), (0, 1, 0), (0, 0, 1))):
        bad = A.slot(3, cost=cost)
        name = ("memory", "passes", "lanes")[at]
        add("slots", f"keychain with {name}, sealed", ("header_forged", "cost of a slot that has none"), A.header([KEY, CODE, bad]))


def swaps():
    def with_key(slot, rest=TWO[FIXED + SLOT :]):
        return mended(TWO[:FIXED] + slot + rest)

    swapped = KEY[:1] + CODE[1:], CODE[:1] + KEY[1:]
    add("swaps", "passphrase and recovery slot exchanged", SEAL_FAILS, mended(TWO[:FIXED] + swapped[0] + swapped[1] + TWO[FIXED + 2 * SLOT :]))
    code = {"how": "recovery", "given": code_text(A.code)}
    exchanged = mended(TWO[:FIXED] + swapped[0] + swapped[1] + TWO[FIXED + 2 * SLOT :])
    add("swaps", "exchanged, by the code", ("wrong_recovery_code", "seal"), exchanged, **code)
    theirs = B.slot(1)
    add("swaps", "another vault's passphrase slot", SEAL_FAILS, with_key(theirs))
    add("swaps", "another vault's recovery slot, by the passphrase", MAC_FAILS, mended(put(TWO, FIXED + SLOT, B.slot(2))))
    add("swaps", "another vault's recovery slot, by its code", ("wrong_recovery_code", "seal"),
        mended(put(TWO, FIXED + SLOT, B.slot(2))), how="recovery", given=code_text(B.code))
    add("swaps", "another vault's keychain slot, by its secret", ("wrong_keychain_secret", "seal"),
        mended(put(THREE, FIXED + 2 * SLOT, B.slot(3))), how="keychain", given=B.keychain.hex())
    renamed = Vault("B")
    renamed.id = A.id
    add("swaps", "a slot for this vault with another's master key", MAC_FAILS, with_key(renamed.slot(1)))
    add("swaps", "an older passphrase slot, by the older passphrase", MAC_FAILS, with_key(OLD_KEY), given=OLD_PASSPHRASE)
    add("swaps", "an older passphrase slot, by the newer", SEAL_FAILS, with_key(OLD_KEY))
    for part, start, end in (("salt", 16, 48), ("nonce", 48, 60), ("sealed key", 60, 92), ("tag", 92, 108), ("seal", 48, 108)):
        add("swaps", f"{part} of the recovery slot", SEAL_FAILS, with_key(put(KEY, start, CODE[start:end])))
        add("swaps", f"{part} of the older slot", SEAL_FAILS, with_key(put(KEY, start, OLD_KEY[start:end])))
    add("swaps", "the vault's id is another's", SEAL_FAILS, mended(put(TWO, 12, B.id)))
    for name, at, value in (("less memory", 4, 32), ("less memory, the least", 4, 8), ("more memory", 4, 65), ("more passes", 8, 2), ("more lanes", 12, 2)):
        add("swaps", f"cost: {name}", SEAL_FAILS, with_key(put(KEY, at, struct.pack("<I", value))))
    for revision in (0, 1, 2, 4, 2**32, 2**64 - 1):
        add("swaps", f"revision {revision} put in", MAC_FAILS, mended(put(TWO, 28, struct.pack("<Q", revision))))
        if revision in (1, 2**32):
            add("swaps", f"revision {revision}, sealed", OPENS, A.header([KEY, CODE], revision=revision))
    before = REKEYED.header([REKEYED.slot(1)])
    add("swaps", "the header from before a new key", ("database_damaged", "MAC of page 1"), before)
    add("swaps", "another vault's header", ("database_damaged", "MAC of page 1"), BASE["other"])


def costs():
    most, least = ("kdf_refused", "most of the cost"), ("kdf_refused", "least of the cost")
    bombs = {
        "one KiB too much memory": (1024 * 1024 + 1, 1, 1),
        "two GiB": (2**21, 1, 1),
        "four TiB": (2**32 - 1, 1, 1),
        "memory with the highest bit": (2**31, 3, 4),
        "33 passes": (64, 33, 1),
        "a million passes": (64, 10**6, 1),
        "4294967295 passes": (64, 2**32 - 1, 1),
        "17 lanes": (1024, 1, 17),
        "64 lanes": (1024, 1, 64),
        "4294967295 lanes": (64, 1, 2**32 - 1),
        "the most of everything": (2**32 - 1,) * 3,
        "much memory and no passes": (2**32 - 1, 0, 1),
    }
    too_little = {
        "no memory": (0, 1, 1),
        "seven KiB": (7, 1, 1),
        "less memory than 8 KiB a lane": (31, 1, 4),
        "one KiB too little for 16 lanes": (127, 1, 16),
        "no passes": (64, 0, 1),
        "no lanes": (64, 1, 0),
        "nothing": (0, 0, 0),
    }
    for expected, cases in ((most, bombs), (least, too_little)):
        for name, cost in cases.items():
            add("costs", f"passphrase: {name}, sealed", expected, A.header([A.slot(1, cost=cost)]))
            add("costs", f"recovery: {name}, sealed", expected, A.header([KEY, A.slot(2, cost=cost)]))
    # below what a vault is made with, and within what is read: the seal vouches for it
    for name, cost in {"32 passes": (64, 32, 1), "16 lanes": (128, 1, 16), "the least": (8, 1, 1), "a MiB": (1024, 2, 4)}.items():
        add("costs", f"passphrase: {name}, sealed", OPENS, A.header([A.slot(1, cost=cost)]))


def copies():
    damaged, cut = flipped(TWO, 60, 0), TWO[:100]
    malformed = A.header([CODE, KEY])
    newer, bomb = A.header([KEY, CODE], version=3), A.header([A.slot(1, cost=(2**32 - 1, 1, 1))])
    unauthentic = summed(TWO[: -SUM - MAC] + bytes(32))
    used, theirs = ("header_copy_used", "-"), BASE["other"]
    order = ("header_forged", "order of slots")
    none = b""  # replaced below by no file at all

    def pair(name, expected, header, copy, **more):
        add("copies", name, expected, header, copy, **more)
        vector = GROUPS["copies"][-1]
        vector.files = {file: raw for file, raw in vector.files.items() if raw != none}

    for name, first in (("missing", none), ("damaged", damaged), ("cut short", cut), ("malformed", malformed)):
        pair(f"header {name}, copy sound", used, first, TWO)
        pair(f"header {name}, copy older, by the older passphrase", used, first, OLD, given=OLD_PASSPHRASE)
        pair(f"header {name}, copy older, by the newer passphrase", SEAL_FAILS, first, OLD)
        pair(f"header {name}, copy another vault's", ("database_damaged", "MAC of page 1"), first, theirs)
        said = {"missing": ("not_a_vault", "file"), "damaged": SUM_FAILS, "cut short": ("header_truncated", "length"), "malformed": order}[name]
        for other, second in (("missing", none), ("damaged", damaged), ("cut short", cut), ("of a newer version", newer), ("a bomb", bomb)):
            pair(f"header {name}, copy {other}", said, first, second)
        pair(f"header {name}, copy without its MAC", MAC_FAILS, first, unauthentic)
    # a sound header is the only judge, and so is one that is refused for more than damage
    for name, second in (("missing", none), ("damaged", damaged), ("cut short", cut), ("older", OLD), ("another vault's", theirs), ("of a newer version", newer), ("a bomb", bomb)):
        pair(f"header sound, copy {name}", OPENS, TWO, second)
    pair("header sound, copy older, by the older passphrase", SEAL_FAILS, TWO, OLD, given=OLD_PASSPHRASE)
    pair("header of a newer version, copy sound", ("unknown_version", "version"), newer, TWO)
    pair("header a bomb, copy sound", ("kdf_refused", "most of the cost"), bomb, TWO)
    pair("header without its MAC, copy sound", MAC_FAILS, unauthentic, TWO)
    pair("header with another seal, copy sound", SEAL_FAILS, mended(flipped(TWO, FIXED + 60, 0)), TWO)
    pair("both older: no one can see it", OPENS, OLD, OLD, given=OLD_PASSPHRASE)


def counters():
    damaged, missing = ("counter_damaged", "-"), ("commits_missing", "-")
    good, first, second = BASE["counter"], A.record(0, 6), A.record(1, 7)
    for name, at in {
        "number of commits": 0, "its last byte": 7, "MAC": 8, "MAC, last byte": 39, "padding": 40, "last byte": 511,
    }.items():
        add("counters", f"record 0, {name} flipped", damaged, counter=flipped(good, at, at % 8))
        add("counters", f"record 1, {name} flipped", damaged, counter=flipped(good, RECORD + at, at % 8))
    for name, raw in {
        "no file": None,
        "no bytes": b"",
        "one byte": good[:1],
        "one record": good[:RECORD],
        "one byte too few": good[:-1],
        "one byte too many": good + b"\0",
        "a third record": good + A.record(0, 7),
        "zeros": bytes(2 * RECORD),
        "ones": b"\xff" * 2 * RECORD,
        "another vault's": B.counter(),
        "from before a new key": REKEYED.counter(),
        "records exchanged": second + first,
        "record 1 twice": second + second,
        "record 0 twice": first + first,
        "MAC of zeros": first[:8] + bytes(RECORD - 8) + second[:8] + bytes(RECORD - 8),
        "half a MAC": put(good, RECORD + 24, bytes(16)),
        "under the header's key": A.record(0, 6, A.key("header")) + A.record(1, 7, A.key("header")),
        "under the master key": A.record(0, 6, A.master) + A.record(1, 7, A.master),
        "record 1 under no key": first + A.record(1, 7, bytes(32)),
        "a count put up without its MAC": put(good, RECORD, struct.pack("<Q", 900)),
        "a count put down without its MAC": put(good, RECORD, struct.pack("<Q", 5)),
    }.items():
        add("counters", name, damaged, counter=raw)
    for name, raw in {
        "one commit more than the database": A.counter(8, 7),
        "two more": A.counter(8, 9),
        "many more": A.counter(6, 10**6 + 1),
        "the most that a number can be": A.counter(6, 2**64 - 1),
        "one more, the other record damaged": A.record(0, 8) + flipped(second, 9, 1),
        "one more, a byte too many": A.counter(8, 7) + b"\0",
        "one more, the other record missing": A.record(0, 8),
    }.items():
        add("counters", name, missing, counter=raw)
    add("counters", "as it is", OPENS)
    add("counters", "both the same", OPENS, counter=A.counter(7, 7))
    add("counters", "the older record the second", OPENS, counter=A.counter(7, 6))


def secrets():
    wrong = ("wrong_recovery_code", "seal")
    letters, length, bits = (("malformed_recovery_code", f"{what} of the recovery code") for what in ("letters", "length", "check bits"))
    shown = code_text(A.code)
    plain = shown.replace("-", "")
    swapped = plain[1] + plain[0] + plain[2:]
    other = ALPHABET[(ALPHABET.index(plain[9]) + 1) % 32]
    for name, expected, given in (
        ("as shown", OPENS, shown),
        ("small letters", OPENS, shown.lower()),
        ("without dashes", OPENS, plain),
        ("spaces between", OPENS, shown.replace("-", " ")),
        ("long dashes, dots and lines", OPENS, shown.replace("-", "\u2013", 2).replace("-", "_", 2).replace("-", ".")),
        ("O for 0", OPENS, shown.replace("0", "O")),
        ("i and l for 1", OPENS, shown.replace("1", "l", 1).replace("1", "i")),
        ("another vault's", wrong, code_text(B.code)),
        ("of zeros", wrong, code_text(bytes(16))),
        ("a letter changed", bits, plain[:9] + other + plain[10:]),
        ("two letters exchanged", bits, swapped),
        ("the last letter changed", bits, plain[:-1] + ALPHABET[ALPHABET.index(plain[-1]) ^ 1]),
        ("a letter missing", length, plain[:-1]),
        ("a letter too many", length, plain + "0"),
        ("a group missing", length, shown[:-5]),
        ("nothing", length, ""),
        ("dashes only", length, "------"),
        ("with a U", letters, "U" + plain[1:]),
        ("with an exclamation mark", letters, "!" + plain[1:]),
        ("with a letter beyond ASCII", letters, "\u00c9" + plain[1:]),
        ("with a dotless i", letters, "\u0131" + plain[1:]),
        ("with digits of another script", letters, "\u0661" + plain[1:]),
    ):
        add("secrets", f"recovery code, {name}", expected, how="recovery", given=given)
    add("secrets", "recovery code where none is set", ("wrong_recovery_code", "slot of that kind"), ONE, how="recovery", given=shown)
    for name, expected, given in (
        ("as it is", OPENS, PASSPHRASE),
        ("an accent as a mark of its own", OPENS, "cafe\u0301 by the river"),
        ("without the accent", SEAL_FAILS, "cafe by the river"),
        ("in capitals", SEAL_FAILS, PASSPHRASE.upper()),
        ("a space before", SEAL_FAILS, " " + PASSPHRASE),
        ("a space that does not break", SEAL_FAILS, PASSPHRASE.replace(" ", "\u00a0")),
        ("wide letters that only look alike", SEAL_FAILS, PASSPHRASE.replace("c", "\uff43", 1)),
        ("half of it", SEAL_FAILS, PASSPHRASE[:8]),
        ("empty", ("empty_passphrase", "passphrase"), ""),
        ("the recovery code", SEAL_FAILS, shown),
        ("the older one", SEAL_FAILS, OLD_PASSPHRASE),
    ):
        add("secrets", f"passphrase, {name}", expected, given=given)
    ring, seal = A.keychain.hex(), ("wrong_keychain_secret", "seal")
    for name, expected, given in (
        ("as it is", OPENS, ring),
        ("another vault's", seal, B.keychain.hex()),
        ("of zeros", seal, bytes(32).hex()),
        ("a bit flipped", seal, flipped(A.keychain, 31, 0).hex()),
        ("31 bytes", ("wrong_keychain_secret", "length of the secret"), ring[:-2]),
        ("33 bytes", ("wrong_keychain_secret", "length of the secret"), ring + "00"),
        ("empty", ("wrong_keychain_secret", "length of the secret"), ""),
        ("the master key", seal, A.master.hex()),
    ):
        add("secrets", f"keychain, {name}", expected, THREE, how="keychain", given=given)
    add("secrets", "keychain where there is no slot", ("wrong_keychain_secret", "slot of that kind"), TWO, how="keychain", given=ring)
    add("secrets", "passphrase with all three slots", OPENS, THREE)
    add("secrets", "recovery code with all three slots", OPENS, THREE, how="recovery", given=shown)


# --- onto the disk ---------------------------------------------------------------------------------------------


def hexed(raw):
    """Hexadecimal, with long runs of one byte as `00*472`."""
    out, at, plain = [], 0, b""
    while at < len(raw):
        run = len(raw[at:]) - len(raw[at:].lstrip(raw[at : at + 1]))
        if run >= 16:
            out += [plain.hex()] if plain else []
            out.append(f"{raw[at]:02x}*{run}")
            plain = b""
        else:
            plain += raw[at : at + run]
        at += run
    return " ".join(out + ([plain.hex()] if plain else []))


def said(raw):
    """As it is, or as what differs from one of the bytes in `base.txt`."""
    ways = [hexed(raw)]
    for name, like in BASE.items():
        if len(like) == len(raw):
            way, at = [f"={name}"], 0
            while at < len(raw):
                end = at
                while end < len(raw) and raw[end] != like[end]:
                    end += 1
                way += [f"@{at}", raw[at:end].hex()] if end > at else []
                at = end + 1
            ways.append(" ".join(way))
    return min(ways, key=len)


def written(vector):
    lines = [f"name: {vector.name}", f"class: {vector.expected}", f"why: {vector.why}", f"{vector.how}: {vector.given}"]
    for file in FILES:
        if file in vector.files:
            raw = vector.files[file]
            if file == "header.copy" and raw == vector.files.get("header"):
                lines.append(f"{file}: =header")
            else:
                lines.append(f"{file}: {said(raw)}")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def main(folder):
    for make in (flips, forged_fields, lengths, versions, macs, slots, swaps, costs, copies, counters, secrets):
        make()
    every = [vector for group in GROUPS.values() for vector in group]
    names = [vector.name for vector in every]
    assert len(set(names)) == len(names), [name for name in names if names.count(name) > 1]
    wrong = [(v.name, (v.expected, v.why), got) for v in every if (got := read_vault.classed(v)) != (v.expected, v.why)]
    assert not wrong, "\n".join(map(str, wrong))
    folder.mkdir(exist_ok=True)
    head = "# Made by tests/reader/make_vectors.py; see README.md here.\n"
    base = "".join(f"{name}: {hexed(raw)}\n" for name, raw in BASE.items())
    (folder / "base.txt").write_text(head + "\n" + base)
    for group, vectors in GROUPS.items():
        (folder / f"{group}.txt").write_text(head + "\n" + "\n".join(map(written, vectors)))
    classes = sorted({vector.expected for vector in every})
    print(f"{len(every)} vectors of {len(classes)} classes: {', '.join(classes)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
