// SPDX-License-Identifier: MulanPSL-2.0
// Canonical JSON (RFC 8785) written in one pass, without a tree of values: the caller names members
// in canonical order. Names are plain: nothing in them is escaped.
#pragma once

#include "base/json.hpp"

#include <string>
#include <string_view>

namespace eco {

class CanonicalText {
  public:
    /// Appends to `out`, which must outlive it.
    explicit CanonicalText(std::string& out) : m_out(&out) {}

    /// A member's name; its value is to follow.
    void name(std::string_view name) {
        separate();
        *m_out += '"';
        *m_out += name;
        *m_out += "\":";
    }
    void text(std::string_view member, std::string_view value) {
        name(member);
        append_canonical(*m_out, value);
    }
    void number(std::string_view member, double value) {
        name(member);
        append_canonical(*m_out, value);
    }
    void flag(std::string_view member, bool value) { ready(member, value ? "true" : "false"); }
    void null(std::string_view member) { ready(member, "null"); }
    /// A value that is canonical JSON already.
    void ready(std::string_view member, std::string_view json) {
        name(member);
        *m_out += json;
    }

    /// Elements of a list.
    void text(std::string_view value) {
        separate();
        append_canonical(*m_out, value);
    }
    template <class Write>
    void object(Write write) {
        separate();
        enclose('{', '}', write);
    }
    template <class Write>
    void object(std::string_view member, Write write) {
        name(member);
        enclose('{', '}', write);
    }
    /// `write` is called with each of `items`.
    template <class Items, class Write>
    void list(std::string_view member, const Items& items, Write write) {
        name(member);
        enclose('[', ']', [&] {
            for (const auto& item : items) {
                write(item);
            }
        });
    }
    template <class Texts>
    void texts(std::string_view member, const Texts& items) {
        list(member, items, [&](const auto& item) { text(item); });
    }

    /// Before an element that is appended as it is: a comma, but behind what opens or names. What
    /// ends in one of these is never a value.
    void separate() {
        const char last = m_out->empty() ? '[' : m_out->back();
        if (last != '[' && last != '{' && last != ':') {
            *m_out += ',';
        }
    }

  private:
    std::string* m_out;

    template <class Write>
    void enclose(char open, char close, Write write) {
        *m_out += open;
        write();
        *m_out += close;
    }
};

} // namespace eco
