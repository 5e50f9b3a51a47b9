// A folder in the layout that `neo4j-admin database import` takes: a file of nodes for each kind, a file of
// relationships for each type, typed headers, a page that gives the command.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "exports/columns.h"
#include "exports/escape.h"
#include "exports/exporters.h"
#include "exports/looks.h"
#include "exports/view.h"
#include "extract/base/error.h"

namespace treatygraph {
namespace {

constexpr char unit_separator = '\x1F';

std::string_view csv_type(Value::Type type) {
  switch (type) {
    case Value::Type::boolean: return "boolean";
    case Value::Type::integer: return "long";
    case Value::Type::real: return "double";
    case Value::Type::date: return "date";
    case Value::Type::local_time: return "localtime";
    case Value::Type::time: return "time";
    case Value::Type::local_date_time: return "localdatetime";
    case Value::Type::date_time: return "datetime";
    case Value::Type::duration: return "duration";
    default: return "string";
  }
}

// A file name for a label or type: letters of any script and digits stay, so that no shell needs quotes.
std::string file_name(std::string_view prefix, const std::string& word, std::set<std::string>& taken) {
  constexpr std::size_t longest = 200;  // file systems end at 255 bytes
  std::size_t length = std::min(word.size(), longest);
  while (length < word.size() && (static_cast<unsigned char>(word[length]) & 0xC0U) == 0x80U) --length;
  std::string name = fmt::format("{}-{}", prefix, word.substr(0, length));
  std::string key;  // some file systems do not tell A from a
  for (char& c : name) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool plain = capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                       static_cast<unsigned char>(c) >= 0x80;
    if (!plain) c = '_';
    key += capital ? static_cast<char>(c - 'A' + 'a') : c;
  }
  std::string unique = key;
  int number = 1;
  while (!taken.insert(unique).second) unique = fmt::format("{}-{}", key, ++number);
  return number == 1 ? name + ".csv" : fmt::format("{}-{}.csv", name, number);
}

class Folder {
 public:
  Folder(const ExportView& view, const ExportOptions& options, std::filesystem::path path)
      : view_(view), options_(options), path_(std::move(path)) {}

  void write() {
    choose_separator();
    std::map<std::string, std::vector<const ExportView::Node*>> by_kind;
    for (const ExportView::Node& node : view_.nodes()) by_kind[look_of(view_, node, options_).kind].push_back(&node);
    for (const auto& [kind, nodes] : by_kind) write_nodes(kind, nodes);
    for (const Code type : view_.types()) write_edges(type);
    write_page();
  }

 private:
  // `;` joins list items and labels unless an item has one.
  void choose_separator() {
    Survey survey(view_.graph());
    for (const ExportView::Node& node : view_.nodes()) survey.add(view_.graph().node_properties(node.node));
    view_.each_edge([&](const ExportView::Edge& edge) { survey.add(view_.graph().edge_properties(edge.edge)); });
    const auto labels = view_.graph().words(Vocabulary::label);
    const bool in_labels = std::any_of(labels.begin(), labels.end(),
                                       [](const std::string& label) { return label.find(';') != std::string::npos; });
    separator_ = std::string(1, survey.in_lists(';') || in_labels ? unit_separator : ';');
  }

  std::ofstream open(const std::string& name) const {
    std::ofstream file(path_ / name, std::ios::binary);
    if (!file)
      throw Error(Trouble::no_access, "cannot be written", {(path_ / name).string()}, "choose another folder with -o");
    return file;
  }

  static void close(std::ofstream& file, const std::string& name) {
    file.close();
    if (!file)
      throw Error(Trouble::no_space, "could not be written whole", {name},
                  "free some space or choose another folder with -o");
  }

  // Ids, labels and names too: a reader gets the same guarded form wherever they stand.
  [[nodiscard]] std::string text_cell(std::string text) const {
    return csv_field(options_.cells == Cells::guarded ? without_formula(std::move(text)) : text);
  }

  [[nodiscard]] std::string cell(const Value& value) const {
    const bool text = value.type() == Value::Type::string || value.type() == Value::Type::list;
    return text ? text_cell(cell_text(value, separator_)) : csv_field(cell_text(value, separator_));
  }

