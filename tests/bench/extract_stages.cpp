// Times the stages of extraction one by one, on a text that is read in parts: extract_stages FILE [PART_BYTES [ROUNDS]]
// Prints MB of text a second of processor time, beside what the simplest passes over the same bytes take.
#include <fmt/format.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <sstream>

#include "extract/base/sha256.h"
#include "extract/base/text.h"
#include "extract/document/document.h"
#include "extract/extract.h"
#include "extract/recognise/recognise.h"
#include "extract/relate/relate.h"
#include "extract/resolve/resolve.h"

namespace {

using namespace treatygraph;

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct Timer {
  std::string_view name;
  double seconds = 0;
};

enum Stage : std::size_t {
  utf8,
  sha,
  icu,
  names,
  cues,
  reading,
  layout,
  recognised,
  resolved,
  related,
  whole,
  written,
  stage_count
};

struct Round {
  std::array<Timer, stage_count> timers = {{{"floor: UTF-8 checked"},
                                            {"floor: SHA-256"},
                                            {"floor: ICU UTF-8 to UTF-16"},
                                            {"find_names, whole text"},
                                            {"find_cues, whole text"},
                                            {"read"},
                                            {"lay_out"},
                                            {"recognise"},
                                            {"resolve"},
                                            {"relate"},
                                            {"extract, all of these"},
                                            {"write JSON lines"}}};
  std::size_t facts = 0, bytes_out = 0;

  template <typename Work>
  auto time(Stage stage, Work work) {
    const double begin = processor_seconds();
    auto result = work();
    timers[stage].seconds += processor_seconds() - begin;
    return result;
  }
};

std::size_t to_utf16(std::string_view text) {
  std::vector<UChar> out(text.size());
  int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8(out.data(), static_cast<int32_t>(out.size()), &length, text.data(), static_cast<int32_t>(text.size()),
                &status);
  return static_cast<std::size_t>(length);
}

class Discard : public std::streambuf {
 public:
  std::size_t bytes = 0;

 protected:
  int overflow(int c) override {
    ++bytes;
    return c;
  }
  std::streamsize xsputn(const char*, std::streamsize n) override {
    bytes += static_cast<std::size_t>(n);
    return n;
  }
};

void read_part(Round& round, const Source& source) {
  const Lexicon& lexicon = Lexicon::built_in();
  const std::string_view text = source.bytes;
  std::size_t sum = 0;
  sum += round.time(utf8, [&] { return first_bad_utf8(text).has_value() ? std::size_t{1} : 0; });
  sum += round.time(sha, [&] { return sha256_hex(text).size(); });
  sum += round.time(icu, [&] { return to_utf16(text); });
  sum += round.time(names, [&] { return lexicon.find_names(text).size(); });
  sum += round.time(cues, [&] { return lexicon.find_cues(text).size(); });
  const ReadingText reading_text = round.time(reading, [&] { return read(source); });
  const Layout laid = round.time(layout, [&] { return lay_out(reading_text); });
  const Recognised found = round.time(recognised, [&] { return recognise(laid, reading_text, lexicon); });
  const Resolved meant = round.time(resolved, [&] { return resolve(laid, lexicon, found); });
  sum += round.time(related, [&] { return relate({laid, lexicon, found, meant, "doc:bench"}).links.size(); });
  const facts::Paper paper = round.time(whole, [&] { return extract(source, lexicon); });
  Discard nowhere;
  std::ostream out(&nowhere);
  round.time(written, [&] {
    facts::write(paper, out);
    return 0;
  });
  round.facts += paper.mentions.size() + paper.references.size() + paper.relations.size();
  round.bytes_out += nowhere.bytes + (sum == 0 ? 1 : 0);
}

// Cut at an empty line behind every `size` bytes.
std::vector<Source> cut(const std::string& text, std::size_t size) {
  std::vector<Source> parts;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin + size < text.size() ? text.find("\n\n", begin + size) : std::string::npos;
    if (end == std::string::npos) end = text.size();
    parts.push_back({"part.txt", text.substr(begin, end - begin)});
    begin = end;
  }
  return parts;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    fmt::print(stderr, "usage: extract_stages FILE [PART_BYTES [ROUNDS]]\n");
    return 2;
  }
  std::ifstream in(arguments[1], std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const auto parts = cut(text, count > 2 ? std::stoull(arguments[2]) : std::size_t{1} << 18U);
  const int rounds = count > 3 ? std::stoi(arguments[3]) : 3;
  Round best;
  for (int i = 0; i < rounds; ++i) {
    Round round;
    for (const Source& part : parts) read_part(round, part);
    for (std::size_t s = 0; i > 0 && s < stage_count; ++s)
      round.timers[s].seconds = std::min(round.timers[s].seconds, best.timers[s].seconds);
    best = round;
  }
  const double megabytes = static_cast<double>(text.size()) * 1e-6;
  fmt::print("{:.1f} MB in {} parts, {} facts, {:.1f} MB written\n\n", megabytes, parts.size(), best.facts,
             static_cast<double>(best.bytes_out) * 1e-6);
  for (const Timer& timer : best.timers) {
    fmt::print("{:<28} {:>8.1f} MB/s {:>8.2f} ms/MB\n", timer.name, megabytes / timer.seconds,
               timer.seconds * 1e3 / megabytes);
  }
}
