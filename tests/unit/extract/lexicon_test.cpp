#include "extract/lexicon/lexicon.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "extract/base/error.h"
#include "extract/base/text.h"
#include "extract/lexicon/forms.h"
#include "extract/lexicon/tables.h"

namespace treatygraph {
namespace {

const DataFile sea_names{"sea.json",
                         R"json({"about": "for tests", "source": "made up", "licence": "Apache-2.0", "entries": [
  {"id": "ISL", "kind": "State", "names": {"zh": ["冰岛", "冰岛共和国"], "en": ["Iceland", "Republic of Iceland"], "fr": ["Islande"],
    "ar": ["آيسلندا"], "ru": ["Исландия"]}, "un": "member"},
  {"id": "LAN", "kind": "State", "names": {"zh": ["兰国"], "ar": ["البحر"]}},
  {"id": "sea-convention", "kind": "Instrument", "names": {"zh": ["联合国海洋公约", "海洋公约"], "en": ["Sea Convention"]}, "year": 1982},
  {"id": "sea-protocol", "kind": "Instrument", "names": {"zh": ["海洋公约议定书"], "en": ["Protocol to the Sea Convention"]}},
  {"id": "so", "kind": "Organisation", "names": {"zh": ["海洋组织"], "en": ["Sea Organisation", {"text": "SO", "case": true}]}},
  {"id": "sc", "kind": "Organisation", "names": {"zh": [{"text": "委员会", "use": "generic"}, "海洋委员会"]}},
  {"id": "sc-2", "kind": "Organisation", "names": {"zh": [{"text": "海洋委员会", "use": "context", "near": ["sea-convention"]}]}},
  {"id": "illegal-fishing", "kind": "Offence", "names": {"zh": ["非法捕鱼"]},
    "forms": {"zh": ["非法(捕捞|捕捉)(鱼类)?", "(未经许可|擅自)捕鱼"]}, "broader": ["fishing-offence"]},
  {"kind": "Block", "names": {"zh": ["荷兰国籍"]}},
  {"id": "cote", "kind": "State", "names": {"fr": ["Côte d'Or"]}}
], "groups": {"recalls": ["根据", {"text": "符合", "value": "builds"}], "acts": [{"form": "(通过|核可)了", "value": "adopts"}, "通过"]}})json"};

std::vector<std::byte> table_of(const DataFile& file) { return table::build_table(read_source({file})); }

class SeaLexicon : public testing::Test {
 protected:
  std::vector<std::byte> table_ = table_of(sea_names);
  std::unique_ptr<const Lexicon> lexicon_ = lexicon_of(table_);
};

std::string names_in(const Lexicon& lexicon, std::string_view text) {
  std::string out;
  for (const NameHit& hit : lexicon.find_names(text)) {
    constexpr std::string_view marks[] = {"", "?", "!", "~"};  // plain, generic, block, context
    out += std::string(lexicon.entry(hit.entry).id) + std::string(marks[static_cast<std::size_t>(hit.use)]) + "[" +
           std::string(text.substr(hit.begin, hit.end - hit.begin)) + "]";
  }
  return out;
}

