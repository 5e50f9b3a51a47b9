// verify: is every sentence that the graph rests on still in its paper?
#include <fmt/format.h>

#include "shell/commands.h"
#include "shell/counted.h"
#include "shell/evidence_check.h"
#include "shell/render/render.h"
#include "shell/reread.h"
#include "shell/session.h"

namespace treatygraph::shell {
namespace {

struct Tally {
  std::uint64_t papers = 0, same = 0, changed = 0, gone = 0, unread = 0, evidence = 0, standing = 0;
};

class Verifier {
 public:
  Verifier(Root root, Renderer& table, Tally& tally) : root_(std::move(root)), table_(table), tally_(tally) {}

  // `name` is the source's own or that of a further file with the same bytes.
  void check(const facts::Paper& paper, const std::string& name) {
    ++tally_.papers;
    const std::uint64_t evidence = count_evidence(paper);
    tally_.evidence += evidence;
    try {
      compare(paper, name, reread(root_, name));
    } catch (const Error& error) {
      const bool gone = error.trouble() == Trouble::not_found && !find_file(root_, name);
      ++(gone ? tally_.gone : tally_.unread);
      table_.row({name,
                  gone ? "the file is gone" : "the file cannot be read",
                  {},
                  counted(evidence, "fact"),
                  {},
                  gone ? Value() : Value(error.problem())});
    }
  }

 private:
  void compare(const facts::Paper& paper, const std::string& name, const ReadingText& now) {
    const bool changed = !paper.document.sha256.empty() && paper.document.sha256 != now.sha256;
    ++(changed ? tally_.changed : tally_.same);
    const EvidenceCheck found = check_evidence(paper, now.text);
    tally_.standing += found.checked - found.mismatches.size();
    if (changed) table_.row({name, "the file has changed", {}, {}, paper.document.sha256, now.sha256});
    for (const Mismatch& mismatch : found.mismatches) {
      table_.row({name, mismatch.trouble, static_cast<std::int64_t>(mismatch.start), mismatch.fact, mismatch.expected,
                  mismatch.found});
    }
  }

  Root root_;
  Renderer& table_;
  Tally& tally_;
};

int verify(const Arguments& arguments, Console& console) {
  const Format& form = format(arguments.value_or("format", "table"));
  const std::shared_ptr<const Snapshot> graph = open_store(arguments).read();
  const auto table = form.open({"source", "trouble", "at", "fact", "expected", "found"}, Page{console.width(), nullptr},
                               console.out());
  Tally tally;
  Verifier verifier(root(arguments), *table, tally);
  for (const SourceSummary& source : graph->sources()) {
    if (interrupted) throw Error(Trouble::cancelled, "stopped by Ctrl-C");
    const facts::Paper paper = graph->paper(source.source);
    verifier.check(paper, source.source);
    for (const std::string& name : source.other_names) verifier.check(paper, name);
  }
  table->end();
  console.flush();
  const std::string last =
      fmt::format("{}: {} unchanged, {} changed, {} gone, {} unreadable; {} of {} stand where they stood",
                  counted(tally.papers, "paper"), tally.same, tally.changed, tally.gone, tally.unread, tally.standing,
                  counted(tally.evidence, "fact"));
  if (is_for_people(form))
    console.out() << last << '\n';
  else
    console.say(last);
  return tally.same == tally.papers && tally.standing == tally.evidence ? 0 : 1;
}

constexpr Option options[] = {root_option,
                              {"--format", "FORM", "how rows are printed (default table)", format_choices},
                              {"--max-file", "MB", "refuse bigger files (default 256)", ""},
                              db_option,
                              wait_option};

}  // namespace

constinit const Command verify_command{"verify",
                                       "read the papers again and name each fact whose words are not there any more",
                                       "Compares each file with its fingerprint, each mention, back reference and "
                                       "relation with the words at its place, and "
                                       "each quote with the sentence there. A row says what is wrong; the last line "
                                       "counts. The status is 1 where anything is "
                                       "wrong. Papers are looked for under their names below --root, also with leading "
                                       "folders left out; 'ingest' puts right "
                                       "what changed, 'remove' takes out what is gone.",
                                       "treatygraph verify --root ~/archive",
                                       {},
                                       options,
                                       verify};

}  // namespace treatygraph::shell
