#include "graph/import/import.h"

#include <algorithm>
#include <map>

#include "graph/import/columns.h"
#include "graph/import/ids.h"
#include "graph/import/rows.h"
#include "graph/model/codec.h"

namespace treatygraph {
namespace {

using namespace importing;  // NOLINT: the stages of an import meet here
namespace fs = std::filesystem;

constexpr std::uint64_t rows_between_looks = 1U << 14U;
constexpr std::size_t resolved_together = 256;  // rows

class Importer {
 public:
  Importer(const Import& task, Bulk& bulk) : task_(task), bulk_(bulk) {
    for (const std::vector<ImportFiles>* all : {&task.nodes, &task.relationships})
      for (const ImportFiles& each : *all)
        for (const fs::path& file : each.files) total_ += size_of(file);
  }

  Imported run() {
    for (const ImportFiles& files : task_.nodes) read(files, false);
    for (const ImportFiles& files : task_.relationships) read(files, true);
    bulk_.finish(task_.progress, task_.cancelled);
    return imported_;
  }

 private:
  struct LookUp {
    std::uint32_t hash = 0;
    bool again = false;  // the id of the row before, in the same column
    std::optional<NodeId> node;
  };
  struct Seen {
    std::string text, bytes;  // the latter: the key and the value, encoded; "": nothing yet
  };

  static std::uint64_t size_of(const fs::path& file) {
    std::error_code ignored;
    const auto size = fs::file_size(file, ignored);
    return ignored ? 0 : size;
  }

  // Files that share the header in the first line of the first.
  void read(const ImportFiles& files, bool connects) {
    bool has_header = false;
    for (const fs::path& file : files.files) {
      Rows rows(file, task_.delimiter, task_.quote);
      if (!has_header) {
        if (!rows.header())
          throw Error(Trouble::bad_input, "has no header", {file.string(), 1}, "its first line names the columns");
        open(files, rows.row(), !connects);
        has_header = true;
      }
      rows.prepare([this](const Row& row, std::string& out) { encode(row, out); });
      while (rows.next()) {
        look(file, rows);
        if (connects && rows.at() % resolved_together == 0) resolve(rows);
        try {
          const Row row = rows.row();
          if (row.fields().size() > columns_.size())
            throw Error(Trouble::bad_input, "more fields than the header names", row.place(columns_.size() + 1),
                        "quote fields that hold the delimiter, or pass the row over with --skip-bad");
          if (connects)
            relationship(row, std::span(look_ups_).subspan(rows.at() % resolved_together * ends_.size(), ends_.size()));
          else
            node(row);
        } catch (const Error& error) {
          if (error.trouble() != Trouble::bad_input || ++imported_.bad > task_.skip_bad) throw;
          if (task_.bad) task_.bad(error);
        }
      }
      done_ += size_of(file);
    }
  }

  void look(const fs::path& file, const Rows& rows) {
    if (++rows_ % rows_between_looks != 0) return;
    if (task_.progress) task_.progress({file.native(), done_ + rows.bytes_read(), total_});
    if (task_.cancelled != nullptr && *task_.cancelled)
      throw Error(Trouble::cancelled, "stopped by Ctrl-C", {}, "the database is as it was before");
  }

