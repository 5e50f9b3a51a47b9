// SHA-256 (FIPS 180-4): names the content of a source or of the lexicon.
#pragma once

#include <string>
#include <string_view>

namespace treatygraph {

[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace treatygraph
