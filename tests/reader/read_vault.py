"""Reads a Goldseam vault with nothing of Goldseam: an independent proof of docs/vault-format.md.

    read_vault.py FOLDER SQL

One line of standard input is the passphrase, or `recovery ` and a recovery code, or `keychain ` and 64
hex digits. The vault must be locked. Prints one JSON object: what the header and the counter say, and
the rows of SQL. Every check value is verified; the first that does not hold ends the program.

    read_vault.py --vectors FOLDER

Prints a line for each test vector in the folder: its name, how the vault opens or why it doesn't, and
the check that says so.
"""

import hashlib
import hmac
import json
import sqlite3
import struct
import sys
import tempfile
import unicodedata
from collections import namedtuple
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

sys.dont_write_bytecode = True  # nothing is left in the source folder

from vectors import read_vectors

FIXED, SLOT, MAC, SUM = 40, 112, 32, 32
PASSPHRASE, RECOVERY, KEYCHAIN = 1, 2, 3
WRONG = {PASSPHRASE: "wrong_passphrase", RECOVERY: "wrong_recovery_code", KEYCHAIN: "wrong_keychain_secret"}
MOST = 1024 * 1024, 32, 16  # KiB, passes, lanes
PAGE, IV, SALT = 4096, 16, 16
RECORD = 512
CHUNK, TAG, FIXED_PAGES = 64, 16, 96
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Refused(Exception):
    """`code` is the class of the failure, `why` the check that did not hold."""

    def __init__(self, code, why):
        super().__init__(f"does not hold: {why}")
        self.code, self.why = code, why


def check(holds, code, why):
    if not holds:
        raise Refused(code, why)


def sha256_mac(key, *parts):
    return hmac.new(key, b"".join(parts), hashlib.sha256).digest()


class Header:
    """Checked in the order of docs/vault-format.md, as far as that goes without a key."""

    def __init__(self, raw):
        check(raw is not None, "not_a_vault", "file")
        check(len(raw) >= FIXED, "header_truncated", "fixed part")
        check(raw[:8] == b"GOLDSEAM", "header_damaged", "magic")
        self.version, length = struct.unpack_from("<HH", raw, 8)
        check(length <= len(raw), "header_truncated", "length")
        check(length == len(raw) and length >= FIXED + MAC + SUM, "header_damaged", "length")
        check(hashlib.sha256(raw[:-SUM]).digest() == raw[-SUM:], "header_damaged", "checksum")
        check(self.version <= 2, "unknown_version", "version")
        self.id = raw[12:28]
        self.revision, count = struct.unpack_from("<QB", raw, 28)
        check(1 <= count <= 3 and length == FIXED + count * SLOT + MAC + SUM, "header_forged", "number of slots")
        check(raw[37:40] == bytes(3), "header_forged", "padding of the header")
        self.slots = [raw[FIXED + i * SLOT : FIXED + (i + 1) * SLOT] for i in range(count)]
        for slot in self.slots:
            check_slot(slot)
        kinds = [slot[0] for slot in self.slots]
        check(kinds == sorted(set(kinds)) and kinds[0] == PASSPHRASE, "header_forged", "order of slots")
        check(self.version == (2 if KEYCHAIN in kinds else 1), "header_forged", "version for its slots")
        self.sealed, self.mac = raw[: -SUM - MAC], raw[-SUM - MAC : -SUM]

    def open(self, kind, secret):
        """The master key."""
        slot = next((slot for slot in self.slots if slot[0] == kind), None)
        check(slot, WRONG[kind], "slot of that kind")
        master = self.open_slot(slot, secret)
        check(master, WRONG[kind], "seal")
        expected = sha256_mac(self.derive(master, "header"), self.sealed)
        check(hmac.compare_digest(expected, self.mac), "header_forged", "MAC of the header")
        return master

    def open_slot(self, slot, secret):
        key = slot_key(slot, secret)
        associated = b"goldseam v1 slot" + self.id + slot[:48]
        try:
            return ChaCha20Poly1305(key).decrypt(slot[48:60], slot[60:108], associated)
        except InvalidTag:
            return None

    def derive(self, master, use):
        return HKDF(SHA256(), 32, self.id, f"goldseam v1 {use}".encode()).derive(master)


