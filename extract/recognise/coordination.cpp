// Offences that share a word in Chinese: 贩运毒品、武器和文物 (one verb, several objects),
// 非法访问、拦截或干扰计算机数据 (several verbs, one object), 毒品、武器和人口贩运 (one noun, several kinds). The part
// that stands alone is put together with the word that it shares, and counts where the lexicon knows the whole.
#include <algorithm>
#include <array>

#include "extract/recognise/grammars.h"

namespace treatygraph {
namespace {

using facts::Kind;

constexpr std::array<std::u32string_view, 44> verbs = {
    U"贩运", U"贩卖", U"走私", U"销售", U"买卖", U"交易", U"偷运", U"运输", U"盗窃", U"窃取", U"盗用",
    U"伪造", U"变造", U"侵犯", U"侵害", U"煽动", U"宣扬", U"传播", U"散布", U"散播", U"攻击", U"破坏",
    U"干扰", U"扰乱", U"损坏", U"毁坏", U"篡改", U"删除", U"修改", U"拦截", U"截取", U"截获", U"窃听",
    U"监听", U"访问", U"侵入", U"进入", U"存取", U"入侵", U"资助", U"招募", U"制造", U"滥用", U"披露"};
constexpr std::array<std::u32string_view, 4> modifiers = {U"未经授权", U"非法地", U"非法", U"擅自"};
constexpr std::array<std::u32string_view, 12> nouns = {U"贩运", U"贩卖", U"走私", U"买卖", U"交易", U"盗窃",
                                                       U"诈骗", U"欺诈", U"犯罪", U"攻击", U"滥用", U"剥削"};
constexpr std::array<std::u32string_view, 7> list_signs = {U"以及", U"、", U"和", U"及", U"与", U"或", U"并"};

constexpr std::size_t longest_item = 12;
constexpr int most_items = 12;

template <std::size_t N>
std::size_t word_at(const Script& s, std::size_t at, const std::array<std::u32string_view, N>& words) {
  for (const auto word : words) {
    if (s.at(at, word)) return word.size();
  }
  return 0;
}

template <std::size_t N>
std::size_t word_ending(const Script& s, std::size_t end, const std::array<std::u32string_view, N>& words) {
  for (const auto word : words) {
    if (s.ends(end, word)) return word.size();
  }
  return 0;
}

std::size_t verb_at(const Script& s, std::size_t at) {
  const std::size_t modifier = word_at(s, at, modifiers);
  const std::size_t verb = word_at(s, at + modifier, verbs);
  return verb == 0 ? 0 : modifier + verb;
}

std::size_t verb_ending(const Script& s, std::size_t end) {
  const std::size_t verb = word_ending(s, end, verbs);
  return verb == 0 ? 0 : verb + word_ending(s, end - verb, modifiers);
}

// What the lexicon calls the beginning of `text`: the offence and its length in characters, more than `shortest`.
struct Known {
  NameHit hit;
  std::size_t length;
};

std::optional<Known> offence_of(const Lexicon& lexicon, std::u32string_view text, std::size_t shortest) {
  const std::string bytes = to_utf8(text);
  for (const NameHit& hit : lexicon.find_names(bytes)) {
    if (hit.begin != 0) break;
    if (hit.use != NameUse::plain || lexicon.entry(hit.entry).kind != Kind::offence) continue;
    const std::size_t length = to_utf32(std::string_view(bytes).substr(0, hit.end)).size();
    if (length > shortest) return Known{hit, length};
  }
  return std::nullopt;
}

class Coordination {
 public:
  Coordination(const View& view, std::uint32_t paragraph)
      : view_(view), paragraph_(paragraph), s_(view.script(paragraph)) {}

  std::vector<Found> read() {
    for (const Found& name : view_.names[paragraph_]) {
      if (name.kind != Kind::offence) continue;
      const std::size_t begin = s_.index_of(name.begin), end = s_.index_of(name.end);
      if (!is_han(s_[begin])) continue;
      further_objects(name, begin, end);
      earlier_verbs(name, begin, end);
      earlier_kinds(name, begin, end);
    }
    return std::move(out_);
  }

