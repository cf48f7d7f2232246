// SPDX-License-Identifier: MulanPSL-2.0
#include "http/application.hpp"

#include "http/openapi.hpp"
#include "service/report_desk.hpp"
#include "support/http_desk.hpp"

namespace eco::http {
namespace {

using test::json_of;

/// Asked by nobody in particular.
class Desk : public test::HttpDesk {
  public:
    Response get(std::string_view target) { return HttpDesk::get(target, {}); }
    Response post(std::string_view target, std::string body) {
        return HttpDesk::post(target, std::move(body), {});
    }

    void open_report_desk() {
        report::PressOptions press;
        press.data = std::string(ECO_SOURCE_DIR) + "/data";
        press.converter = "/nowhere/soffice";
        options.reports =
            std::make_shared<const service::ReportDesk>(report::Press::make(press).value());
    }
};

TEST(Application, answers_every_route_of_the_table) {
    Desk desk;
    for (const auto* target : {"/healthz",
                               "/readyz",
                               "/metrics",
                               "/api/v1/about",
                               "/api/v1/facts",
                               "/api/v1/examples",
                               "/api/v1/examples/some",
                               "/api/v1/units?lon=106.05&lat=26.05",
                               "/api/v1/units/ZH99990110001",
                               "/api/v1/search?q=C1512",
                               "/api/v1/clauses",
                               "/ogc",
                               "/ogc/conformance",
                               "/ogc/api",
                               "/ogc/collections",
                               "/ogc/collections/units",
                               "/ogc/collections/units/queryables",
                               "/ogc/collections/units/items",
                               "/ogc/collections/units/items/ZH99990110001",
                               "/ogc/collections/units/tiles",
                               "/ogc/collections/units/tiles/WebMercatorQuad/9/217/406"}) {
        EXPECT_EQ(desk.get(target).status, 200U) << target;
    }
    EXPECT_EQ(desk.post("/api/v1/read", R"({"text":"年产5万吨减水剂项目"})").status, 200U);
}

TEST(Application, makes_reports_as_files_where_it_has_the_templates) {
    const std::string project =
        R"({"project":{"name":"某厂 \"甲\""},"facts":{"sector":"C2611"},"site":[{"role":"main","crs":"CGCS2000","geometry":{"type":"Point","coordinates":[106.05,26.05]}}]})";
    Desk desk;
    EXPECT_EQ(desk.post("/api/v1/report?format=docx", project).status, 400U);
    EXPECT_EQ(desk.post("/api/v1/report", project).status, 200U);
    desk.open_report_desk();
    for (const auto* format : {"docx", "xlsx"}) {
        const Response made =
            desk.post(std::string("/api/v1/report?as_of=2026-11-24&format=") + format, project);
        ASSERT_EQ(made.status, 200U) << made.bytes();
        EXPECT_TRUE(made.content_type.starts_with("application/vnd.openxmlformats-")) << format;
        EXPECT_TRUE(made.bytes().starts_with("PK"));
    }
    EXPECT_NE(desk.get("/ogc/api").bytes().find(R"("enum":["html","docx","pdf","xlsx"])"),
              std::string_view::npos)
        << "the page learns from the description which reports there are";
    EXPECT_EQ(desk.post("/api/v1/report?format=odt", project).status, 400U);
    EXPECT_EQ(desk.post("/api/v1/report?format=docx", "{}").status, 400U);
    const Response none = desk.post("/api/v1/report?format=pdf", project);
    EXPECT_EQ(none.status, 503U);
    EXPECT_EQ(json_of(none).string_or("code", ""), "E-OFF-030");
}

TEST(Application, gives_problems_in_both_languages_with_the_place) {
    Desk desk;
    const Response response = desk.get("/api/v1/units?lon=x&lat=1");
    EXPECT_EQ(response.status, 400U);
    EXPECT_EQ(response.content_type, "application/problem+json; charset=utf-8");
    const Json json = json_of(response);
    for (const auto* member :
         {"type", "title", "detail", "code", "zh", "en", "remedy_zh", "remedy_en", "request_id"}) {
        EXPECT_NE(json.string_or(member, ""), "") << member;
    }
    EXPECT_EQ(json.string_or("pointer", ""), "/lon");
    EXPECT_EQ(desk.get("/nothing").status, 404U);
    EXPECT_EQ(desk.get("/api/v1/units?lon=1&lat=2&colour=red").status, 400U);
    EXPECT_EQ(desk.post("/api/v1/about", "{}").status, 405U);
    desk.content_type = "text/plain";
    EXPECT_EQ(desk.post("/api/v1/assess", "{}").status, 415U);
}

