// SPDX-License-Identifier: MulanPSL-2.0
#include "report/excel.hpp"

#include "base/text.hpp"
#include "office/embed.hpp"
#include "office/workbook.hpp"
#include "report/phrase.hpp"

#include <initializer_list>

namespace eco::report {
namespace {

using office::Sheet;
using Row = std::vector<office::SheetCell>;

struct Column {
    const char* field; ///< of the row
    const char* label; ///< key of the text that heads it
    double width = 12;
};

class Book {
  public:
    Book(const DossierInput& input, const Json& values)
        : m_a(input.assessment), m_values(values), m_say(input.assessment, input.lang) {}

    [[nodiscard]] std::vector<Sheet> sheets() const {
        return {verdict(),
                clauses(),
                of_list("sheet.questions", "questions",
                        {{"seq", "field.questions.seq", 6},
                         {"question", "field.questions.question", 60},
                         {"worst", "field.questions.worst", 14},
                         {"clauses", "field.questions.clauses", 50}}),
                of_list("sheet.measures", "measures",
                        {{"seq", "field.measures.seq", 6},
                         {"name", "field.measures.name", 26},
                         {"kind", "field.measures.kind", 12},
                         {"text", "field.measures.text", 60},
                         {"clauses", "field.measures.clauses", 40},
                         {"marks", "field.measures.marks", 18}}),
                of_list("sheet.duties", "duties",
                        {{"seq", "field.duties.seq", 6},
                         {"item", "field.duties.item", 24},
                         {"answer", "field.duties.answer", 36},
                         {"basis", "field.duties.basis", 50},
                         {"note", "field.duties.note", 50}}),
                coverage(),
                notes()};
    }

  private:
    const Json& m_a;
    const Json& m_values;
    Phrases m_say;

    [[nodiscard]] Sheet sheet(const char* title, std::initializer_list<Column> columns) const {
        Sheet made;
        made.title = m_say.say(title);
        for (const Column& one : columns) {
            made.columns.push_back({m_say.say(one.label), one.width});
        }
        return made;
    }

    static Row row_of(const Json& item, std::initializer_list<Column> columns) {
        Row row;
        for (const Column& one : columns) {
            row.emplace_back(item.string_or(one.field, ""));
        }
        return row;
    }

    [[nodiscard]] Sheet of_list(const char* title, std::string_view key,
                                std::initializer_list<Column> columns) const {
        Sheet made = sheet(title, columns);
        for (const Json& item : list(m_values, key)) {
            made.rows.push_back(row_of(item, columns));
        }
        return made;
    }

    void pair(Sheet& to, const char* field) const {
        to.rows.push_back(
            {m_say.say(std::string("field.document.") + field), m_values.string_or(field, "")});
    }

    [[nodiscard]] Sheet verdict() const {
        Sheet made = sheet("sheet.verdict", {{"", "sheet.item", 20}, {"", "sheet.content", 90}});
        for (const char* field :
             {"project_name", "project_code", "verdict", "verdict_statement", "as_of", "location",
              "sector", "nature", "site_area", "release_title", "report_number",
              "assessment_digest", "release_digest", "engine"}) {
            pair(made, field);
        }
        for (const Json& gap : list(m_values, "gaps")) {
            made.rows.push_back({m_say.say("field.document.gaps"), gap.string_or("text", "")});
        }
        for (const Json& advice : list(m_values, "advice")) {
            made.rows.push_back({m_say.say("field.document.advice"), advice.string_or("text", "")});
        }
        return made;
    }

    /// Every clause that was looked at, those that apply first.
    [[nodiscard]] Sheet clauses() const {
        Sheet made = sheet("sheet.clauses", {{"", "field.dimensions.dimension", 18},
                                             {"", "field.finding.clause", 20},
                                             {"", "field.finding.title", 30},
                                             {"", "field.finding.compliance", 16},
                                             {"", "field.finding.text", 50},
                                             {"", "field.finding.situation", 50},
                                             {"", "field.finding.tier", 10},
                                             {"", "field.finding.basis", 36},
                                             {"", "field.finding.marks", 18},
                                             {"", "field.finding.validity", 24},
                                             {"", "field.finding.source", 36}});
        for (const Json& dimension : list(m_values, "dimensions")) {
            for (const Json& one : list(dimension, "findings")) {
                Row row{dimension.string_or("dimension", "")};
                for (const char* field : {"clause", "title", "compliance", "text", "situation",
                                          "tier", "basis", "marks", "validity", "source"}) {
                    row.emplace_back(one.string_or(field, ""));
                }
                made.rows.push_back(std::move(row));
            }
        }
        for (const Json& one : list(m_a, "why_not")) {
            made.rows.push_back({m_say.say("dimension." + one.string_or("dimension", "")),
                                 one.string_or("clause", ""), m_say.both(one, "title"),
                                 m_say.say("status." + one.string_or("status", "")), "",
                                 m_say.why_not(member(one, "because")),
                                 m_say.say("tier." + one.string_or("tier", "")),
                                 m_say.basis(member(one, "basis")), "", "", ""});
        }
        return made;
    }

    [[nodiscard]] Sheet coverage() const {
        Sheet made = sheet("sheet.coverage", {{"", "sheet.kind", 14},
                                              {"", "sheet.name", 46},
                                              {"", "field.layers.state", 16},
                                              {"", "field.layers.tolerance", 12},
                                              {"", "field.layers.source", 60}});
        for (const Json& one : list(m_values, "layers")) {
            made.rows.push_back({m_say.say("report.layer"), one.string_or("title", ""),
                                 one.string_or("state", ""), one.string_or("tolerance", ""),
                                 one.string_or("source", "")});
        }
        for (const Json& one : list(m_values, "books")) {
            made.rows.push_back({m_say.say("report.book"), one.string_or("file", ""),
                                 one.string_or("in_force", ""), "", one.string_or("digest", "")});
        }
        for (const Json& one : list(m_values, "tables")) {
            made.rows.push_back({m_say.say("report.table"), one.string_or("name", ""),
                                 one.string_or("edition", ""), "",
                                 one.string_or("confidence", "")});
        }
        for (const Json& one : list(m_values, "quality")) {
            made.rows.push_back(
                {m_say.say("report.quality"), one.string_or("text", ""), "", "", ""});
        }
        return made;
    }

    [[nodiscard]] Sheet notes() const {
        Sheet made = sheet("sheet.notes", {{"", "sheet.content", 110}});
        if (member(m_values, "example") == Json(true)) {
            made.rows.push_back({m_say.say("report.example")});
            made.rows.push_back({m_values.string_or("release_notes", "")});
        }
        for (const char* key : {"coverage_statement"}) {
            made.rows.push_back({m_values.string_or(key, "")});
        }
        made.rows.push_back({m_say.say("sheet.note_clauses")});
        made.rows.push_back({m_say.say("sheet.note_verify")});
        return made;
    }
};

} // namespace

Result<std::string> excel(const DossierInput& input) {
    const Json values = dossier(input);
    ECO_TRY(office::Package package, office::make_workbook(Book(input, values).sheets(),
                                                           values.string_or("project_name", ""),
                                                           text("sheet.font", input.lang).data()));
    ECO_CHECK(office::embed_text(package, canonical_json(input.assessment)));
    return package.write();
}

} // namespace eco::report
