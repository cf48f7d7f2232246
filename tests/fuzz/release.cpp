// SPDX-License-Identifier: MulanPSL-2.0
// Release files: a file of any bytes is refused, or can be asked everything without leaving its
// bytes. (The digest, which catches every change, is deliberately not asked first.)
#include "fuzz.hpp"

#include "geo/cell_index.hpp"
#include "geo/geometry.hpp"
#include "zoning/release.hpp"

#include <cstring>
#include <new>

using namespace eco;

namespace {

void ask(const zoning::Release& release, const zoning::Layer& layer) {
    for (geo::FeatureId id = 0; id < layer.size(); ++id) {
        static_cast<void>(layer.shape(id));
        static_cast<void>(layer.attributes(id));
    }
    static_cast<void>(layer.filter("class=1|2"));
    const std::vector<std::uint8_t> all(layer.size(), 1);
    const geo::Geometry square{
        {}, {}, {{{{106.05, 26.05}, {106.15, 26.05}, {106.15, 26.06}, {106.05, 26.05}}, {}}}};
    const auto shape = geo::to_shape(square, release.plane());
    if (!shape) {
        return;
    }
    for (const geo::Xy point : shape->vertices) {
        static_cast<void>(layer.index().covering(point));
    }
    static_cast<void>(layer.index().overlaps(shape->view()));
    static_cast<void>(layer.index().nearest(shape->view(), 5000, all));
    static_cast<void>(layer.index().depth_m(shape->view(), 50, all));
    static_cast<void>(layer.index().covers(shape->view(), all));
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // A file is mapped at a page: the reader may count on alignment, the fuzzer's buffer has none.
    constexpr std::align_val_t k_page{4096};
    auto* bytes = static_cast<std::byte*>(::operator new(size + 1, k_page));
    std::memcpy(bytes, data, size);
    if (const auto release = zoning::Release::open({bytes, size})) {
        static_cast<void>(release->verify());
        for (const auto& layer : release->layers()) {
            try {
                ask(*release, *layer);
            } catch (
                const geo::CorruptIndex&) { // a refusal of its own: the index checks as it goes
            }
        }
    }
    ::operator delete(bytes, k_page);
    return 0;
}
