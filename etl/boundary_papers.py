"""What the manifest says of a boundary file: its publisher where the columns tell, and where each record went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from etl.owners import UsedFile

_PUBLISHERS: Final = {
    "n03": {
        "publisher": "国土交通省",
        "title": "国土数値情報 行政区域データ",
        "url": "https://nlftp.mlit.go.jp/ksj/",
        "licence": "国土数値情報の利用規約（年度により異なる）",
        "credit": "「国土数値情報（行政区域データ）」（国土交通省）を加工して作成",
        "status": "公表値",
    },
    "estat": {
        "publisher": "総務省統計局",
        "title": "国勢調査 境界データ",
        "url": "https://www.e-stat.go.jp/gis",
        "licence": "政府統計の総合窓口（e-Stat）利用規約",
        "credit": "「政府統計の総合窓口（e-Stat）」の境界データを加工して作成",
        "status": "公表値",
    },
}


def record_counts(used: Iterable[UsedFile]) -> dict[str, Any]:
    """Records in, used, rejected, merged as duplicates, and recognised as no land; the last four add up to the first.

    `warnings` are the remarks of the reader.
    """
    used = list(used)
    return {
        "rows_in": sum(one.file.records for one in used),
        "rows_out": sum(len(one.file.shapes) - one.rejected for one in used),
        "rejected": sum(one.rejected for one in used),
        "merged": sum(one.file.merged for one in used),
        "not_data": sum(one.file.water for one in used),
        "warnings": [f"{one.file.layer}: {remark}" for one in used for remark in one.file.remarks],
    }


def given_papers(used: UsedFile) -> dict[str, Any]:
    """Papers of a boundary file named on the command line; the columns of N03 and e-Stat tell their publisher."""
    name, file = used.source_id, used.file
    unknown = {"publisher": "不明", "title": "", "url": "", "licence": "不明", "credit": name, "status": "登録値"}
    papers = _PUBLISHERS.get(file.kind, unknown)
    return {
        "id": name,
        "kind": "boundaries",
        **papers,
        "title": f"{papers['title']}（{file.layer}）" if papers["title"] else file.layer,
        "as_of": str(file.vintage or ""),
        "note": "コマンドで指定した境界です。",
        "encoding": file.encoding,
        "crs": file.crs,
        "is_present": True,
        "files": [
            {
                "name": file.layer,
                "sha256": "",
                "encoding": file.encoding,
                **record_counts([used]),
                "outside": 0,
            }
        ],
    }