TEST_F(SeaLexicon, FindsNamesAsTheyAreWritten) {
  struct Case {
    std::string_view text, names;
  };
  const Case cases[] = {
      {"", ""},
      {"冰岛欢迎《海洋公约》。", "ISL[冰岛]sea-convention[海洋公约]"},
      {"《联合国海洋公约》", "sea-convention[联合国海洋公约]"},
      {"《海洋公约》议定书", "sea-protocol[海洋公约》议定书]"},
      {"冰\n岛、冰 岛、冰\xE2\x80\x8B岛、冰\xE3\x80\x80岛",
       "ISL[冰\n岛]ISL[冰 岛]ISL[冰\xE2\x80\x8B岛]ISL[冰\xE3\x80\x80岛]"},
      {"聯合國海洋公約", "sea-convention[聯合國海洋公約]"},
      {"冰岛共和国和冰岛", "ISL[冰岛共和国]ISL[冰岛]"},
      {"荷兰国籍", "![荷兰国籍]"},
      {"兰国", "LAN[兰国]"},
      {"海洋委员会和委员会", "sc[海洋委员会]sc-2~[海洋委员会]sc?[委员会]"},
      {"非法捕捞鱼类，非法捕捉，擅自捕鱼，非法捕",
       "illegal-fishing[非法捕捞鱼类]illegal-fishing[非法捕捉]illegal-fishing[擅自捕鱼]"},
      {"the ICELAND of today", "ISL[ICELAND]"},
      {"Republic\n of  Iceland", "ISL[Republic\n of  Iceland]"},
      {"RepublicofIceland", ""},
      {"Icelandic, Greeniceland, Iceland's", "ISL[Iceland]"},
      {"冰岛Iceland冰岛", "ISL[冰岛]ISL[Iceland]ISL[冰岛]"},
      {"Ｉｃｅｌａｎｄ", "ISL[Ｉｃｅｌａｎｄ]"},
      {"SO, so, ＳＯ, SOS", "so[SO]so[ＳＯ]"},
      {"Cote d’Or, CÔTE D'OR", "cote[Cote d’Or]cote[CÔTE D'OR]"},
      {"ИСЛАНДИЯ и Исландияя", "ISL[ИСЛАНДИЯ]"},
      {"والبحر وآيسلندا", "LAN[البحر]ISL[آيسلندا]"},
      {"للبحر", "LAN[للبحر]"},
      {"www.iceland.org, x@iceland.is", ""},
      {"Protocol to the Sea Convention", "sea-protocol[Protocol to the Sea Convention]"},
      {"the Sea Conventions", ""},
  };
  for (const Case& c : cases) {
    const std::string found = names_in(*lexicon_, c.text);
    EXPECT_TRUE(found == c.names) << c.text << "\nfound:    " << found << "\nexpected: " << c.names;
  }
}

TEST_F(SeaLexicon, FindsAllCues) {
  std::string found;
  const std::string_view text = "根据决议通过了，符合";
  for (const CueHit& hit : lexicon_->find_cues(text)) {
    found += std::string(hit.group.name()) + ":" + std::string(hit.value) + "[" +
             std::string(text.substr(hit.begin, hit.end - hit.begin)) + "]";
  }
  EXPECT_EQ(found, "recalls:[根据]acts:adopts[通过了]acts:[通过]recalls:builds[符合]");
}

std::string cues_of(std::string_view text, const std::vector<CueHit>& cues) {
  std::string out;
  for (const CueHit& cue : cues)
    out += std::string(cue.group.name()) + "[" + std::string(text.substr(cue.begin, cue.end - cue.begin)) + "]";
  return out;
}

TEST_F(SeaLexicon, FindsNamesAndCuesAtOnce) {
  const std::string_view text = "冰岛根据《海洋公约》通过了，冰\n岛符合";
  const NamesAndCues both = lexicon_->find_words(text);
  EXPECT_EQ(both.names.size(), 3u);
  EXPECT_EQ(both.names.size(), lexicon_->find_names(text).size());
  EXPECT_EQ(cues_of(text, both.cues), cues_of(text, lexicon_->find_cues(text)));
  EXPECT_EQ(cues_of(text, both.cues), "recalls[根据]acts[通过了]acts[通过]recalls[符合]");
}

TEST(Fillers, AreFoundWhenAskedForAlone) {
  const std::vector<std::byte> table = table_of({"fillers.json", R"json({"entries": [], "groups":
    {"list-glue": ["和", "以及", "、", "and the", "and"], "heading-glue": ["代表"], "recalls": ["根据", "和平"]}})json"});
  const auto lexicon = lexicon_of(table);
  const std::string_view text = "根据、和平以及代表 and the";
  EXPECT_EQ(cues_of(text, lexicon->find_cues(text)), "recalls[根据]recalls[和平]");
  EXPECT_EQ(cues_of(text, lexicon->find_fillers(text)),
            "list-glue[、]list-glue[和]list-glue[以及]heading-glue[代表]list-glue[and the]list-glue[and]");
  std::string gap(text);
  blank_out_fillers(*lexicon, "list-glue", gap);
  EXPECT_EQ(gap, "根据      平      代表        ");
}

