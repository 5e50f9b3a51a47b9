// extract: facts to standard output, no database.

#include "shell/commands.h"
#include "shell/counted.h"
#include "shell/papers_options.h"
#include "shell/render/render.h"

namespace treatygraph::shell {
namespace {

// Writes what one paper gave.
using Write = void (*)(const Paper&, const facts::Paper&, std::uint64_t max_file, Console&);

void write_jsonl(const Paper&, const facts::Paper& facts, std::uint64_t, Console& console) {
  facts::write(facts, console.out());
}

void write_text(const Paper& paper, const facts::Paper&, std::uint64_t max_file, Console& console) {
  console.out() << reading_text(load_source(paper, max_file)).text;
}

Cells mention_cells(const facts::Mention& mention) {
  return {static_cast<std::int64_t>(mention.start),
          "mention",
          facts::name(mention.kind),
          mention.id,
          "",
          "",
          mention.text,
          mention.section,
          mention.paragraph};
}

Cells reference_cells(const facts::Reference& reference) {
  std::string id = reference.id;
  for (const std::string& candidate : reference.candidates) id += (id.empty() ? "" : " or ") + candidate;
  return {static_cast<std::int64_t>(reference.start),
          "reference",
          facts::name(reference.kind),
          id.empty() ? "?" : id,
          "",
          "",
          reference.text,
          reference.section,
          reference.paragraph};
}

Cells relation_cells(const facts::Relation& relation) {
  return {static_cast<std::int64_t>(relation.start),
          "relation",
          facts::name(relation.subject_kind),
          relation.subject,
          facts::name(relation.predicate),
          relation.object,
          relation.quote,
          relation.section,
          relation.paragraph};
}

void write_table(const Paper& paper, const facts::Paper& facts, std::uint64_t, Console& console) {
  console.out() << paper.name << ": " << facts.document.doc << '\n';
  const auto table = open_table({"at", "what", "kind", "id", "predicate", "object", "text", "section", "paragraph"},
                                Page{console.width(), nullptr}, console.out());
  for (const facts::Mention& mention : facts.mentions) table->row(mention_cells(mention));
  for (const facts::Reference& reference : facts.references) table->row(reference_cells(reference));
  for (const facts::Relation& relation : facts.relations) table->row(relation_cells(relation));
  table->end();
  console.out() << '\n';
}

struct Form {
  std::string_view name;
  Write write;
};
constexpr Form forms[] = {{"jsonl", write_jsonl}, {"table", write_table}, {"text", write_text}};

Write writer(std::string_view name) {
  for (const Form& form : forms) {
    if (form.name == name) return form.write;
  }
  return write_jsonl;  // the command line lets no other name pass
}

int extract_papers(const Arguments& arguments, Console& console) {
  const Papers papers = find_papers(arguments.values("PATH"), console.in());
  for (const Error& trouble : papers.troubles) console.say(trouble.what());
  const std::shared_ptr<const Lexicon> names = lexicon(arguments);
  Extraction work = extraction(arguments, *names);
  const Write write = writer(arguments.value_or("format", "jsonl"));
  work.takes_long = write == write_jsonl;
  std::uint64_t failed = papers.troubles.size();
  work.take = [&](const Paper& paper, Extracted extracted) {
    if (const Error* error = std::get_if<Error>(&extracted)) {
      ++failed;
      console.say(error->what());
    } else if (const auto* facts = std::get_if<facts::Paper>(&extracted)) {
      tell_encoding(facts->document, console);
      write(paper, *facts, work.max_file, console);
    } else if (const Long* text = std::get_if<Long>(&extracted)) {
      write_facts(text->text, *names, {work.jobs}, console.out());
    }
  };
  run(papers.found, work);
  console.flush();
  if (interrupted) throw Error(Trouble::cancelled, "stopped by Ctrl-C");
  if (failed > 0) console.say(counted(failed, "paper") + " could not be read");
  return failed > 0 ? 1 : 0;
}

constexpr Operand operands[] = {paper_operand};
constexpr Option options[] = {{"--format", "FORM", "what is printed (default jsonl)", "jsonl table text"},
                              jobs_option,
                              lexicon_option,
                              max_file_option};

}  // namespace

constinit const Command extract_command{
    "extract",
    "print the facts found in papers, without a database",
    "One fact a line, in the order of the papers' names: documents, entities, mentions, back references and relations "
    "with their "
    "quotes. 'text' prints the reading text that the offsets count in; 'table' is for reading.",
    "treatygraph extract papers > facts.jsonl",
    operands,
    options,
    extract_papers};

}  // namespace treatygraph::shell
