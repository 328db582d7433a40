#!/usr/bin/env bash
# Holds routes over real networks to igraph's: Tests/networks/run.sh CORRIDOR [--pairs N] [NAME…]
set -euo pipefail
cd "$(dirname "$0")/../.."

Scripts/ensure-packages.sh python3 python3-venv
python="$(Scripts/python-environment.sh Tests/networks/requirements.txt)"
"$python" Tests/networks/check_routes.py "$@"
