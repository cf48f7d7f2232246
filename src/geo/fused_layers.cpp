// SPDX-License-Identifier: MulanPSL-2.0
// Layers one after the other as one source of shapes, and the index over it.
#include "geo/fused_layers.hpp"

#include "geo/detail/huge_array.hpp"

#include <algorithm>
#include <stdexcept>

namespace eco::geo {
namespace {

class RowOfLayers final : public ShapeSource {
  public:
    explicit RowOfLayers(std::span<const ShapeSource* const> layers) {
        std::size_t vertices = 0;
        for (const ShapeSource* layer : layers) {
            vertices += layer->vertices().size();
        }
        m_vertices.reserve(vertices);
        for (const ShapeSource* layer : layers) {
            m_first.push_back(size());
            for (FeatureId id = 0; id < layer->size(); ++id) {
                add(layer->shape(id));
            }
        }
        if (m_vertices.size() > UINT32_MAX) {
            throw std::length_error("more vertices than an index can count");
        }
    }

    [[nodiscard]] FeatureId size() const override {
        return static_cast<FeatureId>(m_features.size());
    }
    [[nodiscard]] ShapeView shape(FeatureId id) const override {
        const Feature& f = m_features[id];
        return {f.kind, vertices().subspan(f.first_vertex, f.vertices),
                std::span<const Part>(m_parts).subspan(f.first_part, f.parts), f.box};
    }
    [[nodiscard]] std::span<const Xy> vertices() const override { return m_vertices; }
    [[nodiscard]] const std::vector<FeatureId>& first_of_layers() const { return m_first; }

  private:
    struct Feature {
        std::size_t first_vertex = 0, vertices = 0, first_part = 0, parts = 0;
        ShapeKind kind = ShapeKind::points;
        XyBox box;
    };
    std::vector<Feature> m_features;
    std::vector<Part> m_parts;
    detail::HugeArray<Xy> m_vertices;
    std::vector<FeatureId> m_first;

    void add(const ShapeView& shape) {
        m_features.push_back({m_vertices.size(), shape.vertices.size(), m_parts.size(),
                              shape.parts.size(), shape.kind, shape.box});
        m_vertices.insert(m_vertices.end(), shape.vertices.begin(), shape.vertices.end());
        m_parts.insert(m_parts.end(), shape.parts.begin(), shape.parts.end());
    }
};

detail::HugeArray<std::uint32_t> words_of(const ShapeSource& source, const CellTuning& tuning) {
    const std::vector<std::uint32_t> words = build_cell_index(source, tuning);
    return {words.begin(), words.end()};
}

} // namespace

struct FusedLayers::Impl {
    Impl(std::span<const ShapeSource* const> layers, const Plane* plane, const CellTuning& tuning)
        : source(layers), words(words_of(source, tuning)),
          index(plane == nullptr ? *open_flat_index(source, words)
                                 : *open_cell_index(source, words, *plane)) {}

    RowOfLayers source;
    detail::HugeArray<std::uint32_t> words;
    std::unique_ptr<LayerIndex> index;
};

FusedLayers::FusedLayers(std::span<const ShapeSource* const> layers, const Plane& plane,
                         const CellTuning& tuning)
    : m_impl(std::make_unique<Impl>(layers, &plane, tuning)) {}

FusedLayers::FusedLayers(std::span<const ShapeSource* const> layers, const CellTuning& tuning)
    : m_impl(std::make_unique<Impl>(layers, nullptr, tuning)) {}

FusedLayers::~FusedLayers() = default;
FusedLayers::FusedLayers(FusedLayers&&) noexcept = default;
FusedLayers& FusedLayers::operator=(FusedLayers&&) noexcept = default;

const LayerIndex& FusedLayers::index() const {
    return *m_impl->index;
}

FusedLayers::Member FusedLayers::member(FeatureId fused) const {
    const auto& first = m_impl->source.first_of_layers();
    const auto layer = std::upper_bound(first.begin(), first.end(), fused) - first.begin() - 1;
    return {static_cast<std::uint32_t>(layer), fused - first[static_cast<std::size_t>(layer)]};
}

FeatureId FusedLayers::fused(Member member) const {
    return m_impl->source.first_of_layers()[member.layer] + member.feature;
}

std::size_t FusedLayers::bytes() const {
    return m_impl->words.size() * sizeof(std::uint32_t) +
           m_impl->source.vertices().size() * sizeof(Xy);
}

} // namespace eco::geo
