// SPDX-License-Identifier: MulanPSL-2.0
#include "service/cql2.hpp"

#include <gtest/gtest.h>

namespace eco::service {
namespace {

const std::vector<std::string> k_names{"class", "name", "area", "county code"};
const zoning::Attributes k_unit{{"class", "2"}, {"name", "南明区"}, {"area", "12.5"}};

bool selects(std::string_view text) {
    const auto filter = Filter::parse(text, k_names);
    EXPECT_TRUE(filter) << text;
    return filter && filter->selects(k_unit);
}

TEST(Filter, compares_texts_and_numbers) {
    EXPECT_TRUE(selects("class = '2'"));
    EXPECT_FALSE(selects("class <> '2'"));
    EXPECT_TRUE(selects("area > 12"));
    EXPECT_TRUE(selects("area<=12.5"));
    EXPECT_FALSE(selects("area > 100")) << "by value, not by letters";
    EXPECT_TRUE(selects("name = '南明区'"));
}

TEST(Filter, joins_and_negates_with_the_usual_precedence) {
    EXPECT_TRUE(selects("class = '1' or class = '2' AND area > 1"));
    EXPECT_FALSE(selects("(class = '1' OR class = '2') AND area > 100"));
    EXPECT_TRUE(selects("NOT class = '1'"));
    EXPECT_TRUE(selects("TRUE"));
    EXPECT_FALSE(selects("FALSE"));
}

TEST(Filter, takes_an_absent_property_as_unknown) {
    EXPECT_FALSE(selects("\"county code\" = 'x'"));
    EXPECT_FALSE(selects("NOT \"county code\" = 'x'")) << "unknown stays unknown";
    EXPECT_TRUE(selects("\"county code\" IS NULL"));
    EXPECT_TRUE(selects("class IS NOT NULL"));
    EXPECT_FALSE(selects("name > 5")) << "no number is neither greater nor smaller";
}

TEST(Filter, names_the_character_where_it_breaks) {
    const auto broken = [](std::string_view text) {
        const auto filter = Filter::parse(text, k_names);
        EXPECT_FALSE(filter) << text;
        return filter ? std::string() : filter.error().args.at("at");
    };
    EXPECT_EQ(broken("class ="), "8");
    EXPECT_EQ(broken("class = '2"), "9");
    EXPECT_EQ(broken("class = '2' extra"), "13");
    EXPECT_EQ(broken("(class = '2'"), "13");
    EXPECT_EQ(broken("class LIKE '2%'"), "7");
    EXPECT_EQ(broken(""), "1");
    EXPECT_EQ(broken(std::string(5000, '(')), "4097");
    EXPECT_EQ(broken(std::string(100, '(')), "33") << "nesting is bounded";
    EXPECT_EQ(Filter::parse("colour = 'red'", k_names).error().code,
              ErrorCode::service_unknown_property);
}

} // namespace
} // namespace eco::service
