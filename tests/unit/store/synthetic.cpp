#include "tests/unit/store/synthetic.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>

namespace treatygraph::testing {
namespace {

using facts::Kind;
using facts::Paper;
using facts::Predicate;

struct Who {
  Kind kind;
  std::string id, name, name_en;
};

Who who(std::uint64_t number) {
  switch (number % 6) {
    case 0:
      return {Kind::state, fmt::format("S{:02}", number), fmt::format("国家{}", number),
              fmt::format("State {}", number)};
    case 1: return {Kind::instrument, fmt::format("convention-{}", number), fmt::format("《公约{}》", number), ""};
    case 2:
      return {Kind::resolution, fmt::format("A/RES/{}/{}", 60 + number, number), fmt::format("第{}号决议", number), ""};
    case 3:
      return {Kind::organisation, fmt::format("body-{}", number), fmt::format("机构{}", number),
              fmt::format("Body {}", number)};
    case 4: return {Kind::offence, fmt::format("offence-{}", number), fmt::format("罪行{}", number), ""};
    default:
      return {Kind::document, fmt::format("A/AC.{}/{}", number, number), fmt::format("A/AC.{}/{}", number, number), ""};
  }
}

constexpr Predicate predicates[] = {Predicate::cites, Predicate::adopted, Predicate::proposes_offence,
                                    Predicate::requested};
constexpr std::string_view dates[] = {"", "2020", "2021-03-04", "2019-12-31", "2022-01-15", "2021-05"};

class Author {
 public:
  Author(const std::string& source, std::uint64_t version, const Shape& shape)
      : shape_(shape), random_(std::hash<std::string>()(source) ^ (version * 0x9E3779B97F4A7C15U)) {
    paper_.document = {source, "", "", "", "zh", "UTF-8", "text", fmt::format("{:016x}", random_()), "test 1"};
    paper_.document.doc = pick(4) == 0 ? "doc:" + source : fmt::format("A/CONF.{}/{}", pick(9), pick(5));
    paper_.document.title = fmt::format("文件{}", pick(30));
    paper_.document.date = dates[pick(std::size(dates))];
    if (pick(3) == 0) paper_.document.language = "en";
  }

  Paper write() {
    const bool compiled = pick(3) == 0;
    for (unsigned i = 0; i < shape_.entities; ++i) add_entity();
    if (compiled) add_parts();
    for (unsigned i = 0; i < shape_.relations; ++i) add_relation();
    for (unsigned i = 0; i < shape_.mentions; ++i) add_mention();
    for (unsigned i = pick(4); i > 0; --i) add_reference();
    facts::sort(paper_);
    return paper_;
  }

 private:
  std::uint64_t pick(std::uint64_t below) { return random_() % below; }
  const Who& known() { return entities_[pick(entities_.size())]; }

  void add_entity() {
    Who entity = who(pick(shape_.pool));
    for (const Who& other : entities_)
      if (other.id == entity.id) return;
    if (pick(5) == 0) entity.name += "·又名";
    std::vector<std::string> aliases;
    for (std::uint64_t i = pick(3); i > 0; --i) aliases.push_back(fmt::format("别名{}-{}", entity.id, i));
    std::reverse(aliases.begin(), aliases.end());
    paper_.entities.push_back({paper_.document.source, entity.kind, entity.id, entity.name, entity.name_en, aliases});
    entities_.push_back(std::move(entity));
  }

  facts::Relation relation(const Who& subject, Predicate predicate, const Who& object) {
    facts::Relation relation;
    relation.source = paper_.document.source;
    relation.doc = paper_.document.doc;
    relation.start = pick(5000);
    relation.end = relation.start + 10;
    relation.text = object.name;
    relation.quote = fmt::format("{}援引了{}。", subject.name, object.name);
    relation.section = sections_.empty() ? "" : sections_[pick(sections_.size())];
    relation.paragraph = std::to_string(pick(20));
    relation.subject = subject.id, relation.subject_kind = subject.kind;
    relation.predicate = predicate;
    relation.object = object.id, relation.object_kind = object.kind;
    relation.rule = "made-up";
    relation.confidence = 0.5 + 0.01 * static_cast<double>(pick(50));
    return relation;
  }

