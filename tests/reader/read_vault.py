"""Reads a Goldseam vault with nothing of Goldseam: an independent proof of docs/vault-format.md.

    read_vault.py FOLDER SQL

One line of standard input is the passphrase, or `recovery ` and a recovery code. The vault must be
locked. Prints one JSON object: what the header and the counter say, and the rows of SQL.
Every check value is verified; the first that does not hold ends the program.
"""

import hashlib
import hmac
import json
import sqlite3
import struct
import sys
import tempfile
import unicodedata
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FIXED, SLOT, MAC, SUM = 40, 112, 32, 32
PASSPHRASE, RECOVERY = 1, 2
PAGE, IV, SALT = 4096, 16, 16
RECORD = 512
CHUNK, TAG, FIXED_PAGES = 64, 16, 96
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def check(holds, what):
    if not holds:
        sys.exit(f"does not hold: {what}")


def sha256_mac(key, *parts):
    return hmac.new(key, b"".join(parts), hashlib.sha256).digest()


class Header:
    def __init__(self, raw):
        check(raw[:8] == b"GOLDSEAM", "magic")
        self.version, length = struct.unpack_from("<HH", raw, 8)
        check(length == len(raw), "length")
        check(hashlib.sha256(raw[:-SUM]).digest() == raw[-SUM:], "checksum")
        check(self.version == 1, "version")
        self.id = raw[12:28]
        self.revision, count = struct.unpack_from("<QB", raw, 28)
        check(raw[37:40] == bytes(3), "padding of the header")
        check(length == FIXED + count * SLOT + MAC + SUM, "number of slots")
        self.slots = [raw[FIXED + i * SLOT : FIXED + (i + 1) * SLOT] for i in range(count)]
        self.sealed, self.mac = raw[: -SUM - MAC], raw[-SUM - MAC : -SUM]

    def open(self, kind, secret):
        """The master key."""
        for slot in self.slots:
            if slot[0] == kind:
                master = self.open_slot(slot, secret)
                if master:
                    expected = sha256_mac(self.derive(master, "header"), self.sealed)
                    check(hmac.compare_digest(expected, self.mac), "MAC of the header")
                    return master
        sys.exit("no slot opens")

    def open_slot(self, slot, secret):
        check(slot[1] == 1 and slot[2:4] == bytes(2) and slot[108:] == bytes(4), "form of a slot")
        memory, passes, lanes = struct.unpack_from("<III", slot, 4)
        key = hash_secret_raw(secret, slot[16:48], passes, memory, lanes, 32, Type.ID)
        associated = b"goldseam v1 slot" + self.id + slot[:48]
        try:
            return ChaCha20Poly1305(key).decrypt(slot[48:60], slot[60:108], associated)
        except InvalidTag:
            return None

    def derive(self, master, use):
        return HKDF(SHA256(), 32, self.id, f"goldseam v1 {use}".encode()).derive(master)


def recovery_secret(typed):
    """28 letters of five bits: 128 of secret, then 12 that check it."""
    letters = typed.upper().replace("O", "0").replace("I", "1").replace("L", "1")
    bits = 0
    for letter in letters.replace("-", "").replace(" ", ""):
        bits = bits << 5 | ALPHABET.index(letter)
    secret = (bits >> 12).to_bytes(16, "big")
    digest = hashlib.sha256(secret).digest()
    check(bits & 0xFFF == digest[0] << 4 | digest[1] >> 4, "check bits of the recovery code")
    return secret


def commits_counted(raw, key):
    check(len(raw) == 2 * RECORD, "length of the counter")
    counts = []
    for slot in (0, 1):
        record = raw[slot * RECORD : (slot + 1) * RECORD]
        beside = record[40:112]
        mac = sha256_mac(key, b"goldseam v1 count", struct.pack("<Q", slot), record[:8], beside.strip(b"\0") and beside)
        check(record[8:40] == mac and record[112:] == bytes(RECORD - 112), "counter")
        counts.append((struct.unpack("<Q", record[:8])[0], beside[:32], beside[32:]))
    count, seal, log = max(counts)
    check(not log.strip(b"\0"), "the log was empty")
    return count, seal


def check_pages(raw, seal, database, key):
    """What the record of pages says of the database of a locked vault."""
    body, mac = raw[:-MAC], raw[-MAC:]
    check(hmac.compare_digest(sha256_mac(key, b"goldseam v1 pages", body), mac), "MAC of the pages")
    check(body[:8] == b"GOLDPAGE" and body[36:40] == bytes(4), "form of the pages")
    count, chunk = struct.unpack_from("<II", body, 16)
    check(chunk == CHUNK and count * PAGE == len(database), "number of pages")
    check(body[48:64] == database[:SALT], "salt")
    check(seal in (mac, body[64:96]), "the counter names the pages")
    tags = body[FIXED_PAGES:]
    check(len(tags) == -(-count // CHUNK) * TAG, "number of tags")
    for first in range(0, count, CHUNK):
        numbers = range(first, min(first + CHUNK, count))
        tails = b"".join(database[(n + 1) * PAGE - IV - MAC : (n + 1) * PAGE] for n in numbers)
        tag = sha256_mac(key, b"goldseam v1 chunk", struct.pack("<QQ", first, len(numbers)), tails)[:TAG]
        known = tags[first // CHUNK * TAG :][:TAG]
        check(known in (tag, bytes(TAG)), f"tag of the chunk after page {first}")


def decrypted(raw, key):
    """The plain SQLite file: AES-256-CBC pages, each followed by its IV and HMAC-SHA256."""
    salt = raw[:SALT]
    mac_salt = bytes(b ^ 0x3A for b in salt)
    mac_key = hashlib.pbkdf2_hmac("sha512", key, mac_salt, 2, 32)
    plain = bytearray()
    check(len(raw) % PAGE == 0, "whole pages")
    for number in range(1, len(raw) // PAGE + 1):
        page = raw[(number - 1) * PAGE : number * PAGE]
        start = SALT if number == 1 else 0
        body, iv, mac = page[start : -IV - MAC], page[-IV - MAC : -MAC], page[-MAC:]
        expected = sha256_mac(mac_key, body, iv, struct.pack("<I", number))
        check(hmac.compare_digest(expected, mac), f"MAC of page {number}")
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


def main(folder, sql):
    line = sys.stdin.readline().rstrip("\n")
    if line.startswith("recovery "):
        kind, secret = RECOVERY, recovery_secret(line.removeprefix("recovery "))
    else:
        kind, secret = PASSPHRASE, unicodedata.normalize("NFC", line).encode()
    raw = (folder / "header").read_bytes()
    check(raw == (folder / "header.copy").read_bytes(), "the two headers are equal")
    log = folder / "journal.db-wal"
    check(not log.exists() or log.stat().st_size == 0, "the vault is locked")
    header = Header(raw)
    master = header.open(kind, secret)
    database = (folder / "journal.db").read_bytes()
    plain = decrypted(database, header.derive(master, "database"))
    counted, seal = commits_counted((folder / "counter").read_bytes(), header.derive(master, "counter"))
    if seal.strip(b"\0"):
        check_pages((folder / "pages").read_bytes(), seal, database, header.derive(master, "pages"))
    check(rows(plain, "SELECT commits FROM vault_state") == [(counted,)], "commits are those counted")
    found = {"version": header.version, "revision": header.revision, "commits": counted, "rows": rows(plain, sql)}
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
