// make_unicode_tables fold|width: prints fold_table.inc or width_table.inc (see their first lines). Run by hand when
// ICU brings a new Unicode version; the build itself only reads the checked-in tables, so the program never asks ICU
// about a name.
#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace {

constexpr UChar32 last_character = 0x10FFFF;

// Characters that Unicode keeps apart and names do not.
struct Variant {
  UChar32 from, to;
};
constexpr Variant variants[] = {
    {0x2018, '\''}, {0x2019, '\''}, {0x201A, '\''}, {0x201B, '\''}, {0x02BC, '\''}, {0x00B4, '\''}, {'`', '\''},
    {0x201C, '"'},  {0x201D, '"'},  {0x201E, '"'},  {0x201F, '"'},  {0x00AB, '"'},  {0x00BB, '"'},  {0x2010, '-'},
    {0x2011, '-'},  {0x2012, '-'},  {0x2013, '-'},  {0x2014, '-'},  {0x2015, '-'},  {0x2212, '-'},  {0x2500, '-'},
    {0x30FB, 0xB7}, {0x2022, 0xB7}, {0x2027, 0xB7}, {0x22C5, 0xB7}, {0x0387, 0xB7}, {0x0640, 0}};

class Folder {
 public:
  Folder() {
    UErrorCode status = U_ZERO_ERROR;
    compatible_ = icu::Normalizer2::getNFKCInstance(status);
    decomposed_ = icu::Normalizer2::getNFDInstance(status);
    simplified_.reset(icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, status));
    if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
  }

  // To the fixed point, so that folding twice changes nothing. A few characters are each other's simplified form: of
  // such a ring the smallest stands for all.
  UChar32 fold(UChar32 character) const {
    std::vector<UChar32> path;
    while (std::find(path.begin(), path.end(), character) == path.end()) {
      path.push_back(character);
      character = step(character);
    }
    return *std::min_element(std::find(path.begin(), path.end(), character), path.end());
  }

 private:
  static bool skipped(UChar32 character) {
    const int type = u_charType(character);
    const UScriptCode script = script_of(character);
    const bool mark = type == U_NON_SPACING_MARK && (script == USCRIPT_INHERITED || script == USCRIPT_ARABIC);
    return mark || type == U_FORMAT_CHAR || type == U_CONTROL_CHAR || u_isUWhiteSpace(character) != 0;
  }

  static UScriptCode script_of(UChar32 character) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(character, &status);
  }

  static UChar32 single(const icu::UnicodeString& text, UChar32 otherwise) {
    return text.countChar32() == 1 ? text.char32At(0) : otherwise;
  }

  // Latin, Greek, Cyrillic and Arabic letters without their marks.
  UChar32 bare(UChar32 character) const {
    const UScriptCode script = script_of(character);
    const bool marked =
        script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC || script == USCRIPT_ARABIC;
    if (!marked) return character;
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString parts = decomposed_->normalize(icu::UnicodeString(character), status);
    for (int32_t i = parts.moveIndex32(0, 1); i < parts.length(); i = parts.moveIndex32(i, 1)) {
      if (u_charType(parts.char32At(i)) != U_NON_SPACING_MARK) return character;
    }
    return parts.char32At(0);
  }

  UChar32 step(UChar32 character) const {
    if (character == 0 || skipped(character)) return 0;
    for (const Variant& variant : variants) {
      if (variant.from == character) return variant.to;
    }
    UErrorCode status = U_ZERO_ERROR;
    UChar32 folded = single(compatible_->normalize(icu::UnicodeString(character), status), character);
    folded = u_foldCase(bare(folded), U_FOLD_CASE_DEFAULT);
    icu::UnicodeString text(folded);
    simplified_->transliterate(text);
    return single(text, folded);
  }

  const icu::Normalizer2* compatible_ = nullptr;
  const icu::Normalizer2* decomposed_ = nullptr;
  std::unique_ptr<icu::Transliterator> simplified_;
};

void print_head(std::string_view table, std::string_view columns) {
  fmt::print("// Generated from Unicode {} (ICU {}): make_unicode_tables {} > extract/base/{}_table.inc\n// {}\n",
             U_UNICODE_VERSION, U_ICU_VERSION, table, table, columns);
}

// Runs of equal distance: {first, last, what first becomes}; where that is 0 the whole run becomes 0.
void print_fold_table() {
  print_head("fold", "{first, last, what first becomes (the others in step); 0: the whole run is skipped}");
  const Folder folder;
  UChar32 first = 0, last = -1, to = 0;
  const auto flush = [&] {
    if (last >= first) fmt::print("{{0x{:X}, 0x{:X}, 0x{:X}}},\n", unsigned(first), unsigned(last), unsigned(to));
  };
  for (UChar32 c = 1; c <= last_character; ++c) {
    const UChar32 folded = U_IS_SURROGATE(c) ? c : folder.fold(c);
    if (folded == c) continue;
    const bool same_run = c == last + 1 && (to == 0 ? folded == 0 : folded != 0 && folded - c == to - first);
    if (!same_run) {
      flush();
      first = c;
      to = folded;
    }
    last = c;
  }
  flush();
}

int width(UChar32 character) {
  const int type = u_charType(character);
  if (character == 0xAD) return 1;
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR || type == U_CONTROL_CHAR)
    return 0;
  if (character == 0x200B || (character >= 0x1160 && character <= 0x11FF)) return 0;
  const int east_asian = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

void print_width_table() {
  print_head("width", "{first, last, columns}, where columns is not 1");
  UChar32 first = 0;
  for (UChar32 c = 1; c <= last_character + 1; ++c) {
    if (c <= last_character && width(c) == width(first)) continue;
    if (width(first) != 1) fmt::print("{{0x{:X}, 0x{:X}, {}}},\n", unsigned(first), unsigned(c - 1), width(first));
    first = c;
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view table = argc == 2 ? argv[1] : "";
  if (table == "fold") {
    print_fold_table();
  } else if (table == "width") {
    print_width_table();
  } else {
    std::fputs("usage: make_unicode_tables fold|width\n", stderr);
    return 2;
  }
  return 0;
}
