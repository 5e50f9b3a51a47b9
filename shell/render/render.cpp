#include "shell/render/render.h"

#include <fmt/format.h>

#include "extract/base/error.h"
#include "extract/base/text.h"

namespace treatygraph::shell {
namespace {

constexpr Format table[] = {
    {"table", "aligned columns, cut to the width of the terminal", open_table},
    {"csv", "RFC 4180, with a header", open_csv},
    {"tsv", "columns parted by tabs", open_tsv},
    {"json", "one list of objects", open_json},
    {"jsonl", "an object a line", open_jsonl},
    {"markdown", "a table for a text", open_markdown},
    {"record", "a line a cell, nothing cut", open_record},
};

}  // namespace

std::span<const Format> formats() { return table; }

const Format& format(std::string_view name) {
  std::vector<std::string> names;
  for (const Format& form : table) {
    if (form.name == name) return form;
    names.emplace_back(form.name);
  }
  const auto near = nearest(name, names);
  throw Error(Trouble::bad_usage, fmt::format("there is no format '{}'", name), {},
              near ? fmt::format("did you mean '{}'?", *near) : fmt::format("it may be {}", fmt::join(names, ", ")));
}

}  // namespace treatygraph::shell
