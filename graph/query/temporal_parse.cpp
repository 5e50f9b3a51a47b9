// ISO 8601.
#include <fmt/format.h>

#include <algorithm>

#include "graph/model/calendar.h"
#include "graph/model/temporal_arithmetic.h"
#include "graph/model/time_zone.h"
#include "graph/query/function_groups.h"
#include "graph/query/temporal.h"

namespace treatygraph {
namespace {

using Type = Value::Type;

[[noreturn]] void malformed(std::string_view text, std::string_view advice) {
  bad_argument("ArgumentError", "InvalidArgumentValue", fmt::format("'{}' is no date, time or duration", text),
               std::string(advice));
}

constexpr std::string_view moment_advice =
    "write it as ISO 8601 does: 2021-11-17, 2021-W46-3, 2021-321, 21:40:32.5, 2021-11-17T21:40+01:00[Europe/Paris]";
constexpr std::string_view duration_advice = "write it as ISO 8601 does: P1Y2M10DT2H30M15.5S";
constexpr std::size_t no_end = std::string_view::npos;

// Reads from the left; every take_* either takes what it names or throws.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  [[nodiscard]] bool done() const { return rest().empty(); }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  [[nodiscard]] bool next_is(char c) const { return at_ < text_.size() && text_[at_] == c; }
  bool skip(char c) {
    const bool there = next_is(c);
    if (there) ++at_;
    return there;
  }
  [[nodiscard]] std::size_t digits() const {
    const std::size_t end = rest().find_first_not_of("0123456789");
    return end == no_end ? rest().size() : end;
  }
  // Requires that so many characters are left; throws where they are not digits.
  std::int64_t number(std::size_t length) {
    if (length == 0 || length > 18 || digits() < length) fail();
    std::int64_t value = 0;
    for (const char c : text_.substr(at_, length)) value = value * 10 + (c - '0');
    at_ += length;
    return value;
  }
  int number_from_to(std::size_t length, int least, int greatest) {
    const std::int64_t value = number(length);
    if (value < least || value > greatest) fail();
    return static_cast<int>(value);
  }
  // ".645" in billionths; 0 where there is none.
  std::int64_t nanos() {
    if (!next_is('.') && !next_is(',')) return 0;
    ++at_;
    const std::size_t length = digits();
    if (length == 0 || length > 9) fail();
    std::int64_t value = number(length);
    for (std::size_t i = length; i < 9; ++i) value *= 10;
    return value;
  }
  std::string_view until(char end) {
    const std::size_t found = rest().find(end);
    if (found == no_end) fail();
    const std::string_view taken = rest().substr(0, found);
    at_ += found + 1;
    return taken;
  }
  [[noreturn]] void fail() const { malformed(text_, moment_advice); }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

std::int64_t ordinal_days(Reader& reader, std::int64_t year, int day) {
  if (day < 1 || day > (is_leap(year) ? 366 : 365)) reader.fail();
  return days_from(CivilDate{year, 1, 1}) + day - 1;
}

std::int64_t week_days(Reader& reader, std::int64_t year) {
  const int week = reader.number_from_to(2, 1, weeks_in(year));
  const bool dashed = reader.skip('-');
  const int day = dashed || reader.digits() > 0 ? reader.number_from_to(1, 1, 7) : 1;
  return days_from(WeekDate{year, week, day});
}

std::int64_t quarter_days(Reader& reader, std::int64_t year) {
  const int quarter = reader.number_from_to(1, 1, 4);
  const std::int64_t first = days_from(CivilDate{year, quarter * 3 - 2, 1});
  const bool dashed = reader.skip('-');
  const int day = dashed || reader.digits() > 0 ? reader.number_from_to(2, 1, 92) : 1;
  return first + day - 1;
}

std::int64_t month_days(Reader& reader, std::int64_t year) {
  const int month = reader.number_from_to(2, 1, 12);
  const bool dashed = reader.skip('-');
  const int day = dashed || reader.digits() > 0 ? reader.number_from_to(2, 1, month_length(year, month)) : 1;
  return days_from(CivilDate{year, month, day});
}

// 4 digits, or with a sign as many as there are before the dash.
std::int64_t take_year(Reader& reader) {
  const bool negative = reader.next_is('-');
  const bool sign = reader.skip('-') || reader.skip('+');
  const std::size_t length = sign ? reader.digits() : 4;
  if (sign && (length < 4 || length > 9)) reader.fail();
  const std::int64_t year = reader.number(length);
  return negative ? -year : year;
}

std::int64_t take_date(Reader& reader) {
  const std::int64_t year = take_year(reader);
  const bool dashed = reader.skip('-');
  if (reader.skip('W')) return week_days(reader, year);
  if (reader.skip('Q')) return quarter_days(reader, year);
  const std::size_t digits = reader.digits();
  if (digits == 3) return ordinal_days(reader, year, static_cast<int>(reader.number(3)));
  if (dashed || digits > 0) return month_days(reader, year);
  return days_from(CivilDate{year, 1, 1});
}

std::int64_t take_time(Reader& reader) {
  std::int64_t seconds = reader.number_from_to(2, 0, 23) * std::int64_t{3600};
  const bool colons = reader.skip(':');
  if (!colons && reader.digits() == 0) return seconds * nanos_per_second;
  seconds += reader.number_from_to(2, 0, 59) * std::int64_t{60};
  const bool more = colons ? reader.skip(':') : reader.digits() > 0;
  if (!more) return seconds * nanos_per_second;
  seconds += reader.number_from_to(2, 0, 59);
  return seconds * nanos_per_second + reader.nanos();
}

// "Z", "+01:00", "-0130", "+18"; nothing where no sign comes.
std::optional<std::int32_t> take_offset(Reader& reader) {
  if (reader.skip('Z') || reader.skip('z')) return 0;
  const bool negative = reader.next_is('-');
  if (!reader.skip('-') && !reader.skip('+')) return std::nullopt;
  std::int32_t offset = reader.number_from_to(2, 0, 18) * 3600;
  for (const std::int32_t unit : {60, 1}) {
    const bool colon = reader.skip(':');
    if (!colon && reader.digits() == 0) break;
    offset += reader.number_from_to(2, 0, 59) * unit;
  }
  return negative ? -offset : offset;
}

bool has_zone(Type type) { return type == Type::time || type == Type::date_time; }
bool has_day(Type type) { return type == Type::date || type == Type::local_date_time || type == Type::date_time; }

std::optional<Zone> take_zone(Reader& reader, Type type) {
  const auto offset = take_offset(reader);
  std::string name;
  if (type == Type::date_time && reader.skip('[')) name = reader.until(']');
  if (!offset && name.empty()) return std::nullopt;
  if (name.empty()) return Zone{*offset, {}};
  Zone zone = zone_from(name);
  if (offset) zone.offset = *offset;
  return zone;
}

// "-12.75": a sign, digits, decimals.
Amount take_amount(std::string_view text, std::string_view& rest) {
  const bool negative = !rest.empty() && rest.front() == '-';
  if (negative || (!rest.empty() && rest.front() == '+')) rest.remove_prefix(1);
  Amount amount;
  std::size_t digits = 0;
  while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9' && ++digits <= 18) {
    amount.whole = amount.whole * 10 + (rest.front() - '0');
    rest.remove_prefix(1);
  }
  if (digits == 0 || digits > 18) malformed(text, duration_advice);
  if (!rest.empty() && (rest.front() == '.' || rest.front() == ',')) {
    rest.remove_prefix(1);
    for (double unit = 0.1; !rest.empty() && rest.front() >= '0' && rest.front() <= '9'; unit /= 10) {
      amount.fraction += (rest.front() - '0') * unit;
      rest.remove_prefix(1);
    }
  }
  return negative ? Amount{-amount.whole, -amount.fraction} : amount;
}

struct Unit {
  char letter;
  bool clock;  // after the T
  std::int64_t months, days, seconds;
};

constexpr Unit units[] = {{'Y', false, 12, 0, 0}, {'Q', false, 3, 0, 0},   {'M', false, 1, 0, 0}, {'W', false, 0, 7, 0},
                          {'D', false, 0, 1, 0},  {'H', true, 0, 0, 3600}, {'M', true, 0, 0, 60}, {'S', true, 0, 0, 1}};

// P2012-02-02T14:37:21.545
std::optional<Duration> parse_dated_duration(std::string_view text) {
  if (text.size() < 11 || text.find('-', 2) != 5 || text.find_first_of("YMWDHS") != no_end) return std::nullopt;
  Reader reader(text.substr(1));
  const std::int64_t years = reader.number(4);
  reader.skip('-');
  const int months = reader.number_from_to(2, 0, 12);
  if (!reader.skip('-')) reader.fail();
  const int days = reader.number_from_to(2, 0, 31);
  const std::int64_t nanos = reader.skip('T') ? take_time(reader) : 0;
  if (!reader.done()) reader.fail();
  return duration_of(years * 12 + months, days, 0, nanos);
}

}  // namespace

