#!/usr/bin/env bash
# Makes a checkout ready to run: Debian packages, .venv, models, translations, sample visitor.
# Run again it does nothing that is done already.
set -euo pipefail
cd "$(dirname "$0")/.."
say() { printf '\033[1m%s\033[0m\n' "$*"; }

# --- Debian packages, where we may install them ---------------------------------------------
mapfile -t wanted < <(sed 's/#.*//' deploy/apt.txt | tr -s ' \t' '\n' | grep -v '^$')
missing=()
for package in "${wanted[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if [ "${#missing[@]}" -gt 0 ]; then
  sudo=()
  [ "$(id -u)" -eq 0 ] || sudo=(sudo -n)
  say "Installing Debian packages: ${missing[*]}"
  if ! { "${sudo[@]}" apt-get update -qq &&
         DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >/dev/null; then
    echo "These Debian packages are missing and could not be installed: ${missing[*]}" >&2
    echo "Install them with: apt-get install ${missing[*]}" >&2
    exit 1
  fi
fi

# --- Python packages, pinned -----------------------------------------------------------------
[ -x .venv/bin/python ] || { say "Making .venv"; "${PYTHON:-python3}" -m venv .venv; }
stamp=.venv/installed.sha256
state=$(cat pyproject.toml constraints.txt | sha256sum)
if [ "$(cat "$stamp" 2>/dev/null)" != "$state" ]; then
  say "Installing Python packages"
  # torch first and alone: an unpinned one would bring gigabytes of GPU libraries.
  .venv/bin/python -m pip install -qq -c constraints.txt "$(grep '^torch==' constraints.txt)"
  .venv/bin/python -m pip install -qq -c constraints.txt -e '.[booth,instruments,matcher,dev]'
  echo "$state" >"$stamp"
fi

# --- What is built from sources: models, translations, the sample visitor -----------------------
.venv/bin/kiosk models fetch --quiet
.venv/bin/python -m kiosk.ui.translations
.venv/bin/kiosk prepare --quiet
