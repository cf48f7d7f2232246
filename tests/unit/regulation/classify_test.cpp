// SPDX-License-Identifier: MulanPSL-2.0
#include "regulation/classify.hpp"

#include "support/book_data.hpp"

namespace eco::regulation {
namespace {

using rules::FactVector;
using rules::Value;

std::vector<Presumption> presumptions() {
    Findings findings;
    auto read = read_presumptions(
        *parse_csv(test::data_file("refdata/presumptions/presumptions.csv"), "presumptions.csv"),
        test::data_book().facts, findings);
    test::complain(findings);
    return read;
}

Json classified(const std::map<std::string, Json>& stated, const char* as_of) {
    const auto& book = test::data_book();
    FactVector facts(book.facts.size());
    for (const auto& [name, json] : stated) {
        const auto id = book.facts.find(name).value();
        facts[id].value = rules::read_value(book.facts.at(id), json, {}).value();
    }
    static const auto k_presumptions = presumptions();
    static const WorkCalendar k_calendar =
        WorkCalendar::from_csv(
            *parse_csv(test::data_file("refdata/calendar/holidays.csv"), "holidays.csv"))
            .value();
    return classify({book, k_presumptions, k_calendar, LocalDate::parse(as_of).value()}, facts);
}

std::string value(const Json& answer, std::string_view key) {
    return answer.find(key)->string_or("value", "");
}

TEST(Classify, gives_a_distillery_its_document_and_its_permit) {
    const Json answer =
        classified({{"sector", "C1512"}, {"fermentation_volume", "2000 m3/a"}}, "2026-11-24");
    EXPECT_EQ(value(answer, "eia_class"), "report");
    EXPECT_EQ(value(answer, "permit_class"), "simplified");
    EXPECT_EQ(value(answer, "authority"), "prefecture");
    EXPECT_EQ(answer.find("eia_class")->string_or("row", ""), "025-report-1");
    EXPECT_EQ(answer.find("eia_class")->string_or("confidence", ""), "assumed");
    EXPECT_DOUBLE_EQ(answer.find("clock_days")->find("value")->as_number(), 60);
}

TEST(Classify, names_every_key_with_all_its_members) {
    const Json answer = classified({{"sector", "C1512"}}, "2026-11-24");
    for (const auto* key : {"sector", "catalogue", "eia_class", "permit_class", "authority",
                            "clock_days", "two_high", "offset", "grades", "risk"}) {
        ASSERT_NE(answer.find(key), nullptr) << key;
        for (const auto* member : {"value", "table", "row", "source", "confidence", "missing"}) {
            EXPECT_NE(answer.find(key)->find(member), nullptr) << key << "." << member;
        }
    }
}

TEST(Classify, asks_only_for_what_could_change_the_answer) {
    const Json answer = classified({{"sector", "C1512"}}, "2026-11-24");
    EXPECT_EQ(value(answer, "eia_class"), "unknown");
    EXPECT_EQ(canonical_json(*answer.find("eia_class")->find("missing")),
              R"(["fermentation_volume"])");
    const Json steel = classified({{"sector", "C3110"}}, "2026-11-24");
    EXPECT_EQ(value(steel, "eia_class"), "report");
    EXPECT_EQ(canonical_json(*steel.find("eia_class")->find("missing")), "[]");
}

TEST(Classify, names_the_presumptions_an_answer_would_not_stand_without) {
    const Json plated = classified(
        {{"sector", "C3841"}, {"nature", "new"}, {"processes", "electroplating"}}, "2026-11-24");
    EXPECT_EQ(value(plated, "eia_class"), "report");
    EXPECT_EQ(canonical_json(*plated.find("eia_class")->find("assumed")), "[]");
    EXPECT_EQ(plated.find("eia_class")->string_or("confidence", ""), "verified");
    const Json plain = classified({{"sector", "C3841"}, {"nature", "new"}}, "2026-11-24");
    EXPECT_EQ(value(plain, "eia_class"), "form");
    const std::string assumed = canonical_json(*plain.find("eia_class")->find("assumed"));
    EXPECT_NE(assumed.find("\"processes\""), std::string::npos) << assumed;
    EXPECT_NE(assumed.find("\"solvent_paint_use\""), std::string::npos) << assumed;
}

TEST(Classify, counts_clocks_in_working_days_and_not_into_years_without_a_calendar) {
    const std::map<std::string, Json> stated{{"sector", "C1512"},
                                             {"fermentation_volume", "999 m3/a"}};
    const Json early = classified(stated, "2026-09-01");
    EXPECT_EQ(early.find("clock_days")->string_or("ends", ""), "2026-10-19");
    const Json late = classified(stated, "2026-12-01");
    EXPECT_TRUE(late.find("clock_days")->find("ends")->is_null());
}

TEST(Classify, has_no_answer_on_a_day_outside_every_edition) {
    const Json answer =
        classified({{"sector", "C1512"}, {"fermentation_volume", "2000 m3/a"}}, "2018-01-01");
    EXPECT_EQ(value(answer, "eia_class"), "unknown");
    EXPECT_FALSE(answer.find("eia_class")->find("in_force")->as_bool());
}

TEST(Classify, concludes_no_exemption_from_silence_and_asks_what_decides) {
    const std::map<std::string, Json> water{{"sector", "C1522"}, {"nature", "new"}};
    const Json silent = classified(water, "2026-11-24");
    EXPECT_EQ(value(silent, "eia_class"), "unknown");
    EXPECT_EQ(canonical_json(*silent.find("eia_class")->find("missing")), R"(["works"])");
    EXPECT_EQ(value(silent, "authority"), "unknown");
    auto told = water;
    for (const auto* fact : {"works", "processes"}) {
        told[fact] = Json(Json::Array{"none"});
    }
    for (const auto* fact : {"boiler_coal_oil_capacity", "boiler_gas_capacity"}) {
        told[fact] = "0 kW";
    }
    EXPECT_EQ(value(classified(told, "2026-11-24"), "eia_class"), "exempt");
}

TEST(Presume, refuses_a_kind_it_does_not_know) {
    Findings findings;
    const auto read = read_presumptions(
        *parse_csv("id,kind,fact,value,scale_of,factor,reason\n1,often,nature,new,,,x\n", "p.csv"),
        test::data_book().facts, findings);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].code, ErrorCode::regulation_presumption_kind);
}

TEST(Presume, never_overrides_what_is_stated) {
    const auto& book = test::data_book();
    FactVector facts(book.facts.size());
    const auto nature = book.facts.find("nature").value();
    facts[nature].value = Value(std::string("expand"));
    presume(presumptions(), facts);
    EXPECT_EQ(std::get<std::string>(*facts[nature].value), "expand");
}

TEST(Presume, is_refused_with_its_place_when_it_names_no_fact) {
    Findings findings;
    const auto read = read_presumptions(
        *parse_csv("id,kind,fact,value,scale_of,factor,reason\n1,,colour,red,,,x\n", "p.csv"),
        test::data_book().facts, findings);
    EXPECT_TRUE(read.empty());
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].code, ErrorCode::rules_undeclared_fact);
    EXPECT_EQ(findings[0].where.row, 2U);
}

} // namespace
} // namespace eco::regulation
