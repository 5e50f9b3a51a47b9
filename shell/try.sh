#!/bin/bash
# From a bare clone to the first answer: installs what is missing, builds, reads the sample papers into a new database and prints
# which states cited which instruments. The database is left at build/sample.db to go on with.
set -euo pipefail
cd "$(dirname "$0")/.."
.ci/setup build
cmake --preset release -DBUILD_TESTING=OFF -B build/try >/dev/null
cmake --build build/try >build/try/build.log 2>&1 || { tail -n 40 build/try/build.log >&2; exit 1; }
program=build/try/shell/treatygraph
export TREATYGRAPH_DB=build/sample.db
rm -rf "$TREATYGRAPH_DB"
"$program" ingest tests/corpus/papers
"$program" report citations --by state
cat <<END

Three things to try next:
  $program --db $TREATYGRAPH_DB                      ask at the prompt (:help tells how)
  $program --db $TREATYGRAPH_DB export graphml -o sample.graphml       open it in Gephi
  $program --db $TREATYGRAPH_DB report citations --object budapest-convention --format csv
END
