#!/usr/bin/env bash
# Stops with a clear message unless a Swift toolchain of the version wanted is on the PATH.
set -euo pipefail

wanted="6.1"
if ! command -v swift >/dev/null; then
  echo "error: no Swift toolchain found. Corridor needs Swift $wanted or newer (6.3 is tested):" >&2
  echo "       https://www.swift.org/install/linux/" >&2
  exit 1
fi
found="$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)"
if [ -z "$found" ] || [ "$(printf '%s\n%s\n' "$wanted" "$found" | sort -V | head -n 1)" != "$wanted" ]; then
  echo "error: Swift ${found:-of unknown version} found. Corridor needs Swift $wanted or newer." >&2
  exit 1
fi
