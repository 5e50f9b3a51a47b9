// Views: the commonest facts before anything of them is copied. Their words belong to the text, the layout and the
// links that they were found in.
#pragma once

#include "extract/facts/facts.h"

namespace treatygraph::facts {

struct MentionView {
  std::string_view source, doc;
  std::uint64_t start = 0, end = 0;
  std::string_view text;
  Kind kind{};
  std::string_view id, section, paragraph;
};
struct RelationView {
  std::string_view source, doc;
  std::uint64_t start = 0, end = 0;
  std::string_view text, quote, section, paragraph;
  std::string_view subject;
  Kind subject_kind{};
  Predicate predicate{};
  std::string_view object;
  Kind object_kind{};
  std::string_view rule;
  double confidence = 1.0;
  const Attributes* attributes = nullptr;
};

[[nodiscard]] Mention kept(const MentionView& mention);
[[nodiscard]] Relation kept(const RelationView& relation);
[[nodiscard]] MentionView view(const Mention& mention);
[[nodiscard]] RelationView view(const Relation& relation);

void sort(std::vector<MentionView>& mentions);
void sort(std::vector<Reference>& references);
void sort(std::vector<RelationView>& relations);

// The same lines as write() of the facts themselves.
[[nodiscard]] std::string lines(const std::vector<MentionView>& mentions);
[[nodiscard]] std::string lines(const std::vector<Reference>& references);
[[nodiscard]] std::string lines(const std::vector<RelationView>& relations);

}  // namespace treatygraph::facts
