#include "extract/reader/office.h"

namespace treatygraph {
namespace {

// Transitional and strict files.
bool is_word(std::string_view name_space) {
  return name_space == "http://schemas.openxmlformats.org/wordprocessingml/2006/main" ||
         name_space == "http://purl.oclc.org/ooxml/wordprocessingml/main";
}

}  // namespace

void OfficeReader::open(const Element& element) {
  const bool repeats = element.name == "Fallback" && element.name_space.ends_with("markup-compatibility/2006");
  if (fallback_ > 0 || repeats) {
    ++fallback_;
    return;
  }
  if (is_word(element.name_space)) open_word(element.name, element);
}

void OfficeReader::close(std::string_view name, std::string_view name_space) {
  if (fallback_ > 0) {
    --fallback_;
    return;
  }
  if (is_word(name_space)) close_word(name);
}

void OfficeReader::text(std::string_view utf8) {
  if (fallback_ == 0) word_text(utf8);
}

bool read_part(Archive& archive, const std::string& part, OfficeReader& reader, const Place& place) {
  XmlParser parser(reader, place);
  const bool found = archive.unpack(part, [&](std::string_view bytes) { parser.feed(bytes); });
  if (found) parser.finish();
  return found;
}

}  // namespace treatygraph
