// SPDX-License-Identifier: MulanPSL-2.0
// Reading query parameters.
#include "http/parameters.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace eco::http {

Error bad_parameter(std::string_view name, std::string_view value, std::string_view expected) {
    return {ErrorCode::http_bad_parameter,
            {{"name", std::string(name)},
             {"value", std::string(value)},
             {"expected", std::string(expected)}},
            {"query", "/" + std::string(name), {}, 0, 0}};
}

Result<std::string_view> required(const Request& request, std::string_view name) {
    const auto value = request.query(name);
    if (!value || value->empty()) {
        return fail({ErrorCode::http_missing_parameter,
                     {{"name", std::string(name)}},
                     {"query", "/" + std::string(name), {}, 0, 0}});
    }
    return *value;
}

Result<double> required_number(const Request& request, std::string_view name) {
    ECO_TRY(const std::string_view text, required(request, name));
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) {
        return fail(bad_parameter(name, text, "106.71"));
    }
    return number;
}

Result<std::size_t> count_of(const Request& request, std::string_view name,
                             const CountRange& range) {
    const auto text = request.query(name);
    if (!text) {
        return range.fallback;
    }
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (error != std::errc() || end != text->data() + text->size() || number < range.least) {
        return fail(bad_parameter(name, *text, std::to_string(range.fallback)));
    }
    return std::min(number, range.most);
}

Result<LocalDate> day_of(const Request& request, const Context& context) {
    const auto text = request.query("as_of");
    if (!text) {
        return context.wiring.today();
    }
    auto day = LocalDate::parse(*text);
    return day ? day : fail(bad_parameter("as_of", *text, "2026-11-24"));
}

} // namespace eco::http
