// SPDX-License-Identifier: MulanPSL-2.0
#include "regulation/equivalents.hpp"

#include "support/book_data.hpp"

namespace eco::regulation {
namespace {

TEST(WaterEquivalents, take_the_largest_item_and_count_first_class_pollutants_as_one) {
    const auto table =
        *parse_csv(test::data_file("refdata/equivalents/equivalents.csv"), "equivalents.csv");
    const auto equivalents = WaterEquivalents::from_csv(table).value();
    const Amounts base{{"COD", 60'000}, {"氨氮", 5'000}, {"总磷", 500}};
    EXPECT_DOUBLE_EQ(equivalents.largest(base).value(), 60'000);
    EXPECT_DOUBLE_EQ(equivalents.largest({{"氨氮", 5'000}, {"总磷", 500}}).value(), 6'250);
    EXPECT_DOUBLE_EQ(equivalents.largest({{"总磷", 500}}).value(), 2'000);
    EXPECT_NEAR(equivalents.largest({{"总铬", 10}}).value(), 250, 1e-9);
    EXPECT_NEAR(equivalents.largest({{"总铬", 10}, {"总铅", 10}, {"COD", 600}}).value(), 650, 1e-9);
    EXPECT_EQ(equivalents.largest({{"水", 1}}).error().code,
              ErrorCode::regulation_substance_unknown);
}

TEST(CriticalQuantities, give_the_published_check_value) {
    const auto quantities =
        CriticalQuantities::from_csv(
            *parse_csv(test::data_file("refdata/substances/critical_quantities.csv"), "c.csv"))
            .value();
    EXPECT_NEAR(quantities.ratio({{"氨", 20}, {"盐酸（≥37%）", 10}}).value(), 5.33333, 1e-5);
    EXPECT_DOUBLE_EQ(quantities.ratio({{"黄磷（白磷）", 5}}).value(), 1);
    EXPECT_EQ(quantities.ratio({{"水", 1}}).error().code, ErrorCode::regulation_substance_unknown);
}

TEST(CriticalQuantities, refuse_a_quantity_that_is_not_positive) {
    const auto read = CriticalQuantities::from_csv(*parse_csv("name,critical_t\n水,0\n", "c.csv"));
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().code, ErrorCode::regulation_equivalent_not_positive);
}

} // namespace
} // namespace eco::regulation
