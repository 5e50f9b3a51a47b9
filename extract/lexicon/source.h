// Source: the lexicon's data files as they are written, checked. README.md beside this file is the format.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "extract/base/error.h"
#include "extract/facts/facts.h"
#include "extract/lexicon/lexicon.h"

namespace treatygraph {

// A name as the matcher is to find it.
struct FormSource {
  std::uint32_t entry = 0;  // index into LexiconSource::entries
  NameUse use = NameUse::plain;
  bool match_case = false;
  std::string language, text;
  std::vector<std::string> readings;  // what the text stands for: itself, or the readings of a form
  std::vector<std::string> near;      // ids
  Place place;
};

// A name that a user's file takes away from an entry of the lexicon below it.
struct TakenName {
  std::string text;
  Place place;
};

struct EntrySource {
  facts::Kind kind{};  // 0: Block
  std::string id;
  std::map<std::string, std::vector<std::string>> names;  // by language, the main one first
  std::map<std::string, std::string> attributes;          // lists joined by ' '
  bool replaces = false;                                  // the names below do not count
  std::vector<TakenName> without;
  Place place;
};

struct CueSource {
  std::string group, value;
  bool match_case = false;
  std::vector<std::string> readings;
};

struct LexiconSource {
  std::vector<EntrySource> entries;
  std::vector<FormSource> forms;
  std::vector<CueSource> cues;
};

struct DataFile {
  std::string name;  // as messages show it
  std::string bytes;
};

// Throws Error with file and line for the first thing that is wrong.
[[nodiscard]] LexiconSource read_source(const std::vector<DataFile>& files);

// What may be meant or may be a slip: names that belong to several entries, references to ids that no entry has.
[[nodiscard]] std::vector<std::string> warnings(const LexiconSource& source);

}  // namespace treatygraph
