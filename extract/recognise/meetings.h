// What the grammars of meetings share: whose meeting it is, and whether that body's meetings are counted so.
#pragma once

#include "extract/recognise/grammars.h"

namespace treatygraph {

// A session (届会, session, сессия), a meeting (次会议, réunion, совещание) or a sitting (séance, заседание).
enum class Counter { session, meeting, sitting };

struct MeetingBody {
  std::string id;
  std::size_t begin = Script::npos;  // where its name opens the mention
  std::size_t end = Script::npos;    // where its name closes it
  bool adjacent = false;             // named beside the number
};

[[nodiscard]] bool meets(const View& view, const std::string& body);
// The paper's own body, else the first that the paragraph names; on the cover that of the lines above.
[[nodiscard]] std::optional<MeetingBody> body_of_paper(const View& view, std::uint32_t paragraph, std::size_t noun_end);
[[nodiscard]] bool counts(const View& view, const MeetingBody& body, Counter counter);

// A meeting by its number; `kind` is "" or how the numbers of extraordinary sessions begin: "s-", "es-".
[[nodiscard]] Found numbered_meeting(const View& view, std::uint32_t paragraph, std::size_t begin, std::size_t end,
                                     const std::string& body, std::u32string_view kind, unsigned number);

[[nodiscard]] std::vector<Found> chinese_meetings(const View& view, std::uint32_t paragraph);
[[nodiscard]] std::vector<Found> spaced_meetings(const View& view, std::uint32_t paragraph);

}  // namespace treatygraph
