// SPDX-License-Identifier: MulanPSL-2.0
#include "rules/book.hpp"

#include "base/messages.hpp"

#include <gtest/gtest.h>

namespace eco::rules {
namespace {

constexpr const char* k_clause_header =
    "id,title_zh,title_en,tier,scope,dimension,kind,parts,when:flag,consequence,text_zh,text_en,"
    "measures,basis,refusal_ground,source,from,to,confidence\n";

BookFiles files(const std::string& clauses) {
    return {{"facts.csv", "name,type,origin,unit,domain,label_zh,label_en,question_zh,question_en\n"
                          "flag,boolean,declared,,,标志,flag,q,q\n"},
            {"spatial_facts.csv", "name,role,filter,measure,radius_m,label_zh,label_en\n"
                                  "in_redline,redline,,overlaps,,红线内,in red line\n"},
            {"site_roles.csv", "role,label_zh,label_en,presence_fact,when_unstated\n"
                               "main,主场地,main,,absent\noutlet,排污口,outlet,flag,unknown\n"},
            {"laws.csv", "id,title_zh,title_en,number,from,to,source,confidence\n"
                         "LAW,法,law,1,2021-03-01,,t,verified\n"},
            {"measures.csv", "id,kind,name_zh,name_en,text_zh,text_en,source,confidence\n"
                             "M-1,measure,措施,m,措施,m,t,verified\n"},
            {"clauses/demo/packages.csv", "id,title_zh,title_en,tier,refers,source,confidence\n"
                                          "PKG-A,甲,a,package,PKG-B,t,example\n"
                                          "PKG-B,乙,b,province,,t,example\n"},
            {"clauses/demo/clauses.csv", k_clause_header + clauses}};
}

std::string clause(const std::string& id, const std::string& scope, const std::string& rest) {
    return id + ",题,t,law," + scope + ",layout,prohibit," + rest;
}

std::vector<std::string> names(const Findings& findings) {
    std::vector<std::string> all;
    for (const Finding& finding : findings) {
        all.emplace_back(code_name(finding.code));
    }
    return all;
}

TEST(Book, resolves_packages_through_references) {
    Findings findings;
    const auto book = read_book(
        files(clause("C-1", "package:PKG-B",
                     ",true,not_admissible,文,text,M-1,LAW#26,,t,2021-03-01,,verified\n")),
        findings);
    ASSERT_TRUE(book);
    EXPECT_EQ(resolve_packages(*book, {"PKG-A", "PKG-X"}),
              (std::set<std::string>{"PKG-A", "PKG-B"}));
    EXPECT_TRUE(check_book(*book, {{{"ZH99990110001", {"PKG-A"}}}, *LocalDate::parse("2026-01-01")})
                    .empty());
    EXPECT_EQ(book->role("outlet")->when_unstated, Tri::unknown);
    EXPECT_EQ(book->role("yard"), nullptr);
}

TEST(Book, reports_dangling_references_old_clauses_and_passed_target_years) {
    Findings findings;
    const auto book =
        read_book(files(clause("C-1", "package:PKG-X",
                               "yard,true,not_admissible,到2025年完成,text,M-9,LAW#26;NO#1,,t,2020-"
                               "01-01,,verified\n") +
                        clause("C-2", "unit:ZH99990110009",
                               ",true,not_admissible,文,text,,LAW#1,,t,2021-03-01,,verified\n")),
                  findings);
    ASSERT_TRUE(book) << (findings.empty() ? "" : render_line(findings[0], Lang::en));
    const Findings found = check_book(
        *book, {{{"ZH99990110001", {"PKG-A", "PKG-Z"}}}, *LocalDate::parse("2026-01-01")});
    // dangling: law NO, measure M-9, role yard, package PKG-X, unit …09, package PKG-Z
    EXPECT_EQ(names(found),
              (std::vector<std::string>{"E-RULES-047", "E-RULES-045", "E-RULES-045", "E-RULES-045",
                                        "E-RULES-045", "E-RULES-048", "E-RULES-045", "E-RULES-049",
                                        "E-RULES-045", "E-RULES-050"}));
}

TEST(Book, refuses_a_clause_id_used_twice_and_a_missing_file) {
    Findings findings;
    const std::string one = clause("C-1", "everywhere",
                                   ",true,not_admissible,文,text,,LAW#1,,t,2021-03-01,,verified\n");
    EXPECT_FALSE(read_book(files(one + one), findings));
    EXPECT_EQ(names(findings), (std::vector<std::string>{"E-RULES-044"}));
    findings.clear();
    BookFiles incomplete = files(one);
    incomplete.erase("laws.csv");
    EXPECT_FALSE(read_book(incomplete, findings));
    EXPECT_EQ(names(findings), (std::vector<std::string>{"E-RULES-043"}));
}

TEST(Book, refuses_packages_that_refer_to_each_other) {
    Findings findings;
    BookFiles circular = files(
        clause("C-1", "package:PKG-B", ",true,note,文,text,,LAW#1,,t,2021-03-01,,verified\n"));
    circular["clauses/demo/packages.csv"] =
        "id,title_zh,title_en,tier,refers,source,confidence\nPKG-A,甲,a,package,PKG-B,t,example\n"
        "PKG-B,乙,b,province,PKG-A,t,example\n";
    const auto book = read_book(circular, findings);
    ASSERT_TRUE(book);
    EXPECT_EQ(names(check_book(*book, {{}, *LocalDate::parse("2026-01-01")})),
              (std::vector<std::string>{"E-RULES-046", "E-RULES-046"}));
}

TEST(Book, only_tables_that_clauses_read_are_kept_for_them) {
    BookFiles with_tables = files(
        "C-1,题,t,law,everywhere,layout,prohibit,,-,not_admissible,文,text,,LAW#1,,t,2021-03-01,,"
        "verified\n");
    with_tables["facts.csv"] += "first,text,derived,,a=甲|a,一,first,,\n"
                                "second,text,derived,,b=乙|b,二,second,,\n"
                                "third,text,derived,,c=丙|c,三,third,,\n";
    const auto add = [&](const std::string& name, const std::string& csv) {
        with_tables["tables/" + name + "/1/meta.toml"] =
            "name = \"" + name +
            "\"\nedition = \"1\"\ntitle_zh = \"表\"\ntitle_en = \"t\"\nhit_policy = "
            "\"U\"\nsource = \"t\"\nfrom = \"2020-01-01\"\nconfidence = \"verified\"\n";
        with_tables["tables/" + name + "/1/table.csv"] = csv;
    };
    add("first", "id,in:flag,out:first\n1,-,a\n");
    add("second", "id,in:first,out:second\n1,-,b\n");
    add("third", "id,in:second,out:third\n1,-,c\n");
    std::string& clauses = with_tables["clauses/demo/clauses.csv"];
    clauses.replace(clauses.find("when:flag"), 9, "when:second");
    clauses.replace(clauses.find(",-,not_admissible"), 3, ",\"\"\"b\"\"\",");
    Findings findings;
    const auto book = read_book(with_tables, findings);
    ASSERT_TRUE(book) << (findings.empty() ? "" : render_line(findings[0], Lang::en));
    EXPECT_EQ(book->tables.size(), 3U);
    const auto needed = tables_for(*book, facts_read(book->clauses));
    ASSERT_EQ(needed.size(), 2U);
    EXPECT_EQ(needed[0].name, "first");
    EXPECT_EQ(needed[1].name, "second");
}

} // namespace
} // namespace eco::rules
