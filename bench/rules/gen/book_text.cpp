// SPDX-License-Identifier: MulanPSL-2.0
// Cells and rows.
#include "gen/book_text.hpp"

#include <fmt/format.h>

#include <array>

namespace eco::bench {
namespace {

constexpr std::size_t k_clauses_a_file = 10'000;

struct Effect {
    const char *kind, *consequence, *dimension;
};
constexpr std::array<Effect, 4> k_effects{{{"prohibit", "not_admissible", "layout"},
                                           {"restrict", "needs_review", "emission"},
                                           {"allow_with_conditions", "conditional", "risk"},
                                           {"monitoring", "note", "resource"}}};

/// A field of CSV that holds a list of texts: "C26","C2611".
std::string text_cell(const std::vector<std::string>& texts, bool negated) {
    std::string cell;
    for (const std::string& text : texts) {
        cell += (cell.empty() ? "" : ",") + fmt::format("\"\"{}\"\"", text);
    }
    return cell.empty() ? "-" : negated ? "\"not(" + cell + ")\"" : "\"" + cell + "\"";
}

std::string scope(const MadeClause& clause, const std::vector<std::string>& unit_codes) {
    return clause.unit >= 0   ? "unit:" + unit_codes[static_cast<std::size_t>(clause.unit)]
           : clause.zone >= 0 ? "where:" + zone_fact(clause.zone)
                              : "everywhere";
}

std::string header() {
    std::string line = "id,title_zh,title_en,tier,scope,dimension,kind,parts,when:sector";
    for (int i = 0; i < k_amounts; ++i) {
        line += ",when:" + amount_fact(i);
    }
    return line + ",when:yard_pollutants,consequence,text_zh,text_en,measures,basis,refusal_ground,"
                  "source,from,to,confidence\n";
}

std::string row(std::size_t number, const MadeClause& clause,
                const std::vector<std::string>& unit_codes) {
    const Effect& effect = k_effects[static_cast<std::size_t>(clause.effect)];
    const char* tier = clause.unit >= 0 ? "unit" : clause.zone >= 0 ? "region" : "province";
    std::string line =
        fmt::format("Y{:06},（示例）第{}条,(Example) clause {},{},{},{},{},,{}", number, number,
                    number, tier, scope(clause, unit_codes), effect.dimension, effect.kind,
                    text_cell(clause.sectors, clause.negated));
    std::array<std::string, k_amounts> amounts;
    amounts.fill("-");
    for (const Threshold& one : clause.thresholds) {
        amounts[static_cast<std::size_t>(one.amount)] =
            fmt::format("{} {:.1f}", one.above ? ">" : "<", one.value);
    }
    for (const std::string& cell : amounts) {
        line += "," + cell;
    }
    std::vector<std::string> named;
    for (const int which : clause.pollutants) {
        named.push_back(pollutant(which));
    }
    return line +
           fmt::format(",{},{},（示例）第{}条的要求：所列行业和规模的项目按本条管控。,"
                       "(Example) what clause {} asks of projects of these sectors and sizes.,,"
                       "DEMO#{},,invented for the yardstick,2020-01-01,,example\n",
                       text_cell(named, false), effect.consequence, number, number, number);
}

} // namespace

std::string amount_fact(int which) {
    return fmt::format("yard_amount_{:02}", which);
}
std::string zone_fact(int which) {
    return fmt::format("in_yard_zone_{:02}", which);
}
std::string pollutant(int which) {
    return fmt::format("p{:02}", which);
}
std::string made_unit_code(int which) {
    return fmt::format("ZH520101{}{:04}", 1 + which % 3, which);
}

std::string zone_layer(int which) {
    return fmt::format("yard_zones_{}", which);
}

std::string spatial_fact_rows() {
    std::string rows;
    for (int i = 0; i < k_zones; ++i) {
        rows += fmt::format("{},{},kind=k{},overlaps,,示例区{},example zone {}\n", zone_fact(i),
                            zone_layer(i % k_zone_layers), i / k_zone_layers, i, i);
    }
    return rows;
}

std::string fact_rows() {
    std::string rows;
    for (int i = 0; i < k_amounts; ++i) {
        rows += fmt::format("{},number,declared,,,示例量{},example amount {},多少？,How much?\n",
                            amount_fact(i), i, i);
    }
    std::string domain;
    for (int i = 0; i < k_pollutants; ++i) {
        domain += fmt::format("{}{}=示例物{}|example substance {}", i == 0 ? "" : ";", pollutant(i),
                              i, i);
    }
    return rows + "yard_pollutants,texts,declared,," + domain +
           ",示例污染物,example pollutants,哪些？,Which?\n";
}

Files clause_files(const std::vector<MadeClause>& clauses,
                   const std::vector<std::string>& unit_codes) {
    Files files;
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        std::string& text = files[fmt::format("clauses-{:02}.csv", i / k_clauses_a_file)];
        if (text.empty()) {
            text = header();
        }
        text += row(i, clauses[i], unit_codes);
    }
    return files;
}

Files whole_book(const std::vector<MadeClause>& clauses,
                 const std::vector<std::string>& unit_codes) {
    Files files;
    files["facts.csv"] = "name,type,origin,unit,domain,label_zh,label_en,question_zh,question_en\n"
                         "sector,code,declared,,,行业,sector,哪个行业？,Which sector?\n" +
                         fact_rows();
    files["spatial_facts.csv"] =
        "name,role,filter,measure,radius_m,label_zh,label_en\n" + spatial_fact_rows();
    files["site_roles.csv"] = "role,label_zh,label_en,presence_fact,when_unstated\n"
                              "main,主场地,main site,,absent\n";
    files["laws.csv"] = "id,title_zh,title_en,number,from,to,source,confidence\n"
                        "DEMO,（示例）规定,(example) regulation,1,2020-01-01,,invented,example\n";
    files["measures.csv"] = "id,kind,name_zh,name_en,text_zh,text_en,source,confidence\n";
    for (auto& [name, text] : clause_files(clauses, unit_codes)) {
        files["clauses/yardstick/" + name] = std::move(text);
    }
    return files;
}

} // namespace eco::bench
