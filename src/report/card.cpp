// SPDX-License-Identifier: MulanPSL-2.0
// The card, section by section.
#include "report/card.hpp"

#include "base/text.hpp"
#include "report/phrase.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eco::report {
namespace {

/// Units listed on a card; a site known only by county may have dozens.
constexpr std::size_t k_max_units = 6;

class Card {
  public:
    Card(const Json& assessment, Lang lang, const CardStyle& style)
        : m_a(assessment), m_say(assessment, lang), m_style(style) {}

    std::string write() {
        head();
        units();
        gaps();
        findings();
        questions();
        measures();
        if (m_style.detail == CardDetail::full) {
            stated();
            why_not();
            layers();
            books();
        }
        foot();
        return std::move(m_out);
    }

  private:
    const Json& m_a;
    Phrases m_say;
    CardStyle m_style;
    std::string m_out;

    void line(std::size_t indent, const std::string& text) {
        const std::size_t width = m_style.width - indent;
        for (const std::string& one : wrap(text, width)) {
            m_out += std::string(indent, ' ') + one + "\n";
        }
    }
    void rule(const char* mark) {
        for (std::size_t i = 0; i < m_style.width; ++i) {
            m_out += mark;
        }
        m_out += "\n";
    }
    void heading(std::string_view key) { m_out += "\n" + m_say.say(key) + "\n"; }

    void head() {
        const Json& release = member(m_a, "release");
        rule("=");
        line(0, m_say.say("report.head",
                          {{"title", m_say.say("report.title")},
                           {"verdict", m_say.say("verdict." + m_a.string_or("verdict", ""))}}));
        line(0, member(m_a, "project").find("project") == nullptr
                    ? ""
                    : member(member(m_a, "project"), "project").string_or("name", ""));
        line(0, m_say.say("report.as_of", {{"day", m_a.string_or("as_of", "")},
                                           {"release", m_say.both(release, "title")}}));
        if (member(release, "example") == Json(true)) {
            line(0, "!! " + m_say.say("report.example"));
        }
        rule("=");
        std::vector<std::string> ids;
        for (const Json& id : list(m_a, "decided_by")) {
            ids.push_back(id.as_string());
        }
        if (!ids.empty()) {
            line(0, m_say.say("report.verdict_by", {{"clauses", join(ids, ", ")}}));
        }
    }

    void units() {
        const Json::Array& units = list(m_a, "units");
        if (units.empty()) {
            return;
        }
        heading("report.units");
        for (std::size_t i = 0; i < std::min(units.size(), k_max_units); ++i) {
            unit(units[i]);
        }
        if (units.size() > k_max_units) {
            line(2, m_say.say("report.units_many", {{"n", std::to_string(units.size())}}));
        }
    }

    void unit(const Json& one) {
        const bool certain = one.string_or("membership", "") == "yes";
        const double share = number(one, "share");
        const std::string amount =
            share > 0 ? fmt::format(" {:.1f}%", 100 * share)
            : one.find("distance_m") != nullptr
                ? " " + m_say.say("report.distance",
                                  {{"metres", fmt::format("{:.1f}", number(one, "distance_m"))}})
                : " " + m_say.say("report.unit_possible");
        const bool doubt = !certain && (share > 0 || one.find("distance_m") != nullptr);
        line(2, m_say.say("report.unit_line",
                          {{"code", one.string_or("code", "")},
                           {"name", one.string_or("name", "")},
                           {"class", m_say.say("unit_class." + one.string_or("class", ""))},
                           {"share", m_say.site(one) + amount},
                           {"doubt", doubt ? m_say.say("report.unit_doubt") : std::string()}}));
    }

    void gaps() {
        if (list(m_a, "gaps").empty()) {
            return;
        }
        heading("report.gaps");
        for (const Json& gap : list(m_a, "gaps")) {
            line(2, "- " + gap.string_or(m_say.lang() == Lang::zh ? "zh" : "en", ""));
        }
    }

    void findings() {
        heading("report.findings");
        if (list(m_a, "findings").empty()) {
            line(2, m_say.say("report.no_findings"));
        }
        std::string dimension;
        for (const Json& finding : list(m_a, "findings")) {
            const bool note = finding.string_or("verdict", "") == "admissible";
            if (note && m_style.detail == CardDetail::brief) {
                continue;
            }
            if (finding.string_or("dimension", "") != dimension) {
                dimension = finding.string_or("dimension", "");
                line(1, "— " + m_say.say("dimension." + dimension));
            }
            this->finding(finding);
        }
    }

