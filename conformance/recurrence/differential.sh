#!/bin/bash
# Compares our expansion of random rules with that of python-dateutil:   differential.sh [COUNT [SEED]]
#
# Where the two differ, the question is put to dateutil again in words that leave it no choice; differential.py has
# the reasons, each with the RFC's text. What then still differs is a failure.
set -euo pipefail
cd "$(dirname "$0")"
./build.sh
exec python3 differential.py "${1:-20000}" "${2:-1}"
