"""Archives as people have them, and as an attacker has them."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from etl.extract import archives
from etl.extract.archives import unpack
from etl.extract.boundaries import read_boundaries
from geodata.errors import SourceError
from tests.etl.extract.boundary_zoo import frame, parts, shapefile, zipped


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shapefile(tmp_path_factory.mktemp("towns"), frame(code=["16201", "16202"], name=["富山市", "高岡市"]))


def archive(target: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return target


def with_raw_names(target: Path, names: dict[bytes, Path]) -> Path:
    """A zip whose member names are bytes without the UTF-8 flag, as Windows writes them."""
    placeholders = {f"{number:0{len(name)}d}".encode(): name for number, name in enumerate(names)}
    zipped(target, [(placeholder.decode(), names[name]) for placeholder, name in placeholders.items()])
    content = target.read_bytes()
    for placeholder, name in placeholders.items():
        assert content.count(placeholder) == 2
        content = content.replace(placeholder, name)
    target.write_bytes(content)
    return target


def refusal(path: Path) -> str:
    with pytest.raises(SourceError) as refused:
        read_boundaries(path)
    message = str(refused.value)
    assert message.endswith("。")
    assert "\n" not in message
    return message


def test_members_in_folders_keep_their_path_as_the_name_of_the_layer(towns: Path, tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", [(f"N03_GML/16/{part.name}", part) for part in parts(towns)])
    assert [file.layer for file in read_boundaries(path)] == ["N03_GML/16/towns.shp"]


def test_backslashes_between_folders_are_folders(towns: Path, tmp_path: Path) -> None:
    names = {f"N03\\16\\{part.name}".encode(): part for part in parts(towns)}
    path = with_raw_names(tmp_path / "a.zip", names)
    assert [file.layer for file in read_boundaries(path)] == ["N03/16/towns.shp"]


def test_names_in_shift_jis_are_read_even_where_a_second_byte_is_a_backslash(towns: Path, tmp_path: Path) -> None:
    names = {f"富山表示/予定{part.suffix}".encode("cp932"): part for part in parts(towns)}
    assert b"\\" in next(iter(names))
    path = with_raw_names(tmp_path / "a.zip", names)
    assert [file.layer for file in read_boundaries(path)] == ["富山表示/予定.shp"]


def test_an_archive_with_64_bit_sizes_is_read(towns: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as opened:
        for part in parts(towns):
            with opened.open(part.name, "w", force_zip64=True) as member:
                member.write(part.read_bytes())
    assert len(read_boundaries(tmp_path / "a.zip")[0].shapes) == 2


def test_zips_in_a_zip_and_zips_in_a_folder_are_one_country(towns: Path, tmp_path: Path) -> None:
    other = shapefile(tmp_path / "other", frame(code=["17201"], name=["金沢市"]), name="17")
    folder = tmp_path / "downloads"
    folder.mkdir()
    inner = [zipped(folder / f"{shp.stem}.zip", [(part.name, part) for part in parts(shp)]) for shp in (towns, other)]
    outer = zipped(tmp_path / "all.zip", [(zip_file.name, zip_file) for zip_file in inner])
    layers = ["17.zip/17.shp", "towns.zip/towns.shp"]
    assert [file.layer for file in read_boundaries(outer)] == layers
    assert [file.layer for file in read_boundaries(folder)] == layers


def test_a_zip_in_a_zip_in_a_zip_is_refused(towns: Path, tmp_path: Path) -> None:
    path = zipped(tmp_path / "0.zip", [(part.name, part) for part in parts(towns)])
    for number in (1, 2):
        path = zipped(tmp_path / f"{number}.zip", [(path.name, path)])
    assert "1.zip/0.zip" in refusal(path)
    assert "外側の zip を展開" in refusal(path)


@pytest.mark.parametrize(
    "name", ["../out.shp", "a/../../out.shp", "/out.shp", "..\\out.shp", "C:\\out.shp", "../x.txt"]
)
def test_a_member_that_points_out_of_its_folder_refuses_the_archive(tmp_path: Path, name: str) -> None:
    path = archive(tmp_path / "slip.zip", {name: b"x"})
    inside = tmp_path / "inside"
    inside.mkdir()
    with pytest.raises(SourceError, match="フォルダーの外を指す"):
        unpack(path, inside)
    assert [file.name for file in tmp_path.rglob("out*")] == []
    assert list(inside.iterdir()) == []


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "many.zip", {f"{number}.txt": b"" for number in range(archives.MAX_ENTRIES + 1)})
    assert "展開すると大きすぎます" in refusal(path)


def test_an_archive_that_grows_a_thousandfold_is_refused_before_it_is_written(tmp_path: Path) -> None:
    path = archive(tmp_path / "bomb.zip", {"a.shp": bytes(archives.RATIO_FLOOR + 1)})
    inside = tmp_path / "inside"
    inside.mkdir()
    with pytest.raises(SourceError, match="元の 200 倍"):
        unpack(path, inside)
    assert list(inside.iterdir()) == []


def test_bombs_within_a_zip_count_together(tmp_path: Path) -> None:
    half = bytes(archives.RATIO_FLOOR // 2 + 1)
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("a.shp", half)
    path = archive(tmp_path / "bomb.zip", {"1.zip": inner.getvalue(), "2.zip": inner.getvalue()})
    assert "展開すると大きすぎます" in refusal(path)


def test_a_member_that_is_larger_than_it_says_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "lie.zip", {"a.shp": bytes(5_000)})
    content = path.read_bytes().replace(struct.pack("<I", 5_000), struct.pack("<I", 50))
    path.write_bytes(content)
    assert "zip として開けません" in refusal(path)


@pytest.mark.parametrize("keep", [0, 10, 200])
def test_an_archive_cut_short_is_refused(towns: Path, tmp_path: Path, keep: int) -> None:
    path = zipped(tmp_path / "cut.zip", [(part.name, part) for part in parts(towns)])
    path.write_bytes(path.read_bytes()[:keep])
    assert "zip として開けません" in refusal(path)


def test_a_damaged_member_is_refused(towns: Path, tmp_path: Path) -> None:
    path = zipped(tmp_path / "bad.zip", [(part.name, part) for part in parts(towns)])
    content = bytearray(path.read_bytes())
    content[80:90] = bytes(10)
    path.write_bytes(bytes(content))
    assert "zip として開けません" in refusal(path)


def test_a_locked_archive_is_refused_with_the_way_out(tmp_path: Path) -> None:
    path = archive(tmp_path / "locked.zip", {"a.shp": b"x"})
    content = bytearray(path.read_bytes())
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(sign) + flags] |= 1
    path.write_bytes(bytes(content))
    assert "パスワード" in refusal(path)


def test_two_members_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = zipped(tmp_path / "twice.zip", [("a.dbf", Path(__file__)), ("a.dbf", Path(__file__))])
    assert "同じ名前" in refusal(path)


def test_an_archive_without_shapes_is_refused(tmp_path: Path) -> None:
    assert "境界の図形" in refusal(archive(tmp_path / "gml.zip", {"N03.xml": b"<gml/>"}))
