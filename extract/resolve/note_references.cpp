// Words that go back to a note or an article: "footnote 13 above", 见上文脚注13, 同上; 该条, "the said article".
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "extract/resolve/back.h"

namespace treatygraph {
namespace {

using facts::Kind;

// The number that follows a word for notes, at most three figures.
struct NoteNumber {
  std::string mark;
  std::uint32_t end = 0;
};

std::optional<NoteNumber> number_behind(const Script& s, std::uint32_t end) {
  std::size_t i = s.index_of(end);
  while (s[i] == U' ' || s[i] == U'[' || s[i] == U'.') ++i;
  const auto number = digits(s, i);
  if (!number || number->value > 999) return std::nullopt;
  return NoteNumber{std::to_string(number->value), s.end_byte(number->next)};
}

// A number in front of a paragraph as some papers print their notes between the others: ¹, [1]. "" where none stands.
std::string printed_mark(std::string_view text) {
  static constexpr std::array<std::string_view, 10> raised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  if (text.empty() || std::string_view("[\xC2\xE2").find(text.front()) == std::string_view::npos) return "";
  const auto figure_of = [&] {
    return std::find_if(raised.begin(), raised.end(), [&](std::string_view sign) { return text.starts_with(sign); });
  };
  std::string mark;
  for (auto figure = figure_of(); figure != raised.end(); figure = figure_of()) {
    mark += static_cast<char>('0' + (figure - raised.begin()));
    text.remove_prefix(figure->size());
  }
  if (!mark.empty() || !text.starts_with('[')) return text.starts_with(' ') ? mark : "";
  const std::size_t close = text.find(']');
  if (close > 4) return "";  // npos too
  return std::string(text.substr(1, close - 1));
}

// The notes of a paper, by their marks.
class Notes {
 public:
  explicit Notes(const Layout& layout) {
    for (std::uint32_t i = 0; i < layout.paragraphs.size(); ++i) {
      const Paragraph& paragraph = layout.paragraphs[i];
      const std::string mark = paragraph.role == Role::note ? paragraph.mark : printed_mark(paragraph.text);
      if (mark.empty()) continue;
      by_mark_[mark].push_back(i);
      if (paragraph.role == Role::note) all_.push_back(i);
    }
  }

  // The nearest note with a mark before a paragraph, else the first after it.
  [[nodiscard]] std::optional<std::uint32_t> with(const std::string& mark, std::uint32_t paragraph) const {
    const auto notes = by_mark_.find(mark);
    if (notes == by_mark_.end()) return std::nullopt;
    const auto after = std::lower_bound(notes->second.begin(), notes->second.end(), paragraph);
    if (after != notes->second.begin()) return *std::prev(after);
    return *after == paragraph ? std::nullopt : std::optional(*after);
  }

  // The note before one.
  [[nodiscard]] std::optional<std::uint32_t> before(std::uint32_t note) const {
    const auto place = std::lower_bound(all_.begin(), all_.end(), note);
    if (place == all_.begin() || place == all_.end() || *place != note) return std::nullopt;
    return *std::prev(place);
  }

 private:
  std::map<std::string, std::vector<std::uint32_t>> by_mark_;
  std::vector<std::uint32_t> all_;
};

// The texts that a paragraph names, each once.
std::vector<const Found*> texts_in(const std::vector<Found>& mentions, std::uint32_t paragraph) {
  std::vector<const Found*> out;
  for (auto found = first_from(mentions, paragraph, 0); found != mentions.end() && found->paragraph == paragraph;
       ++found) {
    const bool known = std::any_of(out.begin(), out.end(), [&](const Found* one) { return one->id == found->id; });
    if (is_named_text(*found) && !known) out.push_back(&*found);
  }
  return out;
}

std::optional<BackReference> back_to(const std::vector<const Found*>& texts, std::uint32_t paragraph,
                                     std::uint32_t begin, std::uint32_t end) {
  if (texts.empty()) return std::nullopt;
  BackReference back{reference_to(*texts.front(), paragraph, begin, end), {}, texts.front()};
  if (texts.size() == 1) return back;
  std::set<std::string> ids;
  for (const Found* text : texts) ids.insert(text->id);
  back.candidates.assign(ids.begin(), ids.end());
  back.place.id.clear();
  back.place.name.clear();
  back.place.entry = no_entry;
  return back;
}

}  // namespace

std::vector<BackReference> find_note_references(const Layout& layout, const Recognised& recognised,
                                                const std::vector<Found>& mentions) {
  std::vector<BackReference> out;
  const Notes notes(layout);
  for (std::uint32_t i = 0; i < layout.paragraphs.size(); ++i) {
    for (const CueHit& cue : recognised.cues_with(i, "note-reference")) {
      if (cue.group != "note-reference") continue;
      std::optional<std::uint32_t> note;
      std::uint32_t end = cue.end;
      if (cue.value == "previous") {
        note = notes.before(i);
      } else if (const auto number = number_behind(recognised.scripts[i], cue.end)) {
        note = notes.with(number->mark, i);
        end = number->end;
      }
      if (!note) continue;
      if (auto back = back_to(texts_in(mentions, *note), i, cue.begin, end)) out.push_back(std::move(*back));
    }
  }
  return out;
}

namespace {

// "that article" behind "article 18, paragraph 2" is article 18.
Found whole_article(const Found& provision) {
  Found article = provision;
  const std::size_t level = article.id.find('(', article.about.size() + 1);
  article.id = article.id.substr(0, level);
  return article;
}

}  // namespace

std::vector<BackReference> find_article_references(const Layout& layout, const Recognised& recognised,
                                                   const std::vector<Found>& mentions) {
  std::vector<BackReference> out;
  for (std::uint32_t i = 0; i < layout.paragraphs.size(); ++i) {
    for (const CueHit& cue : recognised.cues_with(i, "back-reference")) {
      if (cue.group != "back-reference") continue;
      const auto words = back_words(layout.paragraphs[i].text, cue);
      if (!words || !words->say("article")) continue;
      std::vector<const Found*> articles;  // of the sentence that names the nearest
      std::uint32_t sentence = 0;
      for (auto found = first_from(mentions, i, words->begin); found != mentions.begin();) {
        --found;
        if (found->paragraph != i || (!articles.empty() && found->begin < sentence)) break;
        if (found->kind != Kind::provision || found->end > words->begin) continue;
        if (articles.empty()) sentence = sentence_at(recognised.sentences[i], found->begin).begin;
        const bool known = std::any_of(articles.begin(), articles.end(), [&](const Found* one) {
          return whole_article(*one).id == whole_article(*found).id;
        });
        if (!known) articles.push_back(&*found);
        if (words->say("latter")) break;
      }
      if (articles.empty()) continue;
      if (articles.size() == 1)
        out.push_back(
            {reference_to(whole_article(*articles.front()), i, words->begin, words->end), {}, articles.front()});
      else if (auto back = back_to(articles, i, words->begin, words->end))
        out.push_back(std::move(*back));
    }
  }
  return out;
}

}  // namespace treatygraph
