"""Settings and tokens: where they come from, and that no token is ever a default."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from matcher.errors import KnownError
from matcher.settings import Settings, load_settings
from matcher.tokens import resolve_tokens


def test_the_defaults_listen_on_this_machine_alone(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, environ={})
    assert (settings.host, settings.port) == ("127.0.0.1", 8765)
    assert settings.url == f"sqlite:///{tmp_path}/matcher.sqlite3"
    assert settings.booth_token.get_secret_value() == ""


def test_command_line_before_environment_before_file(tmp_path: Path) -> None:
    (tmp_path / "matcher.toml").write_text('host = "file"\nport = 1\nmatches_per_seeker = 7\n')
    environ = {"MATCHER_HOST": "environment", "MATCHER_PORT": "2", "MATCHER_BOOTH_TOKEN": ""}
    settings = load_settings(tmp_path, environ=environ, overrides={"port": 3, "host": None})
    assert (settings.host, settings.port, settings.matches_per_seeker) == ("environment", 3, 7)


def test_the_folder_from_the_environment(tmp_path: Path) -> None:
    settings = load_settings(None, environ={"MATCHER_DATA_DIR": str(tmp_path)})
    assert settings.data_dir == tmp_path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("port = 99999", "MATCHER_PORT"),
        ("colour = 1", "colour"),
        ("port = ", "cannot be read as TOML"),
        ('data_dir = "/x"', "--data"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "matcher.toml").write_text(text)
    with pytest.raises(KnownError, match=said) as caught:
        load_settings(tmp_path, environ={})
    assert str(tmp_path / "matcher.toml") in str(caught.value)


def test_tokens_are_made_once_and_for_one_user(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data")
    made = resolve_tokens(settings)
    assert made.file == tmp_path / "data" / "tokens.toml"
    assert stat.S_IMODE(made.file.stat().st_mode) == 0o600
    assert len(made.booth) >= 32
    assert made.booth != made.staff
    assert resolve_tokens(settings) == made
    assert resolve_tokens(Settings(data_dir=tmp_path / "other")).booth != made.booth
    assert [each.name for each in (tmp_path / "data").iterdir()] == ["tokens.toml"]


def test_configured_tokens_need_no_file(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, booth_token="b" * 16, staff_token="s" * 16)
    assert resolve_tokens(settings).file is None
    assert list(tmp_path.iterdir()) == []


def test_one_configured_token_leaves_the_other_to_the_file(tmp_path: Path) -> None:
    found = resolve_tokens(Settings(data_dir=tmp_path, booth_token="b" * 16))
    assert found.booth == "b" * 16
    assert len(found.staff) >= 32


@pytest.mark.parametrize(
    ("booth", "staff", "said"),
    [("short", "s" * 16, "booth token is too short"), ("x" * 16, "x" * 16, "same token")],
)
def test_weak_tokens_are_refused(tmp_path: Path, booth: str, staff: str, said: str) -> None:
    with pytest.raises(KnownError, match=said):
        resolve_tokens(Settings(data_dir=tmp_path, booth_token=booth, staff_token=staff))


def test_a_damaged_token_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "tokens.toml").write_text("booth_token = 1")
    with pytest.raises(KnownError, match=r"tokens\.toml"):
        resolve_tokens(Settings(data_dir=tmp_path))


def test_tokens_are_not_in_what_is_printed(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, booth_token="b" * 16, staff_token="s" * 16)
    shown = repr(settings) + repr(resolve_tokens(settings))
    assert "bbbb" not in shown
    assert "ssss" not in shown