TEST(Matcher, FindsWordsOfOneTwoAndManyLetters) {  // they are told apart by their first three
  const std::vector<std::byte> table = table_of({"lengths.json", R"json({"entries": [], "groups": {
    "one": ["甲"], "two": ["乙丙"], "three": ["丙丁戊"], "four": ["丁戊己庚"], "words": ["a b", "b"]}})json"});
  const auto lexicon = lexicon_of(table);
  struct Case {
    std::string_view text, cues;
  };
  const Case cases[] = {{"甲", "one[甲]"},
                        {"甲甲乙", "one[甲]one[甲]"},
                        {"乙丙", "two[乙丙]"},
                        {"乙丙丁戊己", "two[乙丙]three[丙丁戊]"},
                        {"乙\n丙", "two[乙\n丙]"},
                        {"丙\n丁\n戊", "three[丙\n丁\n戊]"},
                        {"丙丁\n戊", "three[丙丁\n戊]"},
                        {"丙丁", ""},
                        {"丁戊己庚", "four[丁戊己庚]"},
                        {"丁戊己", ""},
                        {"丁《戊》己庚", "four[丁《戊》己庚]"},
                        {"a  b", "words[a  b]words[b]"},
                        {"ab", ""}};
  for (const Case& c : cases) EXPECT_EQ(cues_of(c.text, lexicon->find_cues(c.text)), c.cues) << c.text;
}

TEST_F(SeaLexicon, KnowsItsEntries) {
  EXPECT_EQ(lexicon_->size(), 10u);
  const auto iceland = lexicon_->find(facts::Kind::state, "ISL");
  ASSERT_TRUE(iceland);
  const Entry entry = lexicon_->entry(*iceland);
  EXPECT_EQ(entry.kind, facts::Kind::state);
  EXPECT_EQ(entry.name("en"), "Iceland");
  EXPECT_EQ(entry.name("es"), "");
  EXPECT_EQ(entry.names("zh"), (std::vector<std::string_view>{"冰岛", "冰岛共和国"}));
  EXPECT_EQ(entry.attribute("un"), "member");
  EXPECT_EQ(lexicon_->entry(*lexicon_->find(facts::Kind::instrument, "sea-convention")).attribute("year"), "1982");
  EXPECT_EQ(lexicon_->entry(*lexicon_->find(facts::Kind::offence, "illegal-fishing")).attribute("broader"),
            "fishing-offence");
  EXPECT_FALSE(lexicon_->find(facts::Kind::organisation, "ISL"));
  EXPECT_FALSE(lexicon_->find(facts::Kind::state, "ATL"));
  const NameHit hit = lexicon_->find_names("海洋委员会").back();
  EXPECT_EQ(lexicon_->form_text(hit.form), "海洋委员会");
  EXPECT_EQ(lexicon_->form_near(hit.form), std::vector<std::string_view>{"sea-convention"});
  EXPECT_EQ(lexicon_->hash().size(), 64u);
}

TEST_F(SeaLexicon, TakesTheUsersFileOnTop) {
  const auto both = laid_over(table_, {DataFile{"mine.json", R"({"entries": [
    {"id": "ISL", "kind": "State", "names": {"zh": ["冰国"]}, "un": "observer"},
    {"id": "reef-pact", "kind": "Instrument", "names": {"zh": ["珊瑚条约", "海洋公约"]}}]})"}});
  EXPECT_EQ(names_in(*both, "冰国、冰岛、《珊瑚条约》、《海洋公约》、《联合国海洋公约》"),
            "ISL[冰国]ISL[冰岛]reef-pact[珊瑚条约]reef-pact[海洋公约]sea-convention[联合国海洋公约]");
  const Entry entry = both->entry(*both->find(facts::Kind::state, "ISL"));
  EXPECT_EQ(entry.names("zh"), (std::vector<std::string_view>{"冰岛", "冰岛共和国", "冰国"}));
  EXPECT_EQ(entry.name("en"), "Iceland");
  EXPECT_EQ(entry.attribute("un"), "observer");
  EXPECT_NE(both->hash(), lexicon_->hash());
  EXPECT_EQ(both->find_names("冰岛")[0].entry, both->find_names("冰国")[0].entry);
}

