#!/bin/bash
# The long proofs of the query language: the TCK on disk, reopened after each change, with the optimiser, without it and
# through the read image; then random queries against the naive evaluator. rounds.sh [QUERIES] [SEED] (100,000 queries; about
# twenty minutes in all)
set -euo pipefail
cd "$(dirname "$0")/../.."
adapter=build/release/tests/cypher/tck_adapter
shared=${TREATYGRAPH_SHARED:-../shared}
cmake --preset release >/dev/null
cmake --build --preset release --target tck_adapter
for option in "" --no-optimiser --image; do
  echo "== TCK on disk $option"
  python3 tests/cypher/tck.py "$shared" "$adapter" --store $option | tail -n 3 || [ "${PIPESTATUS[0]}" = 77 ]
done
echo "== random queries"
python3 tests/cypher/oracle.py "$adapter" --count "${1:-100000}" --seed "${2:-1}"
