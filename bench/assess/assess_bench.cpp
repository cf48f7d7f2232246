// SPDX-License-Identifier: MulanPSL-2.0
// ecogate-bench-assess RELEASE.egr [SITES]: whole assessments in process, three ways: brief
// (verdict, units, hits), the canonical document with the trace of hits, and the full document;
// against a peer that does only the overlay: GEOS with an STRtree a layer. Fails when the areas
// inside all polygon layers differ, or when the brief way and the full way disagree on a verdict.
#include "admission/assess.hpp"
#include "base/messages.hpp"
#include "formats/mapped_file.hpp"
#include "gen/book_text.hpp"
#include "peer_layer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace eco;
using Clock = std::chrono::steady_clock;

const LocalDate k_day = *LocalDate::parse("2026-11-24");

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

struct Times {
    std::vector<double> us;
    [[nodiscard]] double at(double share) {
        std::sort(us.begin(), us.end());
        return us[static_cast<std::size_t>(share * static_cast<double>(us.size() - 1))];
    }
};

/// Facts of the demonstration book and, where the release knows them, of the yardstick's.
project::Project plant(geo::Polygon polygon, const bench::MadeProject& made,
                       const rules::FactRegistry& facts) {
    project::Project project;
    project.name = "bench";
    project.facts = {{"sector", made.sector},
                     {"nature", std::string("new")},
                     {"has_outlet", false},
                     {"high_pollution_fuel", false}};
    if (facts.find(bench::amount_fact(0))) {
        for (int i = 0; i < bench::k_amounts; ++i) {
            project.facts[bench::amount_fact(i)] =
                *Decimal::parse(fmt::format("{:.1f}", made.amounts[static_cast<std::size_t>(i)]));
        }
        rules::Texts pollutants;
        for (const int which : made.pollutants) {
            pollutants.insert(bench::pollutant(which));
        }
        project.facts["yard_pollutants"] = std::move(pollutants);
    }
    project::Site site;
    site.crs_stated = "CGCS2000";
    site.geometry.polygons.push_back(std::move(polygon));
    project.sites.push_back(std::move(site));
    return project;
}

/// Everything that is measured of one release.
class Bench {
  public:
    Bench(const zoning::Release& release, const admission::Assessor& assessor)
        : m_release(release), m_assessor(assessor), m_geos(GEOS_init_r()) {
        for (const auto& layer : release.layers()) {
            if (layer->size() > 0 && layer->shape(0).kind == geo::ShapeKind::polygons) {
                m_layers.push_back(layer.get());
                m_peers.emplace_back(m_geos, *layer);
            }
        }
    }

    /// Sites inside the release, assessed every way: each way by itself and from the beginning, for
    /// documents of megabytes leave a heap behind in which nothing else is quick.
    bool run(std::size_t wanted) {
        Sites sites(m_release.plane().definition().extent);
        const auto made = bench::make_projects(wanted * 4, 1, 7);
        std::vector<project::Project> projects;
        admission::Workspace work;
        admission::Brief brief;
        for (std::size_t i = 0; i < made.size() && projects.size() < wanted; ++i) {
            auto project = plant(sites.next(), made[i], m_assessor.terms().facts);
            if (m_assessor.brief(project, k_day, work, brief)) { // else outside the province
                projects.push_back(std::move(project));
            }
        }
        const std::vector<admission::Verdict> verdicts = all_briefly(projects);
        all_with_hits(projects);
        std::for_each(projects.begin(), projects.end(), [&](const auto& one) { overlay(one); });
        in_full(projects, verdicts);
        print();
        return m_agree && std::abs(m_ours - m_theirs) <= 1e-9 * m_theirs + 1e-3;
    }

  private:
    const zoning::Release& m_release;
    const admission::Assessor& m_assessor;
    GEOSContextHandle_t m_geos;
    std::vector<const zoning::Layer*> m_layers;
    std::vector<bench::PeerLayer> m_peers;
    Times m_brief, m_hits, m_full, m_overlay, m_peer;
    double m_ours = 0, m_theirs = 0, m_found = 0, m_bytes = 0, m_full_bytes = 0;
    std::map<std::string, int> m_verdicts;
    bool m_agree = true;

    std::vector<admission::Verdict> all_briefly(const std::vector<project::Project>& projects) {
        admission::Workspace work;
        admission::Brief brief;
        std::vector<admission::Verdict> verdicts;
        for (const project::Project& project : projects) {
            const auto started = Clock::now();
            m_agree = m_assessor.brief(project, k_day, work, brief).has_value() && m_agree;
            m_brief.us.push_back(micros(started));
            m_found += static_cast<double>(brief.clauses.size());
            verdicts.push_back(brief.verdict);
            ++m_verdicts[std::string(admission::word(brief.verdict))];
        }
        return verdicts;
    }