  // A colon in a property's name would begin its type.
  [[nodiscard]] std::string header_cell(const Column& column) const {
    std::string name = column.name;
    std::replace(name.begin(), name.end(), ':', '_');
    return text_cell(fmt::format("{}:{}{}", name, csv_type(column.type), column.list ? "[]" : ""));
  }

  void write_cells(std::ofstream& file, const std::vector<Column>& columns, const Properties& properties) const {
    for (const Column& column : columns) {
      const auto found =
          std::find_if(properties.begin(), properties.end(), [&](const auto& p) { return p.first == column.key; });
      file << ',';
      if (found != properties.end()) file << cell(found->second);
    }
  }

  [[nodiscard]] std::string labels_of(NodeId node) const {
    return fmt::format("{}", fmt::join(label_names(view_.graph(), node), separator_));
  }

  void write_nodes(const std::string& kind, const std::vector<const ExportView::Node*>& nodes) {
    Survey survey(view_.graph());
    for (const ExportView::Node* node : nodes) survey.add(view_.graph().node_properties(node->node));
    const std::vector<Column> columns = survey.columns();
    const std::string name = file_name("nodes", kind.empty() ? "unlabelled" : kind, names_);
    std::ofstream file = open(name);
    file << ":ID,:LABEL";
    for (const Column& column : columns) file << ',' << header_cell(column);
    file << '\n';
    for (const ExportView::Node* node : nodes) {
      file << text_cell(node->id) << ',' << text_cell(labels_of(node->node));
      write_cells(file, columns, view_.graph().node_properties(node->node));
      file << '\n';
    }
    close(file, name);
    arguments_ += fmt::format(" --nodes={}", name);
  }

  void write_edges(Code type) {
    Survey survey(view_.graph());
    bool any = false;
    view_.each_edge_of(type, [&](const ExportView::Edge& edge) {
      survey.add(view_.graph().edge_properties(edge.edge));
      any = true;
    });
    if (!any) return;
    const std::vector<Column> columns = survey.columns();
    const std::string word = view_.graph().word(Vocabulary::type, type);
    const std::string name = file_name("relationships", word, names_);
    std::ofstream file = open(name);
    file << ":START_ID,:END_ID,:TYPE";
    for (const Column& column : columns) file << ',' << header_cell(column);
    file << ",evidence:string\n";
    view_.each_edge_of(type, [&](const ExportView::Edge& edge) {
      file << text_cell(view_.nodes()[edge.start].id) << ',' << text_cell(view_.nodes()[edge.end].id) << ','
           << text_cell(word);
      write_cells(file, columns, view_.graph().edge_properties(edge.edge));
      file << ',' << cell(evidence_text(view_.graph(), edge.edge)) << '\n';
    });
    close(file, name);
    arguments_ += fmt::format(" --relationships={}", name);
  }

  void write_page() const {
    std::ofstream file = open(folder_mark);
    file << "Written by treatygraph. An export into this folder replaces it as a whole.\n\n"
         << "nodes-KIND.csv and relationships-TYPE.csv are UTF-8, with typed headers. In this folder run:\n\n"
         << "  neo4j-admin database import full --multiline-fields=true --array-delimiter="
         << (separator_ == ";" ? "\";\"" : "U+001F") << arguments_ << " NAME\n\n"
         << "Lists and several labels of a node are joined with the array delimiter.\n";
    if (options_.cells == Cells::guarded)
      file << "Text that a spreadsheet would run as a formula (beginning with = + - @) has an apostrophe in front.\n";
    close(file, folder_mark);
  }

  const ExportView& view_;
  const ExportOptions& options_;
  std::filesystem::path path_;
  std::string separator_ = ";";
  std::set<std::string> names_;
  std::string arguments_;
};

}  // namespace

void write_csv(const Graph& graph, const Selection& selection, const ExportOptions& options,
               const std::string& folder) {
  const ExportView view(graph, selection);
  Folder(view, options, folder).write();
}

}  // namespace treatygraph
