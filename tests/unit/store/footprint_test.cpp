// SPDX-License-Identifier: MulanPSL-2.0
// What counts as a footprint: geometry that every database takes.
#include "store/footprint.hpp"

#include <gtest/gtest.h>

namespace eco::store {
namespace {

std::optional<Box> box(const char* geojson) {
    return box_of(*parse_json(geojson, ""));
}

TEST(Footprint, has_the_box_of_all_its_parts) {
    const auto found = box(R"({"type":"GeometryCollection","geometries":[
        {"type":"Point","coordinates":[106,26]},
        {"type":"MultiPolygon","coordinates":[[[[107,27],[108,27],[108,28.5],[107,27]]]]}]})");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->west, 106);
    EXPECT_EQ(found->south, 26);
    EXPECT_EQ(found->east, 108);
    EXPECT_EQ(found->north, 28.5);
}

TEST(Footprint, refuses_what_a_database_would_refuse) {
    for (const char* bad :
         {R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]})",       // three vertices
          R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]})", // not closed
          R"({"type":"Polygon","coordinates":[]})",                          // nothing
          R"({"type":"Point","coordinates":[181,0]})",                       // beyond
          R"({"type":"Point","coordinates":[0,"1"]})",                       // no number
          R"({"type":"Point","coordinates":[[0,1]]})",                       // too deep
          R"({"type":"LineString","coordinates":[0,1]})",                    // too shallow
          R"({"type":"LineString","coordinates":[[0,1]]})",                  // one position
          R"({"type":"Circle","coordinates":[0,1]})",                        // unknown
          R"({"type":"Feature","geometry":null})", R"({"type":"GeometryCollection"})", "[]",
          "null"}) {
        EXPECT_FALSE(box(bad)) << bad;
    }
}

} // namespace
} // namespace eco::store
