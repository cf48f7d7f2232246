// SPDX-License-Identifier: MulanPSL-2.0
// Parsing JSON into our value type; nlohmann's SAX parser does the grammar, and is seen only here.
#include "base/json.hpp"

#include "base/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace eco {
namespace {

constexpr std::size_t k_max_depth = 256;

/// Builds a Json from SAX events; stops at the first fault.
class Builder {
  public:
    Json root;
    std::string fault;
    std::size_t fault_at = 0;

    bool null() { return put(Json()); }
    bool boolean(bool value) { return put(Json(value)); }
    bool number_integer(std::int64_t value) { return put(Json(static_cast<double>(value))); }
    bool number_unsigned(std::uint64_t value) { return put(Json(static_cast<double>(value))); }
    bool number_float(double value, const std::string&) { return put(Json(value)); }
    bool string(std::string& value) { return put(Json(std::move(value))); }
    bool binary(nlohmann::json::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(Json(Json::Object{})); }
    bool start_array(std::size_t) { return open(Json(Json::Array{})); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(std::string& name) {
        if (m_open.back()->as_object().contains(name)) {
            fault = "duplicate key " + name;
            return false;
        }
        m_keys.back() = std::move(name);
        return true;
    }

    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::json::exception& error) {
        fault_at = position;
        const std::string what = error.what();
        const auto colon = what.rfind(": ");
        fault = colon == std::string::npos ? what : what.substr(colon + 2);
        return false;
    }

  private:
    std::vector<Json*> m_open;
    std::vector<std::string> m_keys;

    Json* place(Json value) {
        if (m_open.empty()) {
            root = std::move(value);
            return &root;
        }
        Json& parent = *m_open.back();
        if (parent.is_array()) {
            return &parent.as_array().emplace_back(std::move(value));
        }
        return &(parent.as_object()[m_keys.back()] = std::move(value));
    }

    bool put(Json value) {
        place(std::move(value));
        return true;
    }

    bool open(Json value) {
        if (m_open.size() == k_max_depth) {
            fault = fmt::format("nesting deeper than {}", k_max_depth);
            return false;
        }
        m_open.push_back(place(std::move(value)));
        m_keys.emplace_back();
        return true;
    }

    bool close() {
        m_open.pop_back();
        m_keys.pop_back();
        return true;
    }
};

Where position(std::string_view text, std::size_t at, std::string_view file) {
    // The parser counts the characters it has read, the offending one included.
    const auto before = text.substr(0, std::min(at == 0 ? at : at - 1, text.size()));
    Where where;
    where.file = file;
    where.row = 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    const auto newline = before.rfind('\n');
    where.column =
        1 + (newline == std::string_view::npos ? before.size() : before.size() - newline - 1);
    return where;
}

} // namespace

const Json* Json::find(std::string_view key) const {
    if (!is_object()) {
        return nullptr;
    }
    const auto found = as_object().find(key);
    return found == as_object().end() ? nullptr : &found->second;
}

std::string Json::string_or(std::string_view key, std::string_view fallback) const {
    const Json* member = find(key);
    return member != nullptr && member->is_string() ? member->as_string() : std::string(fallback);
}

Json& Json::operator[](std::string_view key) {
    if (is_null()) {
        m_value = Object{};
    }
    return as_object()[std::string(key)];
}

void Json::push_back(Json value) {
    if (is_null()) {
        m_value = Array{};
    }
    as_array().push_back(std::move(value));
}

Result<Json> parse_json(std::string_view text, std::string_view file) {
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    if (!is_utf8(text)) {
        return fail({ErrorCode::base_not_utf8, {}, {std::string(file), {}, {}, 0, 0}});
    }
    Builder builder;
    const bool ok = nlohmann::json::sax_parse(text, &builder);
    if (!ok) {
        return fail({ErrorCode::base_bad_json,
                     {{"reason", builder.fault}},
                     position(text, builder.fault_at, file)});
    }
    return std::move(builder.root);
}

} // namespace eco
