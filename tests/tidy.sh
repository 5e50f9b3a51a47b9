#!/bin/bash
# clang-tidy over the sources: tidy.sh all | changed (the files that the last ten commits touch: CI has no older landing to compare with).
set -euo pipefail
cd "$(dirname "$0")/.."
[ -f build/asan/compile_commands.json ] || cmake --preset asan >/dev/null
case "${1:-all}" in
  all) files=$(git ls-files '*.cpp') ;;
  changed)
    base=$(git rev-parse -q --verify HEAD~10 || git hash-object -t tree /dev/null)
    files=$(git diff --name-only --diff-filter=d "$base" -- '*.cpp') ;;
  *) echo "usage: tidy.sh all|changed" >&2; exit 2 ;;
esac
known=$(python3 -c 'import json,os;print("\n".join(os.path.relpath(e["file"]) for e in json.load(open("build/asan/compile_commands.json"))))')
printf '%s\n' $files | grep -Fxf <(printf '%s\n' "$known") | xargs -r -P "$(nproc)" -n 4 clang-tidy-16 -p build/asan --quiet --extra-arg=-Wno-unknown-warning-option
