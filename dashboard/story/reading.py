"""Stories as users write them: a small TOML file, checked whole, so that all its faults are told at once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dashboard.facts import is_name
from dashboard.facts.telling import Template, TemplateError
from dashboard.story.story import MAP, VIEWS, Slide, Story, counts_towns
from geodata.errors import GeodataError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

STANDARD: Final = Path(__file__).parents[1] / "stories" / "standard.toml"
MOST_SLIDES: Final = 40
LONGEST: Final = 120
MOST_FIGURES: Final = 4
_LARGEST: Final = 200_000
_TOLD: Final = 6
_STORY_KEYS: Final = ("name", "slides")
_SLIDE_KEYS: Final = ("name", "view", "title", "text", "notes", "highlight", "figures")
_SENTENCE_KEYS: Final = ("ja", "en", "when")
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_CODE: Final = re.compile(r"[0-9]{2}|[0-9]{5}")
_PLACEHOLDER: Final = re.compile(r"\{[^{}]*\}")


class StoryError(GeodataError):
    """A story that cannot be used: every fault is a sentence in `faults`."""

    def __init__(self, file: str, faults: Collection[str]) -> None:
        self.faults = tuple(faults)
        shown = self.faults[:_TOLD]
        more = f" ほかに{len(self.faults) - _TOLD}か所あります。" if len(self.faults) > _TOLD else ""
        super().__init__(f"話のファイル {file} を使えません。{' '.join(shown)}{more}")


def read_story(path: Path) -> Story:
    """The story of a file. Raises StoryError."""
    try:
        if path.stat().st_size > _LARGEST:
            raise StoryError(path.name, ["大きすぎます。200 KB までにしてください。"])
        written = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise StoryError(path.name, ["文字コードを UTF-8 にして保存してください。"]) from fault
    except OSError as fault:
        raise StoryError(path.name, ["ファイルを開けません。名前と置き場所を確かめてください。"]) from fault
    return story_of(written, path.name)


def story_of(written: str, file: str) -> Story:
    """The story of a text in TOML. Raises StoryError with every fault of it."""
    try:
        given = tomllib.loads(written)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as fault:
        raise StoryError(file, [f"TOML の書き方を確かめてください（{fault}）。"]) from fault
    faults = _Faults()
    faults.of_keys(given, _STORY_KEYS, "ファイルの先頭")
    ja, en = _named(given.get("name"), faults)
    listed = given.get("slides")
    slides = []
    if not isinstance(listed, list) or not 1 <= len(listed) <= MOST_SLIDES:
        faults.add(f"[[slides]] を1枚から{MOST_SLIDES}枚まで書いてください。")
    else:
        slides = [_slide(each, number, faults) for number, each in enumerate(listed, start=1)]
    names = [slide.name for slide in slides if slide is not None]
    for name in sorted({name for name in names if names.count(name) > 1}):
        faults.add(f"スライドの名前「{name}」が2枚にあります。1枚ずつ別の名前にしてください。")
    if faults.found:
        raise StoryError(file, faults.found)
    return Story(ja, en, tuple(slide for slide in slides if slide is not None))


@dataclass(slots=True)
class _Faults:
    """Sentences, each once, in the order they were found."""

    found: dict[str, None] = field(default_factory=dict)

    def add(self, sentence: str) -> None:
        self.found[sentence] = None

    def of_keys(self, given: Mapping[str, Any], known: Collection[str], where: str) -> None:
        for key in given:
            if key not in known:
                self.add(f"{where}の {key} は使えません。使えるのは {'、'.join(known)} です。")


def _named(given: Any, faults: _Faults) -> tuple[str, str]:  # noqa: ANN401 - whatever the file holds
    if isinstance(given, str) and given.strip():
        return given.strip(), given.strip()
    if isinstance(given, dict) and isinstance(given.get("ja"), str) and isinstance(given.get("en", ""), str):
        return given["ja"], given.get("en") or given["ja"]
    faults.add('name に話の名前を書いてください。例: name = "県議会での話"')
    return "", ""


def _slide(given: Any, number: int, faults: _Faults) -> Slide | None:  # noqa: ANN401 - as above
    if not isinstance(given, dict):
        faults.add(f"{number}枚目を [[slides]] の表として書いてください。")
        return None
    name = given.get("name")
    where = f"スライド「{name}」" if isinstance(name, str) else f"{number}枚目"
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        faults.add(f"{number}枚目の name に、半角の小文字・数字・_・- で名前を書いてください。")
        name = ""
    faults.of_keys(given, _SLIDE_KEYS, where)
    view = given.get("view", "text")
    if view not in VIEWS if isinstance(view, str) else True:
        faults.add(f"{where}の view「{view}」はありません。使えるのは {'、'.join(VIEWS)} です。")
        view = "text"
    title = _sentences(given.get("title"), f"{where}の title", faults)
    if not title:
        faults.add(f"{where}の title に、見出しの文を書いてください。")
    text, notes = (_sentences(given.get(key), f"{where}の {key}", faults) for key in ("text", "notes"))
    highlight = _names(given.get("highlight"), f"{where}の highlight", faults)
    figures = _names(given.get("figures"), f"{where}の figures", faults)
    _check_highlight(highlight, view, where, faults)
    _check_figures(figures, view, where, faults)
    return Slide(name, view, title, text, notes, highlight, figures)


def _check_highlight(names: tuple[str, ...], view: str, where: str, faults: _Faults) -> None:
    for name in names:
        if not _CODE.fullmatch(name) and not counts_towns(name):
            faults.add(
                f"{where}の highlight「{name}」は使えません。使えるのは、市区町村コード5桁、都道府県コード2桁と、"
                "市区町村を数える値の名前（例: not_members.beside、measures.towns）です。"
            )
    if names and not view.startswith(MAP):
        faults.add(f'{where}の highlight は、view が地図（"map." で始まるもの）のときだけ使えます。')


def _check_figures(names: tuple[str, ...], view: str, where: str, faults: _Faults) -> None:
    for name in names:
        if not is_name(name):
            faults.add(f"{where}の figures「{name}」という値はありません。使える名前は docs/presenting.md にあります。")
    if bool(names) != (view == "figures") or len(names) > MOST_FIGURES:
        faults.add(f'{where}の figures は、view = "figures" のときに、1個から{MOST_FIGURES}個まで書いてください。')


def _names(given: Any, where: str, faults: _Faults) -> tuple[str, ...]:  # noqa: ANN401 - as above
    if given is None:
        return ()
    if isinstance(given, list) and all(isinstance(each, str) for each in given):
        return tuple(given)
    faults.add(f'{where} は、["20202", "measures.towns"] のように、文字の並びで書いてください。')
    return ()


def _sentences(given: Any, where: str, faults: _Faults) -> tuple[Template, ...]:  # noqa: ANN401 - as above
    """Templates of a sentence, or of a list of them; each a text, or a table of ja, en and when."""
    if given is None:
        return ()
    found = [_sentence(each, where, faults) for each in (given if isinstance(given, list) else [given])]
    return tuple(template for template in found if template is not None)


def _sentence(given: Any, where: str, faults: _Faults) -> Template | None:  # noqa: ANN401 - as above
    table = {"ja": given} if isinstance(given, str) else given
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        faults.add(f'{where} は、"文" か {{ ja = "文", en = "sentence", when = "条件" }} の形で書いてください。')
        return None
    faults.of_keys(table, _SENTENCE_KEYS, where)
    ja = str(table.get("ja", "")).strip()
    if not ja:
        faults.add(f"{where} の ja に文を書いてください。")
        return None
    if not where.endswith("notes") and len(_PLACEHOLDER.sub("", ja)) > LONGEST:
        faults.add(f"{where} の「{ja[:20]}…」が長すぎます。1文は{LONGEST}字までにしてください。")
    try:
        return Template(ja, str(table.get("en") or ja).strip(), str(table.get("when", "")).strip())
    except TemplateError as fault:
        faults.add(f"{where}: {fault}")
        return None
