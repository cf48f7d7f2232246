// SPDX-License-Identifier: MulanPSL-2.0
// fuzz_seeds FOLDER: writes the inputs that fuzzing begins with to FOLDER/<entry>/: those of
// tests/fuzz/seeds/<entry>.txt (parted by lines "%%"), the examples, the small release. Seeds that
// are made follow the formats as those change.
#include "admission/ready_book.hpp"
#include "base/document.hpp"
#include "base/files.hpp"
#include "base/messages.hpp"
#include "office/embed.hpp"
#include "office/pdf_attachment.hpp"
#include "support/small_book.hpp"

#include <cstdio>
#include <filesystem>

using namespace eco;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t k_max_bytes = 1U << 20U;
const std::string k_root = ECO_SOURCE_DIR;

class Seeds {
  public:
    explicit Seeds(std::string folder) : m_folder(std::move(folder)) {}

    Status add(const std::string& entry, std::string_view bytes) {
        fs::create_directories(fs::path(m_folder) / entry);
        return write_file(m_folder + "/" + entry + "/seed-" + std::to_string(m_next++), bytes);
    }

  private:
    std::string m_folder;
    int m_next = 1;
};

Status texts(Seeds& seeds) {
    constexpr std::string_view k_parting = "\n%%\n";
    for (const auto& file : fs::directory_iterator(k_root + "/tests/fuzz/seeds")) {
        ECO_TRY(const std::string all, read_file(file.path().string(), k_max_bytes));
        for (std::size_t at = 0; at < all.size();) {
            const std::size_t end = std::min(all.find(k_parting, at), all.size());
            ECO_CHECK(seeds.add(file.path().stem().string(), all.substr(at, end - at)));
            at = end + k_parting.size();
        }
    }
    return {};
}

Status examples(Seeds& seeds) {
    for (const auto& file : fs::directory_iterator(k_root + "/examples")) {
        if (file.path().extension() != ".toml") {
            continue;
        }
        ECO_TRY(const std::string text, read_file(file.path().string(), k_max_bytes));
        ECO_CHECK(seeds.add("project_toml", text));
        ECO_TRY(const Document document, parse_toml(text, file.path().string()));
        const std::string json = canonical_json(document.root);
        ECO_CHECK(seeds.add("project", json));
        ECO_CHECK(seeds.add("json", json));
        ECO_CHECK(seeds.add("request", "POST /api/v1/classify\n" + json));
    }
    return {};
}

Status tables(Seeds& seeds) {
    for (const char* name : {"layers.csv", "site_roles.csv", "measures.csv"}) {
        ECO_TRY(const std::string text, read_file(k_root + "/data/" + name, k_max_bytes));
        ECO_CHECK(seeds.add("csv", text));
    }
    return {};
}

Status releases(Seeds& seeds) {
    ECO_TRY(const std::string plain, zoning::compile_release(zoning::test::small_content()));
    ECO_CHECK(seeds.add("release", plain));
    zoning::ReleaseContent content = test::small_content_with_book();
    Findings findings;
    const auto book = rules::read_book(test::small_book(), findings);
    if (!book) {
        return fail(as_error(findings.front()));
    }
    ECO_TRY(content.ready, admission::write_ready_book(*book, content.book));
    ECO_CHECK(seeds.add("ready_book", content.ready));
    ECO_TRY(const std::string booked, zoning::compile_release(std::move(content)));
    return seeds.add("release", booked);
}

Status packages(Seeds& seeds) {
    office::Package small(office::Package::Parts{
        {"[Content_Types].xml", "<Types/>"}, {"word/_rels/document.xml.rels", "<Relationships/>"}});
    ECO_CHECK(office::embed_text(small, "{}"));
    ECO_TRY(const std::string bytes, small.write());
    return seeds.add("package", bytes);
}

/// The least that the converter's PDFs have in common, and the same with something attached.
Status pdfs(Seeds& seeds) {
    const std::string plain =
        "%PDF-1.6\n1 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
        "2 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\nxref\n0 3\n0000000000 65535 f \n"
        "0000000009 00000 n \n0000000054 00000 n \ntrailer\n<</Size 3/Root 2 0 R\n"
        "/ID [ <AB>\n<AB> ]>>\nstartxref\n99\n%%EOF\n";
    ECO_CHECK(seeds.add("pdf", plain));
    ECO_TRY(const std::string attached, office::attach_text(plain, "assessment.json", "{}"));
    return seeds.add("pdf", attached);
}

Status write_all(Seeds seeds) {
    ECO_CHECK(texts(seeds));
    ECO_CHECK(examples(seeds));
    ECO_CHECK(tables(seeds));
    ECO_CHECK(packages(seeds));
    ECO_CHECK(pdfs(seeds));
    return releases(seeds);
}

} // namespace

int main(int argc, char** argv) {
    const Status done = write_all(Seeds(argc > 1 ? argv[1] : "."));
    if (!done) {
        std::fputs(render(done.error()).c_str(), stderr);
    }
    return done ? 0 : 1;
}
