// SPDX-License-Identifier: MulanPSL-2.0
#include "service/tiles.hpp"

#include "service/detail/tile_frame.hpp"
#include "service/tile_cache.hpp"
#include "support/service_engine.hpp"

#include <protozero/pbf_reader.hpp>

#include <cmath>

namespace eco::service {
namespace {

using detail::TileLine;

TileAddress around(double lon, double lat, std::uint32_t z) {
    const double tiles = std::ldexp(1.0, static_cast<int>(z));
    constexpr double k_pi = 3.14159265358979323846;
    const double y = 0.5 - std::asinh(std::tan(lat * k_pi / 180)) / (2 * k_pi);
    return {z, static_cast<std::uint32_t>((lon / 360 + 0.5) * tiles),
            static_cast<std::uint32_t>(y * tiles)};
}

struct Seen {
    std::string name;
    std::uint32_t extent = 0;
    std::vector<std::string> keys, values;
    std::vector<std::vector<std::uint32_t>> geometries;
};

Seen decode(const std::string& bytes) {
    Seen seen;
    protozero::pbf_reader tile(bytes);
    EXPECT_TRUE(tile.next(3));
    protozero::pbf_reader layer = tile.get_message();
    while (layer.next()) {
        switch (layer.tag()) {
        case 1:
            seen.name = layer.get_string();
            break;
        case 2: {
            protozero::pbf_reader feature = layer.get_message();
            while (feature.next()) {
                if (feature.tag() == 4) {
                    const auto packed = feature.get_packed_uint32();
                    seen.geometries.emplace_back(packed.begin(), packed.end());
                } else {
                    feature.skip();
                }
            }
            break;
        }
        case 3:
            seen.keys.push_back(layer.get_string());
            break;
        case 4: {
            protozero::pbf_reader value = layer.get_message();
            EXPECT_TRUE(value.next(1));
            seen.values.push_back(value.get_string());
            break;
        }
        case 5:
            seen.extent = layer.get_uint32();
            break;
        default:
            layer.skip();
        }
    }
    return seen;
}

/// Area of the first ring of a command stream, in square tile units.
double first_ring_area(const std::vector<std::uint32_t>& commands) {
    TileLine ring;
    detail::TilePoint at;
    for (std::size_t i = 0; i < commands.size();) {
        const std::uint32_t command = commands[i] & 7U;
        const std::uint32_t count = commands[i++] >> 3U;
        if (command == 7) {
            break;
        }
        for (std::uint32_t n = 0; n < count; ++n, i += 2) {
            at.x += protozero::decode_zigzag32(commands[i]);
            at.y += protozero::decode_zigzag32(commands[i + 1]);
            ring.push_back(at);
        }
    }
    return static_cast<double>(detail::signed_area(ring)) / 2;
}

TEST(Tile, holds_the_features_that_lie_in_it_with_their_attributes) {
    const Engine& engine = *test::service_engine();
    const auto bytes = tile(engine, *engine.desk("units"), around(106.15, 26.05, 8), {});
    ASSERT_TRUE(bytes);
    const Seen seen = decode(*bytes);
    EXPECT_EQ(seen.name, "units");
    EXPECT_EQ(seen.extent, 4096U);
    EXPECT_EQ(seen.geometries.size(), 3U);
    EXPECT_NE(std::find(seen.values.begin(), seen.values.end(), "ZH99990120001"),
              seen.values.end());
    for (const auto& geometry : seen.geometries) {
        EXPECT_GT(first_ring_area(geometry), 0) << "outer rings turn the way the format asks";
    }
}

TEST(Tile, keeps_the_size_of_what_it_draws) {
    // 0.1 degree of longitude is 0.1 / 360 of the world's width, 4096 units a tile, 2^9 tiles wide.
    const Engine& engine = *test::service_engine();
    const Seen seen = decode(*tile(engine, *engine.desk("units"), around(106.15, 26.05, 9), {}));
    const double side = 0.1 / 360 * 512 * 4096;
    const double stretch = 1 / std::cos(26.05 * 3.14159265358979323846 / 180);
    EXPECT_NEAR(first_ring_area(seen.geometries[0]), side * side * stretch,
                side * side * stretch * 0.02);
}

TEST(Tile, is_empty_elsewhere_and_refused_beyond_the_grid) {
    const Engine& engine = *test::service_engine();
    EXPECT_EQ(*tile(engine, *engine.desk("units"), around(-70, -30, 9), {}), "");
    EXPECT_EQ(*tile(engine, *engine.desk("units"), {22, 0, 0}, {}), "");
    const auto beyond = tile(engine, *engine.desk("units"), {3, 8, 0}, {});
    ASSERT_FALSE(beyond);
    EXPECT_EQ(beyond.error()[0].code, ErrorCode::service_no_such_tile);
    EXPECT_FALSE(tile(engine, *engine.desk("units"), {23, 0, 0}, {}));
}

TEST(Tile, cuts_rings_and_lines_at_the_edge) {
    const TileLine around_all{{-9999, -9999}, {9999, -9999}, {9999, 9999}, {-9999, 9999}};
    const TileLine cut = detail::clip_ring(around_all);
    EXPECT_EQ(cut.size(), 4U);
    for (const auto p : cut) {
        EXPECT_LE(std::abs(p.x - 2048), 2048 + detail::k_buffer);
    }
    EXPECT_TRUE(detail::clip_ring({{5000, 5000}, {6000, 5000}, {6000, 6000}}).empty());
    const auto pieces = detail::clip_line({{100, 100}, {100, 9000}, {200, 9000}, {200, 100}});
    ASSERT_EQ(pieces.size(), 2U) << "out and in again";
    EXPECT_EQ(pieces[0].back().y, 4096 + detail::k_buffer);
}

TEST(TileCache, forgets_what_was_not_asked_for_longest) {
    TileCache cache(1000);
    const auto bytes = [](std::size_t size) {
        return std::make_shared<const std::string>(size, 'x');
    };
    cache.keep("a", bytes(200));
    cache.keep("b", bytes(200));
    EXPECT_NE(cache.find("a"), nullptr);
    cache.keep("c", bytes(200));
    EXPECT_EQ(cache.find("b"), nullptr);
    EXPECT_NE(cache.find("a"), nullptr);
    cache.keep("too large", bytes(2000));
    EXPECT_EQ(cache.find("too large"), nullptr);
    EXPECT_NE(cache.find("c"), nullptr);
}

} // namespace
} // namespace eco::service
