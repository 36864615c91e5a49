"""Build the typefaces of the PDF from the open Noto family. Run by hand when a version changes; the result is committed.

    python tools/tipografia.py          # needs npm, and fonttools and brotli in the environment

From the complete Noto Sans only the alphabets that a municipal document may need are kept: the subsets that others
publish for the web leave out combining marks (the one of «kʼi̱nal»), and typst takes one file per weight. Hints and
tables that a PDF does not use are dropped. Beside the fonts it writes which characters each has, because PDF/A
refuses a text with a character that cannot be drawn.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "autodiagnostico_xblock" / "kit" / "documents" / "fonts"
PACKAGES = {
    "@expo-google-fonts/noto-sans": "0.4.2", "@fontsource/noto-sans-hebrew": "5.3.0", "@fontsource/noto-sans-arabic": "5.3.0",
    "@fontsource/noto-sans-math": "5.3.0", "@fontsource/noto-emoji": "5.3.2",
}
# Latin with all its extensions and marks, phonetic letters, Greek, Cyrillic, punctuation, currency, arrows
ALPHABETS = (
    (0x20, 0x52F), (0x1D00, 0x1DFF), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x20CF), (0x2100, 0x218F), (0x2190, 0x22FF),
    (0x25A0, 0x25FF), (0x2C60, 0x2C7F), (0xA720, 0xA7FF), (0xAB30, 0xAB6F), (0xFB00, 0xFB06),
)
# arrows, operators, shapes and ticks, which Noto Sans leaves to this font
SIGNS = ((0x2190, 0x22FF), (0x25A0, 0x25FF), (0x2605, 0x2606), (0x2713, 0x2718))
FONTS = {
    "NotoSans-Regular.ttf": "@expo-google-fonts/noto-sans/package/400Regular/NotoSans_400Regular.ttf",
    "NotoSans-Bold.ttf": "@expo-google-fonts/noto-sans/package/700Bold/NotoSans_700Bold.ttf",
    "NotoSans-Italic.ttf": "@expo-google-fonts/noto-sans/package/400Regular_Italic/NotoSans_400Regular_Italic.ttf",
    "NotoSansHebrew-Regular.ttf": "@fontsource/noto-sans-hebrew/package/files/noto-sans-hebrew-hebrew-400-normal.woff2",
    "NotoSansArabic-Regular.ttf": "@fontsource/noto-sans-arabic/package/files/noto-sans-arabic-arabic-400-normal.woff2",
    "NotoSansMath-Regular.ttf": "@fontsource/noto-sans-math/package/files/noto-sans-math-latin-400-normal.woff2",
    "NotoEmoji-Regular.ttf": "@fontsource/noto-emoji/package/files/noto-emoji-emoji-400-normal.woff2",
}
LICENCES = {each: "LICENSE_FONT" if "expo" in each else "LICENSE" for each in PACKAGES}
FAMILIES = {"NotoSansHebrew-Regular.ttf": "Noto Sans Hebrew", "NotoEmoji-Regular.ttf": "Noto Emoji"}
UNUSED = ["fpgm", "prep", "cvt ", "gasp", "STAT", "DSIG", "meta", "MATH"]
PRIVATE = (range(0xE000, 0xF900), range(0xF0000, 0x110000))


def brought(folder: Path) -> None:
    """Unpack the npm packages in `folder`."""
    for name, version in PACKAGES.items():
        done = subprocess.run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=folder, check=True, capture_output=True)
        with tarfile.open(folder / done.stdout.decode().strip()) as archive:
            archive.extractall(folder / name, filter="data")


def built(folder: Path, file: str) -> TTFont:
    """The font `file`: only our alphabets, no hints; emoji without the sequences that join several."""
    font = TTFont(folder / FONTS[file], recalcTimestamp=False)
    font.flavor = None
    for record in font["name"].names:
        if file in FAMILIES and record.nameID in (1, 16):
            record.string = FAMILIES[file]
    options = subset.Options(hinting=False, name_IDs=["*"], recalc_timestamp=False)
    options.drop_tables += UNUSED
    options.layout_features = [] if "Emoji" in file or "Math" in file else [*options.layout_features, "tnum"]
    codes = set(font.getBestCmap())
    wanted = ALPHABETS if file.startswith("NotoSans-") else SIGNS if "Math" in file else ((0, 0x10FFFF),)
    codes = {code for code in codes if any(first <= code <= last for first, last in wanted)}
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=codes)
    chosen.subset(font)
    return font


def ranges(codes: Iterable[int]) -> list[list[int]]:
    """`[[first, last], …]`."""
    found: list[list[int]] = []
    for code in sorted(codes):
        if found and code == found[-1][1] + 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


def characters(covered: dict[str, set[int]]) -> str:
    """Ranges of each typeface, in all of its weights, as JSON."""
    shown = {family: ranges(code for code in codes if code >= 32 and not any(code in each for each in PRIVATE))
             for family, codes in covered.items()}
    return json.dumps(shown, separators=(",", ":")) + "\n"


def main() -> int:
    """Write the fonts, their licence and their characters."""
    TARGET.mkdir(parents=True, exist_ok=True)
    covered: dict[str, set[int]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        brought(folder)
        for file in FONTS:
            font = built(folder, file)
            font.save(TARGET / file)
            family = file.partition("-")[0]
            covered[family] = covered.get(family, set(font.getBestCmap())) & set(font.getBestCmap())
            print(f"{file}: {(TARGET / file).stat().st_size // 1024} KB, {len(font.getBestCmap())} caracteres")
        licences = [(folder / name / "package" / file).read_text("utf-8").partition("\n") for name, file in LICENCES.items()]
        (TARGET / "OFL.txt").write_text("\n".join(each[0] for each in licences) + "\n" + licences[0][2], "utf-8")
    (TARGET / "caracteres.json").write_text(characters(covered), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
