#!/bin/bash
# Installs what is missing, builds the release and passes all tests. Arguments go to ctest.
set -euo pipefail
cd "$(dirname "$0")/.."
.ci/setup test
cmake --preset release >/dev/null
cmake --build --preset release
ctest --preset release -j "$(nproc)" "$@"
