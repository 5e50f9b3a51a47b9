// ingest and load: facts into the graph, a paper a commit.
#include <fmt/format.h>

#include <fstream>

#include "shell/commands.h"
#include "shell/counted.h"
#include "shell/papers_options.h"
#include "shell/session.h"

namespace treatygraph::shell {
namespace {

struct Tally {
  std::uint64_t stored = 0, replaced = 0, unchanged = 0, failed = 0, mentions = 0, relations = 0, references = 0,
                unresolved = 0;

  void add(const facts::Paper& paper) {
    ++stored;
    mentions += paper.mentions.size();
    relations += paper.relations.size();
    references += paper.references.size();
    for (const facts::Reference& reference : paper.references) unresolved += reference.id.empty() ? 1 : 0;
  }
};

std::string summary(const Tally& tally) {
  const std::string replaced = tally.replaced > 0 ? fmt::format(" {} replaced,", tally.replaced) : "";
  return fmt::format("{}: {} new,{} {} unchanged, {} failed; {}, {}, {} of {} unresolved",
                     counted(tally.stored + tally.unchanged + tally.failed, "paper"), tally.stored - tally.replaced,
                     replaced, tally.unchanged, tally.failed, counted(tally.mentions, "mention"),
                     counted(tally.relations, "relation"), tally.unresolved,
                     counted(tally.references, "back reference"));
}

// Stores one paper. What is wrong with the paper is its failure alone; what is wrong with the database ends the batch.
void store(Transaction& transaction, const facts::Paper& paper, Tally& tally, Console& console) {
  try {
    const bool known = transaction.knows(paper.document.source);
    transaction.put(paper);
    transaction.commit();
    tally.add(paper);
    if (known) ++tally.replaced;
  } catch (const Error& error) {
    transaction.roll_back();
    if (error.trouble() != Trouble::bad_input) throw;
    ++tally.failed;
    console.say(error.what());
  }
}

int finish(const Tally& tally, Console& console) {
  console.out() << summary(tally) << '\n';
  console.flush();
  if (interrupted) throw Error(Trouble::cancelled, "stopped by Ctrl-C", {}, "the papers that were finished are kept");
  return tally.failed > 0 ? 1 : 0;
}

int ingest(const Arguments& arguments, Console& console) {
  const Papers papers = find_papers(arguments.values("PATH"), console.in());
  const std::shared_ptr<const Lexicon> names = lexicon(arguments);
  Extraction work = extraction(arguments, *names);
  Tally tally;
  tally.failed = papers.troubles.size();
  for (const Error& trouble : papers.troubles) console.say(trouble.what());
  if (papers.others > 0) console.say(counted(papers.others, "file") + " of other kinds left alone");

  if (papers.found.empty()) return finish(tally, console);  // no database is made for nothing
  Store database = open_store(arguments);
  const std::unique_ptr<Writer> writer = database.write();
  const std::unique_ptr<Transaction> transaction = writer->begin();
  work.progress = console.bar("papers");
  work.known = [&](const std::string& source, const std::string& sha256, const std::string& maker) {
    return transaction->holds(source, sha256, maker);
  };
  work.take = [&](const Paper&, Extracted extracted) {
    if (const Error* error = std::get_if<Error>(&extracted)) {
      ++tally.failed;
      console.say(error->what());
    } else if (const auto* facts = std::get_if<facts::Paper>(&extracted)) {
      tell_encoding(*facts, console);
      store(*transaction, *facts, tally, console);
    } else {
      ++tally.unchanged;
    }
  };
  try {
    run(papers.found, work);
  } catch (const Error&) {
    console.say(summary(tally));  // before the reason why it ended early
    throw;
  }
  if (!interrupted) draw_image(*writer, console);
  return finish(tally, console);
}

void load_stream(std::istream& in, const std::string& name, Transaction& transaction, Tally& tally, Console& console) {
  facts::Reader reader(in, name);
  facts::Paper paper;
  while (!interrupted && reader.next(paper)) store(transaction, paper, tally, console);
}

int load(const Arguments& arguments, Console& console) {
  Store database = open_store(arguments);
  const std::unique_ptr<Writer> writer = database.write();
  const std::unique_ptr<Transaction> transaction = writer->begin();
  Tally tally;
  for (const std::string& name : arguments.values("FACTS")) {
    try {
      std::ifstream file;
      if (name != "-") file.open(name, std::ios::binary);
      if (!file) throw Error(Trouble::not_found, "cannot be opened", {name}, "check the path");
      load_stream(name == "-" ? console.in() : file, name == "-" ? "standard input" : name, *transaction, tally,
                  console);
    } catch (const Error& error) {
      if (error.trouble() != Trouble::bad_input && error.trouble() != Trouble::not_found) throw;
      ++tally.failed;
      console.say(error.what());
    }
  }
  if (!interrupted) draw_image(*writer, console);
  return finish(tally, console);
}

constexpr Operand ingest_operands[] = {paper_operand};
constexpr Option language_option{"--language", "CODE", "of the names in a new database (default zh)", "zh en"};
constexpr Option ingest_options[] = {jobs_option,     lexicon_option, max_file_option,
                                     language_option, db_option,      wait_option};
constexpr Operand load_operands[] = {
    {"FACTS", "files of facts, or - for standard input", Operand::Count::at_least_one}};
constexpr Option load_options[] = {language_option, db_option, wait_option};

}  // namespace

constinit const Command ingest_command{"ingest",
                                       "read papers and put what they say into the database",
                                       "Folders are walked for .txt and .md files. Each paper is stored whole or not "
                                       "at all; a paper that is there already with the same "
                                       "bytes is passed over, a changed one replaces what it said before. A paper that "
                                       "cannot be read is named and the rest go on.",
                                       "treatygraph ingest papers",
                                       ingest_operands,
                                       ingest_options,
                                       ingest};

constinit const Command load_command{"load",
                                     "put facts made by 'extract' into the database",
                                     "The facts may come from other machines and in any order: the graph is the same.",
                                     "treatygraph extract papers | treatygraph load -",
                                     load_operands,
                                     load_options,
                                     load};

}  // namespace treatygraph::shell
