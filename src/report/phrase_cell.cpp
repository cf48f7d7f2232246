// SPDX-License-Identifier: MulanPSL-2.0
// Cells of the book in words. The grammar is that of rules/cell.hpp; the book was checked when its
// release was built, so this reader is lenient: what it does not know is shown as it stands.
#include "base/text.hpp"
#include "report/phrase.hpp"

#include <array>
#include <optional>

namespace eco::report {
namespace {

struct Comparison {
    std::string_view sign, number, date; ///< text keys by what is compared
};
// Longer signs first: "<=" begins with "<".
constexpr std::array<Comparison, 4> k_comparisons{
    {{"<=", "report.cell.at_most", "report.cell.not_after"},
     {">=", "report.cell.at_least", "report.cell.not_before"},
     {"<", "report.cell.less", "report.cell.before"},
     {">", "report.cell.more", "report.cell.after"}}};

/// What stands between opening and closing, if both are there.
std::optional<std::string_view> inside(std::string_view text, std::string_view open,
                                       std::string_view close) {
    if (text.size() < open.size() + close.size() || !text.starts_with(open) ||
        !text.ends_with(close)) {
        return std::nullopt;
    }
    return text.substr(open.size(), text.size() - open.size() - close.size());
}

/// Splits at commas outside quotes and brackets.
std::vector<std::string_view> split_tests(std::string_view cell) {
    std::vector<std::string_view> out;
    std::size_t begin = 0;
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const char c = cell[i];
        quoted = quoted != (c == '"');
        if (quoted) {
            continue;
        }
        depth += (c == '(' || c == '[') ? 1 : (c == ')' || c == ']') ? -1 : 0;
        if (c == ',' && depth == 0) {
            out.push_back(trim(cell.substr(begin, i - begin)));
            begin = i + 1;
        }
    }
    out.push_back(trim(cell.substr(begin)));
    return out;
}

} // namespace

std::string Phrases::scalar(const std::string& fact, std::string_view source) const {
    const std::string_view one = trim(source);
    if (const auto date = inside(one, "date(\"", "\")")) {
        return std::string(*date);
    }
    if (const auto quoted = inside(one, "\"", "\"")) {
        return label(fact, std::string(*quoted));
    }
    return one == "true" ? say("report.yes") : one == "false" ? say("report.no") : amount(one);
}

std::string Phrases::test(const std::string& fact, std::string_view source) const {
    for (const Comparison& each : k_comparisons) {
        if (source.starts_with(each.sign)) {
            const std::string_view value = trim(source.substr(each.sign.size()));
            return say(value.starts_with("date(") ? each.date : each.number,
                       {{"value", scalar(fact, value)}});
        }
    }
    const std::size_t dots = source.find("..");
    const bool range = dots != std::string_view::npos && dots > 0 && source.size() > dots + 2 &&
                       (source.front() == '[' || source.front() == '(');
    if (!range) {
        return scalar(fact, source);
    }
    const std::string low = scalar(fact, source.substr(1, dots - 1));
    const std::string high = scalar(fact, source.substr(dots + 2, source.size() - dots - 3));
    return say("report.cell.range",
               {{"low", say(source.front() == '[' ? "report.cell.closed" : "report.cell.open",
                            {{"value", low}})},
                {"high", say(source.back() == ']' ? "report.cell.closed" : "report.cell.open",
                             {{"value", high}})}});
}

std::string Phrases::cell(const std::string& fact, std::string_view source) const {
    const std::string_view whole = trim(source);
    const auto negated = inside(whole, "not(", ")");
    std::vector<std::string> parts;
    for (const std::string_view part : split_tests(negated.value_or(whole))) {
        parts.push_back(test(fact, part));
    }
    const std::string values = join(parts, say("report.or"));
    return negated ? say("report.is_not", {{"values", values}}) : values;
}

} // namespace eco::report
