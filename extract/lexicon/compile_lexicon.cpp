// compile_lexicon [--warnings] -o TABLE FILE.json...: checks the data files and writes the table. Prints the first
// thing that is wrong as "FILE:LINE: WHAT"; --warnings lists what may be a slip (names of several entries, ids that no
// entry has).
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iterator>

#include "extract/lexicon/table.h"

namespace treatygraph {
namespace {

DataFile read_data(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(Trouble::not_found, "cannot be opened", {path});
  return {path, {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}};
}

void write_table(const std::string& path, const std::vector<std::byte>& table) {
  std::ofstream out(path, std::ios::binary);
  out.write(reinterpret_cast<const char*>(table.data()), static_cast<std::streamsize>(table.size()));
  if (!out.flush()) throw Error(Trouble::no_access, "cannot be written", {path});
}

int run(const std::vector<std::string>& arguments) {
  std::string output;
  bool warn = false;
  std::vector<DataFile> files;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--warnings") {
      warn = true;
    } else if (arguments[i] == "-o" && i + 1 < arguments.size()) {
      output = arguments[++i];
    } else {
      files.push_back(read_data(arguments[i]));
    }
  }
  const LexiconSource source = read_source(files);
  const std::vector<std::byte> table = table::build_table(source);
  if (!output.empty()) write_table(output, table);
  if (!warn) return 0;
  for (const std::string& warning : warnings(source)) fmt::print("{}\n", warning);
  fmt::print("{} entries, {} names and forms, {} cues, {} bytes\n", source.entries.size(), source.forms.size(),
             source.cues.size(), table.size());
  return 0;
}

}  // namespace
}  // namespace treatygraph

int main(int argc, char** argv) {
  try {
    return treatygraph::run({argv + 1, argv + argc});
  } catch (const treatygraph::Error& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
