#!/usr/bin/env python3
"""Makes the fonts of this folder; README.md says how to call it, and where they come from.

    make.py NODE_MODULES NOTO_FOLDER

NODE_MODULES has @fontsource-variable/{literata,figtree} and @fontsource/noto-emoji; NOTO_FOLDER is
/usr/share/fonts/truetype/noto of Debian's fonts-noto-core and fonts-noto-mono.
"""

import pathlib
import sys
import tempfile

from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = pathlib.Path(__file__).parent
NODE, NOTO = (pathlib.Path(a) for a in sys.argv[1:3])
SUBSETS = ["latin", "latin-ext", "vietnamese", "greek", "greek-ext", "cyrillic", "cyrillic-ext"]
STYLE = {(400, False): "Regular", (600, False): "SemiBold", (400, True): "Italic", (600, True): "SemiBold Italic"}


def name(font, family, weight, italic):
    style = STYLE[weight, italic]
    table = font["name"]
    table.names = [n for n in table.names if n.nameID in (0, 13, 14)]
    ps = f"{family}-{style}".replace(" ", "")
    plain = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "Bold Italic"}
    for number, text in {1: family, 2: plain[weight > 400, italic], 4: f"{family} {style}", 6: ps, 3: ps, 5: "Version 1.0"}.items():
        table.setName(text, number, 3, 1, 0x409)
    os2 = font["OS/2"]
    os2.usWeightClass = weight
    os2.fsSelection = os2.fsSelection & ~0b1100001 | (0b1 if italic else 0) | (0b100000 if weight > 400 else 0)
    if not os2.fsSelection & 0b100001:
        os2.fsSelection |= 0b1000000
    font["head"].macStyle = (1 if weight > 400 else 0) | (2 if italic else 0)
    os2.fsType = 0
    # the same bytes whenever it is made
    font["head"].created = font["head"].modified = 3_600_000_000
    font.recalcTimestamp = False


def small(font, unicodes=None):
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["*"] if unicodes is None else subset.Options._layout_features_default
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += ["DSIG", "STAT", "MVAR", "HVAR", "meta"]
    one = subset.Subsetter(options)
    one.populate(unicodes=unicodes if unicodes is not None else font.getBestCmap().keys())
    one.subset(font)
    return font


def save(font, file, family, weight=400, italic=False):
    name(font, family, weight, italic)
    font.flavor = None
    font.save(HERE / file)
    print(file, (HERE / file).stat().st_size)


def fixed(package, subsets, axes, at, italic, weight, family):
    """A variable font's subsets at one place of its axes, as one font."""
    folder = NODE / "@fontsource-variable" / package / "files"
    with tempfile.TemporaryDirectory() as place:
        files, seen = [], set()
        for part in subsets:
            font = TTFont(folder / f"{package}-{part}-{axes}-{'italic' if italic else 'normal'}.woff2")
            font = instancer.instantiateVariableFont(font, at)
            new = set(font.getBestCmap()) - seen
            seen |= new
            small(font, new)
            font.flavor = None
            files.append(f"{place}/{part}.ttf")
            font.save(files[-1])
        return merge.Merger().merge(files)


for weight, italic in STYLE:
    style = STYLE[weight, italic].replace(" ", "")
    save(fixed("literata", SUBSETS, "opsz", {"opsz": 11, "wght": weight}, italic, weight, "Literata"),
         f"Literata-{style}.ttf", "Goldseam Literata", weight, italic)
for weight in (400, 600):
    save(fixed("figtree", ["latin", "latin-ext"], "wght", {"wght": weight}, False, weight, "Figtree"),
         f"Figtree-{STYLE[weight, False]}.ttf", "Goldseam Figtree", weight)
for weight, style in ((400, "Regular"), (600, "Bold")):
    for file, family in (("NotoSerifHebrew", "Goldseam Hebrew"), ("NotoNaskhArabic", "Goldseam Arabic")):
        save(small(TTFont(NOTO / f"{file}-{style}.ttf")), f"{file}-{style}.ttf", family, weight)
save(small(TTFont(NODE / "@fontsource/noto-emoji/files/noto-emoji-emoji-400-normal.woff2")), "NotoEmoji-Regular.ttf", "Goldseam Emoji")


def span(first, last):
    return set(range(first, last + 1))


marks = TTFont(NOTO / "NotoSansSymbols2-Regular.ttf")
maths = TTFont(NOTO / "NotoSansMath-Regular.ttf")
save(small(marks, span(0x2300, 0x27BF) | span(0x2B00, 0x2BFF)), "NotoSansSymbols2-Regular.ttf", "Goldseam Symbols")
save(small(maths, span(0x2070, 0x22FF)), "NotoSansMath-Regular.ttf", "Goldseam Arrows")
save(small(TTFont(NOTO / "NotoSansMono-Regular.ttf"), span(0x20, 0x24F) | span(0x370, 0x4FF) | span(0x2010, 0x2044) | span(0x2190, 0x2193) | span(0x2500, 0x259F)),
     "NotoSansMono-Regular.ttf", "Goldseam Mono")


def boxes():
    """One empty box for every character there can be, so that what no font has keeps its place."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

    pen = TTGlyphPen(None)
    for (left, low, right, high) in ((60, -60, 540, 720), (100, -20, 500, 680)):
        corners = [(left, low), (left, high), (right, high), (right, low)]
        corners = corners if left == 60 else corners[::-1]
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    box = pen.glyph()
    build = FontBuilder(1000, isTTF=True)
    build.setupGlyphOrder([".notdef", "box"])
    build.setupGlyf({".notdef": box, "box": box})
    build.setupHorizontalMetrics({".notdef": (600, 60), "box": (600, 60)})
    build.setupHorizontalHeader(ascent=800, descent=-200)
    build.setupCharacterMap({0x20: "box"})
    build.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    build.setupPost(keepGlyphNames=False)
    build.setupNameTable({"familyName": "Goldseam Boxes", "styleName": "Regular"})
    every = CmapSubtable.newSubtable(13)
    every.platformID, every.platEncID, every.format, every.reserved, every.language = 3, 10, 13, 0, 0
    every.cmap = {c: "box" for c in range(0x21, 0x110000) if not 0xD800 <= c < 0xE000}
    build.font["cmap"].tables.append(every)
    save(build.font, "Boxes.ttf", "Goldseam Boxes")


boxes()
