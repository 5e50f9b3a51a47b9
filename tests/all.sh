#!/bin/bash
# Everything, before a piece of work is called done: CI, then the thread sanitizer, clang-tidy on all sources, 200 kill rounds, readers beside a writer,
# the TCK on disk, 100,000 random queries, ten minutes of fuzzing a target.
set -euo pipefail
cd "$(dirname "$0")/.."
step() { printf '\n== %s (%ss)\n' "$1" "$SECONDS"; }
bash .ci/run
step "tsan, all tests"
cmake --preset tsan >/dev/null
cmake --build --preset tsan
ctest --preset tsan -j "$(nproc)"
step "clang-tidy on everything"
tests/tidy.sh all
step "200 kill rounds, readers beside a writer"
tests/crash/rounds.sh 200 300
step "the query language: TCK on disk, random queries"
tests/cypher/rounds.sh
step "fuzzing"
tests/fuzz/replay.sh 600
step "all done"
