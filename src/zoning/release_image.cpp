// SPDX-License-Identifier: MulanPSL-2.0
// Compiling layers onto the plane and laying the image out.
#include "zoning/release_image.hpp"

#include "base/digest.hpp"
#include "geo/cell_index.hpp"
#include "geo/shape.hpp"
#include "zoning/detail/image_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <span>

namespace eco::zoning {
namespace {

using detail::Feature;

std::string code_of(const SourceFeature& feature) {
    const auto found = feature.attributes.find("code");
    return found == feature.attributes.end() ? std::string() : found->second;
}

class CompiledShapes final : public geo::ShapeSource {
  public:
    CompiledShapes(const std::vector<Feature>& features, const std::vector<geo::Part>& parts,
                   const std::vector<geo::Xy>& all)
        : m_features(features), m_parts(parts), m_vertices(all) {}
    [[nodiscard]] geo::FeatureId size() const override {
        return static_cast<geo::FeatureId>(m_features.size());
    }
    [[nodiscard]] geo::ShapeView shape(geo::FeatureId id) const override {
        const Feature& f = m_features[id];
        return {static_cast<geo::ShapeKind>(f.kind), m_vertices.subspan(f.first_vertex, f.vertices),
                m_parts.subspan(f.first_part, f.parts), f.box};
    }
    [[nodiscard]] std::span<const geo::Xy> vertices() const override { return m_vertices; }

