from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import run


@pytest.mark.parametrize(
    ("arguments", "command", "rest"),
    [
        ([], "app", []),
        (["app"], "app", []),
        (["--server.port", "8600"], "app", ["--server.port", "8600"]),
        (["test", "-k", "codes"], "test", ["-k", "codes"]),
        (["build", "--max-rejected", "1"], "build", ["--max-rejected", "1"]),
        (["inspect", "membership", "a.xlsx"], "inspect", ["membership", "a.xlsx"]),
        (["export", "map", "--out", "a.png"], "export", ["map", "--out", "a.png"]),
        (["number", "0"], "number", ["0"]),
    ],
)
def test_without_a_command_it_is_the_app(arguments: list[str], command: str, rest: list[str]) -> None:
    assert run.parse(arguments) == (command, rest)


def test_an_unknown_command_is_wrong_usage_and_shows_the_known_ones() -> None:
    finished = subprocess.run(
        [sys.executable, "-X", "utf8", run.__file__, "serve"], capture_output=True, encoding="utf-8", check=False
    )
    assert finished.returncode == 2
    assert finished.stdout == ""
    assert "serve という命令はありません / no such command: serve" in finished.stderr
    assert "python run.py test" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_python_of_an_environment_lies_elsewhere_on_windows() -> None:
    assert run.environment_python(Path("e"), is_windows=True) == Path("e/Scripts/python.exe")
    assert run.environment_python(Path("e"), is_windows=False) == Path("e/bin/python")


def test_hash_changes_with_the_requirements_and_with_the_place(tmp_path: Path) -> None:
    file = tmp_path / "constraints.txt"
    file.write_text("a==1\n", encoding="utf-8")
    first = run.requirements_hash((file,), tmp_path)
    assert run.requirements_hash((file,), tmp_path) == first
    assert run.requirements_hash((file,), tmp_path / "moved") != first
    file.write_text("a==2\n", encoding="utf-8")
    assert run.requirements_hash((file,), tmp_path) != first


def test_an_environment_for_the_tests_serves_the_app_but_not_the_other_way_round(tmp_path: Path) -> None:
    assert not run.is_installed(tmp_path, "now", with_tests=False)
    (tmp_path / "nichiiki-atlas-app.stamp").write_text("now", encoding="utf-8")
    assert run.is_installed(tmp_path, "now", with_tests=False)
    assert not run.is_installed(tmp_path, "now", with_tests=True)
    (tmp_path / "nichiiki-atlas-app.stamp").write_text("before", encoding="utf-8")
    (tmp_path / "nichiiki-atlas-test.stamp").write_text("now", encoding="utf-8")
    assert run.is_installed(tmp_path, "now", with_tests=False)


def test_installation_asks_no_index_where_there_is_a_wheelhouse(tmp_path: Path) -> None:
    python = Path("python")
    assert "--no-index" not in run.pip_command(python, tmp_path / "none", with_tests=False)
    offline = run.pip_command(python, tmp_path, with_tests=True)
    assert offline[-5:] == [str(tmp_path), "-c", "constraints.txt", "-e", ".[test]"]
    assert "--no-index" in offline


def test_a_failed_installation_says_how_to_mend_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "step", lambda _: 1)
    with pytest.raises(run.Stop, match="wheelhouse"):
        run.install(tmp_path, Path("python"), with_tests=False)
    assert list(tmp_path.iterdir()) == []


def test_the_exit_code_of_a_step_is_handed_on() -> None:
    assert run.step([sys.executable, "-c", "raise SystemExit(3)"]) == 3


def test_it_needs_nothing_but_the_standard_library() -> None:
    code = f"import sys; sys.path.insert(0, {str(run.ROOT)!r}); import run"
    subprocess.run([sys.executable, "-I", "-S", "-c", code], check=True)
