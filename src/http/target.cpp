// SPDX-License-Identifier: MulanPSL-2.0
// Taking targets apart.
#include "http/target.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace eco::http {
namespace {

constexpr std::size_t k_max_target = 8192;
constexpr std::size_t k_max_parts = 64;

Error bad(std::string_view what) {
    return {ErrorCode::http_bad_target, {{"what", std::string(what)}}, {}};
}

int nibble(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

enum class Plus { kept, blank };

std::optional<std::string> decode(std::string_view text, Plus plus) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i] == '+' && plus == Plus::blank ? ' ' : text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? nibble(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? nibble(text[i + 2]) : -1;
        if (high < 0 || low < 0) {
            return std::nullopt;
        }
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    const bool control = std::any_of(out.begin(), out.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20U && c != '\t' && c != '\n' && c != '\r') ||
               c == 0x7F;
    });
    return control || !is_utf8(out) ? std::nullopt : std::optional(std::move(out));
}

Status read_path(std::string_view path, Target& target) {
    if (!path.starts_with('/')) {
        return fail(bad("path"));
    }
    path.remove_prefix(1);
    while (!path.empty()) {
        const auto slash = path.find('/');
        auto segment = decode(path.substr(0, slash), Plus::kept);
        const bool wrong = !segment || segment->empty() || *segment == "." || *segment == ".." ||
                           segment->find_first_of("/\\\r\n\t") != std::string::npos;
        if (wrong || target.segments.size() == k_max_parts) {
            return fail(bad("path"));
        }
        target.segments.push_back(*std::move(segment));
        path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    }
    return {};
}

Status read_query(std::string_view query, Target& target) {
    while (!query.empty()) {
        const auto end = std::min(query.find('&'), query.size());
        const std::string_view pair = query.substr(0, end);
        const auto equals = std::min(pair.find('='), pair.size());
        auto name = decode(pair.substr(0, equals), Plus::blank);
        auto value = decode(pair.substr(std::min(equals + 1, pair.size())), Plus::blank);
        if (!name || !value || target.query.size() == k_max_parts) {
            return fail(bad("query"));
        }
        if (!name->empty()) {
            target.query.emplace_back(*std::move(name), *std::move(value));
        }
        query.remove_prefix(std::min(end + 1, query.size()));
    }
    return {};
}

} // namespace

std::string Target::path() const {
    std::string out;
    for (const std::string& segment : segments) {
        out += '/';
        out += segment;
    }
    return out.empty() ? "/" : out;
}

Result<Target> parse_target(std::string_view text) {
    if (text.size() > k_max_target) {
        return fail(bad("length"));
    }
    const auto mark = std::min(text.find('?'), text.size());
    Target target;
    ECO_CHECK(read_path(text.substr(0, mark), target));
    ECO_CHECK(read_query(text.substr(std::min(mark + 1, text.size())), target));
    return target;
}

std::string percent_encode(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

} // namespace eco::http
