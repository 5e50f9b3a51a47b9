// ingest and load: facts into the graph. Several papers share a commit, and so a sync.
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

  void add(const ReadyPaper& paper) {
    ++stored;
    mentions += paper.mentions();
    relations += paper.relations();
    references += paper.references();
    unresolved += paper.unresolved();
  }
  Tally& operator+=(const Tally& more) {
    for (const auto member : {&Tally::stored, &Tally::replaced, &Tally::unchanged, &Tally::failed, &Tally::mentions,
                              &Tally::relations, &Tally::references, &Tally::unresolved})
      this->*member += more.*member;
    return *this;
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

// Puts papers into a database. What is wrong with a paper is its failure alone, what is wrong with the database the
// end.
class Deposit {
 public:
  Deposit(std::unique_ptr<Transaction> transaction, const Tally& before, Console& console)
      : transaction_(std::move(transaction)), console_(console), kept_(before) {}

  void put(const ReadyPaper& paper) {
    const bool known = transaction_->knows(paper.document().source);
    transaction_->put(paper);
    pending_.add(paper);
    if (known) ++pending_.replaced;
    if (pending_.mentions + pending_.relations >= lines_a_commit || pending_.stored >= papers_a_commit) commit();
  }
  void pass_over() { ++kept_.unchanged; }
  void fail(const Error& error) {
    ++kept_.failed;
    console_.say(error.what());
  }
  void commit() {
    transaction_->commit();
    kept_ += pending_;
    pending_ = {};
  }
  [[nodiscard]] const Tally& kept() const { return kept_; }

 private:
  static constexpr std::uint64_t lines_a_commit = 20'000, papers_a_commit = 100;  // about a second's work

  std::unique_ptr<Transaction> transaction_;
  Console& console_;
  Tally kept_, pending_;  // committed, and not yet
};

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
  for (const Error& trouble : papers.troubles) console.say(trouble.what());
  if (papers.others > 0) console.say(counted(papers.others, "file") + " of other kinds left alone");
  Tally before;
  before.failed = papers.troubles.size();
  if (papers.found.empty()) return finish(before, console);  // no database is made for nothing

  Store database = open_store(arguments);
  const std::unique_ptr<Writer> writer = database.write();
  Deposit deposit(writer->begin(), before, console);
  work.progress = console.bar("papers");
  work.to_store = true;
  work.known = [&](const std::string& source, const std::string& sha256, const std::string& maker) {
    return writer->holds(source, sha256, maker);
  };
  work.take = [&](const Paper&, Extracted extracted) {
    if (const Error* error = std::get_if<Error>(&extracted)) {
      deposit.fail(*error);
    } else if (const auto* paper = std::get_if<ReadyPaper>(&extracted)) {
      tell_encoding(paper->document(), console);
      deposit.put(*paper);
    } else {
      deposit.pass_over();
    }
  };
  try {
    run(papers.found, work);
    deposit.commit();
  } catch (const Error&) {
    console.say(summary(deposit.kept()));  // before the reason why it ended early
    throw;
  }
  if (!interrupted) draw_image(*writer, console);
  return finish(deposit.kept(), console);
}

void load_stream(std::istream& in, const std::string& name, Deposit& deposit) {
  facts::Reader reader(in, name);
  facts::Paper paper;
  while (!interrupted && reader.next(paper)) {
    try {
      deposit.put(ReadyPaper(paper));
    } catch (const Error& error) {
      if (error.trouble() != Trouble::bad_input) throw;
      deposit.fail(error);
    }
  }
}

int load(const Arguments& arguments, Console& console) {
  Store database = open_store(arguments);
  const std::unique_ptr<Writer> writer = database.write();
  Deposit deposit(writer->begin(), {}, console);
  for (const std::string& name : arguments.values("FACTS")) {
    try {
      std::ifstream file;
      if (name != "-") file.open(name, std::ios::binary);
      if (!file) throw Error(Trouble::not_found, "cannot be opened", {name}, "check the path");
      load_stream(name == "-" ? console.in() : file, name == "-" ? "standard input" : name, deposit);
    } catch (const Error& error) {
      if (error.trouble() != Trouble::bad_input && error.trouble() != Trouble::not_found) throw;
      deposit.fail(error);
    }
  }
  deposit.commit();
  if (!interrupted) draw_image(*writer, console);
  return finish(deposit.kept(), console);
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
