#!/bin/bash
# The graph is a function of the papers: same_graph.sh PROGRAM PAPERS-FOLDER compares `export jsonl` dumps, byte for byte, of
# ingesting twice, in other orders, with other numbers of jobs, by way of facts, and after removing and replacing papers.
set -euo pipefail
program=$(realpath "$1"); papers=$(realpath "$2")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cp -r "$papers" "$work/papers"; cd "$work"
mapfile -t files < <(ls papers | sed 's|^|papers/|')
tg() { local db=$1; shift; "$program" --db "$db" "$@" >>log 2>&1 || { cat log >&2; echo "failed: $*" >&2; exit 1; }; }
dump() { "$program" --db "$1" export jsonl -o "$1.jsonl" >>log 2>&1; }
same() { dump "$2"; cmp "$1.jsonl" "$2.jsonl" || { echo "NOT THE SAME: $3" >&2; diff "$1.jsonl" "$2.jsonl" | head -n 5 >&2; exit 1; }; echo "same: $3"; }

tg once ingest papers; dump once
[ "$(wc -l <once.jsonl)" -gt 100 ] || { echo "the dump is too small to prove anything" >&2; exit 1; }
tg twice ingest papers; tg twice ingest papers;                      same once twice "ingested twice"
for ((i = ${#files[@]} - 1; i >= 0; i--)); do tg backwards ingest "${files[i]}"; done
                                                                     same once backwards "in reverse order, one by one"
tg jobs1 ingest --jobs 1 papers;                                     same once jobs1 "with one job"
tg jobs7 ingest --jobs 7 papers;                                     same once jobs7 "with seven jobs"
"$program" extract papers >facts.jsonl 2>>log; tg loaded load facts.jsonl; same once loaded "facts loaded from JSON lines"

without=("${files[@]:1}")
tg fewer ingest "${without[@]}"; dump fewer
cp -r once removed;  tg removed remove "${files[0]}";                same fewer removed "a paper removed"
tg removed ingest "${files[0]}";                                     same once removed "and brought back"
for file in "${files[@]}"; do
  cp -r once one; tg one remove "$file"; tg one ingest "$file"; dump one
  cmp once.jsonl one.jsonl || { echo "NOT THE SAME: $file removed and brought back" >&2; exit 1; }; rm -rf one
done; echo "same: each paper removed and brought back"
cp "${files[1]}" kept; cp "${files[2]}" "${files[1]}.new"; mv "${files[1]}.new" "${files[1]}"
tg twice ingest "${files[1]}"; mv kept "${files[1]}"; tg twice ingest "${files[1]}"; same once twice "a paper replaced and put back"
tg once check; echo "sound: check"
