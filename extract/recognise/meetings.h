// What the grammars of meetings share: whose meeting it is, and whether that body's meetings are counted so.
#pragma once

#include "extract/recognise/grammars.h"

namespace treatygraph {

// A session (届会, session, сессия), a meeting (次会议, réunion, совещание) or a sitting (séance, заседание).
enum class Counter { session, meeting, sitting };

struct MeetingBody {
  SharedText id;
  std::size_t begin = Script::npos;  // where its name opens the mention
  std::size_t end = Script::npos;    // where its name closes it
  bool adjacent = false;             // named beside the number
};

[[nodiscard]] bool meets(const View& view, std::string_view body);
// The paper's own body, else the first that the paragraph names; on the cover that of the lines above.
[[nodiscard]] std::optional<MeetingBody> body_of_paper(const View& view, std::uint32_t paragraph, std::size_t noun_end,
                                                       Counter counter);
// Does a body that has no place here ("Preparatory Committee") stand in [from, to)?
[[nodiscard]] bool names_other_body(const View& view, std::uint32_t paragraph, std::uint32_t from, std::uint32_t to);
[[nodiscard]] bool counts(const View& view, const MeetingBody& body, Counter counter);

// A meeting by its number; `kind` is "" or how the numbers of extraordinary sessions begin: "s-", "es-".
[[nodiscard]] Found numbered_meeting(const View& view, std::uint32_t paragraph, std::size_t begin, std::size_t end,
                                     std::string_view body, std::u32string_view kind, unsigned number);

// The id of a body's meeting of a year: its number where the lexicon knows it, else the year.
[[nodiscard]] std::string meeting_of_year(const View& view, std::string_view body, unsigned year);
[[nodiscard]] Found meeting_in_year(const View& view, std::uint32_t paragraph, std::size_t begin, std::size_t end,
                                    std::string_view body, unsigned year);

[[nodiscard]] std::vector<Found> chinese_meetings(const View& view, std::uint32_t paragraph);
[[nodiscard]] std::vector<Found> spaced_meetings(const View& view, std::uint32_t paragraph);

}  // namespace treatygraph
