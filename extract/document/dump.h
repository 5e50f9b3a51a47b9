// Dump: a layout as text that a person can compare.
#pragma once

#include <string>

#include "extract/document/document.h"

namespace treatygraph {

// A line a section ("§ 一 导言", indented by level, with "actor", language and date where it has them) and a line a
// paragraph
// ("body 3: …", "item 3(a): …", "note 12 @3: …") below it. Headings stand in their section's line only.
[[nodiscard]] std::string dump(const Layout& layout);

}  // namespace treatygraph
