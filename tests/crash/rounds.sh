#!/bin/bash
# kill -9 at random moments, then the same on a disk that drops what was not synced, then readers beside a writer:
# rounds.sh ROUNDS [SECONDS] (0 rounds: until you stop it; the readers look for 5 seconds unless told).
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-200}
cmake --preset release >/dev/null
cmake --build --preset release --target kill_test power_test readers_test >/dev/null
time build/release/tests/crash/kill_test "$rounds"
time build/release/tests/crash/power_test "$rounds"
time build/release/tests/crash/readers_test "${2:-5}"
