#include "extract/reader/plausibility.h"

#include <algorithm>
#include <vector>

#include "extract/base/text.h"

namespace treatygraph {
namespace {

// Characters that stand in nearly every Chinese text, and those of official papers; traditional ones are folded to
// these.
constexpr std::u32string_view frequent_han =
    U"的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定"
    U"行学法所民得经"
    U"十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四"
    U"日那社义事平"
    U"形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已"
    U"通并提直题党"
    U"程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别手角期根论运农指几九区强"
    U"放决西被干做必"
    U"战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶术思极交受联什认六共权收证改清己美再采"
    U"转更单风切打白"
    U"教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信许步群广石记需段研界拉林律叫且究观越织装影"
    U"算低持音众书布复"
    U"容儿须际商非验连断深难近千周委素技备半办青省列习响约支般史感劳便团往历市克何除消构府称太准精值号率族维划选标写存"
    U"候毛亲快效斯院查"
    U"江型王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁罪犯网络电子秘届项附盟洲刑击警察司毒恐"
    U"怖腐败腐贩协"
    U"欧亚非届审诉讼缔约宣言框架措施侦查数据隐私缔阿富汗尼巴伊拉埃及俄罗罗德英法意印韩加澳";

constexpr std::u32string_view han_marks = U"　、。〈〉《》「」『』【】，：；！？（）．“”‘’—…·－";
constexpr std::u32string_view latin_marks = U"«»“”‘’‚„–—…°§ºª·•¿¡\u00A0€";
constexpr std::u32string_view latin_letters = U"éèàùâêîôûçëïüœæñáíóúöäßãõåøÉÈÀÂÊÎÔÇŒÁÍÓÚÑÖÄÜ";
constexpr std::u32string_view other_marks = U"«»“”„–—…№§،؛؟\u00A0٪ـ";

bool in(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }
bool ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char32_t c) { return c == 0 || c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == 0xA0; }
bool control(char32_t c) { return (c < 0x20 && !(c >= '\t' && c <= '\r')) || (c >= 0x7F && c < 0xA0) || c == 0xFFFE; }
bool private_use(char32_t c) { return c >= 0xE000 && c <= 0xF8FF; }

// A character between its neighbours.
struct Seen {
  char32_t before, here, after;
};
bool touches(const Seen& s, bool (*kind)(char32_t)) { return kind(s.before) || kind(s.after); }

bool han_letter(char32_t c) { return c >= 0x3400 && c <= 0x9FFF; }
bool cyrillic_letter(char32_t c) { return c >= 0x400 && c <= 0x45F; }
bool arabic_letter(char32_t c) { return c >= 0x621 && c <= 0x64A; }

// A Chinese character counts in full where it is frequent, else a little when other Chinese text stands beside it.
double fits_han(const Seen& s) {
  const char32_t folded = fold(s.here);
  if (in(han_marks, s.here) || (han_letter(s.here) && in(frequent_han, folded))) return 1;
  if (s.here >= U'㈠' && s.here <= U'㈩') return 1;
  const bool among = han_letter(s.before) || in(han_marks, s.before) || han_letter(s.after) || in(han_marks, s.after);
  return han_letter(s.here) && among ? 0.3 : 0;
}

double fits_latin(const Seen& s) {
  if (in(latin_marks, s.here)) return 0.6;
  const bool word = in(U"àÀóÓ", s.here) && is_space(s.before) && is_space(s.after);
  return word || (in(latin_letters, s.here) && touches(s, ascii_letter)) ? 1 : 0;
}

// Words are of one script, and capitals are few.
double fits_cyrillic(const Seen& s) {
  if (in(other_marks, s.here)) return 0.6;
  if (!cyrillic_letter(s.here) || touches(s, ascii_letter)) return 0;
  const bool small = s.here >= 0x430;
  const bool inner_capital = !small && s.before >= 0x430 && cyrillic_letter(s.before);
  if (!small) return inner_capital ? 0 : 0.5;
  return in(U"оеаинтсрвлкмдпуяыьг", s.here) ? 1 : 0.6;
}

double fits_arabic(const Seen& s) {
  if (in(other_marks, s.here)) return 0.6;
  const bool mark = s.here >= 0x64B && s.here <= 0x652;
  if (!(arabic_letter(s.here) || mark) || touches(s, ascii_letter)) return 0;
  return in(U"اليمونرتبعهدةأ", s.here) ? 1 : 0.6;
}

double fits_any(const Seen& s) {
  if (s.here < 0x80)
    return ascii_letter(s.here) || (s.here >= '0' && s.here <= '9') || in(U" \n\r\t,.;:()-/'\"#*_[]", s.here);
  return std::max({fits_han(s), fits_latin(s), fits_cyrillic(s), fits_arabic(s)});
}

using Fits = double (*)(const Seen&);
constexpr Fits fits[] = {fits_han, fits_latin, fits_cyrillic, fits_arabic, fits_any};

// Of fewer characters nothing can be told; a French text may have a single accent.
constexpr std::size_t fewest[] = {4, 1, 8, 8, 16};

}  // namespace

double plausibility(std::string_view utf8, ScriptFamily script) {
  std::vector<char32_t> characters{0};
  for (std::size_t at = 0; at < utf8.size();) {
    const Decoded next = decode(utf8, at);
    if (control(next.character) || next.character == 0xFFFD) return 0;
    characters.push_back(next.character);
    at += next.size;
  }
  characters.push_back(0);
  double sum = 0;
  std::size_t counted = 0;
  for (std::size_t i = 1; i + 1 < characters.size(); ++i) {
    if (characters[i] < 0x80 && script != ScriptFamily::any) continue;
    ++counted;
    if (private_use(characters[i])) continue;
    sum += fits[static_cast<std::size_t>(script)]({characters[i - 1], characters[i], characters[i + 1]});
  }
  return counted < fewest[static_cast<std::size_t>(script)] ? 0 : sum / static_cast<double>(counted);
}

}  // namespace treatygraph
