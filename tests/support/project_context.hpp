// SPDX-License-Identifier: MulanPSL-2.0
// Everything that reading a project needs, in memory.
#pragma once

#include "project/read_project.hpp"
#include "support/facts.hpp"

namespace eco::project::test {

class Context {
  public:
    Context()
        : m_regions(*refdata::Regions::from_csv(
              *parse_csv("code,name,city,city_code,from,to,successor,source,confidence\n"
                         "520322,桐梓县,遵义市,520300,2001-01-01,,,t,verified\n"
                         "522401,毕节市,毕节地区,522400,2001-01-01,2011-11-10,520502,t,verified\n"
                         "520502,七星关区,毕节市,520500,2011-11-10,,,t,verified\n",
                         "regions.csv"))),
          m_sectors(*refdata::Sectors::from_csv(*parse_csv(
              "code,level,name\nC1512,class,白酒制造\nC26,division,化学\n", "sectors.csv"))) {}

    [[nodiscard]] ProjectContext get() const {
        return {m_facts, m_regions, m_sectors, m_roles, [](const SiteFile& from) {
                    SiteGeometry loaded;
                    loaded.crs = "WGS84";
                    loaded.geometry.points.push_back({106.5, 26.5});
                    return from.file == "site.geojson"
                               ? Result<SiteGeometry>(loaded)
                               : fail({ErrorCode::base_file_not_found, {{"path", from.file}}, {}});
                }};
    }
    [[nodiscard]] const rules::FactRegistry& facts() const { return m_facts; }

  private:
    rules::FactRegistry m_facts = rules::test::registry();
    refdata::Regions m_regions;
    refdata::Sectors m_sectors;
    std::set<std::string> m_roles{"main", "outlet", "slag_yard"};
};

} // namespace eco::project::test