TEST_F(SeaLexicon, LosesTheNamesThatAFileTakesAway) {
  struct Case {
    std::string_view entries, text, names;
  };
  const Case cases[] = {
      {R"({"id": "sea-convention", "kind": "Instrument", "without": ["海洋公约"]})", "《海洋公约》《联合国海洋公约》",
       "sea-convention[联合国海洋公约]"},
      {R"({"id": "sea-convention", "kind": "Instrument", "replace": true, "names": {"zh": ["海约"]}})",
       "《海约》《海洋公约》《联合国海洋公约》", "sea-convention[海约]"},
      // what stands below a name that is taken away is found again
      {R"({"id": "sea-protocol", "kind": "Instrument", "without": ["海洋公约议定书"]})", "《海洋公约》议定书",
       "sea-convention[海洋公约]"},
      // one reading of a form
      {R"({"id": "illegal-fishing", "kind": "Offence", "without": ["非法捕捞"]})", "非法捕捞和非法捕捉鱼类",
       "illegal-fishing[非法捕捉鱼类]"},
      // the entry of another meaning keeps the name
      {R"({"id": "sc", "kind": "Organisation", "without": ["海洋委员会"]})", "海洋委员会", "sc-2~[海洋委员会]"},
      {R"({"kind": "Block", "without": ["荷兰国籍"]})", "荷兰国籍", "LAN[兰国]"},
  };
  for (const Case& c : cases) {
    const auto both = laid_over(table_, {DataFile{"mine.json", R"({"entries": [)" + std::string(c.entries) + "]}"}});
    EXPECT_EQ(names_in(*both, c.text), c.names) << c.entries;
    EXPECT_NE(both->hash(), lexicon_->hash());
  }
  const auto both = laid_over(
      table_,
      {DataFile{"mine.json",
                R"({"entries": [{"id": "ISL", "kind": "State", "replace": true, "names": {"zh": ["冰国"]}}]})"}});
  const Entry entry = both->entry(*both->find(facts::Kind::state, "ISL"));
  EXPECT_EQ(entry.names("zh"), std::vector<std::string_view>{"冰国"});
  EXPECT_EQ(entry.name("en"), "");
  EXPECT_EQ(entry.attribute("un"), "member");
}

TEST_F(SeaLexicon, TakesSeveralFilesTheLaterOverTheEarlier) {
  const DataFile first{"a.json",
                       R"({"entries": [{"id": "reef-pact", "kind": "Instrument", "names": {"zh": ["珊瑚条约", "礁约"]},
    "status": "draft"}, {"id": "ISL", "kind": "State", "names": {"zh": ["冰国"]}}]})"};
  const DataFile second{"b.json",
                        R"({"entries": [{"id": "reef-pact", "kind": "Instrument", "names": {"zh": ["珊瑚协定"]},
    "without": ["礁约"], "status": "in-force"}]})"};
  const auto both = laid_over(table_, {first, second});
  EXPECT_EQ(names_in(*both, "珊瑚条约、礁约、珊瑚协定、冰国"), "reef-pact[珊瑚条约]reef-pact[珊瑚协定]ISL[冰国]");
  const Entry entry = both->entry(*both->find(facts::Kind::instrument, "reef-pact"));
  EXPECT_EQ(entry.names("zh"), (std::vector<std::string_view>{"珊瑚条约", "珊瑚协定"}));
  EXPECT_EQ(entry.attribute("status"), "in-force");
  EXPECT_NE(both->hash(), laid_over(table_, {first})->hash());
}

TEST_F(SeaLexicon, RefusesToTakeAwayWhatIsNotThere) {
  struct Case {
    std::string_view entry, message;
  };
  const Case cases[] = {
      {R"({"id": "sea-konvention", "kind": "Instrument", "without": ["海洋公约"]})",
       "mine.json:2: there is no Instrument \"sea-konvention\" to take names away from; did you mean "
       "\"sea-convention\"?"},
      {R"({"id": "sea-convention", "kind": "Instrument", "without": ["洋公约"]})",
       "mine.json:2: \"洋公约\" is no name of Instrument \"sea-convention\"; did you mean \"海洋公约\"?"},
      {R"({"id": "sea-convention", "kind": "Instrument", "replace": "yes"})",
       "mine.json:2: \"replace\" must be true or false"},
      {R"({"id": "two words", "kind": "Instrument", "names": {}})", "mine.json:2: an \"id\" has no blanks"},
  };
  for (const Case& c : cases) {
    try {
      (void)laid_over(table_, {DataFile{"mine.json", "{\"entries\": [\n" + std::string(c.entry) + "]}"}});
      ADD_FAILURE() << c.entry;
    } catch (const Error& error) {
      EXPECT_EQ(std::string_view(error.what()).substr(0, c.message.size()), c.message);
    }
  }
}

