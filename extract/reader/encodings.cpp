#include "extract/reader/encodings.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>

#include "extract/base/text.h"
#include "extract/reader/plausibility.h"

namespace treatygraph {
namespace {

struct ByteOrderMark {
  std::string_view bytes;
  const char* encoding;
};
constexpr ByteOrderMark marks[] = {
    {{"\xFF\xFE\0\0", 4}, "UTF-32LE"}, {{"\0\0\xFE\xFF", 4}, "UTF-32BE"}, {"\xFF\xFE", "UTF-16LE"},
    {"\xFE\xFF", "UTF-16BE"},          {"\x84\x31\x95\x33", "GB18030"},
};

// Encodings that papers come in; of two that fit equally the first is taken.
struct Candidate {
  const char* encoding;
  ScriptFamily script;
  double least;  // plausibility
};
constexpr Candidate candidates[] = {
    {"GB18030", ScriptFamily::han, 0.4},           {"Big5", ScriptFamily::han, 0.4},
    {"Big5-HKSCS", ScriptFamily::han, 0.4},        {"windows-1252", ScriptFamily::latin, 0.6},
    {"windows-1251", ScriptFamily::cyrillic, 0.6}, {"KOI8-R", ScriptFamily::cyrillic, 0.6},
    {"windows-1256", ScriptFamily::arabic, 0.6},   {"UTF-16LE", ScriptFamily::any, 0.6},
    {"UTF-16BE", ScriptFamily::any, 0.6},
};

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

// Stops at what does not fit, instead of replacing it. Nothing where ICU does not know the encoding.
Converter open_strict(const char* encoding) {
  UErrorCode code = U_ZERO_ERROR;
  Converter converter(ucnv_open(encoding, &code), ucnv_close);
  if (U_FAILURE(code)) return {nullptr, ucnv_close};
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &code);
  ucnv_setFallback(converter.get(), 0);
  return converter;
}

enum class Tail { complete, cut };  // a cut text may end inside a character

struct Conversion {
  std::string text;
  std::optional<std::size_t> bad;  // where the bytes stop fitting
};

Conversion convert_until_bad(std::string_view bytes, const char* encoding, Tail tail) {
  const Converter from = open_strict(encoding);
  const Converter to = open_strict("UTF-8");
  if (!from || !to) return {"", 0};
  Conversion result;
  std::array<char, 1U << 15U> part{};
  std::array<UChar, 1U << 13U> pivot{};
  UChar *pivot_read = pivot.data(), *pivot_write = pivot.data();
  const char *at = bytes.data(), *const end = at + bytes.size();
  for (bool first = true;; first = false) {
    UErrorCode code = U_ZERO_ERROR;
    char* write = part.data();
    ucnv_convertEx(to.get(), from.get(), &write, part.data() + part.size(), &at, end, pivot.data(), &pivot_read,
                   &pivot_write, pivot.data() + pivot.size(), static_cast<UBool>(first),
                   static_cast<UBool>(tail == Tail::complete), &code);
    result.text.append(part.data(), write);
    if (code == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_FAILURE(code)) result.bad = static_cast<std::size_t>(at - bytes.data());
    return result;
  }
}

std::string with_plain_line_ends(std::string text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!pair) text[kept++] = text[i] == '\r' ? '\n' : text[i];
  }
  text.resize(kept);
  return text;
}

std::string describe_byte(const Source& source, std::size_t at) {
  return at < source.bytes.size() ? fmt::format("byte {} (0x{:02X})", at, static_cast<unsigned char>(source.bytes[at]))
                                  : "the end";
}

Unicode convert_as(const Source& source, const char* encoding) {
  Conversion whole = convert_until_bad(source.bytes, encoding, Tail::complete);
  if (whole.bad) {
    throw Error(Trouble::bad_input,
                fmt::format("this is {} text but for {}", encoding, describe_byte(source, *whole.bad)),
                place_in(source, std::min(*whole.bad, source.bytes.size())),
                "check that the file was copied wholly and unchanged, or save it as UTF-8");
  }
  return {with_plain_line_ends(std::move(whole.text)), encoding};
}

// What ICU would guess, for the message only.
std::string guess(std::string_view bytes) {
  UErrorCode code = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&code), ucsdet_close);
  constexpr std::size_t enough = 1U << 16U;
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(std::min(bytes.size(), enough)), &code);
  const UCharsetMatch* match = U_SUCCESS(code) ? ucsdet_detect(detector.get(), &code) : nullptr;
  if (U_FAILURE(code) || match == nullptr || ucsdet_getConfidence(match, &code) < 50) return "";
  const char* name = ucsdet_getName(match, &code);
  return U_SUCCESS(code) && name != nullptr && std::string_view(name) != "UTF-8" ? name : "";
}

const Candidate* most_plausible(std::string_view bytes) {
  constexpr std::size_t enough = 1U << 18U;
  const std::string_view sample = bytes.substr(0, enough);
  const Candidate* best = nullptr;
  double highest = 0;
  for (const Candidate& candidate : candidates) {
    const Conversion trial = convert_until_bad(sample, candidate.encoding, Tail::cut);
    if (trial.bad) continue;
    const double found = plausibility(trial.text, candidate.script);
    if (found < candidate.least || found <= highest) continue;
    highest = found;
    best = &candidate;
  }
  return best;
}

[[noreturn]] void refuse(const Source& source, std::size_t bad) {
  if (const std::size_t zero = source.bytes.find('\0'); zero != std::string::npos) {
    throw Error(Trouble::bad_input, fmt::format("byte {} is zero: these are binary data, not text", zero),
                place_in(source, zero), "give the file the extension of its own format, or save it as UTF-8 text");
  }
  const std::string other = guess(source.bytes);
  throw Error(
      Trouble::bad_input,
      fmt::format("{} is not UTF-8, and no other encoding makes sense of the file", describe_byte(source, bad)),
      place_in(source, bad),
      fmt::format("save it as UTF-8, for example with: iconv -f {} -t UTF-8", other.empty() ? "ENCODING" : other));
}

}  // namespace

std::optional<std::string> convert(std::string_view bytes, const std::string& encoding) {
  Conversion whole = convert_until_bad(bytes, encoding.c_str(), Tail::complete);
  return whole.bad ? std::nullopt : std::optional(with_plain_line_ends(std::move(whole.text)));
}

Unicode to_unicode(const Source& source, std::string_view declared) {
  for (const ByteOrderMark& mark : marks) {
    if (source.bytes.starts_with(mark.bytes)) return convert_as(source, mark.encoding);
  }
  const auto bad = first_bad_utf8(source.bytes);
  const std::size_t zero = source.bytes.find('\0');
  if (!bad && zero == std::string::npos) return {source.bytes, "UTF-8"};
  if (!declared.empty() && zero == std::string::npos) {
    if (auto text = convert(source.bytes, std::string(declared))) return {*std::move(text), std::string(declared)};
  }
  const Candidate* best = most_plausible(source.bytes);
  if (best == nullptr) refuse(source, bad.value_or(zero));
  return convert_as(source, best->encoding);
}

Place place_in(const Source& source, std::size_t offset) {
  Place place;
  place.file = source.name;
  place.line = 1 + static_cast<std::size_t>(std::count(
                       source.bytes.begin(), source.bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
  place.begin = place.end = offset;
  return place;
}

}  // namespace treatygraph
