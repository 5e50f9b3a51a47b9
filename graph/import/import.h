// Import: a whole graph out of CSV files in the manner of neo4j-admin, into a new database, at the speed of the disk.
//
//   nodes:          id:ID,name,born:date,aliases:string[],:LABEL         id:ID(Group) keeps the ids of a group apart
//   relationships:  :START_ID,:END_ID,since:int,:TYPE                    :START_ID(Group)
//
// A file's first line names its columns; of files that are given together the first one's line stands for all. Types:
// string (also where none is named), int, long, short, byte, float, double, boolean, char, date, localtime, time,
// localdatetime, datetime, duration, and lists of them (int[]), whose items the array delimiter parts, as it parts
// labels. :IGNORE passes a column over. An empty field is no property; "" is an empty string. Files may be gzipped.
// (Format: the operations manual of Neo4j, "Import", CSV header format.)
//
// The graph is what CREATE statements would have made of it. It is there whole when the import is over, and nothing of
// it before. Memory: the ids of the nodes, and a bounded amount besides.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "extract/base/error.h"
#include "extract/base/progress.h"
#include "graph/store/store.h"

namespace treatygraph {

struct ImportFiles {
  std::vector<std::string> words;  // labels for all the nodes, or the type of all the relationships
  std::vector<std::filesystem::path> files;
};
enum class IdType : std::uint8_t { string, integer };

struct Import {
  std::vector<ImportFiles> nodes, relationships;
  char delimiter = ',', array_delimiter = ';', quote = '"';
  IdType id_type = IdType::string;  // of the property that the ID column becomes where it has a name
  std::uint64_t skip_bad = 0;       // bad rows that are passed over
  std::function<void(const Error&)> bad;
  Progress progress;
  const std::atomic<bool>* cancelled = nullptr;
};
struct Imported {
  std::uint64_t nodes = 0, relationships = 0, bad = 0;
};

// Throws Error: bad_input for a header, or for the bad row after the last one that may be skipped; bad_usage where the
// database holds or held something; not_found, no_space, cancelled. Then the database is as it was.
Imported import_graph(const Import& task, Writer& writer);

}  // namespace treatygraph
