// SHA-256 (FIPS 180-4) of a file's bytes: names a source's content.
#pragma once

#include <string>
#include <string_view>

namespace treatygraph {

[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace treatygraph
