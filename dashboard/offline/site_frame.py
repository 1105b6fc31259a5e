"""What stands around every page of the site: the way to the others, what edition it is, and its version."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from dashboard.navigation import ROOMS
from dashboard.offline.files import document
from dashboard.wording.site import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.offline.site_links import Links
    from dashboard.wording import Words

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)
"""Content security policy of the site: everything comes from where the page came from."""
LIMITS: Final = "limits"


def framed(
    title: str, body: str, links: Links, words: Words, *, style: str, room: str = "", scripts: str = ""
) -> bytes:
    """A page with its navigation; `style` names the style sheet, `scripts` are elements at the end."""
    said = WORDS[words.language]
    limits = f'<a href="{links.up}{LIMITS}/index.html">{escape(said.limits)}</a>'
    whole = (
        f'<body class="stApp explorer site">\n<header class="atlas">'
        f'<a href="{links.up}index.html">{escape(words.product)}</a>'
        f'<nav aria-label="{escape(said.pages)}">{_groups(links, words, room)}</nav></header>\n'
        f"<main>{body}</main>\n"
        f'<section class="atlas small foot"><p>{escape(said.edition)}　{limits}</p></section>\n{scripts}</body>\n'
    )
    head = f'<link rel="icon" href="data:,">\n<link rel="stylesheet" href="{links.up}atlas/{style}">\n'
    full = f"{title} — {words.product}" if title else words.product
    return document(full, words.language, head=head, body=whole, policy=POLICY).encode()


def _groups(links: Links, words: Words, current: str) -> str:
    """The pages that are there, under the titles of their groups as in the app."""
    groups: dict[str, list[str]] = {}
    for room in ROOMS:
        to = links.to(room.name)
        if to is not None:
            mark = ' class="current" aria-current="page"' if room.name == current else ""
            entry = f'<li><a href="{to}"{mark}>{escape(words.pages[room.name])}</a></li>'
            groups.setdefault(words.page_groups[room.group], []).append(entry)
    return "".join(
        f'<details name="pages"><summary>{escape(title)}</summary><ul>{"".join(entries)}</ul></details>'
        for title, entries in groups.items()
    )


def limits_html(words: Words, *, as_of: str, body: str, missing: Sequence[str], tables: str) -> str:
    """The page that names what the site cannot do, and where the tables are."""
    said = WORDS[words.language]
    pages = "".join(f"<li>{escape(words.pages[room])}: {escape(said.reasons.get(room, ''))}</li>" for room in missing)
    more = "".join(f"<li>{escape(line.format(as_of=as_of, body=body))}</li>" for line in said.more)
    return (
        f'<div class="atlas text"><h1>{escape(said.limits)}</h1><p>{escape(said.limits_intro)}</p>'
        f"<h2>{escape(said.limits_pages)}</h2><ul>{pages}</ul><h2>{escape(said.limits_more)}</h2><ul>{more}</ul>"
        f"<h2>{escape(said.tables)}</h2><ul>{tables}</ul></div>"
    )