  private:
    std::span<const Feature> m_features;
    std::span<const geo::Part> m_parts;
    std::span<const geo::Xy> m_vertices;
};

template <class T>
std::string_view bytes_of(const std::vector<T>& values) {
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

class Image {
  public:
    void add(std::string name, std::string_view bytes) {
        m_names.push_back(std::move(name));
        m_bodies.emplace_back(bytes);
    }

    [[nodiscard]] std::string finish() const {
        const auto aligned = [](std::size_t n) {
            return (n + detail::k_alignment - 1) / detail::k_alignment * detail::k_alignment;
        };
        std::size_t at =
            aligned(sizeof(detail::Header) + m_bodies.size() * sizeof(detail::Section));
        std::vector<detail::Section> table;
        for (std::size_t i = 0; i < m_bodies.size(); ++i) {
            detail::Section section;
            std::copy(m_names[i].begin(), m_names[i].end(), section.name.begin());
            section.offset = at;
            section.size = m_bodies[i].size();
            table.push_back(section);
            at = aligned(at + m_bodies[i].size());
        }
        std::string image(at, '\0');
        std::copy_n(bytes_of(table).data(), bytes_of(table).size(),
                    image.begin() + sizeof(detail::Header));
        for (std::size_t i = 0; i < m_bodies.size(); ++i) {
            std::copy(m_bodies[i].begin(), m_bodies[i].end(),
                      image.begin() + static_cast<std::ptrdiff_t>(table[i].offset));
        }
        seal(image, table.size());
        return image;
    }

  private:
    std::vector<std::string> m_names, m_bodies;

    static void seal(std::string& image, std::size_t sections) {
        detail::Header header;
        header.magic = detail::k_magic;
        header.version = detail::k_version;
        header.sections = static_cast<std::uint32_t>(sections);
        header.size = image.size();
        Digester digester(DigestKind::sha256);
        digester.add(std::string_view(image).substr(sizeof header));
        const DigestBytes digest = digester.finish();
        std::memcpy(header.digest.data(), digest.data(), digest.size());
        std::memcpy(image.data(), &header, sizeof header);
    }
};

Result<std::vector<geo::Shape>> shapes_of(const SourceLayer& layer, const geo::Plane& plane) {
    std::vector<geo::Shape> shapes;
    for (const SourceFeature& feature : layer.features) {
        auto shape = geo::to_shape(feature.geometry, plane);
        if (!shape) {
            Error error = std::move(shape).error();
            error.where.feature = layer.role + "/" + feature.id;
            return fail(std::move(error));
        }
        shapes.push_back(*std::move(shape));
    }
    return shapes;
}

/// One layer on the plane, ready to be indexed and written.
struct CompiledLayer {
    std::vector<Feature> features;
    std::vector<geo::Part> parts;
    std::vector<geo::Xy> vertices;
    std::string attributes;
    std::vector<std::uint64_t> offsets{0};
};

Result<CompiledLayer> compile_layer(const SourceLayer& layer, const geo::Plane& plane) {
    ECO_TRY(const auto shapes, shapes_of(layer, plane));
    CompiledLayer out;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        const geo::Shape& shape = shapes[i];
        out.features.push_back({out.vertices.size(),
                                static_cast<std::uint32_t>(shape.vertices.size()),
                                static_cast<std::uint32_t>(out.parts.size()),
                                static_cast<std::uint32_t>(shape.parts.size()),
                                static_cast<std::uint32_t>(shape.kind), shape.box});
        out.vertices.insert(out.vertices.end(), shape.vertices.begin(), shape.vertices.end());
        out.parts.insert(out.parts.end(), shape.parts.begin(), shape.parts.end());
        Json::Object object;
        for (const auto& [key, value] : layer.features[i].attributes) {
            object.emplace(key, value);
        }
        out.attributes += canonical_json(Json(std::move(object)));
        out.offsets.push_back(out.attributes.size());
    }
    return out;
}

/// Adds the six sections of one layer; returns its description for the meta section.
Json add_layer(const SourceLayer& layer, const CompiledLayer& compiled,
               const std::vector<std::uint32_t>& cells, const std::string& prefix, Image& image) {
    image.add(prefix + ".feat", bytes_of(compiled.features));
    image.add(prefix + ".part", bytes_of(compiled.parts));
    image.add(prefix + ".vert", bytes_of(compiled.vertices));
    image.add(prefix + ".cell", bytes_of(cells));
    image.add(prefix + ".attr", compiled.attributes);
    image.add(prefix + ".aoff", bytes_of(compiled.offsets));
    Json json;
    for (const auto& [key, value] :
         {std::pair("role", &layer.role), std::pair("title_zh", &layer.title_zh),
          std::pair("title_en", &layer.title_en), std::pair("crs", &layer.crs),
          std::pair("source", &layer.source), std::pair("licence", &layer.licence),
          std::pair("as_of", &layer.as_of), std::pair("sha256", &layer.sha256)}) {
        json[key] = *value;
    }
    json["example"] = layer.example;
    json["tolerance_m"] = layer.tolerance.base();
    json["conversion_error_m"] = layer.conversion_error_m;
    json["features"] = compiled.features.size();
    json["vertices"] = compiled.vertices.size();
    return json;
}

/// The sections of all layers; returns their descriptions.
Result<Json> add_layers(const std::vector<SourceLayer>& layers, const geo::Plane& plane,
                        const geo::Executor& executor, Image& image) {
    std::vector<CompiledLayer> compiled;
    for (const SourceLayer& layer : layers) {
        ECO_TRY(CompiledLayer one, compile_layer(layer, plane));
        compiled.push_back(std::move(one));
    }
    std::vector<std::unique_ptr<CompiledShapes>> shapes;
    std::vector<const geo::ShapeSource*> sources;
    for (const CompiledLayer& layer : compiled) {
        shapes.push_back(
            std::make_unique<CompiledShapes>(layer.features, layer.parts, layer.vertices));
        sources.push_back(shapes.back().get());
    }
    const auto cells = geo::build_cell_indexes(sources, geo::k_tuned_for_overlay, executor);
    Json described{Json::Array{}};
    for (std::size_t i = 0; i < layers.size(); ++i) {
        described.push_back(
            add_layer(layers[i], compiled[i], cells[i], fmt::format("{:02}", i), image));
    }
    return described;
}

geo::LonLatBox extent_of(const std::vector<SourceLayer>& layers) {
    geo::LonLatBox box{1000, 1000, -1000, -1000};
    for (const SourceLayer& layer : layers) {
        for (const SourceFeature& feature : layer.features) {
            const geo::LonLatBox one = geo::bounds(feature.geometry);
            box = {std::min(box.west, one.west), std::min(box.south, one.south),
                   std::max(box.east, one.east), std::max(box.north, one.north)};
        }
    }
    return box;
}

Json plane_json(const geo::PlaneDefinition& plane) {
    Json json;
    json["projection"] = "albers_equal_area_grs80";
    json["lat_1"] = plane.lat_1;
    json["lat_2"] = plane.lat_2;
    json["lat_0"] = plane.lat_0;
    json["lon_0"] = plane.lon_0;
    json["grid_m"] = 0.001;
    json["extent"] =
        Json::Array{plane.extent.west, plane.extent.south, plane.extent.east, plane.extent.north};
    return json;
}

} // namespace

Result<std::string> compile_release(ReleaseContent content) {
    return compile_release(std::move(content), geo::one_after_another);
}

Result<std::string> compile_release(ReleaseContent content, const geo::Executor& executor) {
    if (content.layers.empty()) {
        return fail({ErrorCode::zoning_no_layers, {}, {}});
    }
    std::sort(content.layers.begin(), content.layers.end(),
              [](const SourceLayer& a, const SourceLayer& b) { return a.role < b.role; });
    for (SourceLayer& layer : content.layers) {
        std::stable_sort(
            layer.features.begin(), layer.features.end(),
            [](const SourceFeature& a, const SourceFeature& b) { return code_of(a) < code_of(b); });
    }
    ECO_TRY(const geo::PlaneDefinition definition, geo::Plane::fit(extent_of(content.layers)));
    const geo::Plane plane(definition);
    Image image;
    ECO_TRY(Json layers, add_layers(content.layers, plane, executor, image));
    content.meta["layers"] = std::move(layers);
    content.meta["plane"] = plane_json(definition);
    image.add("meta", canonical_json(content.meta));
    image.add("book", content.book);
    image.add("quality", content.quality);
    if (!content.ready.empty()) {
        image.add("ready", content.ready);
    }
    return image.finish();
}

std::string with_quality(std::string_view image, std::string_view quality) {
    detail::Header header;
    std::memcpy(&header, image.data(), sizeof header);
    Image again;
    for (std::uint32_t i = 0; i < header.sections; ++i) {
        detail::Section section;
        std::memcpy(&section, image.data() + sizeof header + i * sizeof section, sizeof section);
        const std::string_view body = image.substr(section.offset, section.size);
        again.add(std::string(section.title()), section.title() == "quality" ? quality : body);
    }
    return again.finish();
}

} // namespace eco::zoning
