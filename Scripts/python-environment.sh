#!/usr/bin/env bash
# Makes (once for each set of pins) a virtual environment with the packages of a requirements file
# in Corridor's cache folder, and prints its python. PYTHON names another interpreter than python3.
set -euo pipefail

requirements="$1"
interpreter="${PYTHON:-python3}"
cache="${XDG_CACHE_HOME:-$HOME/.cache}/corridor"
version="$("$interpreter" --version | tr -d ' ')"
digest="$(cat "$requirements" | sha256sum | cut -c1-16)"
environment="$cache/python-$version-$digest"
if [ ! -e "$environment/complete" ]; then
  rm -rf "$environment"
  mkdir -p "$cache"
  "$interpreter" -m venv "$environment" >&2
  "$environment/bin/pip" install --quiet --disable-pip-version-check -r "$requirements" >&2
  touch "$environment/complete"
fi
echo "$environment/bin/python"