Zone zone_from(const std::string& text) {
  Reader reader(text);
  if (const auto offset = take_offset(reader); offset && reader.done()) return {*offset, {}};
  if (!zone_offset_at(text, 0))
    bad_argument("ArgumentError", "InvalidArgumentValue", fmt::format("there is no time zone '{}'", text),
                 "name it as 'Europe/Stockholm' or '+01:00'");
  return {0, text};
}

Moment parse_moment(std::string_view text, Type type) {
  Reader reader(text);
  Moment moment;
  if (has_day(type)) {
    moment.days = take_date(reader);
    if (type != Type::date && reader.skip('T')) moment.nanos = take_time(reader);
  } else {
    reader.skip('T');
    moment.nanos = take_time(reader);
  }
  if (has_zone(type)) moment.zone = take_zone(reader, type);
  if (!reader.done()) reader.fail();
  return moment;
}

Duration parse_duration(std::string_view text) {
  if (const auto dated = parse_dated_duration(text)) return *dated;
  std::string_view rest = text;
  const bool negative = !rest.empty() && rest.front() == '-';
  if (negative) rest.remove_prefix(1);
  if (rest.size() < 2 || rest.front() != 'P') malformed(text, duration_advice);
  rest.remove_prefix(1);
  Spans spans;
  bool clock = false;
  while (!rest.empty()) {
    if (!clock && rest.front() == 'T') {
      clock = true;
      rest.remove_prefix(1);
    }
    const Amount amount = take_amount(text, rest);
    const char letter = rest.empty() ? ' ' : rest.front();
    const auto* unit = std::find_if(std::begin(units), std::end(units),
                                    [&](const Unit& u) { return u.letter == letter && u.clock == clock; });
    if (unit == std::end(units)) malformed(text, duration_advice);
    rest.remove_prefix(1);
    spans.months.add(amount, unit->months);
    spans.days.add(amount, unit->days);
    spans.seconds.add(amount, unit->seconds);
  }
  return negative ? opposite(duration_from(spans)) : duration_from(spans);
}

}  // namespace treatygraph
