// SPDX-License-Identifier: MulanPSL-2.0
// From the words of an assessment to words for people: labels of facts and values, states, cells,
// legal bases, sites.
#pragma once

#include "base/json.hpp"
#include "base/messages.hpp"

#include <string>
#include <string_view>

namespace eco::report {

class Phrases {
  public:
    Phrases(const Json& assessment, Lang lang) : m_assessment(assessment), m_lang(lang) {}

    [[nodiscard]] Lang lang() const { return m_lang; }
    /// `key`_zh or `key`_en of an object.
    [[nodiscard]] std::string both(const Json& object, std::string_view key) const;
    /// A text of the catalogue.
    [[nodiscard]] std::string say(std::string_view key) const;
    [[nodiscard]] std::string say(std::string_view key, const Args& args) const;

    /// "2800 万m³": an amount of the document.
    [[nodiscard]] std::string amount(std::string_view amount) const;
    /// Where something is from, in the report's language.
    [[nodiscard]] std::string source(const Json& one) const;

    /// What a clause contributes; one that asks for nothing is a note.
    [[nodiscard]] std::string contribution(const Json& finding) const;
    [[nodiscard]] std::string fact(const std::string& name) const;
    /// "新建", "4290 t/a", "850 m 至 950 m", "未填报" …
    [[nodiscard]] std::string state(const std::string& fact, const Json& state) const;
    /// A cell in words: "新建、扩建", "除“白酒”外", "不大于 1000 m", "100（含）至 500（不含）".
    [[nodiscard]] std::string cell(const std::string& fact, std::string_view source) const;
    /// "中华人民共和国长江保护法 第26条；…"
    [[nodiscard]] std::string basis(const Json& list) const;
    /// The site's name, else its role; `part` has site and role.
    [[nodiscard]] std::string site(const Json& part) const;
    [[nodiscard]] std::string why_not(const Json& because) const;

  private:
    const Json& m_assessment;
    Lang m_lang;

    [[nodiscard]] std::string value(const std::string& fact, const Json& value) const;
    [[nodiscard]] std::string test(const std::string& fact, std::string_view source) const;
    [[nodiscard]] std::string scalar(const std::string& fact, std::string_view source) const;
    [[nodiscard]] std::string site_of(const std::string& which) const;
    [[nodiscard]] std::string label(const std::string& fact, const std::string& value) const;
};

/// Member of an object that must be there in an assessment; a null value where it is not.
[[nodiscard]] const Json& member(const Json& object, std::string_view key);
[[nodiscard]] const Json::Array& list(const Json& object, std::string_view key);
[[nodiscard]] double number(const Json& object, std::string_view key);

} // namespace eco::report
