"""The look of a page that Streamlit's theme cannot say: spacing, figures, header line, what is hidden."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from dashboard.palette import COLOURS, PATTERNS, TEXTURES, THEMES, TOKENS, line_over, token

if TYPE_CHECKING:
    from dashboard.palette import Pattern

_KANJI: Final = "U+3400-9FFF, U+F900-FAFF"
FACES: Final = (
    ("Noto Sans JP", "noto-sans-jp-kana.73af28ba.woff2", "U+0020-2FFF, U+3000-33FF, U+FE30-FFFF"),
    ("Noto Sans JP", "noto-sans-jp-common.8588ce8b.woff2", _KANJI),
    ("Noto Sans JP More", "noto-sans-jp-level1.091c455d.woff2", _KANJI),
    ("Noto Sans JP Rare", "noto-sans-jp-level2.0b48ac33.woff2", _KANJI),
)
"""Family, file and range of the faces the app serves itself.

The three kanji files are tried in turn, so that a page loads the common one first and the others only for a character
that is in none before (a family name is written as it stands into a style sheet: no word of it may begin with a digit).
"""
_STYLE: Final = """
<style>
  /*faces*/
  header[data-testid="stHeader"] { background: var(--paper); }
  [data-testid="stToolbar"] [data-testid="stAppDeployButton"], [data-testid="stStatusWidget"], footer { display: none; }
  .stMainBlockContainer { padding: 4.5rem 2rem 3rem; max-width: 1440px; }
  .atlas, .stApp { /*tokens*/ }
  .atlas { color: var(--ink); line-height: 1.7; }
  a:focus-visible, button:focus-visible, summary:focus-visible { outline: 2px solid var(--accent, currentColor) !important; outline-offset: 2px; }
  .stMain:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
  div:has(> .st-key-page-language) { display: none; }
  [data-testid="stFileUploaderDropzoneInstructions"] { display: none; }
  :lang(ja) .stFileUploader section button p { font-size: 0; }
  :lang(ja) .stFileUploader section button p::after { content: "ファイルを選ぶ"; font-size: 14px; }
  .stMultiSelect [data-tag] { background: var(--accent) !important; }
  .stMultiSelect [data-tag] * { color: var(--paper) !important; }
  .modebar-btn, .stCheckbox label { min-height: 24px; }
  .atlas h1 { font-size: 24px; font-weight: 400; line-height: 1.4; margin: 0; padding: 0; }
  .atlas .line { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; color: var(--second_ink); }
  .atlas .badge { color: var(--accent); border: 1px solid currentColor; padding: 0 8px; font-size: 14px;
                  display: inline-block; white-space: nowrap; }
  .atlas .sentence { font-size: 16px; max-width: 40em; margin: 16px 0 0; }
  .atlas.figures { display: flex; flex-wrap: wrap; gap: 24px 48px; margin: 24px 0 8px; padding: 0; }
  .atlas.figures > div { flex: 1 1 200px; max-width: 320px; }
  .atlas.figures dt { font-size: 14px; color: var(--second_ink); }
  .atlas.figures dd { margin: 0; }
  .atlas.figures a, .atlas.sums a { color: inherit; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 4px; }
  .atlas.figures a:hover, .atlas.sums a:hover { color: var(--accent); }
  .atlas.sums { display: flex; flex-wrap: wrap; gap: 4px 32px; align-items: baseline; margin: 8px 0; font-feature-settings: "tnum"; }
  .atlas.sums a { display: inline-block; min-height: 24px; }
  .atlas .sum { font-size: 18px; }
  .atlas.coverage-note { display: flex; flex-wrap: wrap; gap: 0 16px; align-items: baseline; margin-top: 24px; font-size: 14px; }
  .atlas.figures.coverage { margin: 4px 0 0; gap: 8px 48px; }
  .atlas.coverage b { font-weight: 400; font-size: 20px; font-feature-settings: "tnum"; }
  .atlas .amber, .atlas.amber { color: var(--accent); }
  .atlas .value { font-size: 36px; line-height: 1.3; font-feature-settings: "tnum"; }
  .atlas .value small { font-size: 16px; color: var(--second_ink); margin-left: 4px; }
  .atlas a.slip { display: inline-block; min-height: 24px; font-size: 13px; color: var(--second_ink); }
  .atlas a.slip:hover { color: var(--accent); }
  .atlas.small, .atlas .small, .atlas li small { font-size: 13px; color: var(--second_ink); line-height: 1.6; }
  /* A popover stands outside the app, where light-dark() knows no theme: its notes take the ink of its buttons. */
  [data-testid="stPopoverBody"] .atlas.small { color: inherit; }
  .atlas table { border-collapse: collapse; font-size: 14px; width: 100%; font-feature-settings: "tnum"; }
  .atlas th, .atlas td { text-align: left; font-weight: 400; padding: 6px 12px 6px 0; vertical-align: top;
                         border-bottom: 1px solid var(--hairline); }
  .atlas th { color: var(--second_ink); white-space: nowrap; }
  .atlas .scrolled { max-height: 480px; overflow: auto; margin: 8px 0; }
  .atlas .scrolled thead th { position: sticky; top: 0; background: var(--paper); }
  .atlas .scrolled th[scope=rowgroup] { color: var(--ink); padding-top: 16px; }
  .atlas .abreast { display: flex; flex-wrap: wrap; gap: 24px 48px; }
  .atlas .abreast > div { flex: 1 1 320px; }
  .atlas table.totals td.n { white-space: nowrap; }
  .atlas table.totals :is(thead th.n, .small) { white-space: normal; }
  .atlas .scrolled :is(td, th) { white-space: nowrap; }
  .atlas .scrolled td:last-child { white-space: normal; min-width: 16em; }
  .atlas .scrolled:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  .atlas td.n, .atlas th.n, .atlas td[style] { text-align: right; }
  .atlas .off { color: var(--accent); }
  .atlas .wide { overflow-x: auto; } .atlas .wide :is(td, th) { white-space: nowrap; }
  .atlas .profile { overflow-x: auto; margin: 16px 0; } .atlas .profile td { min-width: 13em; }
  .atlas .profile th[scope=row] { white-space: normal; min-width: 7em; max-width: 12em; }
  .atlas .profile a { display: inline-block; min-height: 24px; } .atlas .profile tbody h2 { color: var(--ink); padding-top: 24px; }
  .atlas.evidence summary { min-height: 24px; padding: 4px 0; cursor: pointer; }
  .atlas.evidence details { border-bottom: 1px solid var(--hairline); }
  .st-key-evidence-narrow { display: none; }
  @media (max-width: 860px) { .st-key-evidence-flow { display: none; } .st-key-evidence-narrow { display: block; } }
  .atlas table.stack { margin-top: 8px; }
  .atlas table.stack :is(td, th) { padding-right: 24px; }
  @media (max-width: 640px) {
    .atlas table.stack, .atlas table.stack :is(caption, tbody, tr, td, th) { display: block; width: auto; white-space: normal; }
    .atlas table.stack thead { display: none; }
    .atlas table.stack tr { border-bottom: 1px solid var(--hairline); padding: 8px 0; }
    .atlas table.stack :is(td, th) { border: 0; padding: 1px 0; text-align: left; }
    .atlas table.stack a { display: inline-block; min-height: 24px; }
    .atlas table.stack td[data-label]::before { content: attr(data-label) "　"; color: var(--second_ink); font-size: 13px; }
  }
  .atlas h2 { font-size: 18px; font-weight: 400; margin: 0; padding: 0; line-height: 1.5; }
  .atlas h3 { font-size: 14px; font-weight: 400; color: var(--second_ink); margin: 16px 0 2px; padding: 0; }
  .atlas ul { margin: 0; padding: 0; list-style: none; font-size: 14px; }
  .atlas li { padding: 2px 0; }
  .atlas .entry { display: flex; gap: 8px; align-items: center; }
  .atlas .entry b { font-weight: 400; }
  .atlas .entry .n, .atlas .entry b { margin-left: auto; font-feature-settings: "tnum"; }
  .atlas .swatch { flex: none; width: 24px; height: 16px; border: 1px solid var(--hairline); position: relative; }
  .atlas .swatch::before { content: ""; position: absolute; inset: 0; background: var(--second_ink); }
  .atlas .line.swatch { border: 0; }
  .atlas .line.swatch::before { background: none; inset: 7px 0 auto; border-top: 2px var(--second_ink); }
  .atlas .line.solid::before { border-top-style: solid; }
  .atlas .line.dashed::before { border-top-style: dashed; }
  .atlas .line.dotted::before { border-top-style: dotted; }
  .atlas table.bivariate td { width: 33%; padding: 4px 8px 4px 0; border: 0; vertical-align: top; }
  .atlas table.bivariate .swatch { display: block; width: 100%; height: 24px; }
  .atlas table.bivariate .small { display: block; }
  /*swatches*/
  .atlas td[style] { background: linear-gradient(var(--bar), var(--bar)) left / calc(var(--share) * 1%) 100% no-repeat; --bar: color-mix(in srgb, var(--member) 30%, transparent); }
  .st-key-beside-map { gap: 8px; } .st-key-map-row { gap: 24px; align-items: stretch; }
  .st-key-map-row > :first-child { flex: 3 1 640px; min-width: min(640px, 100%); }
  .st-key-beside-map { flex: 1 1 280px; max-height: 640px; overflow: auto; }
  .st-key-controls [data-testid=stButtonGroup] button { height: 40px; }
  .atlas a { color: inherit; }
  .atlas li .small a, .atlas.small > a { display: inline-block; min-height: 24px; }
  .atlas code { font-size: 12px; overflow-wrap: anywhere; color: var(--second_ink); background: none; padding: 0; }
  @media (max-width: 640px) { .st-key-beside-map { flex: none; max-height: none; overflow: visible; } .stMainBlockContainer { padding: 4rem 1rem 2rem; } .atlas .value { font-size: 32px; } .atlas.figures { gap: 16px; } .atlas.figures > div { flex-basis: 150px; } }
