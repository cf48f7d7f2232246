// SPDX-License-Identifier: MulanPSL-2.0
// Words for people.
#include "report/phrase.hpp"

#include "base/text.hpp"
#include "report/wording.hpp"

#include <fmt/format.h>

namespace eco::report {

const Json& member(const Json& object, std::string_view key) {
    static const Json k_nothing;
    const Json* found = object.find(key);
    return found == nullptr ? k_nothing : *found;
}

const Json::Array& list(const Json& object, std::string_view key) {
    static const Json::Array k_empty;
    const Json& found = member(object, key);
    return found.is_array() ? found.as_array() : k_empty;
}

double number(const Json& object, std::string_view key) {
    const Json& found = member(object, key);
    return found.is_number() ? found.as_number() : 0;
}

std::string Phrases::both(const Json& object, std::string_view key) const {
    return object.string_or(std::string(key) + (m_lang == Lang::zh ? "_zh" : "_en"), "");
}

std::string Phrases::say(std::string_view key) const {
    return std::string(text(key, m_lang));
}
std::string Phrases::say(std::string_view key, const Args& args) const {
    return text(key, m_lang, args);
}

std::string Phrases::amount(std::string_view amount) const {
    return amount_words(amount, m_lang);
}
std::string Phrases::source(const Json& one) const {
    return source_words(one.string_or("source", ""), m_lang);
}

std::string Phrases::contribution(const Json& finding) const {
    const std::string verdict = finding.string_or("verdict", "");
    return say(verdict == "admissible" ? "consequence.note" : "verdict." + verdict);
}

std::string Phrases::fact(const std::string& name) const {
    if (name.starts_with("site:")) {
        return site_of(name.substr(5));
    }
    const std::string label = both(member(member(m_assessment, "facts"), name), "label");
    return label.empty() ? name : label;
}

/// "0" is the first site, "outlet" a kind of site that is not drawn.
std::string Phrases::site_of(const std::string& which) const {
    for (const Json& one : list(member(m_assessment, "coverage"), "sites")) {
        if (which == fmt::format("{}", number(one, "site"))) {
            const std::string name = one.string_or("name", "");
            return name.empty() ? both(one, "role") : name;
        }
    }
    const Json& role = member(member(member(m_assessment, "coverage"), "roles"), which);
    return role.is_object() ? role.string_or(m_lang == Lang::zh ? "zh" : "en", which) : which;
}

std::string Phrases::site(const Json& part) const {
    const Json& site = member(part, "site");
    return site_of(site.is_number() ? fmt::format("{}", site.as_number())
                                    : part.string_or("role", ""));
}

std::string Phrases::label(const std::string& fact, const std::string& value) const {
    const Json& values = member(member(member(m_assessment, "facts"), fact), "values");
    const std::string found = member(values, value).string_or(m_lang == Lang::zh ? "zh" : "en", "");
    return found.empty() ? amount_words(value, m_lang) : found;
}

std::string Phrases::value(const std::string& fact, const Json& value) const {
    if (value.is_bool()) {
        return say(value.as_bool() ? "report.yes" : "report.no");
    }
    if (value.is_string()) {
        return label(fact, value.as_string());
    }
    if (value.is_number()) {
        return amount_words(fmt::format("{}", value.as_number()), m_lang);
    }
    std::vector<std::string> labels;
    for (const Json& one : value.is_array() ? value.as_array() : Json::Array()) {
        labels.push_back(label(fact, one.is_string() ? one.as_string() : ""));
    }
    return labels.empty() ? say("report.none") : join(labels, say("report.or"));
}

std::string Phrases::state(const std::string& fact, const Json& state) const {
    if (const Json* known = state.find("value")) {
        return value(fact, *known);
    }
    if (state.find("low") != nullptr) {
        const std::string low = amount(state.string_or("low", ""));
        return state.find("high") == nullptr
                   ? say("report.at_least", {{"low", low}})
                   : say("report.between",
                         {{"low", low}, {"high", amount(state.string_or("high", ""))}});
    }
    std::string out = say("unknown." + state.string_or("unknown", "not_stated"));
    for (const auto& [key, text_key] :
         {std::pair("depth_m", "report.depth"), std::pair("distance_m", "report.distance")}) {
        if (state.find(key) != nullptr) {
            out +=
                " (" + say(text_key, {{"metres", fmt::format("{:.1f}", number(state, key))}}) + ")";
        }
    }
    return out;
}

std::string Phrases::basis(const Json& bases) const {
    std::vector<std::string> all;
    for (const Json& one : bases.is_array() ? bases.as_array() : Json::Array()) {
        const std::string title = both(one, "title");
        std::string line = title.empty() ? one.string_or("law", "") : title;
        const std::string article = one.string_or("article", "");
        if (!article.empty() && article[0] >= '0' && article[0] <= '9') {
            line += " " + say("report.article", {{"article", article}});
        }
        all.push_back(std::move(line));
    }
    return join(all, say("report.semicolon"));
}

std::string Phrases::why_not(const Json& because) const {
    const std::string reason = because.string_or("reason", "");
    const std::string name = because.string_or("fact", "");
    return say("report.reason." + reason, {{"fact", fact(name)},
                                           {"state", state(name, member(because, "state"))},
                                           {"cell", cell(name, because.string_or("cell", ""))}});
}

} // namespace eco::report
