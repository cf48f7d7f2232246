// SPDX-License-Identifier: MulanPSL-2.0
// ecogate-bench-assess RELEASE.egr [SITES]: whole assessments in process (measuring, judging,
// canonical JSON with the full trace) against a peer that does only the overlay: GEOS with an
// STRtree a layer. Both sum the areas of the footprints inside every polygon layer; a run whose
// sums disagree fails.
#include "admission/assess.hpp"
#include "base/messages.hpp"
#include "formats/mapped_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include <geos_c.h>

namespace {

using namespace eco;
using Clock = std::chrono::steady_clock;

double micros(Clock::time_point since) {
    return std::chrono::duration<double, std::micro>(Clock::now() - since).count();
}

/// The same sites on every machine: a linear congruential generator (Knuth's MMIX constants).
class Sites {
  public:
    explicit Sites(const geo::LonLatBox& extent) : m_extent(extent) {}

    geo::Polygon next() {
        const double w = 0.001 + 0.004 * unit();
        const double lon = m_extent.west + unit() * (m_extent.east - m_extent.west);
        const double lat = m_extent.south + unit() * (m_extent.north - m_extent.south);
        return {{{lon, lat}, {lon + w, lat}, {lon + w, lat + w}, {lon, lat + w}, {lon, lat}}, {}};
    }

  private:
    geo::LonLatBox m_extent;
    std::uint64_t m_state = 20261124;

    double unit() {
        m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<double>(m_state >> 11U) / 9007199254740992.0;
    }
};

/// One layer in GEOS, as a careful user of GEOS would hold it.
class PeerLayer {
  public:
    PeerLayer(GEOSContextHandle_t geos, const zoning::Layer& layer) : m_geos(geos) {
        m_tree = GEOSSTRtree_create_r(geos, 16);
        for (geo::FeatureId id = 0; id < layer.size(); ++id) {
            m_shapes.push_back(geometry(layer.shape(id)));
            GEOSSTRtree_insert_r(geos, m_tree, m_shapes.back(), m_shapes.back());
        }
    }

    GEOSGeometry* geometry(const geo::ShapeView& shape) const {
        std::vector<GEOSGeometry*> polygons;
        for (std::size_t i = 0; i < shape.parts.size();) {
            GEOSGeometry* outer = ring(shape, shape.parts[i++]);
            std::vector<GEOSGeometry*> holes;
            while (i < shape.parts.size() && shape.parts[i].hole != 0) {
                holes.push_back(ring(shape, shape.parts[i++]));
            }
            polygons.push_back(GEOSGeom_createPolygon_r(m_geos, outer, holes.data(),
                                                        static_cast<unsigned>(holes.size())));
        }
        return GEOSGeom_createCollection_r(m_geos, GEOS_MULTIPOLYGON, polygons.data(),
                                           static_cast<unsigned>(polygons.size()));
    }

    double area_inside(GEOSGeometry* footprint) const {
        std::vector<GEOSGeometry*> near;
        GEOSSTRtree_query_r(
            m_geos, m_tree, footprint,
            [](void* item, void* list) {
                static_cast<std::vector<GEOSGeometry*>*>(list)->push_back(
                    static_cast<GEOSGeometry*>(item));
            },
            &near);
        double sum = 0;
        for (GEOSGeometry* shape : near) {
            GEOSGeometry* part = GEOSIntersection_r(m_geos, shape, footprint);
            double area = 0;
            GEOSArea_r(m_geos, part, &area);
            GEOSGeom_destroy_r(m_geos, part);
            sum += area;
        }
        return sum;
    }

  private:
    GEOSContextHandle_t m_geos;
    GEOSSTRtree* m_tree = nullptr;
    std::vector<GEOSGeometry*> m_shapes;

