// SPDX-License-Identifier: MulanPSL-2.0
// Amounts and sources as people read them.
#include "report/wording.hpp"

#include <algorithm>
#include <vector>

namespace eco::report {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

struct Number {
    std::string whole, decimals; ///< "180685", "54"
};

/// Ten thousands, if at most two decimals remain: 28000000 is 2800, 180685.54 is not for it.
std::string in_ten_thousands(const Number& number) {
    if (number.whole.size() < 5) {
        return {};
    }
    std::string decimals = number.whole.substr(number.whole.size() - 4) + number.decimals;
    decimals.erase(decimals.find_last_not_of('0') + 1);
    return decimals.size() > 2 ? std::string()
                               : number.whole.substr(0, number.whole.size() - 4) +
                                     (decimals.empty() ? "" : ".") + decimals;
}

/// From five digits on in groups of three.
std::string grouped(std::string number) {
    const std::size_t whole = std::min(number.find('.'), number.size());
    for (std::size_t i = whole; whole > 4 && i > 3; i -= 3) {
        number.insert(i - 3, ",");
    }
    return number;
}

std::string one_source(std::string_view source, Lang lang) {
    const std::string key = "source." + std::string(source);
    if (has_text(key)) {
        return std::string(text(key, lang));
    }
    const std::size_t end = key.find_last_of("0123456789");
    if (end == std::string::npos) {
        return std::string(source);
    }
    std::size_t begin = end;
    while (begin > 0 && (is_digit(key[begin - 1]) || key[begin - 1] == '-')) {
        --begin;
    }
    const std::string pattern = key.substr(0, begin) + "{n}" + key.substr(end + 1);
    return has_text(pattern) ? text(pattern, lang, {{"n", key.substr(begin, end - begin + 1)}})
                             : std::string(source);
}

} // namespace

std::string amount_words(std::string_view amount, Lang lang) {
    const std::size_t blank = amount.find(' ');
    const std::string_view number = amount.substr(0, blank);
    const std::size_t dot = std::min(number.find('.'), number.size());
    const std::string_view decimals = number.substr(std::min(dot + 1, number.size()));
    if (dot == 0 || !std::all_of(number.begin(), number.begin() + dot, is_digit) ||
        !std::all_of(decimals.begin(), decimals.end(), is_digit)) {
        return std::string(amount);
    }
    if (blank == std::string_view::npos) {
        return grouped(std::string(number));
    }
    const std::string symbol(amount.substr(blank + 1));
    const std::string key = "unit." + symbol;
    const std::string unit = has_text(key) ? std::string(text(key, lang)) : symbol;
    // Metres and years are never counted in ten thousands.
    const bool countable = has_text(key) && symbol != "m" && symbol != "a" && symbol != "%";
    const std::string tens =
        lang == Lang::zh && countable
            ? in_ten_thousands({std::string(number.substr(0, dot)), std::string(decimals)})
            : std::string();
    return tens.empty()
               ? text("report.amount", lang,
                      {{"number", grouped(std::string(number))}, {"unit", unit}})
               : text("report.ten_thousands", lang, {{"number", grouped(tens)}, {"unit", unit}});
}

std::string source_words(std::string_view source, Lang lang) {
    std::string out;
    for (std::size_t begin = 0; begin <= source.size();) {
        // "; " is within a source, ";" between two.
        std::size_t end = source.find(';', begin);
        while (end != std::string_view::npos && end + 1 < source.size() && source[end + 1] == ' ') {
            end = source.find(';', end + 1);
        }
        end = std::min(end, source.size());
        out += (begin == 0 ? "" : std::string(text("report.semicolon", lang))) +
               one_source(source.substr(begin, end - begin), lang);
        begin = end + 1;
    }
    return out;
}

} // namespace eco::report
