#include "extract/long_text.h"

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <ostream>
#include <set>
#include <thread>

#include "extract/base/error.h"
#include "extract/base/sha256.h"
#include "extract/base/text.h"
#include "extract/document/parts.h"
#include "extract/extract.h"
#include "extract/printer.h"
#include "extract/resolve/resolve.h"

namespace treatygraph {
namespace {

// Lines that wait in a file without a name.
class Spool {
 public:
  explicit Spool(const std::string& source) : source_(source), file_(std::tmpfile(), &std::fclose) {
    if (!file_) fail();
  }
  void add(const std::string& lines) {
    if (std::fwrite(lines.data(), 1, lines.size(), file_.get()) != lines.size()) fail();
  }
  void pour(std::ostream& out) {
    if (std::fflush(file_.get()) != 0 || std::fseek(file_.get(), 0, SEEK_SET) != 0) fail();
    std::vector<char> block(std::size_t{1} << 18U);
    while (const std::size_t size = std::fread(block.data(), 1, block.size(), file_.get()))
      out.write(block.data(), static_cast<std::streamsize>(size));
    if (std::ferror(file_.get()) != 0) fail();
  }

 private:
  [[noreturn]] void fail() const {
    throw Error(Trouble::no_space, std::string("its facts cannot wait in a temporary file: ") + std::strerror(errno),
                {source_}, "make room in the folder for temporary files");
  }
  const std::string& source_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
};

// Threads pass one by one, in the order of their parts.
class Turnstile {
 public:
  // Runs `work` when all parts before `number` have passed; false where some thread gave up.
  template <typename Work>
  bool pass(std::size_t number, Work work) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopped_ || next_ == number; });
    if (stopped_) return false;
    work();
    ++next_;
    lock.unlock();
    changed_.notify_all();
    return true;
  }
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t next_ = 0;
  bool stopped_ = false;
};

// What a part says; the views look into the part and into what stands before them here.
struct PartFacts {
  Resolved resolved;
  Related related;
  std::map<std::string, std::string, std::less<>> renamed;  // voices
  Entities entities;
  std::vector<facts::MentionView> mentions;
  std::vector<facts::Reference> references;
  std::vector<facts::RelationView> relations;
};

bool from_lexicon(const Link& link) { return link.rule == "lexicon"; }

class Work {
 public:
  Work(const LongText& text, const Lexicon& lexicon, const TextDivision& division)
      : text_(text),
        lexicon_(lexicon),
        jobs_(std::max(division.jobs, 1U)),
        parts_(
            text.text, text.reader, [&lexicon](std::string_view heading) { return names_actor(lexicon, heading); },
            division.part) {}

