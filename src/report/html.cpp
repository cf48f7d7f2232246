// SPDX-License-Identifier: MulanPSL-2.0
// The page, section by section.
#include "report/html.hpp"

#include "base/text.hpp"
#include "report/html_style.hpp"
#include "report/phrase.hpp"

#include <fmt/format.h>

#include <vector>

namespace eco::report {
namespace {

std::string esc(const std::string& text) {
    return escape_markup(text);
}

class Page {
  public:
    Page(const Json& assessment, const MapDrawing& map, Lang lang)
        : m_a(assessment), m_map(map), m_say(assessment, lang) {}

    std::string write() {
        head();
        banner();
        map();
        questions();
        findings();
        measures();
        units();
        spatial();
        facts();
        why_not();
        coverage();
        foot();
        m_out += "</main></body></html>\n";
        return std::move(m_out);
    }

  private:
    using Row = std::vector<std::string>;

    const Json& m_a;
    const MapDrawing& m_map;
    Phrases m_say;
    std::string m_out;

    [[nodiscard]] std::string name() const {
        return member(member(m_a, "project"), "project").string_or("name", "");
    }
    void add(const std::string& markup) { m_out += markup + "\n"; }
    void h2(std::string_view key) { add("<h2>" + esc(m_say.say(key)) + "</h2>"); }
    void p(const std::string& text, const char* style) {
        add(fmt::format("<p class=\"{}\">{}</p>", style, esc(text)));
    }

    void table(const std::vector<std::string_view>& heads, const std::vector<Row>& rows) {
        std::string out = "<table><thead><tr>";
        for (const std::string_view key : heads) {
            out += "<th scope=\"col\">" + esc(m_say.say(key)) + "</th>";
        }
        out += "</tr></thead><tbody>";
        for (const Row& row : rows) {
            out += "<tr>";
            for (const std::string& cell : row) {
                out += "<td>" + esc(cell) + "</td>";
            }
            out += "</tr>\n";
        }
        add(out + "</tbody></table>");
    }

    void head() {
        add(fmt::format("<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"/>"
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>"
                        "<title>{} · {}</title><style>{}</style></head><body><main>",
                        m_say.lang() == Lang::zh ? "zh-CN" : "en", esc(name()),
                        esc(m_say.say("report.title")), k_style));
    }

    void banner() {
        const Json& release = member(m_a, "release");
        const std::string verdict = m_a.string_or("verdict", "");
        add("<h1>" + esc(name()) + "</h1>");
        p(m_say.say("report.as_of", {{"day", m_a.string_or("as_of", "")},
                                     {"release", m_say.both(release, "title")}}),
          "soft");
        if (member(release, "example") == Json(true)) {
            p(m_say.say("report.example"), "example");
        }
        std::vector<std::string> ids;
        for (const Json& id : list(m_a, "decided_by")) {
            ids.push_back(id.as_string());
        }
        const std::string by =
            ids.empty()
                ? ""
                : m_say.say("report.verdict_by", {{"clauses", join(ids, m_say.say("report.or"))}});
        add(fmt::format("<div class=\"banner {}\" role=\"status\"><strong>{}</strong>{}</div>",
                        verdict, esc(m_say.say("verdict." + verdict)), esc(by)));
        for (const Json& gap : list(m_a, "gaps")) {
            p(gap.string_or(m_say.lang() == Lang::zh ? "zh" : "en", ""), "example");
        }
    }

    void map() {
        if (m_map.svg.empty()) {
            return;
        }
        h2("report.map");
        const std::string alt = m_say.say(
            "report.map_alt", {{"project", name()}, {"km", fmt::format("{:.1f}", m_map.width_km)}});
        add(fmt::format(
            "<figure aria-label=\"{0}\">{1}<figcaption class=\"soft\">{0}</figcaption></figure>",
            esc(alt), m_map.svg));
    }