</style>
"""


# Streamlit keeps its own theme: what it draws itself is set in ink on paper too.
_CONTRAST: Final = """
  .stApp {{ color-scheme: light; background: {paper}; color: {ink}; }}
  .stApp :is(label, p, a, span, button, input, summary, [role=combobox]) {{ color: {ink} !important; }}
  .stApp :is(button, input, [data-testid=stSelectbox] div, [data-testid=stSelectbox] button) {{ background-color: {paper} !important; }}
  .stApp [data-testid=stAlertContainer] {{ background: {paper}; border: 1px solid {ink}; }}
  .stApp :is(button[aria-checked=true], [data-testid*=segmented_controlActive]) {{ outline: 3px solid {ink}; }}
  .stApp :is(button, [data-testid=stSelectbox] > div > div) {{ border-color: {ink} !important; }}
"""


@cache
def page_style(*, is_high_contrast: bool = False, fonts: str = "atlas/fonts/") -> str:
    """Style sheet of every page, with the palette and the patterns of the legend written in.

    `fonts` is the folder of the faces as the page reaches it; with "" a page has those of the reader's machine.
    """
    tokens = " ".join(f"--{name}: {_in_theme(_values(name), is_high_contrast=is_high_contrast)};" for name in TOKENS)
    colours = "".join(
        f".atlas .token-{name}::before {{ background: {_in_theme(_values(name), is_high_contrast=is_high_contrast)}; }}\n"
        f".atlas .token-{name} {{ --over: {_in_theme(_over(name), is_high_contrast=is_high_contrast)}; }}\n"
        for name in COLOURS
    )
    swatches = colours + "".join(map(_swatch, PATTERNS.values())) + "".join(map(_texture, TEXTURES.values()))
    faces = "".join(
        f'@font-face {{ font-family: "{family}"; src: url("{fonts}{file}") format("woff2"); '
        f"font-weight: 400; font-display: swap; unicode-range: {span}; }}\n"
        for family, file, span in (FACES if fonts else ())
    )
    paper, ink = token("paper", "contrast"), token("ink", "contrast")
    page = _CONTRAST.format(paper=paper, ink=ink) if is_high_contrast else ""
    return _STYLE.replace("/*faces*/", faces + page).replace("/*tokens*/", tokens).replace("/*swatches*/", swatches)


def _swatch(pattern: Pattern) -> str:
    """The pattern of a gap reason as a mask over second ink, from the tile the map draws too."""
    ground = f".atlas .pattern-{pattern.key} {{ background: var(--{pattern.ground}); }}\n"
    before = f".atlas .pattern-{pattern.key}::before"
    if pattern.path:
        return f"{ground}{before} {{ {_mask(pattern)} }}\n"
    return f"{ground}{before} {{ opacity: {pattern.wash}; }}\n"


def _values(name: str) -> tuple[str, ...]:
    return tuple(token(name, theme) for theme in THEMES)


def _over(name: str) -> tuple[str, ...]:
    """Colours of a texture over a colour, one a theme."""
    return tuple(token(line_over(name, theme), theme) for theme in THEMES)


def _in_theme(values: tuple[str, ...], *, is_high_contrast: bool) -> str:
    light, dark, contrast = values
    return contrast if is_high_contrast else f"light-dark({light}, {dark})"


def _texture(pattern: Pattern) -> str:
    """The texture of a category, over its colour."""
    after = f".atlas .texture-{pattern.key}::after"
    return f'{after} {{ content: ""; position: absolute; inset: 0; background: var(--over); {_mask(pattern)} }}\n'


def _mask(pattern: Pattern) -> str:
    path = f"<path d='{pattern.path}' fill='none' stroke='black' stroke-width='{pattern.width}'/>"
    tile = quote(f"<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'>{path}</svg>")
    return f'mask: url("data:image/svg+xml,{tile}") 0 0 / 8px 8px repeat;'
