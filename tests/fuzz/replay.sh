#!/bin/bash
# Fuzzing with clang's libFuzzer: replay.sh runs each target over its kept corpus once; replay.sh SECONDS also searches that long a
# target. A finding stops it and stays in build/fuzz/findings.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-0}
cmake --preset fuzz >/dev/null
targets=$(sed -n 's/^fuzz_target(\([a-z_]*\).*/\1/p' tests/fuzz/CMakeLists.txt)
[ -n "$targets" ] || { echo "no fuzz target found" >&2; exit 1; }
cmake --build --preset fuzz --target $targets
mkdir -p build/fuzz/findings
for target in $targets; do
  kept=tests/fuzz/corpus/$target; found=build/fuzz/corpus/$target
  mkdir -p "$found"
  echo "== $target: $(find "$kept" -type f | wc -l | tr -d " ") kept inputs, then $seconds s of search"
  build/fuzz/tests/fuzz/"$target" -runs=0 -timeout=20 -rss_limit_mb=3000 -artifact_prefix=build/fuzz/findings/ "$kept" 2>&1 | tail -n 1
  [ "$seconds" = 0 ] || build/fuzz/tests/fuzz/"$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=3000 -print_final_stats=1 \
    -artifact_prefix=build/fuzz/findings/ "$found" "$kept" 2>&1 | grep -E 'stat::|ERROR|SUMMARY|BINGO' 
done