    void questions() {
        h2("report.questions");
        if (list(m_a, "questions").empty()) {
            p(m_say.say("report.no_questions"), "soft");
            return;
        }
        std::string out = "<ol>";
        for (const Json& question : list(m_a, "questions")) {
            const std::string worst = question.string_or("worst", "");
            out += fmt::format("<li>{} <span class=\"tag {}\">{}</span></li>",
                               esc(m_say.both(question, "question")), worst,
                               esc(m_say.say("report.question_worst",
                                             {{"verdict", m_say.say("verdict." + worst)}})));
        }
        add(out + "</ol>");
    }

    void findings() {
        h2("report.findings");
        std::string dimension;
        for (const Json& one : list(m_a, "findings")) {
            if (one.string_or("dimension", "") != dimension) {
                dimension = one.string_or("dimension", "");
                add("<h3>" + esc(m_say.say("dimension." + dimension)) + "</h3>");
            }
            finding(one);
        }
        if (dimension.empty()) {
            p(m_say.say("report.no_findings"), "soft");
        }
    }

    void finding(const Json& one) {
        const std::string verdict = one.string_or("verdict", "");
        std::string marks;
        if (one.string_or("status", "") == "unknown") {
            marks += mark(m_say.say("status.unknown"));
        }
        if (one.string_or("confidence", "") != "verified") {
            marks += mark(m_say.say("confidence." + one.string_or("confidence", "")));
        }
        const std::string ground = one.string_or("refusal_ground", "");
        if (!ground.empty() && verdict == "not_admissible") {
            marks += mark(m_say.say("report.refusal_ground", {{"ground", ground}}));
        }
        add(fmt::format(
            "<div class=\"finding {0}\" id=\"{1}\"><p><span class=\"tag {0}\">{2}</span> "
            "<strong>{1}</strong> {3} {4}</p>",
            verdict, esc(one.string_or("clause", "")), esc(m_say.contribution(one)),
            esc(m_say.both(one, "title")), marks));
        p(m_say.both(one, "text"), "");
        p(m_say.say("report.basis_line", {{"basis", m_say.basis(member(one, "basis"))}}), "soft");
        add("<ul>");
        for (const Json& part : list(one, "parts")) {
            this->part(part);
        }
        add("</ul></div>");
    }

    static std::string mark(const std::string& text) {
        return "<span class=\"mark\">" + esc(text) + "</span> ";
    }

    void part(const Json& part) {
        std::string said = m_say.site(part);
        if (part.find("unit") != nullptr && member(part, "unit").is_string()) {
            said += " / " + member(part, "unit").as_string();
        }
        std::string out = "<li><strong>" + esc(said) + "</strong>";
        const Json& scope = member(part, "scope");
        if (scope.is_object()) {
            const std::string fact = scope.string_or("fact", "");
            out += "<br/>" + esc(m_say.say("report.scope_line",
                                           {{"fact", m_say.fact(fact)},
                                            {"state", m_say.state(fact, member(scope, "state"))}}));
        }
        for (const Json& condition : list(part, "conditions")) {
            const std::string fact = condition.string_or("fact", "");
            out += "<br/>" +
                   esc(m_say.say("report.condition_line",
                                 {{"fact", m_say.fact(fact)},
                                  {"state", m_say.state(fact, member(condition, "state"))},
                                  {"cell", m_say.cell(fact, condition.string_or("cell", ""))}}));
            if (condition.find("flips_at") != nullptr) {
                out +=
                    " <strong>" +
                    esc(m_say.say("report.flips",
                                  {{"value", m_say.amount(condition.string_or("flips_at", ""))}})) +
                    "</strong>";
            }
        }
        std::vector<std::string> missing;
        for (const Json& fact : list(part, "missing")) {
            missing.push_back(m_say.fact(fact.as_string()));
        }
        if (!missing.empty()) {
            out += "<br/>" + esc(m_say.say("report.missing",
                                           {{"facts", join(missing, m_say.say("report.or"))}}));
        }
        add(out + "</li>");
    }

