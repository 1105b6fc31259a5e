"""The wards (政令市の区) of the twenty designated cities, which are in their city and have no row of their own.

As of 2024-01-01, when 浜松市 made three wards of seven; source: 総務省 全国地方公共団体コード.
"""

from __future__ import annotations

from itertools import count
from typing import Final

# City, then its wards in the order of their codes, which follow the city's; "-" is a code that is not in use (any more).
_ROWS: Final = """
01100 中央 北 東 白石 豊平 南 西 厚別 手稲 清田
04100 青葉 宮城野 若林 太白 泉
11100 西 北 大宮 見沼 中央 桜 浦和 南 緑 岩槻
12100 中央 花見川 稲毛 若葉 緑 美浜
14100 鶴見 神奈川 西 中 南 保土ケ谷 磯子 金沢 港北 戸塚 港南 旭 緑 瀬谷 栄 泉 青葉 都筑
14130 川崎 幸 中原 高津 多摩 宮前 麻生
14150 緑 中央 南
15100 北 東 中央 江南 秋葉 南 西 西蒲
22100 葵 駿河 清水
22130 - - - - - - - 中央 浜名 天竜
23100 千種 東 北 西 中村 中 昭和 瑞穂 熱田 中川 港 南 守山 緑 名東 天白
26100 北 上京 左京 中京 東山 下京 南 右京 伏見 山科 西京
27100 - 都島 福島 此花 - 西 港 大正 天王寺 - 浪速 - 西淀川 東淀川 東成 生野 旭 城東 阿倍野 住吉 東住吉 西成 淀川 鶴見
+ 住之江 平野 北 中央
27140 堺 中 東 西 南 北 美原
28100 東灘 灘 - - 兵庫 長田 須磨 垂水 北 中央 西
33100 北 中 東 南
34100 中 東 南 西 安佐南 安佐北 安芸 佐伯
40100 門司 - 若松 - 戸畑 小倉北 小倉南 八幡東 八幡西
40130 東 博多 中央 南 西 城南 早良
43100 中央 東 西 南 北
"""

WARDS: Final = {
    f"{int(city) + number:05}": (f"{name}区", city)
    for city, *names in map(str.split, _ROWS.replace("\n+", "").strip().split("\n"))
    for number, name in zip(count(1), names, strict=False)
    if name != "-"
}
"""Name and city of each ward by its code: "27127" is ("北区", "27100")."""
