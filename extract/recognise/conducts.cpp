// Offences told in other words than their names: what is done, to what, without right or by which means
// (未经许可登入他人 电脑, "deleting, altering or suppressing computer data without right"). The words and their classes
// are data (conduct-verb, conduct-object, conduct-mark); the attribute `conduct` of an offence says which of them
// together are it.
#include <algorithm>
#include <array>

#include "extract/recognise/grammars.h"

namespace treatygraph {
namespace {

using facts::Kind;

constexpr std::uint32_t reach_of_verb = 60;  // bytes from the verb to its object, "of", 他人的 and other verbs between
constexpr std::uint32_t reach_of_light_verb = 24;  // from 从事, "committing"
constexpr std::uint32_t reach_of_mark = 36;        // bytes between a mark and the verb, or behind the object
constexpr std::uint32_t reach_back = 24;           // 计算机数据的非法获取, "computer data theft"
constexpr std::uint32_t longest_join = 15;         // bytes between two objects of one verb: "、以及", ", or a "

constexpr std::array<std::string_view, 11> clause_ends = {"，", "；", "。", "：", "（", "）",
                                                          "; ", ". ", ": ", "(",  "؛"};

// A conduct as it is told: the words that belong to it, and what they say together.
struct Told {
  std::uint32_t begin, end;        // all of its words
  std::uint32_t verb_begin, verb;  // where the verb begins, and ends
  std::uint32_t object;            // where the object begins
  EntryIndex offence;
};

// Cyrillic and Arabic letters take two bytes each.
std::uint32_t letter_size(std::string_view text) {
  const auto wide = std::count_if(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xD0 && byte <= 0xDB;
  });
  return static_cast<std::size_t>(wide) * 4 > text.size() ? 2 : 1;
}

class Conducts {
 public:
  Conducts(const View& view, std::uint32_t paragraph)
      : view_(view),
        paragraph_(paragraph),
        text_(view.layout.paragraphs[paragraph].text),
        letter_size_(letter_size(text_)) {
    for (const CueHit& cue : view.cues[paragraph]) {
      if (cue.group == "conduct-verb") verbs_.push_back(cue);
      if (cue.group == "conduct-object") objects_.push_back(cue);
      if (cue.group == "conduct-mark") marks_.push_back(cue);
    }
  }

