// SPDX-License-Identifier: MulanPSL-2.0
// Walking over one JSON text (RFC 8259) without a tree: for lines of which there are a million.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"

#include <string>
#include <string_view>

namespace eco::formats::detail {

/// Strict as parse_json: no trailing commas, no control characters in strings, nesting bounded. The
/// text must be UTF-8 (checked by the caller, once). Every error is base_bad_json with the byte.
class JsonCursor {
  public:
    JsonCursor(std::string_view text, const Where& where) : m_text(text), m_where(where) {}

    /// Skips blanks; the next character, '\0' at the end.
    [[nodiscard]] char peek();
    [[nodiscard]] bool take(char c);
    [[nodiscard]] Status expect(char c);
    [[nodiscard]] Status expect_end();

    [[nodiscard]] Status string(std::string& out);
    [[nodiscard]] Status number(double& out);
    [[nodiscard]] Result<Json> value();
    /// Passes over a value, checked as strictly; its text comes back.
    [[nodiscard]] Result<std::string_view> skip();

    /// {"key": …}: `member` is called behind each colon.
    template <class Member>
    [[nodiscard]] Status object(Member member) {
        ECO_CHECK(expect('{'));
        if (take('}')) {
            return {};
        }
        std::string key;
        do {
            ECO_CHECK(string(key));
            ECO_CHECK(expect(':'));
            ECO_CHECK(member(static_cast<const std::string&>(key)));
        } while (take(','));
        return expect('}');
    }

    /// […]: `item` is called for each.
    template <class Item>
    [[nodiscard]] Status array(Item item) {
        ECO_CHECK(expect('['));
        if (take(']')) {
            return {};
        }
        do {
            ECO_CHECK(item());
        } while (take(','));
        return expect(']');
    }

    [[nodiscard]] tl::unexpected<Error> bad(std::string_view reason) const;

  private:
    std::string_view m_text;
    const Where& m_where;
    std::size_t m_at = 0;
    int m_depth = 0;

    [[nodiscard]] Status word(std::string_view word);
    [[nodiscard]] Status escape(std::string& out);
    [[nodiscard]] bool four_hex(unsigned& out);
};

/// Appends the text as a JSON string, Chinese unescaped.
void append_json_string(std::string& out, std::string_view text);

} // namespace eco::formats::detail
