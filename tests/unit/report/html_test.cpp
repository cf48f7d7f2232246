// SPDX-License-Identifier: MulanPSL-2.0
#include "report/html.hpp"

#include "report/map_canvas.hpp"
#include "support/shapes.hpp"
#include "support/small_assessment.hpp"

#include <gtest/gtest.h>

#include <set>

namespace eco::report {
namespace {

const test::SmallAssessment& small() {
    static const test::SmallAssessment k_small;
    return k_small;
}

/// Names of the element that is not closed in order, or empty when every one is.
std::string first_unbalanced(const std::string& page) {
    static const std::set<std::string> k_void{"meta", "br"};
    std::vector<std::string> open;
    for (auto at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
        const auto end = page.find('>', at);
        const std::string tag = page.substr(at + 1, end - at - 1);
        if (tag.starts_with('!') || tag.ends_with('/')) {
            continue;
        }
        const bool closing = tag.starts_with('/');
        std::string name =
            tag.substr(closing ? 1 : 0, tag.find_first_of(" \n") - (closing ? 1 : 0));
        if (!closing && !k_void.contains(name)) {
            open.push_back(name);
        } else if (closing) {
            if (open.empty() || open.back() != name) {
                return name;
            }
            open.pop_back();
        }
    }
    return open.empty() ? "" : open.back();
}

TEST(Html, is_well_formed_self_contained_and_escaped) {
    const MapDrawing map = *draw_map(small().release(), small().project(), Lang::zh);
    const std::string page = html(small().json(), map, Lang::zh);
    EXPECT_EQ(first_unbalanced(page), "");
    EXPECT_NE(page.find("&lt;某&gt;化工&quot;厂&quot; &amp; 配套"), std::string::npos);
    EXPECT_EQ(page.find("<某>"), std::string::npos);
    EXPECT_EQ(page.find("<script"), std::string::npos);
    EXPECT_EQ(page.find("src="), std::string::npos);
    EXPECT_NE(page.find("lang=\"zh-CN\""), std::string::npos);
    EXPECT_NE(page.find("待核实"), std::string::npos);
    EXPECT_NE(page.find("ecogate verify"), std::string::npos);
}

TEST(Html, an_english_page_has_no_chinese_punctuation_of_ours) {
    const std::string page = html(small().json(), MapDrawing(), Lang::en);
    for (const char* mark : {"：", "；", "、"}) {
        EXPECT_EQ(page.find(mark), std::string::npos) << mark;
    }
}

TEST(Html, marks_a_measure_that_nobody_checked) {
    Json assessment = small().json();
    Json::Array& measures = assessment["measures"].as_array();
    ASSERT_FALSE(measures.empty());
    measures[0]["confidence"] = "verified";
    const std::string checked = html(assessment, MapDrawing(), Lang::zh);
    measures[0]["confidence"] = "recalled";
    const std::string recalled = html(assessment, MapDrawing(), Lang::zh);
    const std::string mark = "（措施）</strong> <span class=\"mark\">据记忆，未核对</span>";
    const std::string other = "（治理设施）</strong> <span class=\"mark\">据记忆，未核对</span>";
    const auto marked = [&](const std::string& page) {
        return page.find(mark) != std::string::npos || page.find(other) != std::string::npos;
    };
    EXPECT_FALSE(marked(checked));
    EXPECT_TRUE(marked(recalled));
}

TEST(Html, leaves_the_map_out_when_there_is_no_place) {
    project::Project nowhere = small().project();
    nowhere.sites = {project::Site()};
    const MapDrawing none = *draw_map(small().release(), nowhere, Lang::en);
    EXPECT_TRUE(none.svg.empty());
    EXPECT_EQ(html(small().json(), none, Lang::en).find("<svg"), std::string::npos);
}

TEST(Map, draws_sites_units_and_a_scale) {
    const MapDrawing map = *draw_map(small().release(), small().project(), Lang::zh);
    EXPECT_EQ(first_unbalanced(map.svg), "");
    EXPECT_NE(map.svg.find("重点管控单元"), std::string::npos);
    EXPECT_NE(map.svg.find("1 km"), std::string::npos);
    EXPECT_NEAR(map.width_km, 5, 0.01);
    EXPECT_EQ(map.svg.find("<circle"), std::string::npos) << "a site that is seen needs no ring";
    EXPECT_LT(map.svg.size(), 20'000U);
}

TEST(Map, rings_a_site_too_small_to_be_seen) {
    project::Project point = small().project();
    point.sites[0].geometry = {{{106.15, 26.05}}, {}, {}};
    const MapDrawing map = *draw_map(small().release(), point, Lang::zh);
    EXPECT_EQ(first_unbalanced(map.svg), "");
    EXPECT_NE(map.svg.find("cx=\"380.0\" cy=\"240.0\""), std::string::npos);
}

TEST(MapCanvas, clips_to_the_frame_and_keeps_north_up) {
    const geo::Shape small_square = geo::test::rectangle(0, 0, 100, 100);
    const MapCanvas canvas(small_square.box);
    EXPECT_NEAR(canvas.metres_per_pixel(), 5000.0 / MapCanvas::k_width, 1e-6);
    const auto [x, y] = canvas.pixel({50'000, 50'000});
    EXPECT_NEAR(x, MapCanvas::k_width / 2, 0.01);
    EXPECT_NEAR(y, MapCanvas::k_height / 2, 0.01);
    EXPECT_LT(canvas.pixel({50'000, 90'000}).second, y);
    // A square much larger than the frame becomes the frame.
    EXPECT_EQ(canvas.path(geo::test::rectangle(-1e6, -1e6, 1e6, 1e6).view()),
              "M762.0 482.0L762.0 -2.0L-2.0 -2.0L-2.0 482.0Z");
    EXPECT_EQ(canvas.path(geo::test::rectangle(9000, 9000, 9100, 9100).view()), "");
}

} // namespace
} // namespace eco::report
