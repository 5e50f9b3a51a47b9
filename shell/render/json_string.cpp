#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "extract/base/text.h"
#include "shell/render/show.h"

namespace treatygraph::shell {
namespace {

struct Escape {
  char32_t character;
  std::string_view text;
};
constexpr Escape escapes[] = {{'"', "\\\""}, {'\\', "\\\\"}, {'\n', "\\n"}, {'\r', "\\r"},
                              {'\t', "\\t"}, {'\b', "\\b"},  {'\f', "\\f"}};

void append(std::string& out, char32_t character, std::string_view bytes) {
  const auto* found =
      std::find_if(std::begin(escapes), std::end(escapes), [&](const Escape& e) { return e.character == character; });
  if (found != std::end(escapes))
    out += found->text;
  else if (character < 0x20 || character == 0x7f)
    out += fmt::format("\\u{:04x}", static_cast<unsigned>(character));
  else if (character == 0xfffd)
    out += "\xef\xbf\xbd";
  else
    out += bytes;
}

}  // namespace

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    append(out, next.character, text.substr(at, next.size));
    at += next.size;
  }
  return out + "\"";
}

}  // namespace treatygraph::shell