    GEOSGeometry* ring(const geo::ShapeView& shape, const geo::Part& part) const {
        GEOSCoordSequence* run = GEOSCoordSeq_create_r(m_geos, part.count, 2);
        for (std::uint32_t i = 0; i < part.count; ++i) {
            const geo::Xy p = shape.vertices[part.first + i];
            GEOSCoordSeq_setXY_r(m_geos, run, i, p.x / 1000.0, p.y / 1000.0);
        }
        return GEOSGeom_createLinearRing_r(m_geos, run);
    }
};

struct Times {
    std::vector<double> us;
    [[nodiscard]] double at(double share) {
        std::sort(us.begin(), us.end());
        return us[static_cast<std::size_t>(share * static_cast<double>(us.size() - 1))];
    }
};

void print(const char* what, Times times) {
    fmt::print("{:44} p50 {:9.1f} µs   p99 {:9.1f} µs\n", what, times.at(0.5), times.at(0.99));
}

project::Project plant(geo::Polygon polygon) {
    project::Project project;
    project.name = "bench";
    project.facts = {{"sector", std::string("C1512")},
                     {"nature", std::string("new")},
                     {"has_outlet", false},
                     {"high_pollution_fuel", false}};
    project::Site site;
    site.crs_stated = "CGCS2000";
    site.geometry.polygons.push_back(std::move(polygon));
    project.sites.push_back(std::move(site));
    return project;
}

int run(const std::string& path, std::size_t wanted) {
    auto started = Clock::now();
    const auto file = formats::MappedFile::open(path);
    const auto release =
        file ? zoning::Release::open(file->bytes()) : Result<zoning::Release>(fail(file.error()));
    if (!release) {
        fmt::print(stderr, "{}", render(release.error()));
        return 2;
    }
    fmt::print("{:44} {:9.1f} µs\n", "open the release", micros(started));
    started = Clock::now();
    const admission::Assessor assessor = *admission::Assessor::make(*release);
    fmt::print("{:44} {:9.1f} µs\n", "make the assessor (book, filters)", micros(started));

    GEOSContextHandle_t geos = GEOS_init_r();
    std::map<std::string, PeerLayer> peers;
    std::vector<const zoning::Layer*> layers;
    for (const auto& layer : release->layers()) {
        if (layer->size() > 0 && layer->shape(0).kind == geo::ShapeKind::polygons) {
            layers.push_back(layer.get());
            peers.emplace(layer->info().role, PeerLayer(geos, *layer));
        }
    }
    Times assess;
    Times overlay;
    Times peer;
    double ours_sum = 0;
    double peer_sum = 0;
    Sites sites(release->plane().definition().extent);
    while (assess.us.size() < wanted) {
        const project::Project project = plant(sites.next());
        started = Clock::now();
        const auto assessment = assessor.assess(project, *LocalDate::parse("2026-11-24"));
        const std::size_t bytes = assessment ? canonical_json(*assessment).size() : 0;
        if (bytes == 0) {
            continue; // outside the province
        }
        assess.us.push_back(micros(started));
        const geo::Shape shape = *geo::to_shape(project.sites[0].geometry, release->plane());
        started = Clock::now();
        for (const zoning::Layer* layer : layers) {
            for (const geo::Overlap& overlap : layer->index().overlaps(shape.view())) {
                ours_sum += overlap.area_m2;
            }
        }
        overlay.us.push_back(micros(started));
        GEOSGeometry* footprint = peers.begin()->second.geometry(shape.view());
        started = Clock::now();
        for (const zoning::Layer* layer : layers) {
            peer_sum += peers.at(layer->info().role).area_inside(footprint);
        }
        peer.us.push_back(micros(started));
        GEOSGeom_destroy_r(geos, footprint);
    }
    print("whole assessment, canonical JSON", assess);
    print("overlay of all polygon layers, ours", overlay);
    print("overlay of all polygon layers, GEOS STRtree", peer);
    fmt::print("ratio of overlays (GEOS / ours, p50)         {:9.1f} ×\n",
               peer.at(0.5) / overlay.at(0.5));
    fmt::print("areas: ours {:.3f} m², GEOS {:.3f} m²\n", ours_sum, peer_sum);
    return std::abs(ours_sum - peer_sum) <= 1e-9 * peer_sum + 1e-3 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "usage: ecogate-bench-assess RELEASE.egr [SITES]\n");
        return 2;
    }
    return run(argv[1], argc > 2 ? std::stoul(argv[2]) : 200);
}
