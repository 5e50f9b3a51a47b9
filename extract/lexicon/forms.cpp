#include "extract/lexicon/forms.h"

#include <fmt/format.h>

namespace treatygraph {
namespace {

using Readings = std::vector<std::string>;

// Recursive descent: alternatives = sequence ('|' sequence)*, sequence = (text | '(' alternatives ')' '?'?)*
class Expander {
 public:
  Expander(std::string_view form, const Place& place) : form_(form), place_(place) {}

  Readings run() {
    Readings readings = alternatives(0);
    if (at_ < form_.size()) fail("')' without '('");
    for (const std::string& reading : readings) {
      if (reading.empty()) fail("a reading of this form is empty");
    }
    return readings;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(Trouble::bad_input, fmt::format("form \"{}\": {}", form_, what), place_,
                "a form may hold (a|b) and (a)? only");
  }

  Readings alternatives(int depth) {
    if (depth > 16) fail("nested too deeply");
    Readings all = sequence(depth);
    while (at_ < form_.size() && form_[at_] == '|') {
      if (depth == 0) fail("'|' outside of brackets");
      ++at_;
      for (std::string& reading : sequence(depth)) all.push_back(std::move(reading));
    }
    return all;
  }

  Readings sequence(int depth) {
    Readings readings = {""};
    while (at_ < form_.size() && form_[at_] != '|' && form_[at_] != ')') {
      if (form_[at_] == '?') fail("'?' stands after ')' only");
      readings = joined(readings, form_[at_] == '(' ? group(depth) : Readings{text()});
    }
    return readings;
  }

  Readings group(int depth) {
    ++at_;
    Readings inner = alternatives(depth + 1);
    if (at_ >= form_.size() || form_[at_] != ')') fail("'(' without ')'");
    ++at_;
    if (at_ < form_.size() && form_[at_] == '?') {
      ++at_;
      inner.emplace_back();
    }
    return inner;
  }

  std::string text() {
    const std::size_t end = std::min(form_.find_first_of("()|?", at_), form_.size());
    const std::string_view run = form_.substr(at_, end - at_);
    at_ = end;
    return std::string(run);
  }

  [[nodiscard]] Readings joined(const Readings& left, const Readings& right) const {
    if (left.size() * right.size() > most_readings) fail(fmt::format("more than {} readings", most_readings));
    Readings out;
    out.reserve(left.size() * right.size());
    for (const std::string& head : left) {
      for (const std::string& tail : right) out.push_back(head + tail);
    }
    return out;
  }

  std::string_view form_;
  const Place& place_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<std::string> expand(std::string_view form, const Place& place) { return Expander(form, place).run(); }

}  // namespace treatygraph