    void finding(const Json& finding) {
        const std::string confidence = finding.string_or("confidence", "");
        std::string title =
            fmt::format("[{}] {} {}", m_say.contribution(finding), finding.string_or("clause", ""),
                        m_say.both(finding, "title"));
        if (finding.string_or("status", "") == "unknown") {
            title += m_say.say("report.unsettled_mark", {{"status", m_say.say("status.unknown")}});
        }
        if (confidence != "verified" && confidence != "example") {
            title += m_say.say("report.recalled_mark",
                               {{"confidence", m_say.say("confidence." + confidence)}});
        }
        line(2, title);
        line(6, m_say.both(finding, "text"));
        line(6, m_say.say("report.basis_line", {{"basis", m_say.basis(member(finding, "basis"))}}));
        for (const std::string& reason : reasons(finding)) {
            line(6, reason);
        }
    }

    /// What was measured or is missing, once each: parts often say the same.
    [[nodiscard]] std::vector<std::string> reasons(const Json& finding) const {
        std::vector<std::string> said;
        const auto add = [&](const std::string& text) {
            if (std::find(said.begin(), said.end(), text) == said.end()) {
                said.push_back(text);
            }
        };
        for (const Json& part : list(finding, "parts")) {
            const std::string where = m_say.say("report.at", {{"site", m_say.site(part)}});
            const Json& scope = member(part, "scope");
            if (scope.is_object()) {
                const std::string fact = scope.string_or("fact", "");
                add(where + m_say.say("report.scope_line",
                                      {{"fact", m_say.fact(fact)},
                                       {"state", m_say.state(fact, member(scope, "state"))}}));
            }
            for (const Json& condition : list(part, "conditions")) {
                if (worth_saying(condition)) {
                    add(where + phrase(condition));
                }
            }
            add_missing(part, add);
        }
        return said;
    }

    /// Measured facts and what is not known; stated facts that hold go without saying.
    [[nodiscard]] bool worth_saying(const Json& condition) const {
        const Json& facts = member(m_a, "facts");
        const std::string origin =
            member(facts, condition.string_or("fact", "")).string_or("origin", "");
        return origin == "spatial" || condition.string_or("holds", "") == "unknown";
    }

    [[nodiscard]] std::string phrase(const Json& condition) const {
        const std::string fact = condition.string_or("fact", "");
        std::string said = m_say.say("report.condition_line",
                                     {{"fact", m_say.fact(fact)},
                                      {"state", m_say.state(fact, member(condition, "state"))},
                                      {"cell", m_say.cell(fact, condition.string_or("cell", ""))}});
        if (condition.find("flips_at") != nullptr) {
            said +=
                "; " + m_say.say("report.flips",
                                 {{"value", m_say.amount(condition.string_or("flips_at", ""))}});
        }
        return said;
    }

    template <class Add>
    void add_missing(const Json& part, Add add) const {
        std::vector<std::string> missing;
        for (const Json& fact : list(part, "missing")) {
            missing.push_back(m_say.fact(fact.as_string()));
        }
        if (!missing.empty()) {
            add(m_say.say("report.missing", {{"facts", join(missing, m_say.say("report.or"))}}));
        }
    }

    void questions() {
        const Json::Array& questions = list(m_a, "questions");
        if (questions.empty()) {
            return;
        }
        heading("report.questions");
        const std::size_t shown = m_style.detail == CardDetail::full
                                      ? questions.size()
                                      : std::min<std::size_t>(questions.size(), 5);
        for (std::size_t i = 0; i < shown; ++i) {
            const Json& question = questions[i];
            line(2,
                 fmt::format("{}. {} ({})", i + 1, m_say.both(question, "question"),
                             m_say.say("report.question_worst",
                                       {{"verdict", m_say.say("verdict." +
                                                              question.string_or("worst", ""))}})));
        }
        if (shown < questions.size()) {
            line(2, m_say.say("report.and_more", {{"n", std::to_string(questions.size())}}));
        }
    }

    void measures() {
        if (list(m_a, "measures").empty()) {
            return;
        }
        heading("report.measures");
        for (const Json& measure : list(m_a, "measures")) {
            line(2, fmt::format("- {} {}: {}", measure.string_or("id", ""),
                                m_say.both(measure, "name"), m_say.both(measure, "text")));
        }
    }

