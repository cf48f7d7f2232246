// SPDX-License-Identifier: MulanPSL-2.0
#include "report/template_fields.hpp"

#include "base/messages.hpp"

#include <array>

namespace eco::report {
namespace {

using office::FieldKind;

struct Row {
    std::string_view scope, name;
    FieldKind kind = FieldKind::text;
};

constexpr FieldKind k_list = FieldKind::list;
constexpr FieldKind k_flag = FieldKind::flag;
constexpr FieldKind k_picture = FieldKind::picture;

/// In the order of the report.
constexpr std::array k_rows = std::to_array<Row>({
    {"", "project_name"},
    {"", "project_code"},
    {"", "description"},
    {"", "report_number"},
    {"", "as_of"},
    {"", "release_title"},
    {"", "release_digest"},
    {"", "assessment_digest"},
    {"", "engine"},
    {"", "example", k_flag},
    {"", "release_notes"},
    {"", "location"},
    {"", "sector"},
    {"", "nature"},
    {"", "site_area"},

    {"", "verdict"},
    {"", "verdict_is_not_admissible", k_flag},
    {"", "verdict_is_undetermined", k_flag},
    {"", "verdict_is_needs_review", k_flag},
    {"", "verdict_is_conditional", k_flag},
    {"", "verdict_is_admissible", k_flag},
    {"", "verdict_statement"},
    {"", "verdict_reason"},
    {"", "decisive", k_list},
    {"", "gaps", k_list},
    {"gaps", "text"},
    {"", "advice", k_list},
    {"advice", "text"},

    {"", "facts", k_list},
    {"facts", "label"},
    {"facts", "value"},
    {"", "sites", k_list},
    {"sites", "name"},
    {"sites", "role"},
    {"sites", "extent"},
    {"sites", "datum"},
    {"", "map", k_picture},
    {"", "map_width"},
    {"", "units", k_list},
    {"units", "site"},
    {"units", "code"},
    {"units", "name"},
    {"units", "class"},
    {"units", "extent"},
    {"units", "note"},
    {"", "spatial", k_list},
    {"spatial", "site"},
    {"spatial", "fact"},
    {"spatial", "state"},
    {"spatial", "features"},
    {"", "not_touched"},

    {"", "dimensions", k_list},
    {"dimensions", "dimension"},
    {"dimensions", "summary"},
    {"dimensions", "findings", k_list},
    {"", "appendix", k_list},
    // A finding, in the lists decisive, findings and appendix.
    {"finding", "seq"},
    {"finding", "clause"},
    {"finding", "title"},
    {"finding", "text"},
    {"finding", "situation"},
    {"finding", "compliance"},
    {"finding", "verdict"},
    {"finding", "tier"},
    {"finding", "basis"},
    {"finding", "marks"},
    {"finding", "measures"},
    {"finding", "validity"},
    {"finding", "source"},

    {"", "questions", k_list},
    {"questions", "seq"},
    {"questions", "question"},
    {"questions", "worst"},
    {"questions", "clauses"},
    {"", "measures", k_list},
    {"measures", "seq"},
    {"measures", "name"},
    {"measures", "kind"},
    {"measures", "text"},
    {"measures", "clauses"},
    {"measures", "marks"},

    {"", "duties", k_list},
    {"duties", "seq"},
    {"duties", "item"},
    {"duties", "answer"},
    {"duties", "basis"},
    {"duties", "note"},

    {"", "coverage_statement"},
    {"", "layers", k_list},
    {"layers", "title"},
    {"layers", "state"},
    {"layers", "tolerance"},
    {"layers", "source"},
    {"", "books", k_list},
    {"books", "file"},
    {"books", "in_force"},
    {"books", "digest"},
    {"", "tables", k_list},
    {"tables", "name"},
    {"tables", "edition"},
    {"tables", "confidence"},
    {"", "quality", k_list},
    {"quality", "text"},
    {"", "not_in_force"},
    {"", "why_not_count"},

    {"", "qr", k_picture},
    {"", "verify_address"},
});

office::Field field(const Row& row, const std::string& scope) {
    const std::string key = "field." +
                            (row.scope.empty() ? std::string("document") : std::string(row.scope)) +
                            "." + std::string(row.name);
    return {scope,
            std::string(row.name),
            row.kind,
            {std::string(text(key, Lang::zh)), std::string(text(key, Lang::en))}};
}

office::TemplateFields make() {
    std::vector<office::Field> fields;
    for (const Row& row : k_rows) {
        if (row.scope != "finding") {
            fields.push_back(field(row, std::string(row.scope)));
            continue;
        }
        for (const char* list : {"decisive", "findings", "appendix"}) {
            fields.push_back(field(row, list));
        }
    }
    return office::TemplateFields(std::move(fields));
}

} // namespace

const office::TemplateFields& template_fields() {
    static const office::TemplateFields k_fields = make();
    return k_fields;
}

} // namespace eco::report
