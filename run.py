"""Set up and start everything with one command, on a machine that has nothing but Python.

python run.py            install what is missing, build the dataset if there is none, open the app
python run.py build      build the dataset again (arguments go to `python -m etl build`); likewise inspect, new, fetch,
                         diff, use and corrections, each of which tells its arguments with --help
python run.py export     write what the app shows into a file: map, table … (arguments go to `python -m dashboard export`)
python run.py number     what the id beside a figure stands for: value, rows, sources (`python -m dashboard number`)
python run.py test       install what the tests need and run them, two files at a time (arguments go to pytest)
python run.py lint       likewise for ruff and mypy

Standard library only: it runs before any library is there.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import signal
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST_PYTHON = (3, 11)
REQUIREMENTS = (ROOT / "pyproject.toml", ROOT / "constraints.txt")
DATASET = ROOT / "geodata" / "published" / "CURRENT"
WHEELHOUSE = ROOT / "wheelhouse"
ETL = ("build", "inspect", "new", "fetch", "diff", "use", "corrections")
COMMANDS = ("app", *ETL, "export", "number", "test", "lint")
ABREAST = ("-n", "2", "--dist", "loadscope")  # each process builds its own dataset: more would only wait


class Stop(Exception):
    """Something the person at the keyboard has to mend; the message says what and how, in both languages."""

    def __init__(self, message: str, exit_code: int = 1) -> None:
        super().__init__(message)
        self.exit_code = exit_code


def parse(arguments: list[str]) -> tuple[str, list[str]]:
    """Command and the arguments it passes on; without a command it is the app. Raises Stop on an unknown one."""
    if not arguments or arguments[0].startswith("-"):
        return "app", arguments
    command, *rest = arguments
    if command not in COMMANDS:
        raise Stop(f"{command} という命令はありません / no such command: {command}\n\n{__doc__}", exit_code=2)
    return command, rest


def environment_python(environment: Path, *, is_windows: bool) -> Path:
    """Python of a virtual environment."""
    return environment / "Scripts" / "python.exe" if is_windows else environment / "bin" / "python"


def requirements_hash(files: tuple[Path, ...], root: Path) -> str:
    """Changes when the requirements change, or when the repository has moved (it is installed in place)."""
    digest = hashlib.sha256(str(root).encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def is_installed(environment: Path, wanted: str, *, with_tests: bool) -> bool:
    """Whether the environment's stamp says that these requirements are in it; those of the tests include the app's."""
    extras = ("test",) if with_tests else ("app", "test")
    stamps = [environment / f"nichiiki-atlas-{extra}.stamp" for extra in extras]
    return any(stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted for stamp in stamps)


def pip_command(python: Path, wheelhouse: Path, *, with_tests: bool) -> list[str]:
    """Installation in place with the pinned versions; from the wheelhouse alone where there is one."""
    offline = ["--no-index", "--find-links", str(wheelhouse)] if wheelhouse.is_dir() else []
    target = ".[test]" if with_tests else "."
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    return [*pip, *offline, "-c", "constraints.txt", "-e", target]


def say(japanese: str, english: str) -> None:
    """Print one line in both languages."""
    print(f"{japanese} / {english}", flush=True)


def own_environment() -> Path:
    """Virtual environment to work in: the one we are in, else `.venv`, made if it is not there."""
    if sys.prefix != sys.base_prefix:
        return Path(sys.prefix)
    environment = ROOT / ".venv"
    if environment_python(environment, is_windows=os.name == "nt").is_file():
        return environment
    say("仮想環境 .venv を作ります", "making the virtual environment .venv")
    is_made = False
    try:
        venv.create(environment, with_pip=True, clear=True, symlinks=os.name != "nt")
        is_made = True
    except (OSError, subprocess.CalledProcessError) as fault:
        message = (
            "仮想環境を作れませんでした。Debian・Ubuntu では sudo apt install python3-venv が要ります / "
            "could not make the virtual environment; Debian and Ubuntu need: sudo apt install python3-venv"
        )
        raise Stop(message) from fault
    finally:
        if not is_made:  # a half-made one would be taken for whole the next time
            shutil.rmtree(environment, ignore_errors=True)
    return environment


def install(environment: Path, python: Path, *, with_tests: bool) -> None:
    """Install the pinned requirements unless the environment has them."""
    wanted = requirements_hash(REQUIREMENTS, ROOT)
    if is_installed(environment, wanted, with_tests=with_tests):
        return
    say("必要なものを入れます（初回は数分かかります）", "installing what is needed (the first time takes minutes)")
    if step(pip_command(python, WHEELHOUSE, with_tests=with_tests)) != 0:
        message = (
            "インストールできませんでした。上の pip の文を見てください。閉じたネットワークでは README の wheelhouse の節へ / "
            "installation failed: see what pip says above; behind a closed network see wheelhouse in the README"
        )
        raise Stop(message)
    stamp = environment / f"nichiiki-atlas-{'test' if with_tests else 'app'}.stamp"
    stamp.write_text(wanted, encoding="utf-8")


def step(command: list[str]) -> int:
    """Run a command in the repository and wait for it; a stop reaches it as well, and it has the last word."""
    running = subprocess.Popen(command, cwd=ROOT)  # noqa: S603 - our own words and the user's own arguments
    before = signal.signal(signal.SIGTERM, lambda *_: running.terminate())
    try:
        while True:
            try:
                return running.wait()
            except KeyboardInterrupt:
                continue
    finally:
        signal.signal(signal.SIGTERM, before)


def run(command: str, rest: list[str]) -> int:
    """Do one command to its end and give its exit code."""
    environment = own_environment()
    python = environment_python(environment, is_windows=os.name == "nt")
    install(environment, python, with_tests=command in {"test", "lint"})
    module = [str(python), "-m"]
    if command == "test":
        return step([*module, "pytest", *ABREAST, *rest])
    if command == "lint":
        checks = (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"])
        return max(step([*module, *check]) for check in checks)
    if command in ETL:
        return step([*module, "etl", command, *rest])
    if command in {"export", "number"}:
        return step([*module, "dashboard", command, *rest])
    if not DATASET.is_file():
        say("公開データを作ります", "building the dataset")
        if step([*module, "etl", "build"]) != 0:
            raise Stop("公開データを作れませんでした。上の文を見てください / the dataset was not built: see above")
    say("アプリを開きます（終わるには Ctrl-C）", "opening the app (Ctrl-C ends it)")
    return step([*module, "streamlit", "run", "streamlit_app.py", *rest])


def main(arguments: list[str]) -> int:
    """Exit code of the whole; what a person can mend is said in a sentence, without a traceback."""
    os.environ["PYTHONUTF8"] = "1"  # the steps read and write UTF-8 whatever Windows is set to
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    if sys.version_info < OLDEST_PYTHON:
        print("Python 3.11 以上が要ります / Python 3.11 or later is needed", file=sys.stderr)
        return 1
    try:
        return run(*parse(arguments))
    except Stop as stop:
        print(stop, file=sys.stderr)
        return stop.exit_code
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console that cannot show Japanese still shows the English
    sys.exit(main(sys.argv[1:]))
