#include "extract/reader/pdf.h"

#include <fmt/format.h>

#include <csignal>

#include "extract/base/error.h"
#include "extract/reader/child.h"
#include "extract/reader/pdf_pages.h"

namespace treatygraph {
namespace {

const std::string& program() {
  static const std::string path = find_program("pdftotext");
  if (path.empty()) {
    throw Error(Trouble::not_found, "pdftotext is not installed: PDF files are read with it", {},
                "install it (Debian: apt-get install poppler-utils), or give the paper as .docx, .html or .txt");
  }
  return path;
}

std::string first_line(std::string_view messages) {
  return std::string(messages.substr(0, std::min<std::size_t>(messages.find('\n'), 200)));
}

std::string unreadable(const std::string& message) {
  return message.empty() ? "pdftotext cannot read it" : fmt::format("pdftotext cannot read it ({})", message);
}

[[noreturn]] void explain(const Source& source, const ChildResult& result, const ChildLimits& limits) {
  using End = ChildResult::End;
  const std::string advice = "check where the file comes from, or save it anew with a PDF program";
  const bool slow = result.end == End::out_of_time ||
                    (result.end == End::killed && (result.status == SIGXCPU || result.status == SIGKILL));
  if (slow)
    throw Error(Trouble::limit, fmt::format("pdftotext was still busy after {} s", limits.cpu.count()), {source.name},
                advice);
  if (result.end == End::too_much_output)
    throw Error(Trouble::limit, "pdftotext makes more text of it than any paper has", {source.name}, advice);
  if (result.end == End::killed) {
    throw Error(Trouble::bad_input, fmt::format("pdftotext died of it (signal {})", result.status), {source.name},
                advice);
  }
  constexpr int not_started = 127;
  if (result.status == not_started)
    throw Error(Trouble::no_access, "pdftotext could not be started", {source.name}, "see whether it runs by itself");
  const bool locked = result.messages.find("assword") != std::string::npos;
  throw Error(Trouble::bad_input, locked ? "it needs a password" : unreadable(first_line(result.messages)),
              {source.name}, locked ? "save it without one" : "check that the file was copied or downloaded wholly");
}

}  // namespace

ReadingText read_pdf(const Source& source) {
  if (source.bytes.substr(0, 1024).find("%PDF-") == std::string::npos) {
    throw Error(Trouble::bad_input, "this is no PDF file", {source.name},
                "give the file the extension of its own format");
  }
  const ChildLimits limits;
  const ChildResult result = run_child(program(), {"-q", "-bbox", "-enc", "UTF-8", "-", "-"}, source.bytes, limits);
  if (result.end != ChildResult::End::exited || result.status != 0) explain(source, result, limits);
  ReadingText reading;
  reading.encoding = "UTF-8";
  reading.text = set_pages(read_pages(result.output, {source.name}));
  if (reading.text.find_first_not_of(" \n\f") == std::string::npos) {
    throw Error(Trouble::bad_input, "there is no text in it: its pages seem to be pictures", {source.name},
                "run it through a text recognition program first (for example ocrmypdf)");
  }
  return reading;
}

std::string pdftotext_version() {
  static const std::string version = [] {
    const ChildResult result = run_child(program(), {"-v"}, "", {});
    const std::string line = first_line(result.messages);  // "pdftotext version 22.12.0"
    const std::size_t number = line.rfind(' ');
    return "pdftotext " + (number == std::string::npos ? "unknown" : line.substr(number + 1));
  }();
  return version;
}

}  // namespace treatygraph