def check_slot(slot):
    derivations = {PASSPHRASE: 1, RECOVERY: 1, KEYCHAIN: 2}
    check(slot[0] in derivations, "header_forged", "kind of a slot")
    check(slot[1] == derivations[slot[0]], "header_forged", "derivation of a slot")
    check(slot[2:4] == bytes(2) and slot[108:] == bytes(4), "header_forged", "padding of a slot")
    if slot[0] == KEYCHAIN:
        check(slot[4:16] == bytes(12), "header_forged", "cost of a slot that has none")
        return
    memory, passes, lanes = cost = struct.unpack_from("<III", slot, 4)
    check(all(have <= most for have, most in zip(cost, MOST)), "kdf_refused", "most of the cost")
    check(passes >= 1 and lanes >= 1 and memory >= 8 * lanes, "kdf_refused", "least of the cost")


def slot_key(slot, secret):
    salt = slot[16:48]
    if slot[0] == KEYCHAIN:
        return HKDF(SHA256(), 32, salt, b"goldseam v2 keychain slot").derive(secret)
    memory, passes, lanes = struct.unpack_from("<III", slot, 4)
    return hash_secret_raw(secret, salt, passes, memory, lanes, 32, Type.ID)


def load_header(files):
    """The header to use, and whether it is the copy."""
    try:
        return Header(files.get("header")), False
    except Refused as first:
        if first.code in ("header_truncated", "header_damaged", "header_forged", "not_a_vault"):
            try:
                return Header(files.get("header.copy")), True
            except Refused:
                pass
        raise


def recovery_secret(typed):
    """28 letters of five bits: 128 of secret, then 12 that check it."""
    bits = count = 0
    for letter in typed:
        if letter.isspace() or letter in "-\u2010\u2011\u2012\u2013\u2014_.":
            continue
        letter = letter.upper() if letter.isascii() else letter
        letter = {"O": "0", "I": "1", "L": "1"}.get(letter, letter)
        check(letter in ALPHABET, "malformed_recovery_code", "letters of the recovery code")
        bits, count = bits << 5 | ALPHABET.index(letter), count + 1
    check(count == 28, "malformed_recovery_code", "length of the recovery code")
    secret = (bits >> 12).to_bytes(16, "big")
    digest = hashlib.sha256(secret).digest()
    holds = bits & 0xFFF == digest[0] << 4 | digest[1] >> 4
    check(holds, "malformed_recovery_code", "check bits of the recovery code")
    return secret


def secret_of(how, given):
    """The kind of slot, and the bytes that open it."""
    if how == "recovery":
        return RECOVERY, recovery_secret(given)
    if how == "keychain":
        secret = bytes.fromhex(given)
        check(len(secret) == 32, "wrong_keychain_secret", "length of the secret")
        return KEYCHAIN, secret
    check(given, "empty_passphrase", "passphrase")
    return PASSPHRASE, unicodedata.normalize("NFC", given).encode()


# in_order: both records and the length; seal: of the record of pages; log: what it held
Counted = namedtuple("Counted", "commits in_order seal log")


def commits_counted(raw, key):
    """What stands beside the highest authenticated count, and whether all of the file is in order."""
    raw = raw or b""
    counts = []
    for slot in (0, 1):
        record = raw[slot * RECORD : (slot + 1) * RECORD]
        beside = record[40:112]
        mac = sha256_mac(key, b"goldseam v1 count", struct.pack("<Q", slot), record[:8], beside.strip(b"\0") and beside)
        if len(record) == RECORD and record[8:40] == mac and record[112:] == bytes(RECORD - 112):
            counts.append((struct.unpack("<Q", record[:8])[0], beside[:32], beside[32:]))
    count, seal, log = max(counts, default=(0, bytes(32), bytes(40)))
    return Counted(count, len(counts) == 2 and len(raw) == 2 * RECORD, seal, log)


