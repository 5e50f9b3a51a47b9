// An error in what a query asks of values, classified by openCypher's type and detail.
#pragma once

#include <string>
#include <utility>

#include "extract/base/error.h"

namespace treatygraph {

[[nodiscard]] inline Error query_error(std::string type, std::string detail, std::string what, std::string advice) {
  Error error(Trouble::bad_query, std::move(what), {}, std::move(advice));
  error.classify(std::move(type), std::move(detail));
  return error;
}

}  // namespace treatygraph
