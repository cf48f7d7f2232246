// SPDX-License-Identifier: MulanPSL-2.0
// The grammar of amounts; every word of it stands in data/refdata/lexicon/units.csv.
#include "project/reading/amounts.hpp"

#include <algorithm>

namespace eco::project::reading {
namespace {

constexpr std::size_t k_look_back = 24; ///< characters before a number that may explain it

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
bool is_latin(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

class Scanner {
  public:
    Scanner(std::u32string_view text, const Knowledge& knowledge)
        : m_text(text), m_knowledge(knowledge) {}

    std::vector<FoundAmount> scan() {
        std::vector<FoundAmount> found;
        std::size_t at = 0;
        std::size_t previous = 0;
        while (at < m_text.size()) {
            auto amount = amount_at(at);
            if (!amount) {
                at = is_digit(m_text[at]) || is_latin(m_text[at]) ? skip_word(at) : at + 1;
                continue;
            }
            amount->cue_from = clause_start(previous, amount->from);
            if (!found.empty()) {
                several(found.back(), *amount);
            }
            period_before(*amount);
            at = previous = amount->to;
            found.push_back(*std::move(amount));
        }
        return found;
    }

  private:
    std::u32string_view m_text;
    const Knowledge& m_knowledge;

    struct Number {
        Decimal value;
        std::size_t to = 0;
        bool spoken = false; ///< in numerals: without a unit it is only a word
    };

    [[nodiscard]] char32_t at(std::size_t i) const { return i < m_text.size() ? m_text[i] : 0; }

    /// Past letters and digits: "2F", "G1" and codes hold no amounts.
    [[nodiscard]] std::size_t skip_word(std::size_t at) const {
        while (at < m_text.size() &&
               (is_digit(m_text[at]) || is_latin(m_text[at]) || m_text[at] == U'.')) {
            ++at;
        }
        return at;
    }

    /// The unit word of one of the kinds that begins here.
    [[nodiscard]] std::optional<WordHit> word(std::size_t at,
                                              std::initializer_list<std::string_view> kinds) const {
        for (const WordHit& hit : m_knowledge.unit_words.at(m_text, at)) {
            const auto& kind = m_knowledge.units[hit.id].kind;
            if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) {
                return hit;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Number> number_at(std::size_t from) const {
        return is_digit(at(from)) ? digits(from) : numerals(from);
    }

    [[nodiscard]] std::optional<Number> digits(std::size_t from) const {
        std::string plain;
        std::size_t i = from;
        bool point = false;
        for (; i < m_text.size(); ++i) {
            const char32_t c = m_text[i];
            if (is_digit(c)) {
                plain += static_cast<char>(c);
            } else if (c == U',' && is_digit(at(i + 1)) && is_digit(at(i + 2)) &&
                       is_digit(at(i + 3)) && !is_digit(at(i + 4)) && !point) {
                continue; // thousands
            } else if (c == U'.' && is_digit(at(i + 1)) && !point) {
                plain += '.';
                point = true;
            } else {
                break;
            }
        }
        const auto value = Decimal::parse(plain);
        return value ? std::optional(Number{*value, i, false}) : std::nullopt;
    }

    /// "三千五百", "十二", "一点五" is not read: it does not stand in notices.
    [[nodiscard]] std::optional<Number> numerals(std::size_t from) const {
        std::int64_t total = 0;
        std::int64_t digit = -1;
        std::size_t i = from;
        while (const auto hit = word(i, {"numeral", "ten"})) {
            const UnitWord& unit = m_knowledge.units[hit->id];
            if (unit.kind == "numeral") {
                digit = unit.num;
            } else {
                total += (digit < 0 ? 1 : digit) * unit.num;
                digit = -1;
            }
            i = hit->to;
        }
        if (i == from || i - from > 8) {
            return std::nullopt;
        }
        return Number{Decimal::from_int(total + std::max<std::int64_t>(digit, 0)), i, true};
    }

    [[nodiscard]] std::optional<FoundAmount> amount_at(std::size_t from) const {
        if (from > 0 && is_digit(at(from)) && (is_latin(m_text[from - 1]))) {
            return std::nullopt;
        }
        auto number = number_at(from);
        if (!number) {
            return std::nullopt;
        }
        const auto times = word(number->to, {"multiply"});
        if (const auto second = times ? number_at(times->to) : std::nullopt) {
            if (const auto product =
                    second->value.scaled(number->value.raw() / Decimal::k_scale, 1)) {
                number = Number{*product, second->to, false};
            }
        } else if (const auto dash = word(number->to, {"range"})) {
            // "3-5万吨": the upper end is what must be judged.
            if (const auto upper = is_digit(at(dash->to)) ? digits(dash->to) : std::nullopt;
                upper && upper->value > number->value) {
                number = upper;
            }
        }
        return with_unit(from, *number);
    }

    [[nodiscard]] std::optional<FoundAmount> with_unit(std::size_t from,
                                                       const Number& number) const {
        FoundAmount found{from, number.to, number.value, {}, 0};
        std::int64_t factor = 1;
        std::size_t i = number.to;
        auto unit = unit_at(i);
        while (!unit) {
            const auto times = word(i, {"times"});
            if (!times || factor > 100'000'000) {
                break;
            }
            factor *= m_knowledge.units[times->id].num;
            i = times->to;
            unit = unit_at(i);
        }
        if (!unit) {
            if (number.spoken) {
                return std::nullopt;
            }
            found.to = i;
            const auto bare = number.value.scaled(factor, 1);
            found.value = bare ? *bare : number.value;
            return found;
        }
        const UnitWord& known = m_knowledge.units[unit->id];
        found.kind = known.kind;
        found.to = unit->to;
        if (!scale(found, factor * known.num, known.den)) {
            return std::nullopt;
        }
        period_after(found);
        return found;
    }

    [[nodiscard]] std::optional<WordHit> unit_at(std::size_t i) const {
        const auto hit = word(i, {"mass", "steam", "volume", "area", "length", "power", "voltage",
                                  "money", "tce", "count", "percent", "year"});
        // "5m" but not the m of "5mm", "3t" but not the t of "3tower".
        if (hit && is_latin(m_text[hit->to - 1]) && is_latin(at(hit->to))) {
            return std::nullopt;
        }
        return hit;
    }

    static bool scale(FoundAmount& found, std::int64_t num, std::int64_t den) {
        if (const auto exact = found.value.scaled(num, den)) {
            found.value = *exact;
            return true;
        }
        const auto multiplied = found.value.scaled(num, 1);
        if (!multiplied) {
            return false;
        }
        found.value = Decimal::from_raw((multiplied->raw() + den / 2) / den);
        return true;
    }

    /// "2台4t/h": so many pieces of so much each.
    static void several(const FoundAmount& pieces, FoundAmount& each) {
        constexpr std::int64_t k_most = 100;
        const bool rating =
            each.kind == "steam" || each.kind == "mass/hour" || each.kind == "power";
        const std::int64_t count = pieces.value.raw() / Decimal::k_scale;
        if (!rating || pieces.kind != "count" || pieces.to != each.from || count > k_most) {
            return;
        }
        if (const auto all = each.value.scaled(count, 1)) {
            each.value = *all;
            each.from = pieces.from;
        }
    }

    static bool has_period(const std::string& kind) {
        return kind == "mass" || kind == "volume" || kind == "count";
    }

    /// "/a", "每年", "(年)"; a letter needs its stroke.
    void period_after(FoundAmount& found) const {
        if (!has_period(found.kind)) {
            return;
        }
        std::size_t i = found.to;
        const bool stroke = at(i) == U'/' || at(i) == U'.' || at(i) == 0xB7 || at(i) == U'(';
        i += stroke ? 1 : 0;
        const auto hit = word(i, {"year", "day", "hour"});
        if (!hit || (!stroke && hit->to - hit->from < 2) ||
            (is_latin(m_text[hit->to - 1]) && is_latin(at(hit->to)))) {
            return;
        }
        found.kind += "/" + m_knowledge.units[hit->id].kind;
        found.to = hit->to + (at(i - 1) == U'(' && at(hit->to) == U')' ? 1 : 0);
    }

    /// "年产…5000吨": the period stands before.
    void period_before(FoundAmount& found) const {
        if (!has_period(found.kind)) {
            return;
        }
        for (std::size_t i = found.from; i-- > found.cue_from;) {
            if (const auto hit = word(i, {"year_before", "day_before"})) {
                const bool year = m_knowledge.units[hit->id].kind == "year_before";
                found.kind += year ? "/year" : "/day";
                return;
            }
        }
    }

    [[nodiscard]] std::size_t clause_start(std::size_t previous, std::size_t from) const {
        const WordIndex& ends = m_knowledge.mark("clause_end");
        const std::size_t least =
            std::max(previous, from > k_look_back ? from - k_look_back : std::size_t{0});
        for (std::size_t i = from; i > least; --i) {
            if (m_text[i - 1] == U'\n' || ends.length_at(m_text, i - 1) > 0) {
                return i;
            }
        }
        return least;
    }
};

} // namespace

std::vector<FoundAmount> find_amounts(std::u32string_view text, const Knowledge& knowledge) {
    return Scanner(text, knowledge).scan();
}

} // namespace eco::project::reading
