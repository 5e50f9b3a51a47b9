// Markup: XML and HTML as a row of events, parsed by libxml2. Nothing is fetched, no entity of a document's own is
// expanded, and nesting is bounded.
#pragma once

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/base/error.h"

namespace treatygraph {

struct Element {
  std::string_view name;                                                  // without its prefix; of HTML in lower case
  std::string_view name_space;                                            // XML: its URI, else ""
  std::vector<std::pair<std::string_view, std::string_view>> attributes;  // names without prefix

  [[nodiscard]] std::string_view attribute(std::string_view wanted) const;  // "" where there is none
};

class MarkupReader {
 public:
  virtual ~MarkupReader() = default;
  virtual void open(const Element& element) = 0;
  virtual void close(std::string_view name, std::string_view name_space) = 0;
  virtual void text(std::string_view utf8) = 0;
};

// XML that comes in parts. Both throw Error(bad_input) for what is not well-formed and for a document type
// declaration, Error(limit) for elements nested too deep, and what the reader throws. `place` is for messages.
class XmlParser {
 public:
  XmlParser(MarkupReader& reader, Place place);
  ~XmlParser();
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

  void feed(std::string_view part);
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// HTML as browsers forgive it. Throws Error(limit) for elements nested too deep, and what the reader throws.
void parse_html(std::string_view utf8, MarkupReader& reader, const Place& place);

}  // namespace treatygraph