TEST(LexiconData, IsRefusedWithItsPlace) {
  struct Case {
    std::string_view json, message;
  };
  const Case cases[] = {
      {"{\n\"entries\": [\n{\"id\": \"x\"}]}", "d.json:3: an entry needs a \"kind\""},
      {"{\n\"entries\": [\n{\"kind\": \"Planet\", \"id\": \"x\", \"names\": {}}]}", "d.json:3: \"Planet\" is no kind"},
      {"{\"entries\": [\n\n{\"kind\": \"State\", \"names\": {}}]}", "d.json:3: an entry needs an \"id\""},
      {"{\"entries\": [{\"kind\": \"State\", \"id\": \"A\", \"names\": {\"xx\": []}}]}",
       "d.json:1: \"xx\" is none of zh"},
      {"{\"entries\": [{\"kind\": \"State\", \"id\": \"A\", \"names\": {\"zh\":\n [\"。\", \"《》\"]}}]}",
       "d.json:2: \"《》\" holds no character"},
      {"{\"entries\": [{\"kind\": \"State\", \"id\": \"A\", \"forms\": {\"zh\":\n [\"a(b\"]}}]}",
       "d.json:2: form \"a(b\": '(' without ')'"},
      {"{\"entries\": [\n{\"kind\": \"State\", \"id\": \"A\", \"names\": {}},\n{\"kind\": \"State\", \"id\": \"A\", "
       "\"names\": {}}]}",
       "d.json:3: \"A\" is given a second time; the first is at d.json:2"},
      {"{\"entries\": [{\"kind\": \"State\", \"id\": \"A\", \"names\": {\"zh\": [{\"text\": \"x\", \"use\": "
       "\"often\"}]}}]}",
       "d.json:1: \"often\" is none of plain"},
      {"{\"entries\": [{\"kind\": \"State\", \"id\": \"A\", \"names\": {\"zh\": [{\"text\": \"x\", \"use\": "
       "\"context\"}]}}]}",
       "d.json:1: \"near\" belongs to"},
      {"{\n\"entries\": [\n}", "d.json:3: not JSON at"},
      {"{\"entries\": [], \"entries\": []}", "d.json:1: the key \"entries\" is given twice"},
      {"[]", "d.json:1: expected an object"},
  };
  for (const Case& c : cases) {
    try {
      (void)table_of({"d.json", std::string(c.json)});
      ADD_FAILURE() << "accepted: " << c.json;
    } catch (const Error& error) {
      EXPECT_TRUE(std::string_view(error.what()).starts_with(c.message)) << error.what() << "\nexpected: " << c.message;
    }
  }
}

TEST(LexiconData, WarnsOfSlips) {
  const LexiconSource source = read_source({{"d.json", R"({"entries": [
    {"kind": "State", "id": "A", "names": {"zh": ["甲"]}},
    {"kind": "State", "id": "B", "names": {"zh": ["《甲》"]}, "parent": "C"}]})"}});
  EXPECT_EQ(warnings(source), (std::vector<std::string>{"d.json:3: \"C\" in \"parent\" is the id of no entry",
                                                        "d.json:3: \"《甲》\" also names \"A\" (d.json:2)"}));
}

TEST(Forms, StandForAllTheirReadings) {
  struct Case {
    std::string_view form, readings;
  };
  const Case cases[] = {
      {"ab", "ab|"},
      {"a(b|c)d", "abd|acd|"},
      {"a(b)?", "ab|a|"},
      {"(a|b(c)?)(d)?", "ad|a|bcd|bc|bd|b|"},
  };
  for (const Case& c : cases) {
    std::string joined;
    for (const std::string& reading : expand(c.form, {})) joined += reading + "|";
    EXPECT_EQ(joined, c.readings);
  }
  std::string many;
  for (int i = 0; i < 13; ++i) many += "(a|b)";
  for (const std::string& wrong :
       {std::string("a)"), std::string("a|b"), std::string("a?"), std::string("(a)?"), many}) {
    EXPECT_THROW((void)expand(wrong, {}), Error) << wrong;
  }
}

// The slow, obvious twin of the matcher: every reading of every form is tried at every place of the text.
class Twin {
 public:
  explicit Twin(const LexiconSource& source) : source_(source) {}

  std::string names_in(std::string_view text) const {
    const std::vector<Seen> seen = see(text);
    std::string out;
    for (std::size_t at = 0; at < seen.size();) {
      std::size_t longest = 0;
      for (const FormSource& form : source_.forms) longest = std::max(longest, length_at(seen, at, form));
      for (std::uint32_t entry = 0; longest > 0 && entry < source_.entries.size(); ++entry) {
        const bool here = std::any_of(source_.forms.begin(), source_.forms.end(), [&](const FormSource& form) {
          return form.entry == entry && length_at(seen, at, form) == longest;
        });
        const std::size_t begin = seen[at].begin, end = seen[at + longest - 1].end;
        if (here) out += source_.entries[entry].id + "[" + std::string(text.substr(begin, end - begin)) + "]";
      }
      at += std::max<std::size_t>(longest, 1);
    }
    return out;
  }

