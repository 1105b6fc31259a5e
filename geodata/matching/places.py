"""Which municipality or prefecture a row means: by its code, its name and its prefecture together, never by guessing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from geodata.codes import NORTHERN_TERRITORIES, check_digit, code_readings, wrong_check_digit
from geodata.errors import GeodataError
from geodata.matching.place_names import Named, named_places
from geodata.matching.reasons import Reason
from geodata.matching.resolution import Resolution, Rule, refused
from geodata.matching.spelling import name_key, normalise, prefecture_of, readings_of_name
from geodata.prefectures import PREFECTURES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    import pandas as pd

_SUFFIXES: Final = ("市", "町", "村", "区")
_SEPARATOR: Final = "、"
_CODE_LENGTH: Final = 5


@dataclass(frozen=True, slots=True)
class _Written:
    """What a row says of its place; `home` is the code of its prefecture."""

    code: str
    prefecture: str
    name: str
    home: str
    as_of: date | None


@dataclass(frozen=True, slots=True)
class _Names:
    """Places of a written name: those in the written prefecture, all, and by what each was recognised (by its id)."""

    here: tuple[Named, ...]
    everywhere: tuple[Named, ...]
    rules: Mapping[int, tuple[Rule, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Found:
    """The place as written, its one code of today, and by what it was recognised."""

    place: Named
    today: tuple[str, ...]
    rules: tuple[Rule, ...]


class PlaceBook:
    """Municipalities of today and before, by code and by name."""

    def __init__(self, places: Iterable[Named]) -> None:
        self._by_code: dict[str, list[Named]] = defaultdict(list)
        self._by_name: dict[str, list[Named]] = defaultdict(list)
        self._names: dict[str, str] = {}
        self._known: dict[tuple[str, str], _Names] = {}
        for place in places:
            self._by_code[place.code].append(place)
            self._by_name[name_key(place.name)].append(place)
            if place.is_ward:
                self._by_name[name_key(place.name.partition("市")[2])].append(place)
            if place.is_current:
                self._names[place.code] = place.name

    @classmethod
    def from_tables(cls, codes: pd.DataFrame, changes: pd.DataFrame) -> PlaceBook:
        """From the code table (municipality_code, name) and `code_changes`."""
        return cls(named_places(codes, changes))

    def label(self, code: str) -> str:
        """Code and full name for a list of candidates: "22130 静岡県浜松市"."""
        if code.endswith("000"):
            return f"{code} {PREFECTURES[code[:2]].name}"
        return f"{code} {PREFECTURES[code[:2]].name}{self._names[code]}"

    def labels(self, codes: Collection[str]) -> str | None:
        """Candidates as one text, None where there are none."""
        return _SEPARATOR.join(map(self.label, codes)) or None

    def resolve(
        self, code: str, prefecture: str, name: str, as_of: date | None = None, *, keeps_zeros: bool = False
    ) -> Resolution:
        """The place that a code, a prefecture (code or name) and a name mean together, each "" where not written.

        Old names and codes are read as of the list's date; a name borne by a municipality on that day, or by one that
        still exists under another name, comes before one that only was or will be. `keeps_zeros` says that the codes
        around this one have kept their leading zeros. A row that means no place gives an empty resolution.
        """
        home = prefecture_of(prefecture) if prefecture.strip() else ""
        if home is None:
            return refused(Reason.PREFECTURE_UNKNOWN, (), found=prefecture)
        written = _Written(code.strip(), prefecture.strip(), name.strip(), home, as_of)
        names = self._named(written.name, home) if written.name else _Names((), ())
        if written.code:
            found = self._by_written_code(written, names, keeps_zeros=keeps_zeros)
        elif written.name:
            found = self._by_written_name(written, names)
        elif home:
            found = _Found(self._by_code[f"{home}000"][0], (f"{home}000",), (Rule.WHOLE_PREFECTURE,))
        else:
            return Resolution()
        return found if isinstance(found, Resolution) else self._used(found)

    def _named(self, name: str, home: str) -> _Names:
        """Places with this name, near or far in time: those in the prefecture that is written, and all.

        Kept, as the tables of a build name the same places.
        """
        if (name, home) in self._known:
            return self._known[name, home]
        everywhere: list[Named] = []
        rules: dict[int, tuple[Rule, ...]] = {}
        for place in readings_of_name(name):
            found = self._by_name.get(place.key, []) if place.bare else self._by_code[f"{place.prefecture}000"]
            for each in found:
                if place.county and each.county and place.county != each.county:
                    continue
                if not place.prefecture or place.prefecture in each.prefectures:
                    everywhere.append(each)
                    rules[id(each)] = (
                        *((Rule.PREFECTURE,) if place.prefecture and place.bare else ()),
                        *((Rule.COUNTY,) if place.county and each.county else ()),
                        *(() if not place.bare or normalise(each.name).endswith(place.bare) else (Rule.VARIANT,)),
                    )
        here = [each for each in everywhere if not home or home in each.prefectures]
        self._known[name, home] = _Names(tuple(here), tuple(everywhere), rules)
        return self._known[name, home]

    def _by_written_name(self, written: _Written, names: _Names) -> _Found | Resolution:
        if not names.here:
            if names.everywhere:
                return refused(
                    Reason.NAME_NOT_IN_PREFECTURE, _today(names.everywhere), found=written.name,
                    expected=PREFECTURES[written.home].name,
                )  # fmt: skip
            return refused(Reason.NAME_UNKNOWN, self._near(written.name, written.home), found=written.name)
        pool = _standing(names.here, written.as_of)
        today = _today(pool)
        if len(today) > 1:
            parts = {place.identity for place in pool}
            reason = Reason.PLACE_SPLIT if len(parts) == 1 else Reason.NAME_AMBIGUOUS
            return refused(reason, today, found=written.name)
        best = min(pool, key=lambda place: (not place.is_current, place.is_ward))
        alone = len(_today(_standing(names.everywhere, written.as_of))) == 1
        rules = names.rules[id(best)]
        if not alone and written.home and Rule.PREFECTURE not in rules:
            rules = (Rule.PREFECTURE, *rules)
        return _Found(best, today, rules if {Rule.PREFECTURE, Rule.COUNTY} & set(rules) else (Rule.NAME, *rules))

    def _by_written_code(self, written: _Written, names: _Names, *, keeps_zeros: bool) -> _Found | Resolution:
        try:
            readings = code_readings(written.code)
        except GeodataError:
            return self._unreadable(written, names)
        known = [code for code in readings if self._by_code.get(code)]
        if not known:
            return refused(Reason.CODE_UNKNOWN, _today(_standing(names.here, written.as_of)), found=written.code)
        if written.name:
            return self._by_code_and_name(written, names, known, readings[0])
        here = [
            code
            for code in known
            if not written.home or any(written.home in each.prefectures for each in self._by_code[code])
        ]
        if not here:
            today = _today(each for code in known for each in self._by_code[code])
            return refused(Reason.PREFECTURE_MISMATCH, today, found=written.prefecture, expected=written.code)
        if keeps_zeros and readings[0] in here:
            here = [readings[0]]
        pools = [_standing(self._by_code[code], written.as_of) for code in here]
        today = _today(each for pool in pools for each in pool)
        if len(today) > 1:
            reason = Reason.CODE_AMBIGUOUS if len(here) > 1 else Reason.PLACE_SPLIT
            return refused(reason, today, found=written.code)
        best = next((each for each in pools[0] if each.is_current), pools[0][-1])
        return _Found(best, today, (_code_rule(here[0], readings[0], written.code),))

    def _by_code_and_name(self, written: _Written, names: _Names, known: list[str], first: str) -> _Found | Resolution:
        """A code and a name agree where they lead to one municipality of today."""
        named = names.everywhere
        met = {
            code: both for code in known if (both := set(_today(self._by_code[code])) & set(_today(named)))
        }  # fmt: skip
        codes = {code for both in met.values() for code in both}
        if len(codes) > 1:
            reason = Reason.PLACE_SPLIT if len(met) == 1 else Reason.CODE_AMBIGUOUS
            return refused(reason, tuple(sorted(codes)), found=f"{written.code} {written.name}")
        if not codes:
            of_code = _today(each for code in known for each in _standing(self._by_code[code], written.as_of))
            return refused(
                Reason.NAME_CODE_MISMATCH, tuple(dict.fromkeys((*of_code, *_today(_standing(named, written.as_of))))),
                found=written.name, expected=_SEPARATOR.join(self.label(code).split()[1] for code in of_code),
            )  # fmt: skip
        (code,) = met
        today = tuple(codes)
        own = [each for each in self._by_code[code] if today[0] in each.current]
        if written.home and not any(written.home in each.prefectures for each in own):
            return refused(Reason.PREFECTURE_MISMATCH, today, found=written.prefecture, expected=written.code)
        of_name = [each for each in named if today[0] in each.current]
        best = min(of_name, key=lambda each: (each.code != code, not each.is_current, each.is_ward))
        variant = tuple(rule for rule in names.rules[id(best)] if rule is Rule.VARIANT)
        if all(not each.is_current for each in own) and best.is_current:
            best = own[-1]
        return _Found(best, today, (_code_rule(code, first, written.code), *variant))

    def _unreadable(self, written: _Written, names: _Names) -> Resolution:
        five = wrong_check_digit(written.code)
        named = _today(names.here)
        if five is None:
            return refused(Reason.CODE_MALFORMED, named, found=written.code)
        right = _today(self._by_code.get(five, []))
        agreed = tuple(code for code in right if code in named) or (named if written.name else right)
        return refused(Reason.CHECK_DIGIT, agreed, found=written.code, expected=f"{five}{check_digit(five)}")

    def _near(self, name: str, home: str) -> tuple[str, ...]:
        """Today's places whose name is this one with another ending, or with the ending left out; never used."""
        found = []
        for place in readings_of_name(name):
            in_prefecture = home or place.prefecture
            stem = place.key[:-1] if place.key.endswith(_SUFFIXES) else place.key
            if len(stem) > 0:
                found += [
                    each
                    for suffix in _SUFFIXES
                    for each in self._by_name.get(f"{stem}{suffix}", [])
                    if each.is_current and (not in_prefecture or in_prefecture in each.prefectures)
                ]
            if (code := prefecture_of(place.bare)) is not None:
                found += self._by_code[f"{code}000"]
        return _today(found)

    def _used(self, found: _Found) -> Resolution:
        (code,) = found.today
        if code in NORTHERN_TERRITORIES:
            return refused(Reason.OUT_OF_SCOPE, (), found=self.label(code))
        place, rules = found.place, found.rules
        if code.endswith("000"):
            rules = (Rule.WHOLE_PREFECTURE,)
        if place.is_ward:
            rules = (*rules, Rule.WARD)
        elif not place.is_current:
            rules = (*rules, Rule.FORMER)
        is_part = place.is_ward or (not place.is_current and not place.lives_on)
        name = self._names[code]
        if code.endswith("000"):
            return Resolution("", code[:2], rules, PREFECTURES[code[:2]].name, place.identity, is_part)
        return Resolution(code, code[:2], rules, name, place.identity, is_part)


def _standing(places: Sequence[Named], as_of: date | None) -> list[Named]:
    """Those that stood on the day, with those that stand under another name today; all where none stood."""
    stood = [each for each in places if each.stood(as_of)]
    if not stood:
        return list(places)
    renamed = [each for each in places if each not in stood and each.lives_on and each.until is not None]
    return stood + [each for each in renamed if as_of is None or (each.until is not None and each.until <= as_of)]


def _today(places: Iterable[Named]) -> tuple[str, ...]:
    return tuple(sorted({code for each in places for code in each.current}))


def _code_rule(code: str, first_reading: str, written: str) -> Rule:
    """Whether zeros were put in front: a four-digit cell, or five digits read as six."""
    is_short = len(normalise(written).removesuffix(".0")) < _CODE_LENGTH
    return Rule.LOST_ZERO if is_short or code != first_reading else Rule.CODE