  void run() {
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < jobs_; ++i) threads.emplace_back([this] { work(); });
    work();
    for (std::thread& thread : threads) thread.join();
    if (problem_) std::rethrow_exception(problem_);
  }

  void write(std::ostream& out) {
    facts::write(document_, out);
    const std::vector<facts::Entity> entities = entities_.list(lexicon_, text_.name);
    facts::write(entities, out);
    mentions_.pour(out);
    references_.pour(out);
    out << broader(entities);
    relations_.pour(out);
  }

 private:
  void work() {
    try {
      while (work_on_part()) {
      }
    } catch (...) {
      {
        const std::lock_guard lock(parts_mutex_);
        if (!problem_) problem_ = std::current_exception();
      }
      for (Turnstile* turnstile : {&settled_, &counted_, &written_}) turnstile->stop();
    }
  }

  bool work_on_part() {
    std::optional<Part> part;
    std::size_t number = 0;
    {
      const std::lock_guard lock(parts_mutex_);
      if (problem_) return false;
      part = parts_.next();
      number = count_++;
    }
    if (!part) return false;
    const std::optional<Recognised> recognised = recognise_part(*part, number);
    if (!recognised) return false;
    PartFacts found = facts_of(*part, *recognised);
    if (!counted_.pass(number, [&] { settle_among_parts(found); })) return false;
    const std::string mentions = facts::lines(found.mentions);
    const std::string references = facts::lines(found.references);
    const std::string relations = facts::lines(found.relations);
    return written_.pass(number, [&] {
      mentions_.add(mentions);
      references_.add(references);
      relations_.add(relations);
    });
  }

  // The first part tells what the paper is; the others wait for it.
  std::optional<Recognised> recognise_part(const Part& part, std::size_t number) {
    std::optional<Recognised> out;
    if (number == 0) out = recognise(part.layout, first_reading(part), lexicon_);
    const bool passed = settled_.pass(number, [&] {
      if (number == 0) name_document(out->setting);
    });
    if (!passed) return std::nullopt;
    if (number != 0) out = recognise(part.layout, setting_, lexicon_);
    return out;
  }

  [[nodiscard]] ReadingText first_reading(const Part& part) const {
    std::uint64_t end = 0;
    for (const Paragraph& paragraph : part.layout.paragraphs)
      end = std::max(end, paragraph.source_end(paragraph.text.size()));
    for (const Piece& piece : part.layout.furniture) end = std::max(end, piece.source + piece.length);
    return {std::string(text_.text.substr(0, end)), "UTF-8", text_.reader, ""};
  }

  void name_document(const Setting& setting) {
    setting_ = setting;
    document_ = {text_.name,
                 document_id(setting, text_.name),
                 setting.title,
                 setting.date,
                 setting.language,
                 "UTF-8",
                 text_.reader,
                 sha256_hex(text_.text),
                 maker(text_.name, lexicon_)};
  }

  PartFacts facts_of(const Part& part, const Recognised& recognised) const {
    const Layout& layout = part.layout;
    const Printer printer(layout, recognised, text_.text, document_);
    PartFacts out;
    out.resolved = resolve(layout, lexicon_, recognised);
    out.related = relate({layout, lexicon_, recognised, out.resolved, document_.doc});
    for (const Found& found : out.resolved.mentions) {
      if (found.paragraph >= part.repeated) out.mentions.push_back(printer.mention(found));
    }
    for (const BackReference& back : out.resolved.references) {
      if (back.place.paragraph >= part.repeated) out.references.push_back(printer.reference(back));
    }
    for (const Link& link : out.related.links) {
      if (link.paragraph >= part.repeated && !from_lexicon(link)) out.relations.push_back(printer.relation(link));
    }
    out.entities.add(layout, out.resolved.mentions);
    out.entities.add(layout, out.related.ends);
    facts::sort(out.mentions);
    facts::sort(out.references);
    facts::sort(out.relations);
    return out;
  }

  // What parts must know of one another: a provision is told once to be a part of its whole, voices that would have one
  // id are several.
  void settle_among_parts(PartFacts& found) {
    number_voices(found);
    std::erase_if(found.relations, [&](const facts::RelationView& relation) {
      return relation.rule == "provision" && !provisions_.emplace(relation.subject).second;
    });
    entities_.add(std::move(found.entities));
  }

  void number_voices(PartFacts& found) {
    std::map<std::string, unsigned> highest;  // in this part, by id without its number
    for (facts::RelationView& relation : found.relations) {
      if (relation.subject_kind != facts::Kind::voice) continue;
      const std::size_t number = relation.subject.rfind(':') + 1;
      const std::string stem(relation.subject.substr(0, number));
      const unsigned own = static_cast<unsigned>(std::stoul(std::string(relation.subject.substr(number))));
      const auto before = voices_.find(stem);
      const unsigned all = own + (before == voices_.end() ? 0 : before->second);
      highest[stem] = std::max(highest[stem], all);
      relation.subject =
          found.renamed.try_emplace(std::string(relation.subject), stem + std::to_string(all)).first->second;
    }
    for (const auto& [stem, number] : highest) voices_[stem] = std::max(voices_[stem], number);
    found.entities.rename(facts::Kind::voice, found.renamed);
  }

  [[nodiscard]] std::string broader(const std::vector<facts::Entity>& entities) const {
    std::set<std::string> offences;
    for (const facts::Entity& entity : entities) {
      if (entity.kind == facts::Kind::offence) offences.insert(entity.id);
    }
    const Layout none;
    const Recognised nothing;
    const Printer printer(none, nothing, text_.text, document_);
    const std::vector<Link> links = broader_offences(lexicon_, offences);
    std::vector<facts::RelationView> relations;
    relations.reserve(links.size());
    for (const Link& link : links) relations.push_back(printer.relation(link));
    facts::sort(relations);
    return facts::lines(relations);
  }

  const LongText& text_;
  const Lexicon& lexicon_;
  const unsigned jobs_;

  std::mutex parts_mutex_;  // of the following three
  Parts parts_;
  std::size_t count_ = 0;
  std::exception_ptr problem_;

  Turnstile settled_, counted_, written_;
  Setting setting_;           // written while the first part passes settled_
  facts::Document document_;  // the same
  Entities entities_;         // in counted_
  std::set<std::string> provisions_;
  std::map<std::string, unsigned> voices_;
  Spool mentions_{text_.name}, references_{text_.name}, relations_{text_.name};  // in written_
};

}  // namespace

std::optional<LongText> as_long_text(const std::string& name, std::string_view bytes) {
  constexpr std::size_t looked_at = std::size_t{1} << 16U;
  if (bytes.size() <= long_text || bytes.find('\0') != std::string_view::npos || first_bad_utf8(bytes)) return {};
  std::size_t end = looked_at;
  while (continues(bytes[end])) --end;
  const Source head{name, std::string(bytes.substr(0, end))};
  try {
    const ReadingText reading = read(head);
    if (reading.encoding != "UTF-8" || reading.text != head.bytes) return {};
    return LongText{name, bytes, reading.reader};
  } catch (const Error&) {
    return {};  // extract() will say what is wrong with it
  }
}

void write_facts(const LongText& text, const Lexicon& lexicon, const TextDivision& division, std::ostream& out) {
  Work work(text, lexicon, division);
  work.run();
  work.write(out);
}

}  // namespace treatygraph