def check_pages(raw, seal, database, key):
    """What the record of pages says of the database of a locked vault."""
    body, mac = raw[:-MAC], raw[-MAC:]
    check(hmac.compare_digest(sha256_mac(key, b"goldseam v1 pages", body), mac), "pages", "MAC of the pages")
    check(body[:8] == b"GOLDPAGE" and body[36:40] == bytes(4), "pages", "form of the pages")
    count, chunk = struct.unpack_from("<II", body, 16)
    check(chunk == CHUNK and count * PAGE == len(database), "pages", "number of pages")
    check(body[48:64] == database[:SALT], "pages", "salt")
    check(seal in (mac, body[64:96]), "pages", "the counter names the pages")
    tags = body[FIXED_PAGES:]
    check(len(tags) == -(-count // CHUNK) * TAG, "pages", "number of tags")
    for first in range(0, count, CHUNK):
        numbers = range(first, min(first + CHUNK, count))
        tails = b"".join(database[(n + 1) * PAGE - IV - MAC : (n + 1) * PAGE] for n in numbers)
        tag = sha256_mac(key, b"goldseam v1 chunk", struct.pack("<QQ", first, len(numbers)), tails)[:TAG]
        known = tags[first // CHUNK * TAG :][:TAG]
        check(known in (tag, bytes(TAG)), "pages", f"tag of the chunk after page {first}")


def decrypted(raw, key):
    """The plain SQLite file: AES-256-CBC pages, each followed by its IV and HMAC-SHA256."""
    salt = raw[:SALT]
    mac_salt = bytes(b ^ 0x3A for b in salt)
    mac_key = hashlib.pbkdf2_hmac("sha512", key, mac_salt, 2, 32)
    plain = bytearray()
    check(raw and len(raw) % PAGE == 0, "database_damaged", "whole pages")
    for number in range(1, len(raw) // PAGE + 1):
        page = raw[(number - 1) * PAGE : number * PAGE]
        start = SALT if number == 1 else 0
        body, iv, mac = page[start : -IV - MAC], page[-IV - MAC : -MAC], page[-MAC:]
        expected = sha256_mac(mac_key, body, iv, struct.pack("<I", number))
        check(hmac.compare_digest(expected, mac), "database_damaged", f"MAC of page {number}")
        cipher = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        if number == 1:
            plain += b"SQLite format 3\0"
        plain += cipher.update(body) + cipher.finalize() + bytes(IV + MAC)
    # as a file with a rollback journal, since the log is empty and not part of the copy
    plain[18:20] = b"\x01\x01"
    return bytes(plain)


def rows(plain, sql):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plain.db"
        file.write_bytes(plain)
        database = sqlite3.connect(file)
        try:
            return database.execute(sql).fetchall()
        finally:
            database.close()


def opened(files, how, given):
    """The header, the plain database, its commits, what there is to tell, what the counter says, and the master key."""
    kind, secret = secret_of(how, given)
    header, from_copy = load_header(files)
    master = header.open(kind, secret)
    plain = decrypted(files.get("journal.db"), header.derive(master, "database"))
    counted = commits_counted(files.get("counter"), header.derive(master, "counter"))
    [(commits,)] = rows(plain, "SELECT commits FROM vault_state")
    told = ["header_copy_used"] if from_copy else []
    if counted.commits > commits:
        told.append("commits_missing")
    elif not counted.in_order:
        told.append("counter_damaged")
    return header, plain, commits, told, counted, master


def classed(vector):
    try:
        told = opened(vector.files, vector.how, vector.given)[3]
        return "+".join(told) or "opens", "-"
    except Refused as refused:
        return refused.code, refused.why


def main(folder, sql):
    line = sys.stdin.readline().rstrip("\n")
    how, _, given = line.partition(" ")
    if how not in ("recovery", "keychain"):
        how, given = "passphrase", line
    names = ("header", "header.copy", "counter", "pages", "journal.db", "journal.db-wal")
    files = {name: (folder / name).read_bytes() for name in names if (folder / name).exists()}
    check(files["header"] == files["header.copy"], "header_copy", "the two headers are equal")
    check(not files.get("journal.db-wal"), "in_use", "the vault is locked")
    header, plain, commits, told, counted, master = opened(files, how, given)
    check(not told, "counter", "commits are those counted")
    check(not counted.log.strip(b"\0"), "counter", "the log was empty")
    if counted.seal.strip(b"\0"):
        check_pages(files.get("pages", b""), counted.seal, files["journal.db"], header.derive(master, "pages"))
    found = {"version": header.version, "revision": header.revision, "commits": commits, "rows": rows(plain, sql)}
    print(json.dumps(found))


if __name__ == "__main__":
    try:
        if sys.argv[1] == "--vectors":
            for vector in read_vectors(Path(sys.argv[2])):
                print(vector.name, *classed(vector), sep="\t")
        else:
            main(Path(sys.argv[1]), sys.argv[2])
    except Refused as refused:
        sys.exit(str(refused))