    void measures() {
        if (list(m_a, "measures").empty()) {
            return;
        }
        h2("report.measures");
        std::string out = "<ul>";
        for (const Json& one : list(m_a, "measures")) {
            std::vector<std::string> clauses;
            for (const Json& id : list(one, "clauses")) {
                clauses.push_back(id.as_string());
            }
            const std::string name =
                m_say.say("report.bracketed",
                          {{"value", m_say.both(one, "name")},
                           {"note", m_say.say("measure_kind." + one.string_or("kind", ""))}});
            const std::string confidence = one.string_or("confidence", "verified");
            out += fmt::format(
                "<li><strong>{}</strong> {}{} <span class=\"soft\">{}</span></li>", esc(name),
                confidence == "verified" ? "" : mark(m_say.say("confidence." + confidence)),
                esc(m_say.both(one, "text")), esc(join(clauses, m_say.say("report.or"))));
        }
        add(out + "</ul>");
    }

    void units() {
        if (list(m_a, "units").empty()) {
            return;
        }
        h2("report.units");
        std::vector<Row> rows;
        for (const Json& one : list(m_a, "units")) {
            const bool certain = one.string_or("membership", "") == "yes";
            rows.push_back(
                {m_say.site(one), one.string_or("code", "") + " " + one.string_or("name", ""),
                 m_say.say("unit_class." + one.string_or("class", "")),
                 fmt::format("{:.2f}%", 100 * number(one, "share")),
                 m_say.say("report.hectares",
                           {{"value", fmt::format("{:.4f}", number(one, "area_m2") / 1e4)}}),
                 certain ? m_say.say("report.yes") : m_say.say("unknown.tolerance")});
        }
        table({"report.sites", "report.unit", "report.class", "report.share", "report.area",
               "report.state"},
              rows);
    }

    void spatial() {
        h2("report.spatial");
        std::vector<Row> rows;
        for (const Json& one : list(m_a, "spatial")) {
            const std::string fact = one.string_or("fact", "");
            std::vector<std::string> features;
            for (const Json& feature : list(one, "features")) {
                features.push_back(this->feature(feature));
            }
            rows.push_back({m_say.site(one), m_say.fact(fact),
                            m_say.state(fact, member(one, "state")), join(features, "; ")});
        }
        table({"report.sites", "report.fact", "report.measure", "report.feature"}, rows);
    }

    [[nodiscard]] std::string feature(const Json& feature) const {
        std::string said = feature.string_or("code", "") + " " + feature.string_or("name", "");
        if (number(feature, "area_m2") > 0) {
            said += " " +
                    m_say.say("report.hectares",
                              {{"value", fmt::format("{:.4f}", number(feature, "area_m2") / 1e4)}});
        }
        if (number(feature, "length_m") > 0) {
            said +=
                " " +
                m_say.say("report.kilometres",
                          {{"value", fmt::format("{:.3f}", number(feature, "length_m") / 1e3)}});
        }
        if (number(feature, "share") > 0) {
            said += fmt::format(" {:.1f}%", 100 * number(feature, "share"));
        }
        if (feature.find("distance_m") != nullptr) {
            said +=
                " " + m_say.say("report.distance",
                                {{"metres", fmt::format("{:.1f}", number(feature, "distance_m"))}});
        }
        return said;
    }

    void facts() {
        h2("report.stated");
        std::vector<Row> rows;
        const Json& stated = member(member(m_a, "project"), "facts");
        for (const auto& [name, value] : stated.is_object() ? stated.as_object() : Json::Object()) {
            Json state;
            state["value"] = value;
            rows.push_back({m_say.fact(name), m_say.state(name, state)});
        }
        table({"report.fact", "report.measure"}, rows);
        rows.clear();
        for (const Json& one : list(m_a, "derived")) {
            const std::string fact = one.string_or("fact", "");
            rows.push_back({m_say.fact(fact), m_say.state(fact, member(one, "state")),
                            one.string_or("table", "") + " " + one.string_or("edition", ""),
                            m_say.say("report.bracketed",
                                      {{"value", m_say.source(one)},
                                       {"note", m_say.say("confidence." +
                                                          one.string_or("confidence", ""))}})});
        }
        add("<details><summary>" + esc(m_say.say("report.derived")) + "</summary>");
        table({"report.fact", "report.measure", "report.table", "report.source"}, rows);
        add("</details>");
    }