  void add_parts() {
    for (std::uint64_t i = 0; i < 1 + pick(3); ++i) {
      const Who state = who(6 * pick(shape_.pool / 6 + 1));
      facts::Relation submitted =
          relation(state, Predicate::submitted, {Kind::document, paper_.document.doc, paper_.document.doc, ""});
      submitted.section = state.name;
      submitted.attributes = {{"part", paper_.document.doc + "#" + state.id}, {"lang", "en"}};
      submitted.attributes["date"] = dates[pick(std::size(dates))];
      sections_.push_back(state.name);
      paper_.relations.push_back(std::move(submitted));
    }
  }

  void add_relation() {
    facts::Relation made = relation(known(), predicates[pick(std::size(predicates))], known());
    if (pick(2) == 0) made.attributes["mode"] = pick(2) == 0 ? "recalls" : "names";
    paper_.relations.push_back(std::move(made));
  }

  void add_mention() {
    const Who& entity = known();
    const std::uint64_t start = pick(5000);
    paper_.mentions.push_back({paper_.document.source, paper_.document.doc, start, start + entity.name.size(),
                               entity.name, entity.kind, entity.id,
                               sections_.empty() ? "" : sections_[pick(sections_.size())], std::to_string(pick(20))});
  }

  void add_reference() {
    const Who& entity = known();
    const std::uint64_t start = pick(5000);
    const bool resolved = pick(2) == 0;
    paper_.references.push_back({paper_.document.source, paper_.document.doc, start, start + 9, "该公约", entity.kind,
                                 resolved ? entity.id : "",
                                 resolved ? std::vector<std::string>() : std::vector{entity.id}, start / 2, "", "3"});
  }

  const Shape shape_;
  std::mt19937_64 random_;
  Paper paper_;
  std::vector<Who> entities_;
  std::vector<std::string> sections_;
};

}  // namespace

Paper paper(const std::string& source, std::uint64_t version, const Shape& shape) {
  return Author(source, version, shape).write();
}

Paper submission(const std::string& source, const std::string& symbol, const std::string& state,
                 const std::string& instrument, const std::string& date) {
  Paper paper;
  paper.document = {source, symbol, "意见汇编", date, "zh", "UTF-8", "text", "sha of " + source, "test 1"};
  paper.entities = {{source, Kind::state, state, "国" + state, "Land " + state, {"老国" + state}},
                    {source, Kind::instrument, instrument, "《" + instrument + "公约》", "", {}}};
  facts::Relation cites;
  cites.source = source, cites.doc = symbol, cites.start = 30, cites.end = 42, cites.text = "公约";
  cites.quote = "我们援引该公约。", cites.section = "国" + state, cites.paragraph = "1";
  cites.subject = state, cites.subject_kind = Kind::state, cites.predicate = Predicate::cites;
  cites.object = instrument, cites.object_kind = Kind::instrument, cites.rule = "section-cites",
  cites.confidence = 0.98;
  cites.attributes = {{"mode", "recalls"}};
  facts::Relation submitted = cites;
  submitted.start = 0, submitted.end = 9, submitted.text = "国" + state, submitted.predicate = Predicate::submitted;
  submitted.object = symbol, submitted.object_kind = Kind::document, submitted.rule = "section-heading";
  submitted.attributes = {{"part", symbol + "#" + state}, {"lang", "en"}, {"date", date}};
  paper.relations = {submitted, cites};
  paper.mentions = {{source, symbol, 30, 42, "公约", Kind::instrument, instrument, "国" + state, "1"}};
  paper.references = {
      {source, symbol, 60, 69, "该公约", Kind::instrument, "", {instrument, "untoc"}, 30, "国" + state, "2"}};
  facts::sort(paper);
  return paper;
}

}  // namespace treatygraph::testing
