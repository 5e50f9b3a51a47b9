#include "extract/lexicon/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <map>
#include <set>
#include <unordered_map>

#include "extract/base/sha256.h"
#include "extract/base/text.h"
#include "extract/lexicon/cue_group.h"

namespace treatygraph::table {
namespace {

static_assert(sizeof(Cell) == 8 && sizeof(EntryRow) == 28 && sizeof(FormRow) == 32 && sizeof(OutputRow) == 16);

bool is_white(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_inner_mark(char32_t folded) {
  return std::u32string_view(U"《》〈〉「」『』\"").find(folded) != std::u32string_view::npos;
}

// Letters and digits of scripts that part words by blanks; `c` is folded.
bool is_word_character(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
  const bool punctuation =
      c == 0xD7 || c == 0xF7 || c == 0x60C || c == 0x61B || c == 0x61F || (c >= 0x66A && c <= 0x66D) || c == 0x6D4;
  return !punctuation && ((c >= 0xC0 && c < 0x2000) || (c >= 0x2C00 && c < 0x2E00) || (c >= 0xAC00 && c <= 0xD7A3));
}

struct Alphabet {
  std::map<char32_t, Code> codes;

  Code operator[](char32_t folded) {
    const auto next = static_cast<Code>(codes.size() + first_letter_code);
    return codes.try_emplace(folded, next).first->second;
  }
};

// A name as the automaton reads it.
std::vector<Code> encode(std::string_view text, Alphabet& alphabet) {
  std::vector<Code> out;
  bool blank = false, word_before = false;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    at += next.size;
    const char32_t folded = fold(next.character);
    blank = blank || is_white(next.character);
    if (folded == 0 || is_inner_mark(folded)) continue;
    const bool word = is_word_character(folded);
    if (blank && word && word_before) out.push_back(blank_code);
    out.push_back(alphabet[folded]);
    word_before = word;
    blank = false;
  }
  return out;
}

// The Arabic preposition li- swallows the article's alif: للصين is li- and الصين.
std::string with_li(std::string_view name) {
  constexpr std::string_view article = "ال", li_article = "لل";
  return name.starts_with(article) ? std::string(li_article) + std::string(name.substr(article.size())) : std::string();
}

class Pool {
 public:
  Text add(std::string_view text) {
    const auto [found, is_new] = known_.try_emplace(
        std::string(text), Text{static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(text.size())});
    if (is_new) bytes_ += text;
    return found->second;
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::unordered_map<std::string, Text> known_;
};

// Words with all that they stand for, until they are sorted and numbered.
class Dictionary {
 public:
  void add(std::vector<Code> codes, OutputRow output) { words_[std::move(codes)].push_back(output); }

  struct Compiled {
    std::vector<Cell> cells;
    std::vector<std::uint32_t> openings;
    std::vector<Extent> outputs;  // [0] unused
    std::vector<OutputRow> items;
  };

  [[nodiscard]] Compiled compile(std::uint32_t codes) const {
    Compiled out;
    out.outputs.push_back({0, 0});
    std::vector<Word> words;
    std::map<std::vector<std::uint32_t>, std::uint32_t> known;
    for (const auto& [word, outputs] : words_) {
      const auto [found, is_new] = known.try_emplace(key_of(outputs), static_cast<std::uint32_t>(out.outputs.size()));
      if (is_new) {
        out.outputs.push_back(
            {static_cast<std::uint32_t>(out.items.size()), static_cast<std::uint32_t>(outputs.size())});
        out.items.insert(out.items.end(), outputs.begin(), outputs.end());
      }
      words.push_back({word, found->second});
    }
    out.cells = build_automaton(words, codes);
    out.openings = openings_of(words);
    return out;
  }

