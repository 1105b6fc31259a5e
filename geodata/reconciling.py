"""How published totals are held against rows: the outcomes a row may have, and the parts of a total that is a sum."""

from __future__ import annotations

from typing import Final

COUNTED: Final = ("登録", "サンプル", "まとめた", "照合不能", "候補が複数", "その他の除外")
"""Outcomes of rows that may stand for a member of the published total."""

NOT_COUNTED: Final = ("重複", "別の出典", "訂正", "退会")
"""Outcomes of rows that do not: a member that another row stands for, a row put right later, one who had left."""

OUTCOMES: Final = (*COUNTED, *NOT_COUNTED)
ROW_CLASSES: Final = ("都道府県", "市区町村", "協力会員")
"""Classes a single row may have; private members of the platform are 協力会員, too, and its total is 民."""

PARTS: Final = {
    "都道府県": ("都道府県",),
    "市区町村": ("市区町村",),
    "正会員計": ("都道府県", "市区町村"),
    "官": ("都道府県", "市区町村"),
    "協力会員": ("協力会員",),
    "民": ("協力会員",),
    "総計": ROW_CLASSES,
}
"""Classes of the rows behind each published class, in the order they are listed."""

SUMS: Final = (("正会員計", ("都道府県", "市区町村")), ("総計", ("正会員計", "協力会員")), ("総計", ("官", "民")))
"""Published classes that are sums of other published classes."""
