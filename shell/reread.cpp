#include "shell/reread.h"

#include <filesystem>

#include "extract/base/error.h"
#include "extract/extract.h"
#include "shell/papers.h"

namespace treatygraph::shell {

namespace fs = std::filesystem;

Root root(const Arguments& arguments) {
  return {arguments.value_or("root", "."), arguments.number("max-file", 256, 1, 1U << 20U) << 20U};
}

std::optional<std::string> find_file(const Root& root, const std::string& source) {
  const fs::path top(root.folder);
  std::error_code code;
  if (fs::is_regular_file(top / source, code)) return (top / source).string();
  for (std::size_t slash = source.find('/'); slash != std::string::npos; slash = source.find('/', slash + 1)) {
    const fs::path shorter = top / source.substr(slash + 1);
    if (fs::is_regular_file(shorter, code)) return shorter.string();
  }
  return std::nullopt;
}

ReadingText reread(const Root& root, const std::string& source) {
  const std::optional<std::string> path = find_file(root, source);
  if (!path) {
    throw Error(Trouble::not_found, "the file is not there any more", {source},
                "say with --root in which folder it is now");
  }
  return reading_text(load_source({source, *path}, root.max_file));
}

}  // namespace treatygraph::shell