 private:
  static std::vector<std::uint32_t> key_of(const std::vector<OutputRow>& outputs) {
    std::vector<std::uint32_t> key;
    for (const OutputRow& row : outputs)
      key.insert(key.end(), {row.item, row.match_case, row.written.offset, row.written.size});
    return key;
  }
  // A bit in sixteen is set at most.
  static std::vector<std::uint32_t> openings_of(const std::vector<Word>& words) {
    constexpr std::uint32_t word_bits = 32, sparse = 16;
    std::set<std::uint32_t> openings;
    for (const Word& word : words) {
      if (word.codes.size() < 2) continue;
      const bool longer = word.codes.size() > 2;
      openings.insert(opening_of(word.codes[0], word.codes[1], longer ? goes_on : ends));
      if (longer) openings.insert(opening_of(word.codes[0], word.codes[1], word.codes[2]));
    }
    std::vector<std::uint32_t> bits(std::bit_ceil(openings.size() * sparse / word_bits + 1));
    const int shift = word_bits - std::countr_zero(bits.size() * word_bits);
    for (const std::uint32_t opening : openings) {
      const std::uint32_t bit = opening >> shift;
      bits[bit / word_bits] |= 1U << bit % word_bits;
    }
    return bits;
  }

  std::map<std::vector<Code>, std::vector<OutputRow>> words_;
};

class Builder {
 public:
  explicit Builder(const LexiconSource& source) : source_(source) {}

  std::vector<std::byte> run() {
    order_entries();
    add_entries();
    add_forms();
    add_cues();
    return lay_out_sections();
  }

 private:
  // By kind and id, so that `find` can search; blocks, which have no id, last.
  void order_entries() {
    for (std::uint32_t i = 0; i < source_.entries.size(); ++i) order_.push_back(i);
    const auto key = [&](std::uint32_t i) {
      const EntrySource& e = source_.entries[i];
      return std::make_tuple(e.kind == facts::Kind{}, e.kind, std::string_view(e.id));
    };
    std::stable_sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
    place_.resize(order_.size());
    for (std::uint32_t i = 0; i < order_.size(); ++i) place_[order_[i]] = i;
  }

  void add_entries() {
    for (const std::uint32_t i : order_) {
      const EntrySource& entry = source_.entries[i];
      EntryRow row{
          static_cast<std::uint32_t>(entry.kind), pool_.add(entry.id), {size(names_), 0}, {size(attributes_), 0}};
      for (const auto& [language, names] : entry.names) {
        for (const std::string& name : names) names_.push_back({pool_.add(language), pool_.add(name)});
      }
      for (const auto& [key, value] : entry.attributes) attributes_.push_back({pool_.add(key), pool_.add(value)});
      row.names.count = size(names_) - row.names.begin;
      row.attributes.count = size(attributes_) - row.attributes.begin;
      entries_.push_back(row);
      blocks_ += entry.kind == facts::Kind{} ? 1 : 0;
    }
  }

  void add_forms() {
    for (const FormSource& form : source_.forms) {
      const std::uint32_t number = size(forms_);
      FormRow row{place_[form.entry],
                  static_cast<std::uint32_t>(form.use),
                  pool_.add(form.language),
                  pool_.add(form.text),
                  {size(ids_), 0}};
      for (const std::string& id : form.near) ids_.push_back(pool_.add(id));
      row.near.count = size(ids_) - row.near.begin;
      forms_.push_back(row);
      for (const std::string& reading : form.readings)
        add_reading(names_words_, reading, {number, form.match_case, {}}, form.place);
    }
  }

  // By group, so that a word tells its groups in order.
  void add_cues() {
    std::vector<const CueSource*> ordered;
    ordered.reserve(source_.cues.size());
    for (const CueSource& cue : source_.cues) ordered.push_back(&cue);
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const CueSource* a, const CueSource* b) { return a->group < b->group; });
    for (const CueSource* source : ordered) {
      const CueSource& cue = *source;
      const std::uint32_t number = size(cues_);
      cues_.push_back({pool_.add(cue.group), pool_.add(cue.value), hash_of(cue.group)});
      Dictionary& words = is_filler(CueGroup(cue.group)) ? filler_words_ : cue_words_;
      for (const std::string& reading : cue.readings) add_reading(words, reading, {number, cue.match_case, {}}, {});
    }
  }

  std::uint32_t hash_of(const std::string& group) {
    const std::uint32_t hash = CueGroup(group).hash();
    const std::string& other = groups_.try_emplace(hash, group).first->second;
    if (other != group)
      throw Error(Trouble::limit,
                  fmt::format("the cue groups \"{}\" and \"{}\" have one hash: rename one", group, other));
    return hash;
  }

