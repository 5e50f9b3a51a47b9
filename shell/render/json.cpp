#include "shell/render/render.h"
#include "shell/render/show.h"

namespace treatygraph::shell {
namespace {

struct Frame {
  std::string_view open, between, close;
};
constexpr Frame one_list{"[", ",\n ", "]\n"};
constexpr Frame lines{"", "\n", "\n"};

class Objects : public Renderer {
 public:
  Objects(const std::vector<std::string>& columns, const Page& page, std::ostream& out, const Frame& frame)
      : page_(page), out_(out), frame_(frame) {
    for (const std::string& column : columns) keys_.push_back(json_string(column));
    out_ << frame_.open;
  }

  void row(const Cells& cells) override {
    if (!first_) out_ << frame_.between;
    first_ = false;
    std::string object = "{";
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) object += ',';
      object += keys_[i] + ":" + to_json(cells[i], page_.graph);
    }
    out_ << object << '}';
  }
  void end() override {
    if (!first_ || !frame_.open.empty()) out_ << frame_.close;
  }

 private:
  std::vector<std::string> keys_;
  Page page_;
  std::ostream& out_;
  const Frame& frame_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Renderer> open_json(const std::vector<std::string>& columns, const Page& page, std::ostream& out) {
  return std::make_unique<Objects>(columns, page, out, one_list);
}

std::unique_ptr<Renderer> open_jsonl(const std::vector<std::string>& columns, const Page& page, std::ostream& out) {
  return std::make_unique<Objects>(columns, page, out, lines);
}

}  // namespace treatygraph::shell
