// SPDX-License-Identifier: MulanPSL-2.0
// A rule book small enough to see whole, and the small release with it inside: a river along
// 106.15 E, a park in the second unit, and clauses of every consequence.
#pragma once

#include "base/json.hpp"
#include "rules/book.hpp"
#include "support/small_release.hpp"
#include "zoning/release.hpp"

#include <array>
#include <cstring>

namespace eco::test {

inline rules::BookFiles small_book() {
    return {
        {"layers.csv",
         "role,geometry,required,tolerance_m,attributes,title_zh,title_en,group_zh,group_en\n"
         "counties,polygon,yes,50,code,县,counties,区划,regions\n"
         "units,polygon,yes,50,code;class,管控单元,units,单元,units\n"
         "redline,polygon,yes,50,code,生态保护红线,red line,生态,ecology\n"
         "rivers,line,no,50,code,河流,rivers,水系,waters\n"
         "parks,polygon,no,50,code,开发区,parks,园区,parks\n"
         "caves,polygon,no,50,code,溶洞,caves,生态,ecology\n"},
        {"facts.csv",
         "name,type,origin,unit,domain,label_zh,label_en,question_zh,question_en\n"
         "sector,code,declared,,,行业,sector,哪个行业？,Which sector?\n"
         "nature,text,declared,,new=新建|new;existing=已建成|existing,性质,nature,"
         "新建吗？,New?\n"
         "has_outlet,boolean,declared,,,有排污口,has an outlet,有排污口吗？,An outlet?\n"
         "upgrade,boolean,declared,,,环保改造,upgrade,是环保改造吗？,An upgrade?\n"
         "output,number,declared,t/a,,产量,output,产量多少？,How much?\n"
         "chemical,text,derived,,yes=是|yes;no=否|no,化工,chemical,,\n"},
        {"spatial_facts.csv", "name,role,filter,measure,radius_m,label_zh,label_en\n"
                              "in_redline,redline,,overlaps,,红线内,in the red line\n"
                              "in_park,parks,,overlaps,,园区内,in a park\n"
                              "within_park,parks,,within,,完全在园区内,wholly in a park\n"
                              "in_cave,caves,,overlaps,,溶洞内,in a cave\n"
                              "distance_river,rivers,,distance,2000,距河流,distance to a river\n"},
        {"site_roles.csv",
         "role,label_zh,label_en,presence_fact,when_unstated\n"
         "main,主场地,main site,,absent\noutlet,排污口,outlet,has_outlet,unknown\n"},
        {"laws.csv", "id,title_zh,title_en,number,from,to,source,confidence\n"
                     "LAW,某法,a law,1,2020-01-01,,test,verified\n"},
        {"measures.csv", "id,kind,name_zh,name_en,text_zh,text_en,source,confidence\n"
                         "M-1,measure,避让,avoid,另选场址,choose another site,test,verified\n"},
        {"tables/chemical/1/meta.toml",
         "name = \"chemical\"\nedition = \"1\"\ntitle_zh = \"化工\"\ntitle_en = \"chemical\"\n"
         "hit_policy = \"F\"\nsource = \"test\"\nfrom = \"2020-01-01\"\nconfidence = "
         "\"verified\"\n"},
        {"tables/chemical/1/table.csv",
         "id,in:sector,out:chemical\n1,\"\"\"C26\"\"\",yes\n2,-,no\n"},
        {"clauses/demo/packages.csv", "id,title_zh,title_en,tier,refers,source,confidence\n"
                                      "PKG,包,package,package,,test,example\n"},
        {"clauses/law/clauses.csv",
         "id,title_zh,title_en,tier,scope,dimension,kind,parts,when:nature,when:chemical,"
         "when:distance_river,when:within_park,when:in_cave,when:output,unless:upgrade,consequence,"
         "text_zh,text_en,measures,basis,refusal_ground,source,from,to,confidence\n"
         "RED,红线内禁止,no building in the red line,law,where:in_redline,layout,prohibit,,"
         "\"\"\"new\"\"\",-,-,-,-,-,-,not_admissible,文,text,M-1,LAW#1,1,test,2020-01-01,,"
         "verified\n"
         "RIVER,一公里内禁止化工,no chemical plant within 1 km,law,everywhere,layout,prohibit,,"
         "\"\"\"new\"\"\",\"\"\"yes\"\"\",<= 1 km,-,-,-,true,not_admissible,文,text,M-1,LAW#26,1,"
         "test,2020-01-01,,verified\n"
         "PARK,化工进园,chemistry to parks,province,everywhere,layout,relocate_to_park,,"
         "\"\"\"new\"\"\",\"\"\"yes\"\"\",-,false,-,-,-,needs_review,文,text,,LAW#2,,test,"
         "2020-01-01,,verified\n"
         "CAVE,溶洞,caves,law,everywhere,risk,prohibit,,\"\"\"new\"\"\",-,-,-,true,-,-,"
         "not_admissible,文,text,,LAW#3,,test,2020-01-01,,verified\n"
         "BIG,大项目,large projects,law,everywhere,resource,resource_limit,,-,-,-,-,-,>= 1000 t/a,"
         "-,conditional,文,text,M-1,LAW#4,,test,2020-01-01,,verified\n"
         "OLD,旧条款,an old clause,law,everywhere,layout,prohibit,,-,-,-,-,-,-,-,not_admissible,文,"
         "text,,LAW#5,,test,2020-01-01,2021-01-01,verified\n"
         "OUTLET,红线内禁设排污口,no outlet in the red line,law,where:in_redline,emission,prohibit,"
         "outlet,-,-,-,-,-,-,-,not_admissible,文,text,,LAW#6,2,test,2020-01-01,,verified\n"},
        {"clauses/demo/clauses.csv",
         "id,title_zh,title_en,tier,scope,dimension,kind,parts,when:nature,when:chemical,"
         "consequence,text_zh,text_en,measures,basis,refusal_ground,source,from,to,confidence\n"
         "UNIT-2,重点单元,key unit,unit,unit:ZH99990120001,emission,emission_limit,,"
         "\"\"\"new\"\"\",-,conditional,文,text,,LAW#7,,test,2020-01-01,,example\n"
         "PKG-1,优先单元不得化工,no chemistry in the priority unit,package,package:PKG,layout,"
         "prohibit,,-,\"\"\"yes\"\"\",not_admissible,文,text,,LAW#8,,test,2020-01-01,,example\n"
         "GUESS,据记忆的禁令,a recalled prohibition,unit,unit:ZH99990230001,layout,prohibit,,"
         "\"\"\"new\"\"\",-,not_admissible,文,text,,LAW#9,,test,2020-01-01,,recalled\n"}};
}

/// The small release with these book files inside.
inline zoning::ReleaseContent small_content_with_book(const rules::BookFiles& files) {
    using zoning::test::layer;
    zoning::ReleaseContent content = zoning::test::small_content();
    content.meta["title_zh"] = "小发布包";
    content.meta["title_en"] = "small release";
    content.meta["effective_from"] = "2022-01-01";
    for (zoning::SourceLayer& one : content.layers) {
        if (one.role == "units") {
            one.features[0].attributes["packages"] = "PKG";
        }
    }
    content.layers.push_back(layer(
        "rivers",
        {{"1", {{"code", "R1"}, {"name", "某河"}}, {{}, {{{106.15, 25.9}, {106.15, 26.2}}}, {}}}}));
    content.layers.push_back(
        layer("parks", {{"1",
                         {{"code", "P1"}, {"name", "某园区"}},
                         zoning::test::square(106.16, 26.02, 106.19, 26.08)}}));
    Json book{Json::Object{}};
    for (const auto& [name, text] : files) {
        book[name] = text;
    }
    content.book = canonical_json(book);
    return content;
}

inline zoning::ReleaseContent small_content_with_book() {
    return small_content_with_book(small_book());
}

/// A release held in memory, aligned as a memory map would be.
class HeldRelease {
  public:
    explicit HeldRelease(zoning::ReleaseContent content) {
        const std::string image = *zoning::compile_release(std::move(content));
        m_lines.resize((image.size() + sizeof(Line) - 1) / sizeof(Line));
        std::memcpy(m_lines.data(), image.data(), image.size());
        m_release = std::make_unique<zoning::Release>(*zoning::Release::open(
            {reinterpret_cast<const std::byte*>(m_lines.data()), image.size()}));
    }
    [[nodiscard]] const zoning::Release& get() const { return *m_release; }

  private:
    struct alignas(64) Line {
        std::array<std::byte, 64> bytes;
    };
    std::vector<Line> m_lines;
    std::unique_ptr<zoning::Release> m_release;
};

} // namespace eco::test