TEST(Application, reads_a_site_file_and_names_the_kinds_it_takes) {
    Desk desk;
    desk.content_type = "application/octet-stream";
    const Response read = desk.post("/api/v1/import?name=site.geojson",
                                    R"({"type":"Point","coordinates":[106.05,26.05]})");
    EXPECT_EQ(read.status, 200U);
    const Json json = json_of(read);
    EXPECT_EQ(json.string_or("crs", "?"), "");
    EXPECT_EQ(json.find("geometries")->as_array()[0].string_or("type", ""), "Point");
    const Response drawing = desk.post("/api/v1/import?name=plan.dwg", "AC1032");
    EXPECT_EQ(drawing.status, 400U);
    EXPECT_EQ(json_of(drawing).string_or("code", ""), "E-FORMATS-030");
    EXPECT_EQ(desk.post("/api/v1/import", "x").status, 400U);
    desk.content_type = "application/json";
    EXPECT_EQ(desk.post("/api/v1/import?name=site.geojson", "{}").status, 415U);
}

TEST(Application, sends_a_tile_once_for_each_release) {
    Desk desk;
    const auto* target = "/ogc/collections/units/tiles/WebMercatorQuad/9/218/406";
    const Response first = desk.get(target);
    std::string etag;
    for (const auto& [name, value] : first.headers) {
        etag = name == "ETag" ? value : etag;
    }
    EXPECT_EQ(etag, "\"" + test::service_engine()->digest() + "\"");
    EXPECT_EQ(desk.get(target).bytes(), first.bytes());
    desk.if_none_match = etag;
    EXPECT_EQ(desk.get(target).status, 304U);
}

TEST(Application, names_itself_in_links_as_the_client_does) {
    Desk desk;
    desk.host = "gate.example:8080";
    const Json json = json_of(desk.get("/ogc"));
    EXPECT_EQ(json.find("links")->as_array()[0].string_or("href", ""),
              "http://gate.example:8080/ogc");
    desk.host = "evil\"><script>";
    EXPECT_EQ(json_of(desk.get("/ogc")).find("links")->as_array()[0].string_or("href", ""), "/ogc");
}

TEST(BaseMap, is_an_https_template_and_the_only_other_host_the_page_may_ask) {
    EXPECT_EQ(origin_of("https://t0.tianditu.gov.cn/vec_w/wmts?TILEMATRIX={z}&TILEROW={y}&TILECOL="
                        "{x}&tk=k"),
              "https://t0.tianditu.gov.cn");
    for (const auto* wrong :
         {"", "http://t0.example/{z}/{y}/{x}", "https://t0.example/{z}/{y}",
          "https://t0.example; script-src */{z}/{y}/{x}", "https:///{z}/{y}/{x}"}) {
        EXPECT_FALSE(origin_of(wrong)) << wrong;
    }
    Response page;
    page.shield = Shield::page;
    const std::string without = head_of({page, "id", "digest", "date"});
    EXPECT_NE(without.find("img-src 'self' data: blob:; font-src"), std::string::npos);
    HeadInput input{page, "id", "digest", "date"};
    input.images = "https://t0.example";
    EXPECT_NE(head_of(input).find("img-src 'self' data: blob: https://t0.example; font-src"),
              std::string::npos);
}

TEST(OpenApi, describes_every_route_with_a_text_of_its_own) {
    for (const Lang lang : {Lang::zh, Lang::en}) {
        const Json json = openapi(router().routes(), test::api_components(), lang);
        std::set<std::string> ids;
        for (const auto& [path, methods] : json.find("paths")->as_object()) {
            for (const auto& [method, operation] : methods.as_object()) {
                EXPECT_NE(operation.string_or("summary", ""), "") << path;
                EXPECT_TRUE(ids.insert(operation.string_or("operationId", "")).second) << path;
            }
        }
        EXPECT_EQ(ids.size(), router().routes().size());
    }
}

TEST(OpenApi, has_a_schema_and_an_example_for_every_name_a_route_uses) {
    const Json& components = test::api_components();
    for (const Route& route : router().routes()) {
        for (const std::string_view name : {route.asks, route.gives}) {
            if (!name.empty()) {
                EXPECT_NE(components.find("schemas")->find(name), nullptr) << name;
                EXPECT_NE(components.find("examples")->find(name), nullptr) << name;
            }
        }
    }
}

TEST(Application, takes_more_than_the_usual_only_from_those_who_show_a_token) {
    const Limits limits;
    Request request;
    request.method = Method::post;
    request.target = parse_target("/api/v1/releases").value();
    const Plan planned = plan(request);
    EXPECT_EQ(body_limit(planned, request, limits), limits.body_bytes);
    request.bearer = identity::Secret("egk_x");
    EXPECT_GT(body_limit(planned, request, limits), limits.body_bytes);
    EXPECT_EQ(largest_body(limits), body_limit(planned, request, limits));
}

