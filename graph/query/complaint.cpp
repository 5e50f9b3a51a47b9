#include "graph/query/complaint.h"

#include <algorithm>

#include "extract/base/text.h"
#include "graph/query/query.h"

namespace treatygraph::query {
namespace {

Error with_place(const Error& error, Place place) {
  Error result(error.trouble(), error.problem(), std::move(place), error.advice());
  result.classify(error.type(), error.detail());
  return result;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

std::string near_name(const std::string& word, const std::vector<std::string>& known, const std::string& otherwise) {
  const auto near = nearest(word, known);
  return near && edit_distance(word, *near) < characters(word) ? "did you mean " + *near + "?" : otherwise;
}

Error at(const Error& error, Range range) {
  if (!error.place().file.empty()) return error;
  return with_place(error, Place{"query", 0, 0, range.begin, range.end});
}

Error located(const Error& error, std::string_view text) {
  Place place = error.place();
  if (place.file != "query" || place.line != 0) return error;
  const std::string_view before = text.substr(0, std::min(place.begin, text.size()));
  place.line = 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t line_begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  place.column = 1 + characters(before.substr(line_begin));
  return with_place(error, std::move(place));
}

}  // namespace treatygraph::query

namespace treatygraph {

std::string point_at(std::string_view text, const Place& place) {
  const std::size_t begin = std::min(place.begin, text.size());
  const std::size_t before = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
  const std::size_t line_begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t line_end = std::min(text.find('\n', begin), text.size());
  const std::size_t end = std::clamp(place.end, begin, line_end);
  const auto line_number = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(line_begin), '\n');
  // A tab is shown as one blank, so that the caret stands where it should whatever the terminal's stops.
  std::string line(text.substr(line_begin, line_end - line_begin));
  std::replace(line.begin(), line.end(), '\t', ' ');
  std::erase(line, '\r');
  const std::string_view ahead = text.substr(line_begin, begin - line_begin);
  const auto tabs = static_cast<std::size_t>(std::count(ahead.begin(), ahead.end(), '\t'));
  const std::size_t column = 1 + query::characters(ahead);
  const std::size_t width = std::max<std::size_t>(1, display_width(text.substr(begin, end - begin)));
  return std::to_string(line_number) + ":" + std::to_string(column) + "\n" + line + "\n" +
         std::string(display_width(ahead) + tabs, ' ') + std::string(width, '^');
}

}  // namespace treatygraph