  std::vector<Found> read() {
    if (objects_.empty()) return {};
    for (const CueHit& verb : verbs_) {
      if (!read_forward(verb)) read_backward(verb);
    }
    share_out();
    for (const Told& told : told_) add(told);
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::string_view between(std::uint32_t begin, std::uint32_t end) const {
    return std::string_view(text_).substr(begin, end > begin ? end - begin : 0);
  }

  // No clause ends between; after a comma goes on only what a mark or another verb of the list stands beside.
  [[nodiscard]] bool is_one_clause(std::uint32_t begin, std::uint32_t end) const {
    const std::string_view gap = between(begin, end);
    for (const std::string_view mark : clause_ends) {
      if (gap.find(mark) != std::string_view::npos) return false;
    }
    if (gap.find(", ") == std::string_view::npos && gap.find("، ") == std::string_view::npos) return true;
    const auto inside = [&](const CueHit& cue) { return cue.begin >= begin && cue.end <= end; };
    return std::any_of(marks_.begin(), marks_.end(), inside) || std::any_of(verbs_.begin(), verbs_.end(), inside);
  }

  // 贩运人口、儿童色情和……信息: the verb has another object.
  [[nodiscard]] bool names_offence(std::uint32_t begin, std::uint32_t end) const {
    const auto& names = view_.names[paragraph_];
    return std::any_of(names.begin(), names.end(), [&](const Found& name) {
      return name.kind == Kind::offence && name.begin < end && name.end > begin && name.end <= end;
    });
  }

  [[nodiscard]] bool is_joined(std::uint32_t begin, std::uint32_t end) const {
    if (end < begin || end - begin > longest_join) return false;
    const auto cues = cues_between(view_.cues[paragraph_], begin, end);
    return std::any_of(cues.begin(), cues.end(), [&](const CueHit& cue) { return cue.group == "joins"; });
  }

  bool read_forward(const CueHit& verb) {
    for (const CueHit& object : objects_) {
      if (object.begin < verb.end) continue;
      const std::uint32_t reach = (verb.value == "do" ? reach_of_light_verb : reach_of_verb) * letter_size_;
      if (object.begin - verb.end > reach || !is_one_clause(verb.end, object.begin)) return false;
      if (names_offence(verb.end, object.begin)) return false;
      if (const auto told = put_together(verb, object, verb.begin, object.end)) {
        told_.push_back(*told);
        further_objects(verb, object);
        return true;
      }
    }
    return false;
  }

  // "interference with data or systems": the second object makes an offence of its own.
  void further_objects(const CueHit& verb, const CueHit& first) {
    const std::uint32_t reached = first.end;
    for (const CueHit& object : objects_) {
      if (!is_computing(object) || object.begin < reached || !is_joined(reached, object.begin)) continue;
      const auto told = put_together(verb, object, verb.begin, object.end);
      if (told && told->offence != told_.back().offence)
        told_.push_back({object.begin, object.end, object.begin, object.end, object.begin, told->offence});
      return;
    }
  }

  static bool is_computing(const CueHit& object) {
    return object.value == "system" || object.value == "sys" || object.value == "data" || object.value == "website";
  }

  void read_backward(const CueHit& verb) {
    for (const CueHit& object : objects_) {
      if (object.end > verb.begin || verb.begin - object.end > reach_back) continue;
      if (!is_one_clause(object.end, verb.begin) || !is_back_glue(object.end, verb.begin)) continue;
      if (const auto told = put_together(verb, object, object.begin, verb.end)) {
        told_.push_back(*told);
        return;
      }
    }
  }

  // Between an object and the noun of conduct behind it: 的, 进行, a mark, blanks.
  [[nodiscard]] bool is_back_glue(std::uint32_t begin, std::uint32_t end) const {
    std::string gap(between(begin, end));
    for (const CueHit& mark : marks_) {
      if (mark.begin < begin || mark.end > end) continue;
      std::fill(gap.begin() + (mark.begin - begin), gap.begin() + (mark.end - begin), ' ');
    }
    for (const std::string_view word : {std::string_view("的"), std::string_view("进行")}) {
      for (std::size_t at = gap.find(word); at != std::string::npos; at = gap.find(word)) gap.erase(at, word.size());
    }
    return gap.find_first_not_of(' ') == std::string::npos;
  }

  // The verb, in any of its senses, and the object.
  [[nodiscard]] std::optional<Told> put_together(const CueHit& verb, const CueHit& object, std::uint32_t begin,
                                                 std::uint32_t end) const {
    for (std::string_view senses = verb.value; !senses.empty();) {
      const std::size_t blank = std::min(senses.find(' '), senses.size());
      const std::string plain = std::string(senses.substr(0, blank)) + ":" + std::string(object.value);
      if (auto told = told_by(plain, verb, object, begin, end)) return told;
      senses.remove_prefix(std::min(blank + 1, senses.size()));
    }
    return std::nullopt;
  }

  // With the mark that stands by them, where the offence needs one.
  [[nodiscard]] std::optional<Told> told_by(const std::string& plain, const CueHit& verb, const CueHit& object,
                                            std::uint32_t begin, std::uint32_t end) const {
    for (const CueHit& mark : marks_) {
      if (!stands_by(mark, begin, end)) continue;
      const auto known = view_.conducts.find(std::string(mark.value) + "+" + plain);
      if (known == view_.conducts.end()) continue;
      return Told{
          std::min(begin, mark.begin), std::max(end, mark.end), verb.begin, verb.end, object.begin, known->second};
    }
    const auto known = view_.conducts.find(plain);
    if (known == view_.conducts.end()) return std::nullopt;
    Told told{begin, end, verb.begin, verb.end, object.begin, known->second};
    for (const CueHit& mark : marks_) {  // belongs to the words, if not to the offence
      const bool in_front = mark.end <= begin && begin - mark.end <= 1 && mark.value == "unlawful";
      if (in_front) told.begin = mark.begin;
    }
    return told;
  }

  // In front with verbs of the same list and little else between, inside, or close behind.
  [[nodiscard]] bool stands_by(const CueHit& mark, std::uint32_t begin, std::uint32_t end) const {
    if (mark.begin >= begin && mark.end <= end) return true;
    const std::uint32_t reach = reach_of_mark * letter_size_;
    if (mark.end <= begin) return begin - mark.end <= reach && is_one_clause(mark.end, begin);
    if (mark.begin < end || mark.begin - end > reach) return false;
    return between(end, mark.begin).find("的") == std::string_view::npos && is_one_clause(end, mark.begin) &&
           std::none_of(verbs_.begin(), verbs_.end(),
                        [&](const CueHit& verb) { return verb.begin >= end && verb.end <= mark.begin; });
  }

  // Verbs of one list share the object: each offence has its own verb, the last the object too; the same offence twice
  // is one.
  void share_out() {
    std::vector<Told> out;
    std::sort(told_.begin(), told_.end(), [](const Told& a, const Told& b) {
      return a.begin != b.begin ? a.begin < b.begin : a.verb_begin < b.verb_begin;
    });
    for (const Told& told : told_) {
      if (out.empty() || told.verb_begin >= out.back().end) {
        out.push_back(told);
        continue;
      }
      Told& before = out.back();
      if (told.offence == before.offence) {
        before.end = std::max(before.end, told.end);
        continue;
      }
      if (told.verb_begin < before.verb) continue;  // the same words
      Told own = told;
      own.begin = std::max(own.begin, own.verb_begin);
      before.end = before.verb;
      out.push_back(own);
    }
    told_ = std::move(out);
  }

  // 非法访问、拦截或干扰数据: a name in front or behind has a verb of its own; what stands between is left.
  [[nodiscard]] Told without_others(Told told) const {
    for (const Found& name : view_.names[paragraph_]) {
      if (name.kind != Kind::offence || name.begin < told.begin || name.end > told.end) continue;
      const bool own_verb = std::any_of(verbs_.begin(), verbs_.end(), [&](const CueHit& verb) {
        return verb.begin >= name.begin && verb.end <= name.end;
      });
      if (own_verb && name.end <= told.verb_begin) told.begin = told.verb_begin;
      if (own_verb && name.begin >= told.verb && name.begin < told.object && name.end == told.end) told.end = told.verb;
    }
    return told;
  }

  // A name of the lexicon that says the verb and the object is the better one; one inside is only a part.
  void add(const Told& whole) {
    const Told told = without_others(whole);
    const std::string_view id = view_.lexicon.entry(told.offence).id;
    for (const Found& name : view_.names[paragraph_]) {
      if (name.begin >= told.end || told.begin >= name.end) continue;
      const bool inside = name.begin >= told.begin && name.end <= told.end;
      const bool says_all = name.begin <= told.verb_begin && name.end >= told.end;
      const bool same = name.kind == Kind::offence && name.id == id;
      if (same || !inside || says_all || (name.kind != Kind::offence && is_text(name.kind))) return;
    }
    Found found;
    found.paragraph = paragraph_;
    found.begin = told.begin;
    found.end = told.end;
    found.kind = Kind::offence;
    found.entry = told.offence;
    found.id = std::string(id);
    found_.push_back(std::move(found));
  }

  static bool is_text(Kind kind) {
    return kind == Kind::instrument || kind == Kind::resolution || kind == Kind::document;
  }

  const View& view_;
  std::uint32_t paragraph_;
  const std::string& text_;
  const std::uint32_t letter_size_;  // bytes: the reaches are told in letters of one
  std::vector<CueHit> verbs_, objects_, marks_;
  std::vector<Told> told_;
  std::vector<Found> found_;
};

}  // namespace

ConductTable conduct_table(const Lexicon& lexicon) {
  ConductTable table;
  for (EntryIndex i = 0; i < lexicon.size(); ++i) {
    const Entry entry = lexicon.entry(i);
    if (entry.kind != Kind::offence) continue;
    std::string_view list = entry.attribute("conduct");
    while (!list.empty()) {
      const std::size_t blank = std::min(list.find(' '), list.size());
      table.emplace(std::string(list.substr(0, blank)), i);
      list.remove_prefix(std::min(blank + 1, list.size()));
    }
  }
  return table;
}

std::vector<Found> find_conducts(const View& view, std::uint32_t paragraph) {
  const bool told = view.may_hold(paragraph, "conduct-verb") && view.may_hold(paragraph, "conduct-object");
  return told ? Conducts(view, paragraph).read() : std::vector<Found>{};
}

}  // namespace treatygraph
