// SPDX-License-Identifier: MulanPSL-2.0
// store_sample FOLDER: a small record with something of every kind, always the same, in a folder
// for --data.
#include "support/acts.hpp"

namespace eco::store::test {
namespace {

Json square(double west, double south, double side) {
    const auto at = [](double x, double y) { return Json(Json::Array{x, y}); };
    return object(
        {{"type", "Polygon"},
         {"coordinates", Json::Array{Json(Json::Array{at(west, south), at(west + side, south),
                                                      at(west + side, south + side),
                                                      at(west, south + side), at(west, south)})}}});
}

std::vector<Change> changes(const std::string& document, const std::string& picture) {
    const Json site = square(106.70, 26.57, 0.01);
    const Json road = object({{"type", "LineString"},
                              {"coordinates", Json::Array{Json(Json::Array{106.6, 26.5}),
                                                          Json(Json::Array{106.9, 26.7})}}});
    return {{Kind::organisation, "o1", 0, "created",
             object({{"key", "gz-eco"}, {"title", "示例生态环境局"}, {"region", "52"}})},
            {Kind::user, "u1", 0, "created",
             object({{"key", "zhang"}, {"display_name", "张三"}, {"organisation", "o1"}})},
            {Kind::release, "r1", 0, "registered",
             object({{"title", "示例发布包"}, {"status", "draft"}})},
            {Kind::release, "r1", 1, "published",
             object({{"status", "published"}, {"effective", "2026-10-01"}})},
            {Kind::project, "p1", 0, "created",
             object({{"title", "示例白酒技改项目"},
                     {"owner", "u1"},
                     {"organisation", "o1"},
                     {"region", "520103"},
                     {"status", "draft"},
                     {"footprint", site},
                     {"body", object({{"project", object({{"name", "白酒"}})}})}})},
            {Kind::project, "p2", 0, "created",
             object({{"title", "示例公路"},
                     {"owner", "u1"},
                     {"region", "520112"},
                     {"status", "draft"},
                     {"footprint", road}})},
            {Kind::assessment, "a1", 0, "made",
             object({{"parent", "p1"},
                     {"verdict", "conditional"},
                     {"as_of", "2026-11-24"},
                     {"document_blob", document}})},
            {Kind::project, "p1", 1, "assessed",
             object({{"status", "concluded"}, {"verdict", "conditional"}})},
            {Kind::comment, "c1", 0, "written",
             object({{"parent", "p1"}, {"text", "请补充用水来源。"}})},
            {Kind::contest, "x1", 0, "raised",
             object({{"parent", "p1"}, {"reason", "该地块已调出红线"}, {"status", "open"}})},
            {Kind::contest, "x1", 1, "answered",
             object({{"answer", "经核实仍在红线内"}, {"status", "rejected"}})},
            {Kind::attachment, "t1", 0, "added",
             object({{"parent", "p1"}, {"title", "总平面图.png"}, {"blob", picture}})},
            {Kind::api_key, "k1", 0, "created", object({{"key", "eco_ab12"}, {"owner", "u1"}})},
            {Kind::audit, "login", std::nullopt, "logged_in", object({{"user", "u1"}})}};
}

int make(const std::string& folder) {
    auto record = Record::open({folder, ""}, Options{});
    ECO_PROMISE(record, "%s", render(record.error()).c_str());
    const auto document =
        record->put_blob(R"({"verdict":"conditional"})", "application/json", context(0).at);
    const auto picture =
        record->put_blob(std::string("\x89PNG\0\xFF", 6), "image/png", context(0).at);
    ECO_PROMISE(document && picture, "blobs");
    int time = 0;
    for (const Change& change : changes(document->digest, picture->digest)) {
        const auto done = record->append(change, context(++time));
        ECO_PROMISE(done, "%s", render(done.error()).c_str());
    }
    return 0;
}

} // namespace
} // namespace eco::store::test

int main(int argc, char** argv) {
    return argc == 2 ? eco::store::test::make(argv[1]) : 2;
}
