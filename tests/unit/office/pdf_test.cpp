// SPDX-License-Identifier: MulanPSL-2.0
// The maker of PDF with programs that stand in for LibreOffice (whose own test is tests/interop).
#include "office/pdf.hpp"

#include "base/files.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>
#include <unistd.h>

namespace eco::office {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

/// A shell script in a folder of its own.
class Program {
  public:
    explicit Program(const std::string& script) {
        std::string folder = ::testing::TempDir() + "ecogate-XXXXXX";
        m_folder = ::mkdtemp(folder.data());
        EXPECT_TRUE(write_file(path(), "#!/bin/sh\n" + script));
        fs::permissions(path(), fs::perms::owner_all);
    }
    ~Program() { fs::remove_all(m_folder); }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    [[nodiscard]] std::string path() const { return m_folder + "/program"; }
    [[nodiscard]] std::string file(const std::string& name) const { return m_folder + "/" + name; }

  private:
    std::string m_folder;
};

PdfOptions with(const Program& program) {
    PdfOptions options;
    options.program = program.path();
    return options;
}

// The last argument is the document, the one before its folder.
constexpr const char* k_copies = R"sh(for last; do before=$folder; folder=$last; done
printf '%%PDF-1.7 %s' "$(cat "$last")" > "${last%.docx}.pdf"
)sh";

TEST(Pdf, gives_what_the_program_made_of_the_document) {
    const Program program(k_copies);
    const PdfMaker maker(with(program));
    EXPECT_EQ(*maker.convert("one"), "%PDF-1.7 one");
    EXPECT_EQ(*maker.convert("two"), "%PDF-1.7 two");
}

TEST(Pdf, names_the_remedy_where_there_is_no_such_program) {
    PdfOptions options;
    options.program = "/nowhere/soffice";
    EXPECT_EQ(PdfMaker(options).convert("x").error().code, ErrorCode::office_no_converter);
}

TEST(Pdf, tells_failure_from_success) {
    const Program fails("exit 1\n");
    EXPECT_EQ(PdfMaker(with(fails)).convert("x").error().code, ErrorCode::office_converter_failed);
    const Program silent("exit 0\n");
    EXPECT_EQ(PdfMaker(with(silent)).convert("x").error().code, ErrorCode::office_converter_failed);
}

TEST(Pdf, ends_what_takes_too_long_and_all_it_started) {
    // A child of the program holds a pipe open until it is killed.
    const Program program("mkfifo \"${0%program}pipe\"; (echo $$ > \"${0%program}started\"; cat "
                          "\"${0%program}pipe\") & wait\n");
    PdfOptions options = with(program);
    options.limit = milliseconds(300);
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(PdfMaker(options).convert("x").error().code, ErrorCode::office_converter_slow);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

TEST(Pdf, lets_nobody_wait_for_ever) {
    const Program program("mkfifo \"${0%program}pipe\"; : > \"${0%program}started\"; cat "
                          "\"${0%program}pipe\"\n");
    PdfOptions options = with(program);
    options.limit = milliseconds(5'000);
    options.waiting = milliseconds(1);
    const PdfMaker maker(options);
    std::thread first([&] { EXPECT_FALSE(maker.convert("x")); });
    while (!fs::exists(program.file("started"))) {
        std::this_thread::yield();
    }
    EXPECT_EQ(maker.convert("y").error().code, ErrorCode::office_converter_busy);
    std::ofstream(program.file("pipe")) << "go\n"; // the reader ends
    first.join();
}

} // namespace
} // namespace eco::office
