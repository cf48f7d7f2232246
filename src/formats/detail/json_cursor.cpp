// SPDX-License-Identifier: MulanPSL-2.0
// The grammar of RFC 8259, character by character.
#include "formats/detail/json_cursor.hpp"

#include <fmt/format.h>

#include <charconv>
#include <iterator>

namespace eco::formats::detail {
namespace {

constexpr int k_max_depth = 64;
constexpr std::size_t k_max_reason = 200;

void append_utf8(std::string& out, unsigned code) {
    const auto put = [&](unsigned byte) { out += static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0U | (code >> 6U));
        put(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        put(0xE0U | (code >> 12U));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    } else {
        put(0xF0U | (code >> 18U));
        put(0x80U | ((code >> 12U) & 0x3FU));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    }
}

/// The length of the number at the beginning (RFC 8259 §6), 0 when there is none.
std::size_t number_length(std::string_view text) {
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t before = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
            ++at;
        }
        return at - before;
    };
    at += !text.empty() && text[0] == '-' ? 1 : 0;
    const bool zero = at < text.size() && text[at] == '0';
    const std::size_t whole = digits();
    if (whole == 0 || (zero && whole > 1)) {
        return 0;
    }
    if (at < text.size() && text[at] == '.') {
        ++at;
        if (digits() == 0) {
            return 0;
        }
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        at += at < text.size() && (text[at] == '+' || text[at] == '-') ? 1 : 0;
        if (digits() == 0) {
            return 0;
        }
    }
    return at;
}

} // namespace

tl::unexpected<Error> JsonCursor::bad(std::string_view reason) const {
    return fail(
        {ErrorCode::base_bad_json,
         {{"reason", fmt::format("{} (byte {})", reason.substr(0, k_max_reason), m_at + 1)}},
         m_where});
}

char JsonCursor::peek() {
    while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t' ||
                                    m_text[m_at] == '\n' || m_text[m_at] == '\r')) {
        ++m_at;
    }
    return m_at < m_text.size() ? m_text[m_at] : '\0';
}

bool JsonCursor::take(char c) {
    const bool there = peek() == c && m_at < m_text.size();
    m_at += there ? 1 : 0;
    return there;
}

Status JsonCursor::expect(char c) {
    return take(c) ? Status() : bad(fmt::format("'{}' expected", c));
}

Status JsonCursor::expect_end() {
    static_cast<void>(peek());
    return m_at == m_text.size() ? Status() : bad("more text behind the value");
}

Status JsonCursor::string(std::string& out) {
    out.clear();
    ECO_CHECK(expect('"'));
    while (true) {
        const std::size_t from = m_at;
        while (m_at < m_text.size() && m_text[m_at] != '"' && m_text[m_at] != '\\' &&
               static_cast<unsigned char>(m_text[m_at]) >= 0x20) {
            ++m_at;
        }
        out.append(m_text, from, m_at - from);
        if (m_at == m_text.size() || static_cast<unsigned char>(m_text[m_at]) < 0x20) {
            return bad("string not closed");
        }
        if (m_text[m_at++] == '"') {
            return {};
        }
        ECO_CHECK(escape(out));
    }
}

Status JsonCursor::escape(std::string& out) {
    constexpr std::string_view k_letters = "\"\\/bfnrt";
    constexpr std::string_view k_meant = "\"\\/\b\f\n\r\t";
    const char c = m_at < m_text.size() ? m_text[m_at++] : '\0';
    if (const auto found = k_letters.find(c); c != '\0' && found != std::string_view::npos) {
        out += k_meant[found];
        return {};
    }
    unsigned code = 0;
    if (c != 'u' || !four_hex(code)) {
        return bad("bad escape");
    }
    if (code >= 0xD800 && code < 0xDC00) {
        unsigned low = 0;
        const bool paired = m_text.substr(m_at).starts_with("\\u");
        m_at += paired ? 2 : 0;
        if (!paired || !four_hex(low) || low < 0xDC00 || low > 0xDFFF) {
            return bad("half a surrogate pair");
        }
        code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
    } else if (code >= 0xDC00 && code <= 0xDFFF) {
        return bad("half a surrogate pair");
    }
    append_utf8(out, code);
    return {};
}

bool JsonCursor::four_hex(unsigned& out) {
    if (m_at + 4 > m_text.size()) {
        return false;
    }
    const char* begin = m_text.data() + m_at;
    const auto read = std::from_chars(begin, begin + 4, out, 16);
    m_at += 4;
    return read.ec == std::errc() && read.ptr == begin + 4;
}

Status JsonCursor::number(double& out) {
    static_cast<void>(peek());
    const std::size_t length = number_length(m_text.substr(m_at));
    const char* begin = m_text.data() + m_at;
    if (length == 0 || std::from_chars(begin, begin + length, out).ec != std::errc()) {
        return bad("number expected");
    }
    m_at += length;
    return {};
}

Status JsonCursor::word(std::string_view word) {
    if (!m_text.substr(m_at).starts_with(word)) {
        return bad("value expected");
    }
    m_at += word.size();
    return {};
}

Result<Json> JsonCursor::value() {
    if (m_depth >= k_max_depth) {
        return bad("nested too deep");
    }
    ++m_depth;
    Json out;
    Status done;
    switch (peek()) {
    case '{':
        out = Json(Json::Object{});
        done = object([&](const std::string& key) -> Status {
            if (out.find(key) != nullptr) {
                return bad("key twice: " + key);
            }
            ECO_TRY(Json member, value());
            out[key] = std::move(member);
            return {};
        });
        break;
    case '[':
        out = Json(Json::Array{});
        done = array([&]() -> Status {
            ECO_TRY(Json item, value());
            out.push_back(std::move(item));
            return {};
        });
        break;
    case '"': {
        std::string text;
        done = string(text);
        out = Json(std::move(text));
        break;
    }
    case 't':
        done = word("true");
        out = Json(true);
        break;
    case 'f':
        done = word("false");
        out = Json(false);
        break;
    case 'n':
        done = word("null");
        break;
    default: {
        double number_read = 0;
        done = number(number_read);
        out = Json(number_read);
        break;
    }
    }
    --m_depth;
    return done ? Result<Json>(std::move(out)) : fail(done.error());
}

Result<std::string_view> JsonCursor::skip() {
    static_cast<void>(peek());
    const std::size_t from = m_at;
    if (m_depth >= k_max_depth) {
        return bad("nested too deep");
    }
    ++m_depth;
    Status done;
    std::string text;
    double number_read = 0;
    const auto pass = [&]() -> Status {
        const auto skipped = skip();
        return skipped ? Status() : fail(skipped.error());
    };
    switch (peek()) {
    case '{':
        done = object([&](const std::string&) { return pass(); });
        break;
    case '[':
        done = array(pass);
        break;
    case '"':
        done = string(text);
        break;
    case 't':
        done = word("true");
        break;
    case 'f':
        done = word("false");
        break;
    case 'n':
        done = word("null");
        break;
    default:
        done = number(number_read);
    }
    --m_depth;
    return done ? Result<std::string_view>(m_text.substr(from, m_at - from)) : fail(done.error());
}

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    std::size_t plain = 0; // what needs no escape is copied in one go
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool control = static_cast<unsigned char>(c) < 0x20;
        if (c != '"' && c != '\\' && !control) {
            continue;
        }
        out.append(text, plain, i - plain);
        plain = i + 1;
        if (control) {
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
        } else {
            out += '\\';
            out += c;
        }
    }
    out.append(text, plain);
    out += '"';
}

} // namespace eco::formats::detail
