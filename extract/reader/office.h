// Office: the XML parts of a Word file, as events of WordprocessingML.
#pragma once

#include <string>
#include <string_view>

#include "extract/reader/archive.h"
#include "extract/reader/markup.h"

namespace treatygraph {

// Passes on elements of WordprocessingML by their bare names; leaves out all others with what they hold only where
// they repeat it for older programs (mc:Fallback).
class OfficeReader : public MarkupReader {
 public:
  virtual void open_word(std::string_view name, const Element& element) = 0;
  virtual void close_word(std::string_view name) = 0;
  virtual void word_text(std::string_view) {}

  void open(const Element& element) final;
  void close(std::string_view name, std::string_view name_space) final;
  void text(std::string_view utf8) final;

 private:
  std::size_t fallback_ = 0;  // elements open inside one
};

// False where the archive has no such part. Throws Error as Archive and XmlParser do.
bool read_part(Archive& archive, const std::string& part, OfficeReader& reader, const Place& place);

}  // namespace treatygraph