  void add_reading(Dictionary& words, const std::string& reading, OutputRow output, const Place& place) {
    if (output.match_case != 0) output.written = pool_.add(reading);
    std::vector<Code> codes = encode(reading, alphabet_);
    if (codes.empty())
      throw Error(Trouble::bad_input, fmt::format("\"{}\" holds no character that can be matched", reading), place);
    words.add(std::move(codes), output);
    if (const std::string contracted = with_li(reading); !contracted.empty())
      words.add(encode(contracted, alphabet_), output);
  }

  std::vector<Code> code_section() {
    std::vector<Code> codes(0x10000);
    for (char32_t c = 0; c < 0x10000; ++c) {
      codes[c] = class_of(c);
      const auto found = alphabet_.codes.find(fold(c));
      if ((codes[c] & code_mask) == no_code && found != alphabet_.codes.end()) codes[c] |= found->second;
    }
    return codes;
  }

  template <typename List>
  static std::uint32_t size(const List& list) {
    return static_cast<std::uint32_t>(list.size());
  }

  template <typename Row>
  void put(Section section, const Row* rows, std::size_t count) {
    bytes_.resize((bytes_.size() + 7) / 8 * 8);
    sections_[section] = {size(bytes_), static_cast<std::uint32_t>(count)};
    const auto* begin = reinterpret_cast<const std::byte*>(rows);
    bytes_.insert(bytes_.end(), begin, begin + count * sizeof(Row));
  }
  template <typename Row>
  void put(Section section, const std::vector<Row>& rows) {
    put(section, rows.data(), rows.size());
  }

  std::vector<std::byte> lay_out_sections() {
    const auto letters = static_cast<std::uint32_t>(alphabet_.codes.size() + first_letter_code);
    if (letters > code_mask)
      throw Error(Trouble::limit, fmt::format("the lexicon uses {} different characters, over {}", letters, code_mask));
    const Dictionary::Compiled names = names_words_.compile(letters), cues = cue_words_.compile(letters),
                               fillers = filler_words_.compile(letters);
    bytes_.assign(sizeof(Header), std::byte{});
    put(codes, code_section());
    put(pool, pool_.bytes().data(), pool_.bytes().size());
    put(entries, entries_);
    put(Section::names, names_);
    put(attributes, attributes_);
    put(forms, forms_);
    put(ids, ids_);
    put(Section::cues, cues_);
    put(name_cells, names.cells);
    put(name_openings, names.openings);
    put(name_outputs, names.outputs);
    put(name_items, names.items);
    put(cue_cells, cues.cells);
    put(cue_openings, cues.openings);
    put(cue_outputs, cues.outputs);
    put(cue_items, cues.items);
    put(filler_cells, fillers.cells);
    put(filler_openings, fillers.openings);
    put(filler_outputs, fillers.outputs);
    put(filler_items, fillers.items);
    write_header();
    return std::move(bytes_);
  }

  void write_header() {
    Header header{};
    std::memcpy(header.magic, magic, sizeof magic);
    const std::string hash =
        sha256_hex({reinterpret_cast<const char*>(bytes_.data()) + sizeof header, bytes_.size() - sizeof header});
    assert(hash.size() == sizeof header.hash);
    std::memcpy(header.hash, hash.data(), hash.size());
    header.size = size(bytes_);
    header.block_entries = blocks_;
    std::copy(std::begin(sections_), std::end(sections_), std::begin(header.sections));
    std::memcpy(bytes_.data(), &header, sizeof header);
  }

  const LexiconSource& source_;
  std::vector<std::uint32_t> order_, place_;
  Pool pool_;
  Alphabet alphabet_;
  Dictionary names_words_, cue_words_, filler_words_;
  std::vector<EntryRow> entries_;
  std::vector<NameRow> names_;
  std::vector<AttributeRow> attributes_;
  std::vector<FormRow> forms_;
  std::vector<Text> ids_;
  std::vector<CueRow> cues_;
  std::map<std::uint32_t, std::string> groups_;
  std::uint32_t blocks_ = 0;
  std::vector<std::byte> bytes_;
  Extent sections_[section_count] = {};
};

}  // namespace

Code class_of(char32_t character) noexcept {
  if (is_white(character)) return blank_code;
  const char32_t folded = fold(character);
  if (folded == 0 || is_inner_mark(folded)) return skip_code;
  return is_word_character(folded) ? word_flag : no_code;
}

std::vector<std::byte> build_table(const LexiconSource& source) { return Builder(source).run(); }

}  // namespace treatygraph::table
