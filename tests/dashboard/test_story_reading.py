"""Stories as users write them: what is taken, and every fault of one that is not."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.configuration import ConfigurationError, story_file
from dashboard.facts import FACTS
from dashboard.story.reading import STANDARD, StoryError, read_story, story_of
from dashboard.story.story import VIEWS, Story, counts_towns
from dashboard.wording.facts import WORDS

if TYPE_CHECKING:
    from pathlib import Path

ONE = '[[slides]]\nname = "one"\ntitle = "{place}の話"\n'


def faults_of(written: str) -> str:
    with pytest.raises(StoryError) as refused:
        story_of(written, "my-story.toml")
    return "\n".join(refused.value.faults)


def test_the_least_story_is_a_name_and_a_title() -> None:
    story = story_of(f'name = "県議会での話"\n{ONE}', "my-story.toml")
    assert (story.name("en"), [slide.view for slide in story.slides]) == ("県議会での話", ["text"])
    assert story.slides[0].title[0].en == "{place}の話"


def test_all_faults_are_told_at_once_each_with_its_slide_and_what_is_allowed() -> None:
    written = """
name = "話"
colour = "red"
[[slides]]
name = "one"
view = "map.nothing"
title = "{nothing}"
[[slides]]
name = "one"
view = "figures"
text = [3]
highlight = ["99", "members.percent"]
"""
    said = faults_of(written)
    for part in (
        "colour は使えません",
        "スライド「one」の view「map.nothing」はありません",
        *VIEWS,
        "{nothing} という値はありません",
        "「one」が2枚",
        "title に、見出しの文",
        "text は、",
        "highlight「members.percent」",
        "figures は、view",
    ):
        assert part in said, part


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("name = ", "TOML"),
        ("", "[[slides]]"),
        (f"name = 3\n{ONE}", "話の名前"),
        (f'name = "話"\n{ONE.replace("one", "Ａ")}', "半角"),
        ('name = "話"\n[[slides]]\nname = "a"\ntitle = {ja = "x", when = "members >> 1"}\n', "members >> 1"),
        ('name = "話"\n[[slides]]\nname = "a"\ntitle = {en = "x"}\n', "ja に文"),
        (f'name = "話"\n[[slides]]\nname = "a"\ntitle = "{"長" * 121}"\n', "120字まで"),
        ('name = "話"\nslides = [1]\n', "1枚目"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(written: str, part: str) -> None:
    assert part in faults_of(written)


def test_a_file_that_is_no_text_or_not_there_is_refused_with_its_name(tmp_path: Path) -> None:
    file = tmp_path / "my-story.toml"
    with pytest.raises(StoryError, match=r"my-story\.toml .*開けません"):
        read_story(file)
    file.write_bytes("name = '話'".encode("cp932"))
    with pytest.raises(StoryError, match="UTF-8"):
        read_story(file)


_LEAF = st.one_of(
    st.text(max_size=9), st.integers(), st.booleans(), st.sampled_from([*VIEWS, "20", "members", "{members}"])
)
_KEYS = st.sampled_from(
    ["name", "slides", "view", "title", "text", "notes", "highlight", "figures", "ja", "en", "when", "x"]
)
_TREE = st.recursive(
    _LEAF,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_KEYS, inner, max_size=5)),
    max_leaves=15,
)


def as_toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case dict():
            return "{" + ", ".join(f"{key} = {as_toml(each)}" for key, each in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(as_toml, value)) + "]"
        case str():
            return '"' + "".join(f"\\U{ord(sign):08x}" for sign in value) + '"'
    return str(value)


@given(st.dictionaries(_KEYS, _TREE, max_size=4))
@example({"name": {"ja": "話", "en": 3}, "slides": [{"name": "a", "title": [[]], "view": ["text"]}]})
@example({"name": {"ja": "話"}, "slides": [{"name": "a", "title": {"ja": {}}, "text": {}}]})
def test_any_toml_is_a_story_or_a_story_error(given_tree: dict[str, Any]) -> None:
    written = "\n".join(f"{key} = {as_toml(value)}" for key, value in given_tree.items())
    with suppress(StoryError):
        assert isinstance(story_of(written, "any.toml"), Story)


@given(st.text())
def test_any_text_is_a_story_or_a_story_error(written: str) -> None:
    with suppress(StoryError):
        story_of(written, "any.toml")


def test_the_configuration_names_a_story_beside_itself(tmp_path: Path) -> None:
    path = tmp_path / "atlas.toml"
    assert story_file(path) is None
    path.write_text('[present]\nstory = "my-story.toml"\n', encoding="utf-8")
    assert story_file(path) == tmp_path / "my-story.toml"
    for wrong in ("[present]\nstory = 3\n", 'present = "話"\n', '[present]\nstory = "話"\n'):
        path.write_text(wrong, encoding="utf-8")
        with pytest.raises(ConfigurationError, match=r"\[present\] story"):
            story_file(path)


def test_the_standard_story_is_read_and_both_of_its_languages_are_told() -> None:
    story = read_story(STANDARD)
    assert [slide.name for slide in story.slides][:2] == ["title", "stand"]
    for slide in story.slides:
        for template in (*slide.title, *slide.text, *slide.notes):
            assert template.en != template.ja
            assert not re.search("[ぁ-ん一-龥]", template.en)


def test_the_guide_names_every_value_and_every_view() -> None:
    guide = (STANDARD.parents[2] / "docs" / "presenting.md").read_text(encoding="utf-8")
    names = WORDS["ja"].names
    for name in FACTS:
        assert f"| `{name}` | {names[name]} | {'○' if counts_towns(name) else ''} |\n" in guide, name
    for view in VIEWS:
        assert f"`{view}`" in guide or f"`{view.removeprefix('map.')}`" in guide, view


def test_the_story_in_the_guide_is_read() -> None:
    guide = (STANDARD.parents[2] / "docs" / "presenting.md").read_text(encoding="utf-8")
    written = guide.partition("## 自分の話をつくる")[2].split("```toml\n")[2].partition("```")[0]
    assert [slide.name for slide in story_of(written, "my-story.toml").slides] == ["stand", "next"]
