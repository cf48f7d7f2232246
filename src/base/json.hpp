// SPDX-License-Identifier: MulanPSL-2.0
// Json: a small value type of our own, so that no header carries a JSON library.
// Objects keep their members sorted by key; numbers are doubles (RFC 8259), integers exact to 2^53.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace eco {

class Json {
  public:
    using Array = std::vector<Json>;
    using Object = std::map<std::string, Json, std::less<>>;

    Json() = default;
    Json(std::nullptr_t) {}
    Json(bool value) : m_value(value) {}
    Json(double value) : m_value(value) {}
    Json(int value) : m_value(static_cast<double>(value)) {}
    Json(std::size_t value) : m_value(static_cast<double>(value)) {}
    Json(const char* value) : m_value(std::string(value)) {}
    Json(std::string_view value) : m_value(std::string(value)) {}
    Json(std::string value) : m_value(std::move(value)) {}
    Json(Array value) : m_value(std::move(value)) {}
    Json(Object value) : m_value(std::move(value)) {}

    [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(m_value); }
    [[nodiscard]] bool is_bool() const { return std::holds_alternative<bool>(m_value); }
    [[nodiscard]] bool is_number() const { return std::holds_alternative<double>(m_value); }
    [[nodiscard]] bool is_string() const { return std::holds_alternative<std::string>(m_value); }
    [[nodiscard]] bool is_array() const { return std::holds_alternative<Array>(m_value); }
    [[nodiscard]] bool is_object() const { return std::holds_alternative<Object>(m_value); }

    // Getters: the caller has asked is_… before; asking for the wrong kind is a bug (throws).
    [[nodiscard]] bool as_bool() const { return std::get<bool>(m_value); }
    [[nodiscard]] double as_number() const { return std::get<double>(m_value); }
    [[nodiscard]] const std::string& as_string() const { return std::get<std::string>(m_value); }
    [[nodiscard]] const Array& as_array() const { return std::get<Array>(m_value); }
    [[nodiscard]] const Object& as_object() const { return std::get<Object>(m_value); }
    [[nodiscard]] Array& as_array() { return std::get<Array>(m_value); }
    [[nodiscard]] Object& as_object() { return std::get<Object>(m_value); }

    /// Member of an object, or nullptr (also when this is not an object).
    [[nodiscard]] const Json* find(std::string_view key) const;
    /// String member, or the fallback given.
    [[nodiscard]] std::string string_or(std::string_view key, std::string_view fallback) const;
    /// Makes this an object if it is null; reference to the member.
    Json& operator[](std::string_view key);
    void push_back(Json value);

    bool operator==(const Json&) const = default;

  private:
    std::variant<std::monostate, bool, double, std::string, Array, Object> m_value;
};

/// Strict RFC 8259: refuses duplicate keys, nesting over 256, invalid UTF-8. Errors: base_bad_json.
[[nodiscard]] Result<Json> parse_json(std::string_view text, std::string_view file);
/// RFC 8785 (JCS): the one byte form of a value; what digests and golden files are made of.
[[nodiscard]] std::string canonical_json(const Json& value);
/// The same of one string or number, for writing a document without building it first.
void append_canonical(std::string& out, std::string_view text);
void append_canonical(std::string& out, double number);
/// For people: two spaces of indent, keys sorted, Chinese unescaped.
[[nodiscard]] std::string pretty_json(const Json& value);

} // namespace eco
