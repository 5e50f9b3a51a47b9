#!/bin/bash
# kill -9 at random moments, then the same on a disk that drops what was not synced: rounds.sh ROUNDS (0: until you stop it).
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-200}
cmake --preset release >/dev/null
cmake --build --preset release --target kill_test power_test >/dev/null
build/release/tests/crash/kill_test "$rounds"
build/release/tests/crash/power_test "$rounds"
