"""The commands as a person or a script runs them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from envelopes import envelope
from matcher_server import COMMAND, RunningMatcher
from typer.testing import CliRunner

from matcher.cli import app


def run(*arguments: object, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ | {"COLUMNS": "100", "NO_COLOR": "1"} | environ,
        check=False,
    )


def failed_in_one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    [sentence] = done.stderr.splitlines()
    return sentence


@pytest.mark.parametrize("command", ["serve", "import", "apply", "match", "status", "tokens"])
def test_every_command_has_help(command: str) -> None:
    done = CliRunner().invoke(app, [command, "--help"])
    assert done.exit_code == 0
    assert "--data" in done.output
    assert command in CliRunner().invoke(app, ["--help"]).output


def test_import_match_status_beside_a_running_server(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with RunningMatcher(data) as matcher:
        assert matcher.put(envelope()).status_code == 201
        imported = run("import", "--sample", "--data", data)
        assert imported.stdout == "Openings read: 12 (12 added, 0 changed, 0 as before).\n"
        assert matcher.put(envelope()).status_code == 201

        matched = json.loads(run("match", "--json", "--data", data).stdout)
        assert (matched["interviews"], matched["openings"], matched["matches"]) == (2, 12, 10)
        again = run("match", "--data", data)
        assert again.stdout == "Interviews: 2, openings: 12, matches: 10, new notices: 0.\n"

        state = json.loads(run("status", "--json", "--data", data).stdout)
        assert (state["interviews_complete"], state["openings"], state["matches"]) == (2, 12, 10)
        assert state["last_run"]["notices"] == 0
        assert state["notices"] == matched["notices"] == len(list((data / "outbox").iterdir()))
        table = run("status", "--data", data).stdout
        assert "2 complete" in table
        assert str(data) in table


def test_faults_are_one_sentence(tmp_path: Path) -> None:
    data = tmp_path / "data"
    broken = tmp_path / "broken.toml"
    broken.write_text("[[openings]]\nid = 1\n")
    assert str(broken) in failed_in_one_sentence(run("import", broken, "--data", data))
    assert "--sample" in failed_in_one_sentence(run("import", "--data", data))
    said = failed_in_one_sentence(run("status", "--data", data, MATCHER_PORT="many"))
    assert "MATCHER_PORT" in said
    data.mkdir()
    (data / "matcher.sqlite3").write_text("this is not a database at all, not at all")
    assert "matcher.sqlite3" in failed_in_one_sentence(run("match", "--data", data))


def test_two_servers_cannot_share_a_folder_or_a_port(tmp_path: Path) -> None:
    with RunningMatcher(tmp_path / "data") as matcher:
        said = failed_in_one_sentence(
            run("serve", "--port", 0, "--data", tmp_path / "data", **BOTH)
        )
        assert "Another matcher is serving" in said
        port = matcher.url.rpartition(":")[2]
        other = run("serve", "--port", port, "--data", tmp_path / "other", **BOTH)
        assert f"127.0.0.1:{port} cannot be used" in failed_in_one_sentence(other)


BOTH = {"MATCHER_BOOTH_TOKEN": "b" * 16, "MATCHER_STAFF_TOKEN": "s" * 16}


def test_serve_tells_its_port_in_a_file_and_ends_on_ctrl_c(tmp_path: Path) -> None:
    port_file = tmp_path / "port"
    port_file.write_text("1\n")
    serving = subprocess.Popen(
        [COMMAND, "serve", "--data", tmp_path / "data", "--port", "0", "--port-file", port_file],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert serving.stdout is not None
    ready = serving.stdout.readline()
    assert ready == f"matcher ready on http://127.0.0.1:{port_file.read_text().strip()}\n"
    serving.send_signal(signal.SIGINT)
    rest, said = serving.communicate(timeout=60)
    assert rest == ""
    assert str(tmp_path / "data" / "tokens.toml") in said
    assert "Traceback" not in said
    assert serving.returncode == 130


def test_tokens_are_shown_to_who_asks(tmp_path: Path) -> None:
    shown = json.loads(run("tokens", "--json", "--data", tmp_path / "data").stdout)
    assert set(shown) == {"booth_token", "staff_token", "ticket_public_key"}
    assert shown["booth_token"] in run("tokens", "--data", tmp_path / "data").stdout
    made = {each.name: each.stat().st_mode & 0o077 for each in (tmp_path / "data").iterdir()}
    assert made == {"tokens.toml": 0, "signing.key": 0}


def test_what_is_made_is_for_this_user_alone(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o755)
    run("import", "--sample", "--data", data)
    run("match", "--data", data)
    assert (data / "matcher.sqlite3").stat().st_mode & 0o077 == 0


ALL_MODULES = """
import importlib, pkgutil, sys
for name in ("PySide6", "torch", "numpy", "kiosk", "models", "sqlite_utils"):
    sys.modules[name] = None  # an import of it raises
import matcher
for module in pkgutil.walk_packages(matcher.__path__, "matcher."):
    if module.name != "matcher.migrations.env":  # Alembic's own entry, run only by Alembic
        importlib.import_module(module.name)
"""


def test_the_matcher_needs_no_qt_torch_numpy_or_kiosk(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", ALL_MODULES],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.iterdir()) == []
