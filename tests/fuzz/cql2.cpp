// SPDX-License-Identifier: MulanPSL-2.0
// CQL2 filters of OGC API Features: what parses can be asked of any feature.
#include "fuzz.hpp"

#include "service/cql2.hpp"

using namespace eco;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<std::string> k_names{"class", "code", "county", "name"};
    const auto filter = service::Filter::parse(fuzz::text_of(data, size), k_names);
    if (!filter) {
        return 0;
    }
    for (const zoning::Attributes& feature :
         {zoning::Attributes(), zoning::Attributes{{"class", "2"}, {"code", "ZH99990120001"}},
          zoning::Attributes{{"name", "某单元%_'"}, {"county", "520322"}}}) {
        static_cast<void>(filter->selects(feature));
    }
    return 0;
}
