// Render: rows in the form that the user asked for. One form a file; the table of forms is all that others see.
#pragma once

#include <memory>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/graph.h"

namespace treatygraph::shell {

using Cells = std::vector<Value>;

struct Page {
  std::size_t width = 0;         // columns of the terminal that shows it; 0: no limit
  const Graph* graph = nullptr;  // where nodes and relationships are looked up; null where the rows have none
};

class Renderer {
 public:
  virtual ~Renderer() = default;
  virtual void row(const Cells& cells) = 0;
  virtual void end() = 0;
  [[nodiscard]] virtual bool full() const { return false; }  // no more rows, please
};

struct Format {
  std::string_view name;
  std::string_view help;
  std::unique_ptr<Renderer> (*open)(const std::vector<std::string>& columns, const Page& page, std::ostream& out);
};

[[nodiscard]] std::span<const Format> formats();
// Throws Error(bad_usage) that lists the forms and suggests the near name.
[[nodiscard]] const Format& format(std::string_view name);
inline constexpr std::string_view format_choices = "table csv tsv json jsonl markdown record";

std::unique_ptr<Renderer> open_table(const std::vector<std::string>& columns, const Page& page, std::ostream& out);
std::unique_ptr<Renderer> open_record(const std::vector<std::string>& columns, const Page& page, std::ostream& out);
std::unique_ptr<Renderer> open_csv(const std::vector<std::string>& columns, const Page& page, std::ostream& out);
std::unique_ptr<Renderer> open_tsv(const std::vector<std::string>& columns, const Page& page, std::ostream& out);
std::unique_ptr<Renderer> open_json(const std::vector<std::string>& columns, const Page& page, std::ostream& out);
std::unique_ptr<Renderer> open_jsonl(const std::vector<std::string>& columns, const Page& page, std::ostream& out);
std::unique_ptr<Renderer> open_markdown(const std::vector<std::string>& columns, const Page& page, std::ostream& out);

// The form for people, not for programs: cells may be cut to fit.
[[nodiscard]] inline bool is_for_people(const Format& form) {
  return form.open == open_table || form.open == open_record;
}

}  // namespace treatygraph::shell
