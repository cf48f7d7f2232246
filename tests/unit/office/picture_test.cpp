// SPDX-License-Identifier: MulanPSL-2.0
#include "office/picture.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace eco::office {
namespace {

constexpr const char* k_drawing =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0H20V10H0Z" fill="#f00"/><text y="9">图</text></svg>)";

TEST(Picture, draws_in_its_own_proportions) {
    const auto png = png_of_svg(k_drawing, 100);
    ASSERT_TRUE(png);
    EXPECT_EQ(png_size(*png).width, 100U);
    EXPECT_EQ(png_size(*png).height, 50U);
    EXPECT_EQ(*png, *png_of_svg(k_drawing, 100)) << "the same drawing is the same picture";
}

TEST(Picture, refuses_what_is_no_drawing) {
    for (const char* odd :
         {"", "<svg", "<html/>",
          R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 100000"/>)"}) {
        EXPECT_EQ(png_of_svg(odd, 100).error().code, ErrorCode::office_bad_picture) << odd;
    }
}

TEST(Picture, a_code_is_square_with_its_quiet_zone) {
    const std::string svg = *qr_svg("ecogate");
    // Version 1 has 21 modules a side, and four of quiet on each.
    EXPECT_NE(svg.find("viewBox=\"0 0 29 29\""), std::string::npos);
    // The finder pattern begins at the corner of the code.
    EXPECT_NE(svg.find("M4 4h1"), std::string::npos);
    EXPECT_EQ(svg.find("M3 "), std::string::npos);
    EXPECT_EQ(qr_svg(std::string(2001, 'x')).error().code, ErrorCode::office_qr_too_long);
    EXPECT_TRUE(qr_svg(std::string(2000, '\xE5')));
}

TEST(Picture, the_size_of_what_is_no_picture_is_one) {
    EXPECT_EQ(png_size("").width, 1U);
    EXPECT_EQ(png_size(std::string(100, '\0')).height, 1U);
}

} // namespace
} // namespace eco::office
