#include "graph/model/time_zone.h"

#include <unicode/basictz.h>
#include <unicode/timezone.h>

#include <map>
#include <memory>

#include "graph/model/calendar.h"

namespace treatygraph {
namespace {

// ICU's zones are costly to make and must not be shared by threads.
const icu::BasicTimeZone* find_zone(const std::string& name) {
  thread_local std::map<std::string, std::unique_ptr<icu::TimeZone>> zones;
  auto found = zones.find(name);
  if (found == zones.end()) {
    std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
    if (zone == nullptr || *zone == icu::TimeZone::getUnknown()) return nullptr;
    found = zones.emplace(name, std::move(zone)).first;
  }
  return dynamic_cast<const icu::BasicTimeZone*>(found->second.get());
}

}  // namespace

std::optional<std::int32_t> zone_offset_at(const std::string& zone, std::int64_t epoch_seconds) {
  const icu::BasicTimeZone* found = find_zone(zone);
  if (found == nullptr) return std::nullopt;
  std::int32_t raw = 0;
  std::int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  found->getOffset(static_cast<double>(epoch_seconds) * 1000.0, false, raw, saving, status);
  if (U_FAILURE(status)) return std::nullopt;
  return (raw + saving) / 1000;
}

std::optional<LocalMoment> in_zone(const std::string& zone, std::int64_t days, std::int64_t nanos) {
  const icu::BasicTimeZone* found = find_zone(zone);
  if (found == nullptr) return std::nullopt;
  const std::int64_t local = epoch_seconds(days, nanos, 0);
  std::int32_t raw = 0;
  std::int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  found->getOffsetFromLocal(static_cast<double>(local) * 1000.0, UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw,
                            saving, status);
  if (U_FAILURE(status)) return std::nullopt;
  const std::int32_t before = (raw + saving) / 1000;
  // In a gap the offset that was in force before it names an instant after it: there the later offset rules.
  const std::int32_t actual = zone_offset_at(zone, local - before).value_or(before);
  const Division moved = floor_divide(local + (actual - before), seconds_per_day);
  return LocalMoment{moved.quotient, moved.remainder * nanos_per_second + nanos % nanos_per_second, actual};
}

}  // namespace treatygraph
