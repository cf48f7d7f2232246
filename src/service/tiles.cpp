// SPDX-License-Identifier: MulanPSL-2.0
// Writing tiles (Mapbox Vector Tile specification 2.1).
#include "service/tiles.hpp"

#include "service/detail/tile_frame.hpp"

#include <protozero/pbf_builder.hpp>
#include <protozero/pbf_writer.hpp>

#include <algorithm>
#include <map>

namespace eco::service {
namespace {

using detail::TileFrame;
using detail::TileLine;
using detail::TilePoint;

// Field numbers and commands of the specification.
enum class TileField : protozero::pbf_tag_type { layers = 3 };
enum class LayerField : protozero::pbf_tag_type {
    name = 1,
    features = 2,
    keys = 3,
    values = 4,
    extent = 5,
    version = 15
};
enum class FeatureField : protozero::pbf_tag_type { id = 1, tags = 2, type = 3, geometry = 4 };
enum class ValueField : protozero::pbf_tag_type { string = 1 };
constexpr std::uint32_t k_move_to = 1, k_line_to = 2, k_close = 7;
constexpr std::uint32_t k_point = 1, k_linestring = 2, k_polygon = 3;
constexpr std::uint32_t k_version = 2;

/// The command stream of one feature.
class Commands {
  public:
    void points(const TileLine& all) {
        begin(k_move_to, all.size());
        for (const TilePoint p : all) {
            go(p);
        }
    }
    void line(const TileLine& line) {
        begin(k_move_to, 1);
        go(line[0]);
        begin(k_line_to, line.size() - 1);
        for (std::size_t i = 1; i < line.size(); ++i) {
            go(line[i]);
        }
    }
    /// Outer rings have positive area, holes negative.
    void ring(TileLine ring, bool hole) {
        if ((detail::signed_area(ring) < 0) != hole) {
            std::reverse(ring.begin(), ring.end());
        }
        line(ring);
        begin(k_close, 1);
    }
    [[nodiscard]] const std::vector<std::uint32_t>& all() const { return m_all; }

  private:
    std::vector<std::uint32_t> m_all;
    TilePoint m_at;

    void begin(std::uint32_t command, std::size_t count) {
        m_all.push_back(command | (static_cast<std::uint32_t>(count) << 3U));
    }
    void go(TilePoint to) {
        m_all.push_back(protozero::encode_zigzag32(to.x - m_at.x));
        m_all.push_back(protozero::encode_zigzag32(to.y - m_at.y));
        m_at = to;
    }
};

void add_polygons(const TileFrame& frame, const geo::ShapeView& shape, Commands& commands) {
    bool drawn = false; // holes of an outer ring that vanished vanish too
    for (const geo::Part& part : shape.parts) {
        if (part.hole != 0 && !drawn) {
            continue;
        }
        TileLine ring = detail::clip_ring(frame.project(shape, part));
        const bool visible = !ring.empty() && detail::signed_area(ring) != 0;
        drawn = part.hole == 0 ? visible : drawn;
        if (visible) {
            commands.ring(std::move(ring), part.hole != 0);
        }
    }
}

Commands commands_of(const TileFrame& frame, const geo::ShapeView& shape) {
    Commands commands;
    if (shape.kind == geo::ShapeKind::polygons) {
        add_polygons(frame, shape, commands);
        return commands;
    }
    for (const geo::Part& part : shape.parts) {
        const TileLine line = frame.project(shape, part);
        if (shape.kind == geo::ShapeKind::points) {
            commands.points(line);
            continue;
        }
        for (const TileLine& piece : detail::clip_line(line)) {
            commands.line(piece);
        }
    }
    return commands;
}

/// Indices of texts that stand once in the tile's layer.
class Texts {
  public:
    std::uint32_t index(const std::string& text) {
        const auto [place, fresh] = m_index.emplace(text, static_cast<std::uint32_t>(m_all.size()));
        if (fresh) {
            m_all.push_back(text);
        }
        return place->second;
    }
    [[nodiscard]] const std::vector<std::string>& all() const { return m_all; }

  private:
    std::map<std::string, std::uint32_t> m_index;
    std::vector<std::string> m_all;
};

std::uint32_t type_of(geo::ShapeKind kind) {
    return kind == geo::ShapeKind::polygons ? k_polygon
           : kind == geo::ShapeKind::lines  ? k_linestring
                                            : k_point;
}

std::vector<std::uint32_t> tags_of(const LayerDesk& desk, geo::FeatureId id, Texts& keys,
                                   Texts& values) {
    std::vector<std::uint32_t> tags{keys.index("id"), values.index(desk.ids[id])};
    for (const auto& [key, value] : desk.layer->attributes(id)) {
        if (!value.empty() && key != "packages") {
            tags.push_back(keys.index(key));
            tags.push_back(values.index(value));
        }
    }
    return tags;
}

} // namespace

Answer<std::string> tile(const Engine& engine, const LayerDesk& desk, const TileAddress& address,
                         const DetailLevel& detail) {
    if (address.z > k_deepest_zoom || (address.x >> address.z) != 0 ||
        (address.y >> address.z) != 0) {
        return refuse({ErrorCode::service_no_such_tile,
                       {{"z", std::to_string(address.z)},
                        {"x", std::to_string(address.x)},
                        {"y", std::to_string(address.y)},
                        {"deepest", std::to_string(k_deepest_zoom)}},
                       {}});
    }
    const TileFrame frame(engine.release().plane(), address);
    // Where the tile's own grid is coarser, it hides as much already.
    const bool veiled = detail.cell_mm() > frame.cell_mm();
    std::string layer_bytes;
    protozero::pbf_builder<LayerField> layer(layer_bytes);
    layer.add_uint32(LayerField::version, k_version);
    layer.add_string(LayerField::name, desk.layer->info().role);
    Texts keys;
    Texts values;
    bool any = false;
    for (geo::FeatureId id = 0; id < desk.layer->size(); ++id) {
        const geo::ShapeView shape = desk.layer->shape(id);
        if (!shape.box.intersects(frame.box())) {
            continue;
        }
        const Commands commands = commands_of(frame, veiled ? coarse(shape, detail).view() : shape);
        if (commands.all().empty()) {
            continue;
        }
        any = true;
        const auto tags = tags_of(desk, id, keys, values);
        protozero::pbf_builder<FeatureField> feature(layer, LayerField::features);
        feature.add_uint64(FeatureField::id, id);
        feature.add_packed_uint32(FeatureField::tags, tags.begin(), tags.end());
        feature.add_enum(FeatureField::type, static_cast<std::int32_t>(type_of(shape.kind)));
        feature.add_packed_uint32(FeatureField::geometry, commands.all().begin(),
                                  commands.all().end());
    }
    if (!any) {
        return std::string();
    }
    for (const std::string& key : keys.all()) {
        layer.add_string(LayerField::keys, key);
    }
    for (const std::string& value : values.all()) {
        protozero::pbf_builder<ValueField>(layer, LayerField::values)
            .add_string(ValueField::string, value);
    }
    layer.add_uint32(LayerField::extent, detail::k_extent);
    std::string bytes;
    protozero::pbf_builder<TileField>(bytes).add_message(TileField::layers, layer_bytes);
    return bytes;
}

} // namespace eco::service
