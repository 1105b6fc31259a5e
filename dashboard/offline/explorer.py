"""The explorer: one HTML document with the app's map, a search for a municipality, and a card of each; no server."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from dashboard import days, text
from dashboard.assets_routes import ASSETS, MAP_SCRIPT, MAP_STYLE, map_files
from dashboard.folium_map import shell
from dashboard.offline.files import document, held, script, style
from dashboard.offline.map_data import map_data
from dashboard.style import page_style
from dashboard.version_said import version_said
from dashboard.views.days import list_in_force
from dashboard.views.papers import credits_of
from dashboard.wording import words_in
from dashboard.wording.offline import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.offline.drawings import Drawing
    from dashboard.offline.map_data import MapData
    from dashboard.selection import Selection
    from dashboard.wording import Words
    from geodata.dataset import Dataset


def explorer_html(dataset: Dataset, selection: Selection, drawings: Sequence[Drawing] = ()) -> bytes:
    """The document for a day and a body; the same dataset and choice give the same bytes."""
    words = words_in(selection.language)
    data = map_data(dataset, selection, words)
    files = "".join(held(name, body) for name, body in sorted(data.files.items()))
    body = (
        f'<body class="stApp explorer">\n{head_html(dataset, selection, words, has_sample=data.has_sample)}'
        f"<main>{map_html(dataset, data, words)}</main>\n{drawings_html(drawings, words)}{foot_html(dataset, words)}"
        f"{files}{held('explorer.json', json.dumps(settings(dataset, data, words), ensure_ascii=False).encode())}"
        f"{script(map_files()[MAP_SCRIPT].decode(), ' data-page')}"
        f"{script(map_start(dataset))}{script(page_script('explorer.js'))}</body>\n"
    )
    title = f"{WORDS[words.language].explorer} — {words.product}"
    head = style(plain_css(page_style(fonts=""))) + style(map_files()[MAP_STYLE].decode()) + style(page_css())
    return document(title, words.language, head=head, body=body).encode()


def map_start(dataset: Dataset) -> str:
    """The script folium writes for the map of a version."""
    shown: str = shell(dataset.version, dataset.manifest["web"]).get_root().script.render()  # type: ignore[attr-defined]
    return shown


def page_script(name: str) -> str:
    """A script of the documents by its name."""
    return (ASSETS / "offline" / name).read_text(encoding="utf-8")


def page_css() -> str:
    """The style sheet of the documents."""
    return (ASSETS / "offline" / "explorer.css").read_text(encoding="utf-8")


def plain_css(element: str) -> str:
    """A style sheet without the element around it."""
    return element.strip().removeprefix("<style>").removesuffix("</style>")


def settings(dataset: Dataset, data: MapData, words: Words, *, prefecture: str = "", pages: str = "") -> dict[str, Any]:
    """What the document's own script has to know.

    `prefecture` is the one a page is of; `pages` leads to the page of another, with {code} for its code.
    """
    said = WORDS[words.language]
    return {
        "version": dataset.version,
        "pref": prefecture,
        "pages": pages,
        "language": words.language,
        "layers": list(data.layers),
        "names": {layer: words.on_map.names[layer] for layer in data.layers},
        "sheets": data.sheets,
        "legends": data.legends,
        "labels": data.labels,
        "cards": data.cards,
        "order": dataset.manifest["web"]["order"],
        "texts": {
            "no_town": said.no_town,
            "on_maps": said.on_maps,
            "found": said.found,
            "not_found": said.not_found,
            "close": words.close_panel,
            "page_of": said.page_of,
        },
    }


def head_html(dataset: Dataset, selection: Selection, words: Words, *, has_sample: bool) -> str:
    """Title, day and list, body, サンプルデータ, and how the document is read."""
    said = WORDS[words.language]
    listed = list_in_force(dataset, selection.body, selection.as_of)
    badge = f'<span class="badge">{escape(words.sample)}</span>' if has_sample else ""
    note = f'<p class="small">{escape(words.sample_note)}</p>' if has_sample else ""
    return (
        f'<header class="atlas"><h1>{escape(words.product)}　{escape(said.explorer)}</h1>'
        f'<div class="line"><span id="place">{escape(words.all_japan)}</span>'
        f"<span>{escape(words.as_of)}: {escape(days.with_list(selection.as_of, listed, words))}</span>"
        f"<span>{escape(words.bodies_long[selection.body])}</span>{badge}</div>"
        f'<p class="sentence">{escape(said.sentence)}</p>{note}</header>\n'
    )


def map_html(dataset: Dataset, data: MapData, words: Words) -> str:
    """The controls, the map as folium writes it, and its side."""
    said = WORDS[words.language]
    layers = "".join(_option(layer, words.on_map.names[layer]) for layer in data.layers)
    places = [(code, f"{code} {text.place(code, words)}") for code in dataset["prefectures"]["prefecture_code"]]
    prefectures = "".join(_option(*place) for place in [("", words.all_japan), *places])
    return (
        f'<div class="atlas"><form class="controls" role="search">'
        f'<div><label for="layer">{escape(words.on_map.choose)}</label><select id="layer">{layers}</select></div>'
        f'<div><label for="pref">{escape(words.prefecture)}</label><select id="pref">{prefectures}</select></div>'
        f'<div class="search"><label for="find">{escape(words.find_town)}</label>'
        f'<input id="find" type="text" role="combobox" aria-autocomplete="list" aria-expanded="false" '
        f'aria-controls="found" autocomplete="off" placeholder="{escape(words.find_placeholder)}">'
        f'<ul id="found" role="listbox" aria-label="{escape(words.find_town)}" hidden></ul>'
        f'<div id="told" class="small" role="status"></div></div><a id="page-of" hidden></a></form>'
        f"<noscript><p>{escape(said.no_script)}</p></noscript>"
        f'<div class="row"><section class="map" aria-label="{escape(said.map)}"><div id="map_div"></div></section>'
        f'<div class="beside"><section id="card" aria-live="polite"></section><section id="legend"></section></div>'
        f"</div></div>\n"
    )


def _option(value: str, label: str) -> str:
    return f'<option value="{escape(value)}">{escape(label)}</option>'


def drawings_html(drawings: Sequence[Drawing], words: Words) -> str:
    """Charts under a heading; nothing where there are none."""
    if not drawings:
        return ""
    figures = "".join(f'<figure role="img" aria-label="{escape(each.alt)}">{each.svg}</figure>' for each in drawings)
    return f'<section class="atlas charts"><h2>{escape(WORDS[words.language].charts)}</h2>{figures}</section>\n'


def foot_html(dataset: Dataset, words: Words) -> str:
    """What the document does not do, whose data it shows, and its version."""
    said = WORDS[words.language]
    limits = "".join(f"<li>{escape(line)}</li>" for line in said.limits)
    lines = "".join(f"<li>{escape(each['credit'])}（{escape(each['title'])}）</li>" for each in credits_of(dataset))
    return (
        f'<section class="atlas small foot"><h2>{escape(said.limits_title)}</h2><ul class="small">{limits}</ul>'
        f'<h2>{escape(words.credits)}</h2><ul class="small">{lines}</ul>'
        f"<p>{escape(version_said(dataset, words))}　{escape(words.offline_note)}</p></section>\n"
    )
