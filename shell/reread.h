// Reread: the files that a database's sources were read from, read once more. The database keeps facts and quotes, not
// texts; whoever needs the words around them goes back to the file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "extract/reader/reader.h"
#include "shell/command.h"

namespace treatygraph::shell {

struct Root {
  std::string folder = ".";
  std::uint64_t max_file = 256U << 20U;
};

inline constexpr Option root_option{"--root", "DIR", "where the papers are now (default: the current folder)", ""};
[[nodiscard]] Root root(const Arguments& arguments);

// The path of a source's file: its name below the root, else the longest end of its name that is there (papers may have
// been moved out of a folder). Nothing where no such file is.
[[nodiscard]] std::optional<std::string> find_file(const Root& root, const std::string& source);

// Its reading text. Throws Error(not_found) where the file is gone, else as the readers do.
[[nodiscard]] ReadingText reread(const Root& root, const std::string& source);

}  // namespace treatygraph::shell
