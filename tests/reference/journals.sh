#!/usr/bin/env bash
# Makes the fixtures of src-tauri/formats/tests/fixtures/journals/made with the real programs: jrnl 4.6 (text, folder,
# JSON, encrypted), jrnl 4.2 (the older encryption), RedNotebook's own storage, Joplin's terminal program.
#
#     tests/reference/journals.sh [WORK]
#
# WORK keeps the programs between runs; without it they go into a temporary folder that is removed. Needs
# python3, npm with a compiler for sqlite3, apt-get and dpkg, and the network. Ids, salts and the times of
# Joplin are new in every run; the tests look at nothing of them.
set -euo pipefail

here=$(cd "$(dirname "$0")/../.." && pwd)
out=$here/src-tauri/formats/tests/fixtures/journals/made
if [ $# -gt 0 ]; then
    work=$(mkdir -p "$1" && cd "$1" && pwd)
else
    work=$(mktemp -d)
    trap 'rm -r "$work"' EXIT
fi
password='a paper boat, a lantern' # also in src-tauri/formats/tests/journals/support.rs

# --- the programs -------------------------------------------------------------------------------

venv() { # NAME PACKAGE...
    local name=$1
    shift
    [ -x "$work/$name/bin/python" ] || python3 -m venv "$work/$name"
    "$work/$name/bin/pip" install --quiet "$@"
}

venv jrnl46 jrnl==4.6
venv jrnl42 jrnl==4.2
venv yaml pyyaml
if [ ! -d "$work/rednotebook" ]; then
    (mkdir -p "$work/deb" && cd "$work/deb" && apt-get download --quiet rednotebook)
    dpkg -x "$work"/deb/rednotebook_*.deb "$work/rednotebook"
fi
if [ ! -d "$work/joplin/node_modules/joplin" ]; then
    mkdir -p "$work/joplin"
    # keytar needs libsecret and is not needed; sqlite3 is built against the headers beside node
    (cd "$work/joplin" && npm install --no-fund --no-audit --ignore-scripts joplin@3.5.1 &&
        npm rebuild sqlite3 --build-from-source --nodedir="$(dirname "$(readlink -f "$(command -v node)")")/..")
fi

run=$(mktemp -d)
rm -rf "$out"
mkdir -p "$out"

# --- jrnl ---------------------------------------------------------------------------------------

config() { # FILE VERSION TIMEFORMAT ENCRYPT JOURNAL
    cat >"$1" <<YAML
version: "$2"
colors: {body: none, date: none, tags: none, title: none}
default_hour: 9
default_minute: 0
editor: ""
encrypt: $4
highlight: true
indent_character: "|"
linewrap: 79
tagsymbols: "@#"
template: false
timeformat: "$3"
journals: {default: {journal: $5}}
YAML
}

entries() { # JRNL CONFIG
    write() { printf '%s' "$1" | "$jrnl" --config-file "$conf" >"$run/log" 2>&1; }
    local jrnl=$1 conf=$2
    write $'2026-05-03 17:20: A good afternoon *\nWith @kids by the river. @Lisbon\n\n[1] a footnote, not an entry\n[x] done\n'
    write $'2026-05-03 23:45: Late\nStill awake. #sleep\n'
    write $'1970-01-01 00:05: The first day of all\n'
    write $'2099-12-31 12:00: Far ahead 🌅\nשלום עולם\nمرحبا\n'
    write $'2026-05-04 00:00: Midnight\n- one\n- two\n'
}

config "$run/plain.yaml" 4.6 '%Y-%m-%d %H:%M' false "$out/jrnl.txt"
entries "$work/jrnl46/bin/jrnl" "$run/plain.yaml"
"$work/jrnl46/bin/jrnl" --config-file "$run/plain.yaml" --format json >"$out/jrnl.json" 2>>"$run/log"

# the form that a new journal has today
config "$run/twelve.yaml" 4.6 '%F %r' false "$out/jrnl-12h.txt"
entries "$work/jrnl46/bin/jrnl" "$run/twelve.yaml"

config "$run/dots.yaml" 4.6 '%d.%m.%Y, %H Uhr %M' false "$out/jrnl-own-form.txt"
entries "$work/jrnl46/bin/jrnl" "$run/dots.yaml"

mkdir -p "$out/jrnl-folder"
config "$run/folder.yaml" 4.6 '%Y-%m-%d %H:%M' false "$out/jrnl-folder"
entries "$work/jrnl46/bin/jrnl" "$run/folder.yaml"

mkdir -p "$out/jrnl-exported"
"$work/jrnl46/bin/jrnl" --config-file "$run/plain.yaml" --format text --file "$out/jrnl-exported" >>"$run/log" 2>&1

# without a terminal the password is read from the input: twice, and no to the keychain
for version in 4.6 4.2; do
    jrnl=$work/jrnl${version/./}/bin/jrnl
    config "$run/sealed.yaml" $version '%Y-%m-%d %H:%M' false "$run/sealed-$version"
    entries "$jrnl" "$run/sealed.yaml"
    printf '%s\n%s\nn\n' "$password" "$password" |
        setsid "$jrnl" --config-file "$run/sealed.yaml" --encrypt >>"$run/log" 2>&1
    cp "$run/sealed-$version" "$out/jrnl-sealed-$version"
done

# --- RedNotebook --------------------------------------------------------------------------------

mkdir -p "$out/rednotebook"
# the smallest PNG
pixel=iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==
base64 -d <<<"$pixel" >"$out/rednotebook/boat.png"
PYTHONPATH=$work/rednotebook/usr/share/rednotebook "$work/yaml/bin/python" - "$out/rednotebook" <<'PY'
import sys

from rednotebook import storage
from rednotebook.data import Month

folder = sys.argv[1]
may = Month(2026, 5, {
    3: {
        "text": "= The river =\n\nWe **walked** //slowly//, __all of us__, --no-- yes. #family\n\n"
                "- bread\n- wine\n  - red\n\n\n+ first\n+ second\n\n\n"
                '[""boat"".png?200]\n\nSee [the map ""https://example.org/a//b""] and [2026-05-04].\n',
        "Movies": {"Gladiator **again**": None},
        "Hope": None,
    },
    4: {"text": "Emoji 🌅, שלום, مرحبا: two \\\\\nlines", "Tags": {"old tag": None}},
    31: {"text": ""},
})
december = Month(2099, 12, {31: {"text": "Far ahead"}})
january = Month(1970, 1, {1: {"text": "The first day of all"}})
months = {f"{m.year_number:04}-{m.month_number:02}": m for m in (may, december, january)}
storage.save_months_to_disk(months, folder, saveas=True)
PY
# as RedNotebook before 1.1 wrote them, and what it leaves beside the months
cat >"$out/rednotebook/2009-02.txt" <<'YAML'
14: {text: !!python/unicode "Gr\xFC\xDFe", !!python/unicode 'Ideas': {!!python/unicode 'a boat': null}}
YAML
for infix in .old .new .CONFLICT_BACKUP1777777777.25; do
    echo '3: {text: a copy}' >"$out/rednotebook/2026-05$infix.txt"
done

# --- Joplin -------------------------------------------------------------------------------------

joplin() { node "$work/joplin/node_modules/joplin/main.js" --profile "$run/joplin" "$@" >>"$run/log" 2>&1; }
base64 -d <<<"$pixel" >"$run/boat at dusk.png"
joplin mkbook Journal
joplin use Journal
joplin mknote 'A good afternoon'
joplin set 'A good afternoon' body $'By the river.\n\ntype_: this is text\n\n🌅 שלום'
joplin attach 'A good afternoon' "$run/boat at dusk.png"
joplin set 'A good afternoon' user_created_time 1777825200000
joplin set 'A good afternoon' latitude 38.7
joplin set 'A good afternoon' longitude -9.1
joplin tag add Lisbon 'A good afternoon'
joplin tag add 'two words' 'A good afternoon'
joplin mktodo 'Call the doctor'
joplin todo toggle 'Call the doctor'
joplin mknote '2020-02-29'
joplin mknote 'Linked'
id=$(node "$work/joplin/node_modules/joplin/main.js" --profile "$run/joplin" ls -l 2>>"$run/log" | awk '/doctor/ {print $1}')
full=$(node "$work/joplin/node_modules/joplin/main.js" --profile "$run/joplin" cat -v "$id" 2>>"$run/log" | sed -n 's/^id: //p')
joplin set Linked body "See [the call](:/$full)."
joplin export --format jex "$out/joplin.jex"

rm -r "$run"
