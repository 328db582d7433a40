#!/usr/bin/env bash
# Runs the Spark example on a local cluster of two workers: Tests/spark/run.sh CORRIDOR [--rows N]
set -euo pipefail
cd "$(dirname "$0")/../.."

command -v java >/dev/null || Scripts/ensure-packages.sh openjdk-17-jre-headless
python="$(Scripts/python-environment.sh Examples/spark/requirements.txt)"
"$python" Tests/spark/check_sweep.py "$@"
