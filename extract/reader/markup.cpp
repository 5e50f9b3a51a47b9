#include "extract/reader/markup.h"

#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <algorithm>
#include <exception>
#include <string>

namespace treatygraph {
namespace {

constexpr std::size_t deepest = 500;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

// What the parser's callbacks share. libxml2 is C: an exception waits here until the parser has returned.
struct Events {
  MarkupReader& reader;
  Place place;
  xmlParserCtxtPtr parser = nullptr;
  std::size_t depth = 0;
  std::exception_ptr trouble = nullptr;

  template <typename Action>
  void run(const Action& action) noexcept {
    if (trouble) return;
    try {
      action();
    } catch (...) {
      trouble = std::current_exception();
      xmlStopParser(parser);
    }
  }

  void open(const Element& element) {
    if (++depth > deepest) {
      throw Error(Trouble::limit, fmt::format("elements are nested deeper than {}", deepest), place,
                  "papers are not made like that: check where the file comes from");
    }
    reader.open(element);
  }

  void close(std::string_view name, std::string_view name_space) {
    if (depth > 0) --depth;
    reader.close(name, name_space);
  }
};

Events& events_of(void* context) { return *static_cast<Events*>(context); }

void start_xml(void* context, const xmlChar* name, const xmlChar*, const xmlChar* uri, int, const xmlChar**, int count,
               int, const xmlChar** attributes) {
  Events& events = events_of(context);
  events.run([&] {
    Element element{view(name), view(uri), {}};
    for (int i = 0; i < count; ++i) {
      const xmlChar** const row = attributes + std::ptrdiff_t{5} * i;  // name, prefix, URI, value, end of value
      element.attributes.emplace_back(view(row[0]), std::string_view(reinterpret_cast<const char*>(row[3]),
                                                                     static_cast<std::size_t>(row[4] - row[3])));
    }
    events.open(element);
  });
}

void end_xml(void* context, const xmlChar* name, const xmlChar*, const xmlChar* uri) {
  Events& events = events_of(context);
  events.run([&] { events.close(view(name), view(uri)); });
}

void start_html(void* context, const xmlChar* name, const xmlChar** attributes) {
  Events& events = events_of(context);
  events.run([&] {
    Element element{view(name), {}, {}};
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2)
      element.attributes.emplace_back(view(attributes[0]), view(attributes[1]));
    events.open(element);
  });
}

void end_html(void* context, const xmlChar* name) {
  Events& events = events_of(context);
  events.run([&] { events.close(view(name), {}); });
}

void characters(void* context, const xmlChar* text, int length) {
  Events& events = events_of(context);
  events.run([&] { events.reader.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)}); });
}

void refuse_doctype(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
  Events& events = events_of(context);
  events.run([&] {
    throw Error(Trouble::bad_input, "it declares a document type of its own, which papers do not need", events.place,
                "do not trust it: check where the file comes from");
  });
}

void keep_silent(void*, const char*, ...) {}

xmlSAXHandler handler_for_xml() {
  xmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = start_xml;
  handler.endElementNs = end_xml;
  handler.characters = characters;
  handler.cdataBlock = characters;
  handler.internalSubset = refuse_doctype;
  handler.warning = keep_silent;
  handler.error = keep_silent;
  return handler;
}

xmlSAXHandler handler_for_html() {
  xmlSAXHandler handler{};
  handler.initialized = 1;
  handler.startElement = start_html;
  handler.endElement = end_html;
  handler.characters = characters;
  handler.ignorableWhitespace = characters;
  handler.warning = keep_silent;
  handler.error = keep_silent;
  return handler;
}

void start_library() {
  static const bool once = [] {
    xmlInitParser();
    return true;
  }();
  (void)once;
}

void close_xml(xmlParserCtxtPtr parser) {
  if (parser == nullptr) return;
  if (parser->myDoc != nullptr) xmlFreeDoc(parser->myDoc);
  parser->myDoc = nullptr;
  xmlFreeParserCtxt(parser);
}

using XmlContext = std::unique_ptr<xmlParserCtxt, decltype(&close_xml)>;
using HtmlContext = std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)>;

// libxml2 takes lengths as int.
constexpr std::size_t part_size = 1U << 16U;

}  // namespace

std::string_view Element::attribute(std::string_view wanted) const {
  const auto found =
      std::find_if(attributes.begin(), attributes.end(), [&](const auto& pair) { return pair.first == wanted; });
  return found == attributes.end() ? std::string_view() : found->second;
}

struct XmlParser::State {
  Events events;
  xmlSAXHandler handler = handler_for_xml();
  XmlContext parser{nullptr, close_xml};

  void parse(const char* bytes, std::size_t size, int last) {
    const int code = xmlParseChunk(parser.get(), bytes, static_cast<int>(size), last);
    if (events.trouble) std::rethrow_exception(events.trouble);
    if (code == XML_ERR_OK || xmlCtxtGetLastError(parser.get()) == nullptr) return;
    const xmlError& error = *xmlCtxtGetLastError(parser.get());
    if (error.level < XML_ERR_ERROR || error.code == XML_NS_ERR_UNDEFINED_NAMESPACE) return;
    std::string message(error.message == nullptr ? "unknown error" : error.message);
    std::replace(message.begin(), message.end(), '\n', ' ');
    while (message.ends_with(' ')) message.pop_back();
    throw Error(Trouble::bad_input, fmt::format("the XML in it is broken in line {}: {}", error.line, message),
                events.place, "check that the file was copied wholly, or save it anew");
  }
};

XmlParser::XmlParser(MarkupReader& reader, Place place)
    : state_(std::make_unique<State>(State{{reader, std::move(place)}})) {
  start_library();
  state_->parser.reset(xmlCreatePushParserCtxt(&state_->handler, &state_->events, nullptr, 0, nullptr));
  if (!state_->parser) throw std::bad_alloc();
  xmlCtxtUseOptions(state_->parser.get(), XML_PARSE_NONET | XML_PARSE_NOWARNING | XML_PARSE_NOERROR);
  state_->events.parser = state_->parser.get();
}

XmlParser::~XmlParser() = default;

void XmlParser::feed(std::string_view part) {
  for (; !part.empty(); part.remove_prefix(std::min(part.size(), part_size)))
    state_->parse(part.data(), std::min(part.size(), part_size), 0);
}

void XmlParser::finish() { state_->parse(nullptr, 0, 1); }

void parse_html(std::string_view utf8, MarkupReader& reader, const Place& place) {
  start_library();
  Events events{reader, place};
  xmlSAXHandler handler = handler_for_html();
  const HtmlContext parser(htmlCreatePushParserCtxt(&handler, &events, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8),
                           htmlFreeParserCtxt);
  if (!parser) throw std::bad_alloc();
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_NONET | HTML_PARSE_NOWARNING | HTML_PARSE_NOERROR | HTML_PARSE_RECOVER |
                                       HTML_PARSE_IGNORE_ENC);
  events.parser = parser.get();
  for (; !utf8.empty() && !events.trouble; utf8.remove_prefix(std::min(utf8.size(), part_size)))
    htmlParseChunk(parser.get(), utf8.data(), static_cast<int>(std::min(utf8.size(), part_size)), 0);
  if (!events.trouble) htmlParseChunk(parser.get(), nullptr, 0, 1);
  if (parser->myDoc != nullptr) xmlFreeDoc(parser->myDoc);
  parser->myDoc = nullptr;
  if (events.trouble) std::rethrow_exception(events.trouble);
}

}  // namespace treatygraph
