#include "graph/store/records.h"

#include <bit>

#include "graph/model/codec.h"

namespace treatygraph::store {
namespace {

enum : unsigned { flag_by_hand = 1, flag_hidden = 2, flag_shown = 4, flag_active = 8 };  // on disk

void put_real(std::string& out, double real) {
  std::string value;
  put_value(value, Value(real));
  out += value.substr(1);
}

void put_texts(std::string& out, const std::vector<std::string>& texts) {
  put_varint(out, texts.size());
  for (const std::string& text : texts) put_text(out, text);
}

std::vector<std::string> take_texts(Decoder& in) {
  std::vector<std::string> texts(in.count());
  for (std::string& text : texts) text = in.text();
  return texts;
}

void put_numbers(std::string& out, const std::vector<std::uint64_t>& numbers) {
  put_varint(out, numbers.size());
  for (const std::uint64_t number : numbers) put_varint(out, number);
}

std::vector<std::uint64_t> take_numbers(Decoder& in) {
  std::vector<std::uint64_t> numbers(in.count());
  for (std::uint64_t& number : numbers) number = in.varint();
  return numbers;
}

void put_saying(std::string& out, const Saying& saying) {
  put_varint(out, static_cast<std::uint64_t>(saying.kind));
  put_text(out, saying.name);
  put_text(out, saying.name_en);
  put_texts(out, saying.aliases);
  put_varint(out, saying.facts.size());
  for (const auto& [key, value] : saying.facts) {
    put_text(out, key);
    put_text(out, value);
  }
}

Saying take_saying(Decoder& in) {
  Saying saying;
  const std::uint64_t kind = in.varint();
  if (kind < 1 || kind > 11) damaged("a node has an unknown kind");
  saying.kind = static_cast<facts::Kind>(kind);
  saying.name = in.text();
  saying.name_en = in.text();
  saying.aliases = take_texts(in);
  for (std::size_t left = in.count(); left > 0; --left) {
    const std::string key(in.text());
    saying.facts[key] = in.text();
  }
  return saying;
}

SayingCount take_saying_count(Decoder& in) {
  SayingCount saying;
  saying.number = in.code();
  for (unsigned i = 0; i < 8; ++i)
    saying.hash |= std::uint64_t{static_cast<unsigned char>(in.bytes(1).front())} << (8 * i);
  saying.count = in.varint();
  return saying;
}

}  // namespace

std::uint64_t hash_of(std::string_view bytes) noexcept {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
  return hash;
}

std::string encode(const Ledger& ledger) {
  std::string out;
  put_text(out, ledger.language);
  for (const std::uint64_t number :
       {ledger.commits, ledger.next_node, ledger.next_edge, ledger.next_source, ledger.nodes, ledger.edges})
    put_varint(out, number);
  put_numbers(out, ledger.nodes_with_label);
  put_numbers(out, ledger.edges_of_type);
  return out;
}

template <>
Ledger decode(std::string_view bytes) {
  Decoder in(bytes);
  Ledger ledger;
  ledger.language = in.text();
  for (std::uint64_t* number :
       {&ledger.commits, &ledger.next_node, &ledger.next_edge, &ledger.next_source, &ledger.nodes, &ledger.edges})
    *number = in.varint();
  ledger.nodes_with_label = take_numbers(in);
  ledger.edges_of_type = take_numbers(in);
  return ledger;
}

std::string encode(const NodeRecord& node) {
  std::string out(1, static_cast<char>(node.by_hand ? flag_by_hand : 0U));
  put_codes(out, node.labels);
  put_properties(out, node.properties);
  return out;
}

template <>
NodeRecord decode(std::string_view bytes) {
  Decoder in(bytes);
  NodeRecord node;
  node.by_hand = (static_cast<unsigned>(in.bytes(1).front()) & flag_by_hand) != 0;
  node.labels = in.codes();
  node.properties = in.properties();
  return node;
}

std::string encode(const Standing& standing) {
  std::string out(1, static_cast<char>(standing.hidden ? flag_hidden : 0U));
  put_text(out, standing.outer_id);
  put_varint(out, standing.sayings.size());
  for (const SayingCount& saying : standing.sayings) {
    put_varint(out, saying.number);
    for (unsigned i = 0; i < 8; ++i) out += static_cast<char>((saying.hash >> (8 * i)) & 0xFFU);
    put_varint(out, saying.count);
  }
  put_codes(out, standing.added);
  put_codes(out, standing.removed);
  put_properties(out, standing.properties);
  put_varint(out, standing.hand_edges);
  put_varint(out, standing.sleeping_edges);
  put_varint(out, standing.kept.size());
  for (const Saying& saying : standing.kept) put_saying(out, saying);
  return out;
}

template <>
Standing decode(std::string_view bytes) {
  Decoder in(bytes);
  Standing standing;
  standing.hidden = (static_cast<unsigned>(in.bytes(1).front()) & flag_hidden) != 0;
  standing.outer_id = in.text();
  for (std::size_t left = in.count(); left > 0; --left) standing.sayings.push_back(take_saying_count(in));
  standing.added = in.codes();
  standing.removed = in.codes();
  standing.properties = in.properties();
  standing.hand_edges = in.varint();
  standing.sleeping_edges = in.varint();
  for (std::size_t left = in.count(); left > 0; --left) standing.kept.push_back(take_saying(in));
  return standing;
}

std::string encode(const Saying& saying) {
  std::string out;
  put_saying(out, saying);
  return out;
}

template <>
Saying decode(std::string_view bytes) {
  Decoder in(bytes);
  return take_saying(in);
}

std::string encode(const EdgeRecord& edge) {
  std::string out(1, static_cast<char>((edge.by_hand ? flag_by_hand : 0U) | (edge.hidden ? flag_hidden : 0U) |
                                       (edge.shown ? flag_shown : 0U)));
  put_varint(out, edge.type);
  put_varint(out, edge.start);
  put_varint(out, edge.end);
  put_properties(out, edge.properties);
  return out;
}

template <>
EdgeRecord decode(std::string_view bytes) {
  Decoder in(bytes);
  EdgeRecord edge;
  const auto flags = static_cast<unsigned>(in.bytes(1).front());
  edge.by_hand = (flags & flag_by_hand) != 0;
  edge.hidden = (flags & flag_hidden) != 0;
  edge.shown = (flags & flag_shown) != 0;
  edge.type = in.code();
  edge.start = in.varint();
  edge.end = in.varint();
  edge.properties = in.properties();
  return edge;
}

std::string encode(const Triple& triple) {
  std::string out;
  put_varint(out, triple.edge);
  put_varint(out, triple.sources);
  return out;
}

template <>
Triple decode(std::string_view bytes) {
  Decoder in(bytes);
  const EdgeId edge = in.varint();
  return {edge, in.varint()};
}

std::string encode(const SourceRecord& source) {
  const facts::Document& document = source.document;
  std::string out(1, static_cast<char>(source.active ? flag_active : 0U));
  for (const std::string* text : {&document.source, &document.doc, &document.title, &document.date, &document.language,
                                  &document.encoding, &document.reader, &document.sha256, &document.maker})
    put_text(out, *text);
  for (const std::uint64_t number :
       {source.mentions, source.references, source.unresolved, source.relations, source.sections})
    put_varint(out, number);
  return out;
}

template <>
SourceRecord decode(std::string_view bytes) {
  Decoder in(bytes);
  SourceRecord source;
  facts::Document& document = source.document;
  source.active = (static_cast<unsigned>(in.bytes(1).front()) & flag_active) != 0;
  for (std::string* text : {&document.source, &document.doc, &document.title, &document.date, &document.language,
                            &document.encoding, &document.reader, &document.sha256, &document.maker})
    *text = in.text();
  for (std::uint64_t* number :
       {&source.mentions, &source.references, &source.unresolved, &source.relations, &source.sections})
    *number = in.varint();
  return source;
}

std::string encode(const Said& said) {
  std::string out;
  put_varint(out, said.nodes.size());
  for (const Said::Node& node : said.nodes) {
    put_varint(out, node.node);
    put_varint(out, std::uint64_t{node.saying} << 1U | (node.entity_line ? 1U : 0U));
  }
  put_ascending(out, said.edges);
  return out;
}

template <>
Said decode(std::string_view bytes) {
  Decoder in(bytes);
  Said said;
  for (std::size_t left = in.count(); left > 0; --left) {
    const NodeId node = in.varint();
    const std::uint64_t saying = in.varint();
    said.nodes.push_back({node, static_cast<std::uint32_t>(saying >> 1U), (saying & 1U) != 0});
  }
  said.edges = in.ascending();
  return said;
}

std::string encode(const StoredTestimony& testimony) {
  std::string out(1, static_cast<char>(testimony.proof));
  put_real(out, testimony.confidence);
  put_varint(out, testimony.passages.size());
  for (const StoredPassage& passage : testimony.passages) {
    put_varint(out, passage.document);
    put_text(out, passage.date);
    put_ascending(out, passage.lines);
  }
  put_varint(out, testimony.attributes.size());
  for (const auto& [key, values] : testimony.attributes) {
    put_varint(out, key);
    put_texts(out, values);
  }
  return out;
}

template <>
StoredTestimony decode(std::string_view bytes) {
  Decoder in(bytes);
  StoredTestimony testimony;
  const auto proof = static_cast<unsigned>(in.bytes(1).front());
  if (proof > static_cast<unsigned>(Proof::mentions)) damaged("an edge has an unknown kind of proof");
  testimony.proof = static_cast<Proof>(proof);
  testimony.confidence = in.real();
  for (std::size_t left = in.count(); left > 0; --left) {
    const NodeId document = in.varint();
    const std::string date(in.text());
    testimony.passages.push_back({document, date, in.ascending()});
  }
  for (std::size_t left = in.count(); left > 0; --left) {
    const Code key = in.code();
    testimony.attributes.emplace_back(key, take_texts(in));
  }
  return testimony;
}

std::string encode(const std::vector<SourceId>& sources) {
  std::string out;
  put_ascending(out, sources);
  return out;
}

template <>
std::vector<SourceId> decode(std::string_view bytes) {
  Decoder in(bytes);
  return in.ascending();
}

}  // namespace treatygraph::store
