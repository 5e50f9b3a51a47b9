// The parts of the prompt that need no terminal.
#include <gtest/gtest.h>

#include "shell/prompt/buffer.h"
#include "shell/prompt/colour.h"
#include "shell/prompt/commands.h"
#include "shell/prompt/history.h"
#include "shell/prompt/suggest.h"

namespace treatygraph::shell {
namespace {

using Words = std::vector<std::string>;

TEST(Buffer, MovesBySeenCharacters) {
  Buffer buffer;
  buffer.set("a中e\xcc\x81");  // e with a combining acute accent
  EXPECT_EQ(buffer.before(buffer.cursor), 4U);
  EXPECT_EQ(buffer.before(4), 1U);
  EXPECT_EQ(buffer.after(1), 4U);
  EXPECT_EQ(buffer.after(4), buffer.text.size());
}

TEST(Buffer, MovesByWordsAndLines) {
  Buffer buffer;
  buffer.set("MATCH (国家:State)\nRETURN 1");
  EXPECT_EQ(buffer.word_before(buffer.cursor), buffer.text.size() - 1);
  EXPECT_EQ(buffer.line_begin(buffer.cursor), buffer.text.find('R'));
  EXPECT_TRUE(buffer.line_up());
  EXPECT_FALSE(buffer.line_up());
  EXPECT_TRUE(buffer.line_down());
  EXPECT_FALSE(buffer.line_down());
}

TEST(Buffer, TakesOnlyWhatCanBeShown) { EXPECT_EQ(printable("a\tb\r\nc\x1b[31m\rd"), "a  b\nc[31m\nd"); }

Vocabularies known() {
  Vocabularies all;
  all.labels = {"State", "Statement", "国际文书"};
  all.types = {"CITES", "SUBMITTED"};
  all.keys = {"name", "name_en", "printed name"};
  all.functions = {"toUpper", "tail"};
  all.parameters = {"since"};
  all.commands = {":help", ":schema", ":save"};
  all.after = {{":save", {"csv", "json"}}};
  return all;
}

Words suggested(std::string_view text) { return suggest(text, text.size(), known()).words; }

TEST(Suggest, LooksAtWhatStandsBefore) {
  EXPECT_EQ(suggested("MATCH (s:Sta"), (Words{"State", "Statement"}));
  EXPECT_EQ(suggested("MATCH (s:state"), (Words{"State", "Statement"}));
  EXPECT_EQ(suggested("MATCH (s:国"), (Words{"国际文书"}));
  EXPECT_EQ(suggested("MATCH (s)-[:"), (Words{"CITES", "SUBMITTED"}));
  EXPECT_EQ(suggested("MATCH (s)-[r:CITES|S"), (Words{"SUBMITTED"}));
  EXPECT_EQ(suggested("RETURN s.na"), (Words{"name", "name_en"}));
  EXPECT_EQ(suggested("RETURN s.p"), (Words{"`printed name`"}));
  EXPECT_EQ(suggested("MATCH (s {na"), (Words{"name", "name_en"}));
  EXPECT_EQ(suggested("RETURN $"), (Words{"since"}));
  EXPECT_EQ(suggested("ret"), (Words{"return"}));
  EXPECT_EQ(suggested("RET"), (Words{"RETURN"}));
  EXPECT_EQ(suggested("RETURN toU"), (Words{"toUpper("}));
  EXPECT_EQ(suggested("MATCH (state:State) RETURN sta"), (Words{"starts", "state"}));
}

TEST(Suggest, KnowsCommandsAndTheirArguments) {
  EXPECT_EQ(suggested(":s"), (Words{":save", ":schema"}));
  EXPECT_EQ(suggested(":save c"), (Words{"csv"}));
  EXPECT_EQ(suggested(":save csv c"), Words{});
}

TEST(Colour, ColoursWordsOfTheLanguage) {
  const std::string_view text = "MATCH (n:State) RETURN 'x', 1.5 // end";
  std::vector<std::string> parts;
  for (const Coloured& part : colour(text)) parts.emplace_back(text.substr(part.begin, part.end - part.begin));
  EXPECT_EQ(parts, (std::vector<std::string>{"MATCH", "State", "RETURN", "'x'", "1.5", "// end"}));
}

TEST(History, SearchesBackwards) {
  History history("");
  for (const char* text : {"RETURN 1", "MATCH (n) RETURN n", "MATCH (n) RETURN n", " secret", "RETURN 2"})
    history.add(text);
  EXPECT_EQ(history.entries(), (std::vector<std::string>{"RETURN 1", "MATCH (n) RETURN n", "RETURN 2"}));
  EXPECT_EQ(history.find("MATCH", 3), 1U);
  EXPECT_EQ(history.find("RETURN", 1), 0U);
  EXPECT_EQ(history.find("nothing", 3), std::nullopt);
}

TEST(History, KeepsSeveralLinesInAFile) {
  const std::string file = testing::TempDir() + "treatygraph-history-test";
  (void)std::remove(file.c_str());
  History(file).add("MATCH (n)\nRETURN '\\n'");
  EXPECT_EQ(History(file).entries(), (std::vector<std::string>{"MATCH (n)\nRETURN '\\n'"}));
  (void)std::remove(file.c_str());
}

TEST(PromptCommands, AreWholeAndSpelledOnce) {
  for (const PromptCommand& command : prompt_commands()) {
    EXPECT_FALSE(command.help.empty()) << command.name;
    EXPECT_TRUE(command.example.starts_with(':')) << command.name;
    EXPECT_EQ(&prompt_command(command.name), &command);
  }
}

TEST(SplitWords, KeepsQuotedWordsWhole) {
  EXPECT_EQ(split_words("CHN CITES 'Budapest Convention'"),
            (std::vector<std::string>{"CHN", "CITES", "Budapest Convention"}));
  EXPECT_EQ(split_words("  a   b "), (std::vector<std::string>{"a", "b"}));
}

}  // namespace
}  // namespace treatygraph::shell