    void all_with_hits(const std::vector<project::Project>& projects) {
        admission::Workspace work;
        std::string json;
        for (const project::Project& project : projects) {
            const auto started = Clock::now();
            m_agree = m_assessor.hits(project, k_day, work, json).has_value() && m_agree;
            m_hits.us.push_back(micros(started));
            m_bytes += static_cast<double>(json.size());
        }
    }

    /// Twenty: with a large book the slow way writes a line a clause.
    void in_full(const std::vector<project::Project>& projects,
                 const std::vector<admission::Verdict>& verdicts) {
        m_agree = m_assessor.book().has_value() && m_agree; // reads the text of every clause
        const std::size_t step = std::max<std::size_t>(1, projects.size() / 20);
        for (std::size_t i = 0; i < projects.size(); i += step) {
            const auto started = Clock::now();
            const auto text = m_assessor.assess_text(projects[i], k_day);
            m_full.us.push_back(micros(started));
            m_full_bytes += static_cast<double>(text->size());
            m_agree = m_agree && parse_json(*text, "full")->string_or("verdict", "") ==
                                     admission::word(verdicts[i]);
        }
    }

    void overlay(const project::Project& project) {
        const geo::Shape shape = *geo::to_shape(project.sites[0].geometry, m_release.plane());
        auto started = Clock::now();
        for (const zoning::Layer* layer : m_layers) {
            for (const geo::Overlap& overlap : layer->index().overlaps(shape.view())) {
                m_ours += overlap.area_m2;
            }
        }
        m_overlay.us.push_back(micros(started));
        GEOSGeometry* footprint = m_peers.front().geometry(shape.view());
        started = Clock::now();
        for (const bench::PeerLayer& peer : m_peers) {
            m_theirs += peer.area_inside(footprint);
        }
        m_peer.us.push_back(micros(started));
        GEOSGeom_destroy_r(m_geos, footprint);
    }

    void line(const char* task, const char* engine, const char* variant, Times& times,
              const std::string& checksum) {
        double seconds = 0;
        for (const double one : times.us) {
            seconds += one / 1e6;
        }
        const auto n = static_cast<double>(times.us.size());
        fmt::print("kind=query task={} order=random engine={} variant={} layers={} clauses={} n={} "
                   "seconds={:.6f} rate={:.1f} p50_us={:.1f} p99_us={:.1f} checksum={}\n",
                   task, engine, variant, m_release.layers().size(), m_assessor.compiled().size(),
                   times.us.size(), seconds, n / seconds, times.at(0.5), times.at(0.99), checksum);
    }

    void print() {
        const auto n = static_cast<double>(m_brief.us.size());
        const std::string found = fmt::format("{:.0f}", m_found);
        line("assess", "ecogate", "brief", m_brief, found);
        line("assess", "ecogate", "hits", m_hits, found);
        line("assess", "ecogate", "full", m_full, "-");
        line("assess-overlay", "ecogate", "one", m_overlay, fmt::format("{:.3f}", m_ours));
        line("assess-overlay", "geos-" GEOS_VERSION, "strtree", m_peer,
             fmt::format("{:.3f}", m_theirs));
        fmt::print("kind=size task=assess findings={:.1f} hits_bytes={:.0f} full_bytes={:.0f} "
                   "agree={}",
                   m_found / n, m_bytes / n, m_full_bytes / static_cast<double>(m_full.us.size()),
                   m_agree);
        for (const auto& [verdict, count] : m_verdicts) {
            fmt::print(" {}={}", verdict, count);
        }
        fmt::print("\n");
    }
};

int run(const std::string& path, std::size_t wanted) {
    auto started = Clock::now();
    const auto file = formats::MappedFile::open(path, formats::Held::resident);
    const auto release =
        file ? zoning::Release::open(file->bytes()) : Result<zoning::Release>(fail(file.error()));
    if (!release) {
        fmt::print(stderr, "{}", render(release.error()));
        return 2;
    }
    const double opened = micros(started);
    started = Clock::now();
    const auto assessor = admission::Assessor::make(*release);
    if (!assessor) {
        fmt::print(stderr, "{}", render(assessor.error()));
        return 2;
    }
    fmt::print("kind=load task=assess engine=ecogate open_s={:.4f} make_s={:.4f}\n", opened / 1e6,
               micros(started) / 1e6);
    return Bench(*release, *assessor).run(wanted) ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "usage: ecogate-bench-assess RELEASE.egr [SITES]\n");
        return 2;
    }
    return run(argv[1], argc > 2 ? std::stoul(argv[2]) : 200);
}
