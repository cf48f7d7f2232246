// SPDX-License-Identifier: MulanPSL-2.0
#include "service/collections.hpp"

#include "support/service_engine.hpp"

namespace eco::service {
namespace {

const Engine& engine() {
    return *test::service_engine();
}

TEST(Items, are_those_that_meet_the_box) {
    ItemQuery query;
    query.limit = 100;
    query.box = geo::LonLatBox{106.05, 26.05, 106.06, 26.06};
    EXPECT_EQ(items(engine(), *engine().desk("units"), query)->matched, 1U);
    query.box = geo::LonLatBox{106.05, 26.05, 106.15, 26.06};
    EXPECT_EQ(items(engine(), *engine().desk("units"), query)->matched, 2U);
    query.box = geo::LonLatBox{-10, 50, 10, 60};
    EXPECT_EQ(items(engine(), *engine().desk("units"), query)->matched, 0U);
    query.box = geo::LonLatBox{-180, -90, 180, 90};
    EXPECT_EQ(items(engine(), *engine().desk("units"), query)->matched, 3U);
}

TEST(Items, come_in_pages_and_filtered) {
    ItemQuery query;
    query.limit = 2;
    auto page = *items(engine(), *engine().desk("units"), query);
    EXPECT_EQ(page.matched, 3U);
    EXPECT_EQ(page.returned, 2U);
    query.offset = 2;
    EXPECT_EQ(items(engine(), *engine().desk("units"), query)->returned, 1U);
    query.offset = 0;
    query.filter = *Filter::parse("class = '1'", properties_of(*engine().desk("units")));
    page = *items(engine(), *engine().desk("units"), query);
    EXPECT_EQ(page.matched, 1U);
    const auto feature = parse_json(page.features, "");
    ASSERT_TRUE(feature);
    EXPECT_EQ(feature->string_or("id", ""), "ZH99990110001");
}

TEST(Items, write_latitude_first_where_the_system_says_so) {
    const auto position = [](const std::string& uri) {
        const auto text = item(engine(), *engine().desk("units"), "ZH99990110001",
                               output_crs(uri, "crs").value(), {});
        const Json json = parse_json(*text, "").value();
        const Json& ring = json.find("geometry")->find("coordinates")->as_array()[0].as_array()[0];
        return ring.as_array()[0].as_array()[0].as_number();
    };
    EXPECT_NEAR(position("http://www.opengis.net/def/crs/OGC/1.3/CRS84"), 106, 0.2);
    EXPECT_NEAR(position("http://www.opengis.net/def/crs/EPSG/0/4490"), 26, 0.2);
    EXPECT_FALSE(output_crs("EPSG:3857", "crs"));
    EXPECT_EQ(item(engine(), *engine().desk("units"), "nope", {}, {}).error()[0].code,
              ErrorCode::service_unknown_feature);
}

} // namespace
} // namespace eco::service
