// Any bytes as a paragraph, UTF-8 or not: hits in order that lie in the text, the same whether names and cues are
// looked for at once or one after the other.
#include <algorithm>
#include <cstdlib>

#include "extract/lexicon/lexicon.h"

using namespace treatygraph;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Lexicon& lexicon = Lexicon::built_in();
  std::uint32_t begin = 0, end = 0;
  for (const NameHit& hit : lexicon.find_names(text)) {
    const bool same_place = hit.begin == begin && hit.end == end;
    if (hit.begin >= hit.end || hit.end > size || (!same_place && hit.begin < end)) std::abort();
    begin = hit.begin;
    end = hit.end;
  }
  begin = 0;
  for (const CueHit& hit : lexicon.find_cues(text)) {
    if (hit.begin >= hit.end || hit.end > size || hit.begin < begin) std::abort();
    begin = hit.begin;
  }
  for (const CueHit& hit : lexicon.find_fillers(text)) {
    if (hit.begin >= hit.end || hit.end > size) std::abort();
  }
  const auto same = [](const auto& a, const auto& b) { return a.begin == b.begin && a.end == b.end; };
  const NamesAndCues both = lexicon.find_words(text);
  const auto names = lexicon.find_names(text);
  const auto cues = lexicon.find_cues(text);
  if (!std::equal(names.begin(), names.end(), both.names.begin(), both.names.end(), same)) std::abort();
  if (!std::equal(cues.begin(), cues.end(), both.cues.begin(), both.cues.end(), same)) std::abort();
  return 0;
}