TEST(Application, gives_restricted_layers_out_only_to_those_who_may) {
    Desk desk;
    desk.options.restricted_layers = {"redline"};
    EXPECT_EQ(desk.get("/ogc/collections/redline/items").status, 403U);
    EXPECT_EQ(desk.get("/ogc/collections/units/items").status, 200U);
    EXPECT_EQ(desk.HttpDesk::get("/ogc/collections/redline/items", desk.visitor("inspector", "52"))
                  .status,
              200U);
}

/// Longitude of the first vertex, and how many there are.
std::pair<double, std::size_t> first_vertex(const Response& feature) {
    const Json json = json_of(feature);
    const auto& ring =
        json.find("geometry")->find("coordinates")->as_array()[0].as_array()[0].as_array();
    return {ring[0].as_array()[0].as_number(), ring.size()};
}

TEST(Application, shows_borders_exactly_only_to_those_who_may) {
    Desk desk;
    desk.options.restricted_layers = {"redline"};
    desk.options.open_detail = service::DetailLevel::within(Metres::from_base(50));
    desk.options.restricted_detail = service::DetailLevel::within(Metres::from_base(200));
    EXPECT_EQ(json_of(desk.get("/api/v1/about")).string_or("public_borders", ""), "generalised");
    const auto* unit = "/ogc/collections/units/items/ZH99990110001";
    const auto* redline = "/ogc/collections/redline/items/ZH99HX0001";
    const auto* tile = "/ogc/collections/units/tiles/WebMercatorQuad/12/1740/3255";
    const test::Visitor reviewer = desk.visitor("reviewer", "52");
    const test::Visitor expert = desk.visitor("expert", "52");
    const test::Visitor applicant = desk.visitor("applicant", "");
    const auto error_of = [&](const char* target, const test::Visitor& who, double exact) {
        const Response shown = desk.HttpDesk::get(target, who);
        EXPECT_EQ(shown.status, 200U) << shown.bytes();
        return std::abs(first_vertex(shown).first - exact) * 100'000; // about metres
    };
    EXPECT_LT(error_of(unit, reviewer, 106), 0.1);
    EXPECT_LT(error_of(unit, expert, 106), 0.1);
    EXPECT_LT(error_of(redline, reviewer, 106.02), 0.1);
    for (const test::Visitor& who : {test::Visitor(), applicant}) {
        EXPECT_GT(error_of(unit, who, 106), 0.1);
        EXPECT_LT(error_of(unit, who, 106), 60);
    }
    EXPECT_GT(error_of(redline, expert, 106.02), 0.1) << "the red line is restricted";
    EXPECT_NE(desk.get(tile).bytes(), desk.HttpDesk::get(tile, reviewer).bytes());
    EXPECT_EQ(desk.get(tile).bytes(), desk.HttpDesk::get(tile, applicant).bytes());
}

std::string header_of(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
        if (key == name) {
            return value;
        }
    }
    return "";
}

TEST(Application, keeps_the_exact_and_the_veiled_tile_apart_in_every_cache) {
    Desk desk;
    desk.options.open_detail = service::DetailLevel::within(Metres::from_base(50));
    const auto* tile = "/ogc/collections/units/tiles/WebMercatorQuad/12/1740/3255";
    const test::Visitor reviewer = desk.visitor("reviewer", "52");
    const Response exact = desk.HttpDesk::get(tile, reviewer);
    EXPECT_EQ(header_of(exact, "Vary"), "Cookie, Authorization");
    desk.if_none_match = header_of(exact, "ETag");
    EXPECT_EQ(desk.HttpDesk::get(tile, reviewer).status, 304U);
    EXPECT_EQ(desk.get(tile).status, 200U) << "what the reviewer has is not what the public gets";
}

TEST(Application, marks_what_the_public_gets) {
    Desk desk;
    for (const auto* target : {"/api/v1/units?lon=106.05&lat=26.05", "/api/v1/units/ZH99990110001",
                               "/api/v1/about", "/ogc/collections/units/items"}) {
        const Response shown = desk.get(target);
        EXPECT_EQ(header_of(shown, "Ecogate-Notice"), "for-reference-only") << target;
        EXPECT_NE(shown.bytes().find("仅供参考"), std::string_view::npos) << target;
    }
}

TEST(Application, judges_by_exact_borders_whoever_asks) {
    const std::string project =
        R"({"project":{"name":"某厂"},"facts":{"sector":"C2611"},"site":[{"role":"main","crs":"CGCS2000","geometry":{"type":"Point","coordinates":[106.0199,26.05]}}]})";
    Desk desk;
    const auto* target = "/api/v1/assess?as_of=2026-11-24";
    const std::string before(desk.post(target, project).bytes());
    desk.options.restricted_layers = {"redline"};
    desk.options.open_detail = service::DetailLevel::within(Metres::from_base(500));
    desk.options.restricted_detail = service::DetailLevel::within(Metres::from_base(500));
    EXPECT_EQ(desk.post(target, project).bytes(), before);
}

} // namespace
} // namespace eco::http