    void why_not() {
        h2("report.why_not");
        std::vector<Row> rows;
        for (const Json& one : list(m_a, "why_not")) {
            rows.push_back({one.string_or("clause", "") + " " + m_say.both(one, "title"),
                            m_say.say("status." + one.string_or("status", "")),
                            m_say.why_not(member(one, "because"))});
        }
        add(fmt::format("<details><summary>{} ({})</summary>", esc(m_say.say("report.why_not")),
                        rows.size()));
        table({"report.clause", "report.state", "report.reason"}, rows);
        add("</details>");
    }

    void coverage() {
        h2("report.coverage");
        const Json& coverage = member(m_a, "coverage");
        std::vector<Row> rows;
        for (const Json& layer : list(coverage, "layers")) {
            const bool loaded = layer.string_or("state", "") == "loaded";
            const bool example = member(layer, "example") == Json(true);
            rows.push_back({m_say.both(layer, "title") +
                                (example ? m_say.say("report.example_mark") : std::string()),
                            m_say.say(loaded ? "report.loaded" : "report.missing_layer"),
                            loaded ? fmt::format("{} m", number(layer, "tolerance_m")) : "",
                            m_say.source(layer) + " " + layer.string_or("as_of", ""),
                            layer.string_or("licence", "")});
        }
        table(
            {"report.layer", "report.state", "report.tolerance", "report.source", "report.licence"},
            rows);
        rows.clear();
        for (const Json& book : list(coverage, "books")) {
            rows.push_back({book.string_or("file", ""),
                            fmt::format("{}/{}", number(book, "in_force"), number(book, "clauses")),
                            book.string_or("sha256", "").substr(0, 16)});
        }
        table({"report.book", "report.in_force", "report.verify"}, rows);
        tables(coverage);
        quality(coverage);
    }

    void tables(const Json& coverage) {
        std::vector<Row> rows;
        for (const Json& one : list(coverage, "tables")) {
            rows.push_back({one.string_or("name", ""), one.string_or("edition", ""),
                            m_say.say("confidence." + one.string_or("confidence", "verified"))});
        }
        table({"report.table", "report.edition", "report.confidence"}, rows);
    }

    void quality(const Json& coverage) {
        std::vector<std::string> ids;
        for (const Json& id : list(coverage, "not_in_force")) {
            ids.push_back(id.as_string());
        }
        labelled("report.not_in_force", ids, m_say.say("report.or"));
        std::vector<std::string> warnings;
        for (const Json& one : list(coverage, "quality")) {
            warnings.push_back(one.string_or(m_say.lang() == Lang::zh ? "zh" : "en", ""));
        }
        labelled("report.quality", warnings, "; ");
    }

    void labelled(std::string_view key, const std::vector<std::string>& values,
                  std::string_view separator) {
        p(m_say.say("report.labelled", {{"label", m_say.say(key)},
                                        {"value", values.empty() ? m_say.say("report.none")
                                                                 : join(values, separator)}}),
          "soft");
    }

    void foot() {
        h2("report.verify");
        p(m_say.say("report.digest_line",
                    {{"digest", member(m_a, "release").string_or("digest", "")}}),
          "mono");
        p(m_say.say("report.verify_text", {{"engine", m_a.string_or("engine", "")}}), "soft");
    }
};

} // namespace

std::string html(const Json& assessment, const MapDrawing& map, Lang lang) {
    return Page(assessment, map, lang).write();
}

} // namespace eco::report