 private:
  struct Seen {
    char32_t folded, original;
    std::size_t begin, end;
    bool word, after_blank, after_mark;
  };

  static char32_t half_width(char32_t c) { return c == U'Ａ' ? U'A' : c; }

  static std::vector<Seen> see(std::string_view text) {
    std::vector<Seen> seen;
    bool blank = false, mark = false;
    for (std::size_t at = 0; at < text.size();) {
      const Decoded next = decode(text, at);
      const Code code = table::class_of(next.character);
      if (code == table::blank_code) blank = true;
      if (code == table::skip_code && fold(next.character) != 0) mark = true;
      if (code == table::no_code || code == table::word_flag) {
        seen.push_back(
            {fold(next.character), next.character, at, at + next.size, code == table::word_flag, blank, mark});
        blank = mark = false;
      }
      at += next.size;
    }
    return seen;
  }

  // Characters that the form's longest reading takes at this place, or 0.
  static std::size_t length_at(const std::vector<Seen>& seen, std::size_t at, const FormSource& form) {
    std::size_t best = 0;
    for (const std::string& reading : form.readings) {
      const std::vector<Seen> wanted = see(reading);
      if (wanted.size() > best && fits(seen, at, wanted, form.match_case)) best = wanted.size();
    }
    return best;
  }

  static bool fits(const std::vector<Seen>& seen, std::size_t at, const std::vector<Seen>& wanted, bool match_case) {
    if (at + wanted.size() > seen.size()) return false;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const Seen &here = seen[at + i], &there = wanted[i];
      if (here.folded != there.folded || (match_case && half_width(here.original) != there.original)) return false;
      if (i > 0 && here.word && wanted[i - 1].word && here.after_blank != there.after_blank) return false;
    }
    const auto bordered = [&](std::size_t right) {
      return right == 0 || right >= seen.size() || !seen[right].word || !seen[right - 1].word ||
             seen[right].after_blank || seen[right].after_mark;
    };
    return bordered(at) && bordered(at + wanted.size());
  }

  const LexiconSource& source_;
};

TEST(Matcher, AgreesWithItsTwinOnRandomTexts) {
  // Entries in the order of kind and id, as the matcher tells them.
  const DataFile file{"twin.json", R"json({"entries": [
    {"id": "1", "kind": "State", "names": {"zh": ["甲", "甲乙", "乙乙丙"], "en": ["ab", "ab c", "c"]}},
    {"id": "2", "kind": "State", "names": {"zh": ["乙丙甲甲乙丁", "丁"], "en": ["b a", {"text": "Ab", "case": true}]}},
    {"id": "3", "kind": "State", "names": {"zh": ["乙甲c", "甲乙"]}, "forms": {"zh": ["(甲|乙)(丙)?(丁|甲)", "丙(a b)?丙"]}},
    {"id": "4", "kind": "State", "names": {"zh": ["丙丁丙丁丙丁丙"]}}]})json"};
  const LexiconSource source = read_source({file});
  const std::vector<std::byte> table = table::build_table(source);
  const auto lexicon = lexicon_of(table);
  const Twin twin(source);
  std::mt19937 random(7);
  constexpr std::string_view letters[] = {"甲", "乙", "丙", "丁",           "a",  "b", "c", "A", "B", " ", "  ", "\n",
                                          "《", "》", "。", "\xE2\x80\x8B", "戊", "Ａ"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t length = random() % 24; length > 0; --length) text += letters[random() % std::size(letters)];
    const std::string fast = names_in(*lexicon, text), slow = twin.names_in(text);
    ASSERT_TRUE(fast == slow) << "text: " << text << "\nfast: " << fast << "\nslow: " << slow;
  }
}

TEST(BuiltIn, IsThere) {
  const Lexicon& lexicon = Lexicon::built_in();
  ASSERT_TRUE(lexicon.find(facts::Kind::state, "CHN"));
  EXPECT_EQ(names_in(lexicon, "中國代表"), "CHN[中國]");
}

}  // namespace
}  // namespace treatygraph