  void open(const ImportFiles& files, const Row& header, bool nodes) {
    columns_ = read_header(header, task_.id_type);
    require(header, nodes ? Role::id : Role::start, nodes ? "an :ID" : "a :START_ID");
    if (!nodes) require(header, Role::end, "an :END_ID");
    if (!nodes && files.words.empty()) require(header, Role::type, "a :TYPE");
    properties_.clear();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const bool kept = columns_[i].role == Role::property || columns_[i].role == Role::id;
      if (kept && !columns_[i].name.empty())
        properties_.emplace_back(bulk_.intern(Vocabulary::key, columns_[i].name), i);
    }
    std::sort(properties_.begin(), properties_.end());
    const auto twice = std::adjacent_find(properties_.begin(), properties_.end(),
                                          [](const auto& a, const auto& b) { return a.first == b.first; });
    if (twice != properties_.end())
      throw Error(Trouble::bad_input, "two columns are named " + columns_[twice->second].name,
                  header.place(std::next(twice)->second + 1), "rename one, or write :IGNORE");
    words_ = files.words;
    spaces_.clear();
    for (const Column& column : columns_) spaces_.push_back(group(column.group));
    seen_.assign(columns_.size(), {});
    ends_.clear();
    types_.clear();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].role == Role::start || columns_[i].role == Role::end) ends_.push_back(i);
      if (columns_[i].role == Role::type) types_.push_back(i);
    }
  }

  void require(const Row& header, Role role, const std::string& what) const {
    const bool there =
        std::any_of(columns_.begin(), columns_.end(), [&](const Column& column) { return column.role == role; });
    if (!there)
      throw Error(Trouble::bad_input, "the header names no column as " + what, header.place(0),
                  "write it behind the column's name");
  }

  [[nodiscard]] std::uint32_t group(const std::string& name) {
    return groups_.try_emplace(name, static_cast<std::uint32_t>(groups_.size())).first->second;
  }

  // As put_properties() writes them, by the thread that reads. What stands in a row's field often stood in the one
  // before.
  void encode(const Row& row, std::string& out) {
    const auto count = std::count_if(properties_.begin(), properties_.end(),
                                     [&](const auto& property) { return has(row, property.second); });
    put_varint(out, static_cast<std::uint64_t>(count));
    for (const auto& [key, field] : properties_) {
      if (!has(row, field)) continue;
      if (columns_[field].holds_text()) {
        put_varint(out, key);
        put_field(out, columns_[field], row.fields()[field], task_.array_delimiter, row, field);
        continue;
      }
      Seen& last = seen_[field];
      if (last.bytes.empty() || last.text != row.fields()[field]) see(row, key, field, last);
      out += last.bytes;
    }
  }
  void see(const Row& row, Code key, std::size_t field, Seen& seen) {
    seen.text = row.fields()[field];
    seen.bytes.clear();
    field_.clear();
    put_field(field_, columns_[field], seen.text, task_.array_delimiter, row, field);
    put_varint(seen.bytes, key);
    seen.bytes += field_;
  }
  // "" is an empty string, but nothing of any other type.
  [[nodiscard]] bool has(const Row& row, std::size_t field) const {
    if (field >= row.fields().size()) return false;
    const Column& column = columns_[field];
    return !row.fields()[field].empty() || (row.quoted(field) && column.conversion->name == "string" && !column.list);
  }
  [[nodiscard]] Code code_of(std::string_view type) {
    if (type != type_) {
      type_code_ = bulk_.intern(Vocabulary::type, type);
      type_ = type;
    }
    return type_code_;
  }

  void node(const Row& row) {
    std::vector<Code> labels;
    labels.reserve(words_.size() + 1);
    for (const std::string& label : words_) labels.push_back(bulk_.intern(Vocabulary::label, label));
    std::string_view id;
    std::size_t id_field = 0;
    for (std::size_t i = 0; i < row.fields().size(); ++i) {
      if (columns_[i].role == Role::label) add_labels(row.fields()[i], labels);
      if (columns_[i].role != Role::id) continue;
      id = row.fields()[i];
      id_field = i;
    }
    if (id.empty())
      throw Error(Trouble::bad_input, "a node has no id", row.place(id_field + 1),
                  "give it one, or pass the row over with --skip-bad");
    std::sort(labels.begin(), labels.end());
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    const std::string_view properties = row.prepared();
    const std::uint32_t space = spaces_[id_field];
    if (ids_.find(space, id))
      throw Error(Trouble::bad_input, "two nodes have the id '" + std::string(id) + "'", row.place(id_field + 1),
                  "give the files' ids groups, id:ID(Group), or pass the row over with --skip-bad");
    ids_.add(space, id, bulk_.add_node(labels, properties));
    ++imported_.nodes;
  }

  void add_labels(std::string_view text, std::vector<Code>& labels) {
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find(task_.array_delimiter, begin), text.size());
      if (end > begin) labels.push_back(bulk_.intern(Vocabulary::label, text.substr(begin, end - begin)));
      begin = end + 1;
    }
  }

  void relationship(const Row& row, std::span<const LookUp> ends) {
    std::optional<NodeId> start, end;
    std::string_view type = words_.empty() ? std::string_view() : std::string_view(words_.front());
    const auto fields = row.fields();
    for (std::size_t i = 0; i < ends_.size(); ++i)
      if (ends_[i] < fields.size())
        (columns_[ends_[i]].role == Role::start ? start : end) = known(row, ends_[i], ends[i]);
    for (const std::size_t field : types_)
      if (field < fields.size() && !fields[field].empty()) type = fields[field];
    if (!start || !end || type.empty())
      throw Error(Trouble::bad_input, "a relationship lacks its start, its end or its type", row.place(1),
                  "mend the row, or pass it over with --skip-bad");
    bulk_.add_edge(code_of(type), *start, *end, row.prepared());
    ++imported_.relationships;
  }

  // The nodes at the ends of the rows that come: look-ups that go together do not wait for each other's memory. One
  // node's relationships often stand together.
  void resolve(const Rows& rows) {
    const std::size_t from = rows.at(), to = std::min(rows.block_end(), from + resolved_together);
    const auto each = [&](auto&& take) {
      for (std::size_t at = from, i = 0; at < to; ++at)
        for (const std::size_t field : ends_) {
          const auto fields = rows.row(at).fields();
          if (field < fields.size()) take(at, field, fields[field], i);
          ++i;
        }
    };
    look_ups_.assign((to - from) * ends_.size(), {});
    each([&](std::size_t at, std::size_t field, std::string_view id, std::size_t i) {
      const auto before = at > from ? rows.row(at - 1).fields() : std::span<const std::string_view>();
      look_ups_[i].again = field < before.size() && before[field] == id;
      if (!look_ups_[i].again) look_ups_[i].hash = ids_.begin_fetch(spaces_[field], id);
    });
    for (const LookUp& look_up : look_ups_)
      if (!look_up.again) ids_.end_fetch(look_up.hash);
    each([&](std::size_t, std::size_t field, std::string_view id, std::size_t i) {
      LookUp& look_up = look_ups_[i];
      look_up.node = look_up.again ? look_ups_[i - ends_.size()].node : ids_.find(spaces_[field], id, look_up.hash);
    });
  }

  [[nodiscard]] static NodeId known(const Row& row, std::size_t field, const LookUp& look_up) {
    if (look_up.node) return *look_up.node;
    throw Error(Trouble::bad_input, "no node has the id '" + std::string(row.fields()[field]) + "'",
                row.place(field + 1), "import its file too, or pass the row over with --skip-bad");
  }

  const Import& task_;
  Bulk& bulk_;
  Imported imported_;
  std::uint64_t total_ = 0, done_ = 0, rows_ = 0;
  std::vector<Column> columns_;        // of the files at work
  std::vector<std::uint32_t> spaces_;  // the group of each column's ids
  std::vector<Seen> seen_;             // last in each column: of the thread that reads, as field_
  std::string field_;
  std::vector<std::size_t> ends_;  // the columns of starts and ends
  std::vector<std::size_t> types_;
  std::vector<LookUp> look_ups_;                          // of each row resolved and each of ends_
  std::vector<std::pair<Code, std::size_t>> properties_;  // their keys, ascending, and fields
  std::vector<std::string> words_;
  std::map<std::string, std::uint32_t, std::less<>> groups_;
  Ids ids_;
  std::string type_;  // the last
  Code type_code_ = 0;
};

}  // namespace

Imported import_graph(const Import& task, Writer& writer) {
  const std::unique_ptr<Bulk> bulk = writer.bulk();
  return Importer(task, *bulk).run();
}

}  // namespace treatygraph