    void stated() {
        heading("report.stated");
        const Json& facts = member(member(m_a, "project"), "facts");
        for (const auto& [name, value] : facts.is_object() ? facts.as_object() : Json::Object()) {
            Json state;
            state["value"] = value;
            line(2, fmt::format("{}: {}", m_say.fact(name), m_say.state(name, state)));
        }
        heading("report.derived");
        for (const Json& one : list(m_a, "derived")) {
            const std::string fact = one.string_or("fact", "");
            line(2, fmt::format("{}: {} ({} {}, {})", m_say.fact(fact),
                                m_say.state(fact, member(one, "state")), one.string_or("table", ""),
                                one.string_or("edition", ""),
                                m_say.say("confidence." + one.string_or("confidence", ""))));
        }
        heading("report.spatial");
        for (const Json& one : list(m_a, "spatial")) {
            measured(one);
        }
    }

    void measured(const Json& one) {
        const std::string fact = one.string_or("fact", "");
        std::vector<std::string> features;
        for (const Json& feature : list(one, "features")) {
            std::string said = feature.string_or("code", "") + " " + feature.string_or("name", "");
            if (number(feature, "share") > 0) {
                said += fmt::format(" {:.1f}%", 100 * number(feature, "share"));
            }
            if (feature.find("distance_m") != nullptr) {
                said += fmt::format(" {:.1f} m", number(feature, "distance_m"));
            }
            features.push_back(said);
        }
        line(2, fmt::format("{}{}: {}{}", m_say.say("report.at", {{"site", m_say.site(one)}}),
                            m_say.fact(fact), m_say.state(fact, member(one, "state")),
                            features.empty() ? "" : " — " + join(features, "; ")));
    }

    void why_not() {
        heading("report.why_not");
        for (const Json& one : list(m_a, "why_not")) {
            line(2, m_say.say("report.why_not_line",
                              {{"clause", one.string_or("clause", "")},
                               {"title", m_say.both(one, "title")},
                               {"status", m_say.say("status." + one.string_or("status", ""))},
                               {"because", m_say.why_not(member(one, "because"))}}));
        }
    }

    void layers() {
        heading("report.coverage");
        for (const Json& layer : list(member(m_a, "coverage"), "layers")) {
            const bool loaded = layer.string_or("state", "") == "loaded";
            std::string said =
                fmt::format("{} ({}): {}", m_say.both(layer, "title"), layer.string_or("role", ""),
                            m_say.say(loaded ? "report.loaded" : "report.missing_layer"));
            if (loaded) {
                said += fmt::format(
                    ", {} {} m, {}{}", m_say.say("report.tolerance"), number(layer, "tolerance_m"),
                    m_say.source(layer),
                    member(layer, "example") == Json(true) ? m_say.say("report.example_mark") : "");
            }
            line(2, said);
        }
    }

    void books() {
        for (const Json& book : list(member(m_a, "coverage"), "books")) {
            line(2, fmt::format("{}: {}/{}", book.string_or("file", ""), number(book, "in_force"),
                                number(book, "clauses")));
        }
        std::vector<std::string> ids;
        for (const Json& id : list(member(m_a, "coverage"), "not_in_force")) {
            ids.push_back(id.as_string());
        }
        if (!ids.empty()) {
            line(2, m_say.say("report.not_in_force") + ": " + join(ids, ", "));
        }
        for (const Json& one : list(member(m_a, "coverage"), "quality")) {
            line(2, one.string_or(m_say.lang() == Lang::zh ? "zh" : "en", ""));
        }
    }

    void foot() {
        const Json& coverage = member(m_a, "coverage");
        const auto& layers = list(coverage, "layers");
        const auto loaded = std::count_if(layers.begin(), layers.end(), [](const Json& layer) {
            return layer.string_or("state", "") == "loaded";
        });
        double in_force = 0;
        for (const Json& book : list(coverage, "books")) {
            in_force += number(book, "in_force");
        }
        rule("-");
        line(0, m_say.say("report.coverage_line",
                          {{"loaded", std::to_string(loaded)},
                           {"missing", std::to_string(static_cast<long>(layers.size()) - loaded)},
                           {"clauses", fmt::format("{}", in_force)},
                           {"not_in_force", std::to_string(list(coverage, "not_in_force").size())},
                           {"engine", m_a.string_or("engine", "")}}));
        line(0, m_say.say("report.digest_line",
                          {{"digest", member(m_a, "release").string_or("digest", "")}}));
    }
};

} // namespace

std::string card(const Json& assessment, Lang lang, const CardStyle& style) {
    return Card(assessment, lang, style).write();
}

} // namespace eco::report
