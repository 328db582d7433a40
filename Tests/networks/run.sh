#!/usr/bin/env bash
# Holds routes over real networks to igraph's: Tests/networks/run.sh CORRIDOR [--pairs N] [NAME…]
#
# Named alone, searoute needs a few megabytes of PyPI; the other networks come in a package of 300.
set -euo pipefail
cd "$(dirname "$0")/../.."

corridor="$1"
shift
requirements=Tests/networks/requirements.txt
if [ "${!#}" = searoute ] && [[ " $* " != *" world_"* ]]; then
  requirements=Tests/networks/requirements-searoute.txt
fi
Scripts/ensure-packages.sh python3 python3-venv
if ! python="$(PIP_RETRIES=2 Scripts/python-environment.sh "$requirements")"; then
  echo "error: the packages of $requirements could not be had; is PyPI to be reached?" >&2
  exit 1
fi
"$python" Tests/networks/check_routes.py "$corridor" "$@"