 private:
  // 贩运毒品、武器
  void further_objects(const Found& name, std::size_t begin, std::size_t end) {
    const std::size_t verb = verb_at(s_, begin);
    if (verb == 0 || begin + verb >= end) return;
    const std::u32string shared(s_.slice(begin, begin + verb));
    for (int count = 0; count < most_items; ++count) {
      const std::size_t sign = word_at(s_, end, list_signs);
      const std::size_t item = end + sign;
      if (sign == 0) return;
      const auto known =
          offence_of(view_.lexicon, shared + std::u32string(s_.slice(item, item + longest_item)), verb + 1);
      if (!known) return;
      end = item + known->length - verb;
      add(name, *known, item, without_conduct(item, end));
    }
  }

  // "武器的行为" is 武器 and a word that closes the whole list.
  [[nodiscard]] std::size_t without_conduct(std::size_t begin, std::size_t end) const {
    for (const std::u32string_view closing : {U"的行为", U"的犯罪", U"的罪行"}) {
      if (s_.ends(end, closing) && end - closing.size() > begin) return end - closing.size();
    }
    return end;
  }

  // 拦截或干扰计算机数据
  void earlier_verbs(const Found& name, std::size_t begin, std::size_t end) {
    const std::size_t verb = verb_at(s_, begin);
    if (verb == 0 || begin + verb >= end) return;
    const std::u32string object(s_.slice(begin + verb, end));
    for (int count = 0; count < most_items; ++count) {
      const std::size_t edge = begin - word_ending(s_, begin, list_signs);
      const std::size_t other = edge == begin ? 0 : verb_ending(s_, edge);
      if (other == 0) return;
      begin = edge - other;
      const std::u32string own(s_.slice(begin, edge));
      auto known = offence_of(view_.lexicon, own + object, other + 1);
      if (!known) known = offence_of(view_.lexicon, std::u32string(U"非法").append(own).append(object), other + 3);
      if (known) add(name, *known, begin, edge);
    }
  }

  // 毒品、武器和人口贩运
  void earlier_kinds(const Found& name, std::size_t begin, std::size_t end) {
    const std::size_t noun = word_ending(s_, end, nouns);
    if (noun == 0 || begin + noun >= end) return;
    const std::u32string shared(s_.slice(end - noun, end));
    for (int count = 0; count < most_items; ++count) {
      const std::size_t edge = begin - word_ending(s_, begin, list_signs);
      if (edge == begin) return;
      begin = kind_before(edge, shared);
      if (begin == edge) return;
      add(name, *offence_of(view_.lexicon, std::u32string(s_.slice(begin, edge)) + shared, edge - begin), begin, edge);
    }
  }

  // Where the longest kind begins that ends at `edge` and makes an offence with the noun; `edge` where none does.
  [[nodiscard]] std::size_t kind_before(std::size_t edge, const std::u32string& noun) const {
    for (std::size_t begin = edge > longest_item ? edge - longest_item : 0; begin + 1 < edge; ++begin) {
      const std::size_t length = edge - begin + noun.size();
      if (offence_of(view_.lexicon, std::u32string(s_.slice(begin, edge)) + noun, length - 1)) return begin;
    }
    return edge;
  }

  // Nothing where the part is, or crosses, a name of its own, or is only the same offence again.
  void add(const Found& name, const Known& known, std::size_t begin, std::size_t end) {
    Found found = name;
    found.begin = s_.begin_byte(begin);
    found.end = s_.end_byte(end);
    found.entry = known.hit.entry;
    found.id = std::string(view_.lexicon.entry(known.hit.entry).id);
    const auto& names = view_.names[paragraph_];
    const bool taken = std::any_of(names.begin(), names.end(), [&](const Found& other) {
      return other.begin < found.end && found.begin < other.end;
    });
    if (!taken && found.id != name.id) out_.push_back(std::move(found));
  }

  const View& view_;
  std::uint32_t paragraph_;
  const Script& s_;
  std::vector<Found> out_;
};

}  // namespace

std::vector<Found> find_coordinated(const View& view, std::uint32_t paragraph) {
  return Coordination(view, paragraph).read();
}

}  // namespace treatygraph
