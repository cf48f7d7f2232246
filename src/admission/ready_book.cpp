// SPDX-License-Identifier: MulanPSL-2.0
// Writing what is ready, and opening it.
#include "admission/ready_book.hpp"

#include "base/digest.hpp"
#include "base/flat_image.hpp"
#include "zoning/book_files.hpp"

#include <array>
#include <optional>

namespace eco::admission {
namespace {

/// Counted up whenever the section, or what it says of a clause, changes.
constexpr std::uint32_t k_ready_version = 1;

/// The versions of the forms that a section holds; another engine's are made again.
constexpr std::array<std::uint32_t, 2> k_versions{k_ready_version, rules::k_compiled_version};

Error corrupt() {
    return {ErrorCode::zoning_corrupt, {{"what", "ready"}}, {}};
}

/// Where the text of a file stands in the book section: a JSON string with its quotes.
struct Literal {
    std::uint64_t first = 0, size = 0;
};

/// The member names and values of a canonical object of strings, as they stand.
class Literals {
  public:
    explicit Literals(std::string_view text) : m_text(text) {}

    /// The next string of the text, names and values in turn.
    std::optional<Literal> next() {
        const std::size_t begin = m_text.find('"', m_at);
        if (begin == std::string_view::npos) {
            return std::nullopt;
        }
        std::size_t end = m_text.find('"', begin + 1);
        while (end != std::string_view::npos && is_escaped(end)) {
            end = m_text.find('"', end + 1);
        }
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        m_at = end + 1;
        return Literal{begin, m_at - begin};
    }

  private:
    std::string_view m_text;
    std::size_t m_at = 0;

    [[nodiscard]] bool is_escaped(std::size_t quote) const {
        const std::size_t before = m_text.find_last_not_of('\\', quote - 1);
        return (quote - 1 - before) % 2 == 1;
    }
};

Result<std::string> read_literal(std::string_view section, const Literal& where) {
    const bool inside = where.first <= section.size() && where.size <= section.size() - where.first;
    const auto parsed = inside ? parse_json(section.substr(where.first, where.size), "book")
                               : Result<Json>(fail(corrupt()));
    if (!parsed || !parsed->is_string()) {
        return fail(corrupt());
    }
    return parsed->as_string();
}

struct FileIndex {
    FlatTexts names, digests;
    std::span<const Literal> literals;

    [[nodiscard]] bool sound() const {
        return names.sound() && digests.sound() && names.size() == literals.size() &&
               digests.size() == literals.size();
    }
};

struct Opened {
    FileIndex files;
    std::span<const std::byte> compiled, texts;
};

Result<Opened> open(FlatReader& in) {
    Opened out;
    out.files.names = in.texts();
    out.files.digests = in.texts();
    out.files.literals = in.array<Literal>();
    out.compiled = in.array<std::byte>();
    out.texts = in.array<std::byte>();
    return in.finished() && out.files.sound() ? Result<Opened>(out) : fail(corrupt());
}

Result<ReadyBook> make(const Opened& opened, std::string_view section) {
    ReadyBook ready;
    ready.digests = Json(Json::Array{});
    for (std::size_t i = 0; i < opened.files.literals.size(); ++i) {
        const std::string name(opened.files.names[i]);
        Json digest;
        digest["file"] = name;
        digest["sha256"] = opened.files.digests[i];
        ready.digests.push_back(std::move(digest));
        if (!rules::holds_clauses(name)) {
            ECO_TRY(ready.files[name], read_literal(section, opened.files.literals[i]));
        }
    }
    Findings findings;
    auto terms = rules::read_terms(ready.files, findings);
    if (!terms) {
        return fail(as_error(findings.front()));
    }
    ready.terms = *std::move(terms);
    auto compiled = rules::CompiledBook::open(opened.compiled, ready.terms.facts);
    auto texts = ClauseTexts::open(opened.texts);
    if (!compiled || !texts || texts->size() != compiled->size()) {
        return fail(corrupt());
    }
    ready.compiled = *std::move(compiled);
    ready.texts = *texts;
    ready.terms.tables = rules::tables_for(ready.terms, ready.compiled.facts_read());
    return ready;
}

bool is_ours(std::span<const std::uint32_t> versions) {
    return std::equal(versions.begin(), versions.end(), k_versions.begin(), k_versions.end());
}

/// Nothing where the image is of another engine's form.
Result<std::optional<ReadyBook>> read(std::span<const std::byte> image, std::string_view section) {
    FlatReader in(image);
    if (!is_ours(in.array<std::uint32_t>())) {
        return std::optional<ReadyBook>();
    }
    ECO_TRY(const Opened opened, open(in));
    return make(opened, section);
}

} // namespace

Result<std::string> write_ready_book(const rules::Book& book, std::string_view section) {
    FlatTextList names;
    FlatTextList digests;
    std::vector<Literal> literals;
    Literals walk(section);
    for (auto name = walk.next(); name; name = walk.next()) {
        const auto value = walk.next();
        ECO_TRY(const std::string file, read_literal(section, *name));
        ECO_TRY(const std::string text, read_literal(section, value.value_or(Literal())));
        names.push_back(file);
        digests.push_back(sha256_hex(text));
        literals.push_back(*value);
    }
    const auto compiled = rules::CompiledBook::compile(book.facts, book.clauses);
    const std::string texts = ClauseTexts::write(book);
    FlatWriter out;
    out.add(std::span<const std::uint32_t>(k_versions));
    out.add(names);
    out.add(digests);
    out.add(std::span<const Literal>(literals));
    out.add(compiled.image());
    out.add(std::as_bytes(std::span(texts)));
    return out.bytes();
}

Result<rules::Book> read_whole_book(const zoning::Release& release) {
    ECO_TRY(const rules::BookFiles files, zoning::book_files(release));
    Findings findings;
    auto book = rules::read_book(files, findings);
    if (!book) {
        return fail(as_error(findings.front()));
    }
    book->tables = rules::tables_for(*book, rules::facts_read(book->clauses));
    return *std::move(book);
}

Result<ReadyBook> ReadyBook::of(const zoning::Release& release) {
    ECO_TRY(std::optional<ReadyBook> carried, read(release.ready(), release.book()));
    if (carried) {
        return *std::move(carried);
    }
    ECO_TRY(const rules::Book book, read_whole_book(release));
    ECO_TRY(std::string written, write_ready_book(book, release.book()));
    const auto image = std::make_shared<const std::string>(std::move(written));
    ECO_TRY(std::optional<ReadyBook> made, read(std::as_bytes(std::span(*image)), release.book()));
    if (!made) {
        return fail(corrupt());
    }
    made->image = image;
    return *std::move(made);
}

} // namespace eco::admission
