// Error: what the user is told when an input or the environment is bad.
//
// Three kinds of trouble are kept apart everywhere: expected absence is a std::optional, a bad input or environment is
// an Error, our own mistake is an assertion. Errors of foreign libraries are turned into Error in the one file that
// calls them.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

namespace treatygraph {

enum class Trouble {
  bad_input,       // a file or a value that cannot be read as what it claims to be
  bad_query,       // the query text is wrong (syntax or meaning)
  bad_usage,       // the command line is wrong
  not_found,       // a named file, database, element or format does not exist
  in_use,          // somebody else holds the database
  foreign_format,  // a database of another program or of a newer version
  damaged,         // stored bytes that contradict themselves
  no_space,        // the disk is full or a size limit is reached
  no_access,       // the operating system refuses
  limit,           // a time, memory or nesting limit that the user set (or the default) is reached
  cancelled,       // Ctrl-C
  unsupported      // understood, but not offered
};

// Where it happened. `file` is a path or "query"; `line` and `column` count from 1 (0: unknown), columns in characters;
// `begin` and `end` are byte offsets in the text that is shown with a caret (equal: no range).
struct Place {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// what() joins the three parts in one line: "FILE:LINE:COLUMN: WHAT; ADVICE".
class Error : public std::runtime_error {
 public:
  Error(Trouble trouble, std::string what, Place place = {}, std::string advice = {});

  [[nodiscard]] Trouble trouble() const noexcept { return trouble_; }
  [[nodiscard]] const std::string& problem() const noexcept { return problem_; }
  [[nodiscard]] const Place& place() const noexcept { return place_; }
  [[nodiscard]] const std::string& advice() const noexcept { return advice_; }
  // The openCypher error type and detail ("SyntaxError", "UndefinedVariable") of a query error; empty otherwise.
  [[nodiscard]] const std::string& type() const noexcept { return type_; }
  [[nodiscard]] const std::string& detail() const noexcept { return detail_; }
  Error& classify(std::string type, std::string detail);

 private:
  Trouble trouble_;
  std::string problem_;
  Place place_;
  std::string advice_;
  std::string type_;
  std::string detail_;
};

// 0 done, 1 the work failed, 2 the command line is wrong, 130 Ctrl-C.
[[nodiscard]] int exit_status(Trouble trouble) noexcept;

}  // namespace treatygraph
