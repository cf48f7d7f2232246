// SPDX-License-Identifier: MulanPSL-2.0
// Training and reading the gram model.
#include "project/reading/ranking.hpp"

#include "project/reading/source_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

namespace eco::project::reading {
namespace {

using Grams = std::set<std::string>;

/// Only Chinese characters carry meaning here; digits and punctuation part the runs.
bool is_word(char32_t c) {
    return c >= 0x4E00 && c <= 0x9FFF;
}

Grams grams_of(std::u32string_view text) {
    Grams grams;
    for (std::size_t i = 0; i < text.size(); ++i) {
        for (std::size_t size = 2; size <= 3 && i + size <= text.size(); ++size) {
            const auto piece = text.substr(i, size);
            if (std::all_of(piece.begin(), piece.end(), is_word)) {
                grams.insert(to_utf8(piece));
            }
        }
    }
    return grams;
}

} // namespace

std::string train(const Examples& examples) {
    std::map<std::string, Grams> documents;
    std::map<std::string, std::uint32_t> frequency;
    for (const auto& [label, text] : examples) {
        documents[label] = grams_of(to_characters(text));
        for (const std::string& gram : documents[label]) {
            ++frequency[gram];
        }
    }
    const auto rarity = [&](const std::string& gram) {
        return std::log2((1.0 + static_cast<double>(documents.size())) / frequency.at(gram));
    };
    std::map<std::string, std::string> lines;
    for (const auto& [label, grams] : documents) {
        double squares = 0;
        for (const std::string& gram : grams) {
            squares += rarity(gram) * rarity(gram);
        }
        for (const std::string& gram : grams) {
            // The full score of a document is sqrt(squares): short names are not drowned by long.
            const auto weight = std::lround(1000 * rarity(gram) * rarity(gram) /
                                            std::sqrt(std::max(squares, 1.0)) / 20);
            if (weight > 0) {
                lines[gram] += " " + label + ":" + std::to_string(weight);
            }
        }
    }
    std::string model;
    for (const auto& [gram, postings] : lines) {
        model += gram + "\t" + postings.substr(1) + "\n";
    }
    return model;
}

Result<Ranking> Ranking::open(std::string model) {
    Ranking made;
    made.m_model = std::move(model);
    std::size_t at = 0;
    while (at < made.m_model.size()) {
        const auto end = made.m_model.find('\n', at);
        const auto tab = made.m_model.find('\t', at);
        if (end == std::string::npos || tab == std::string::npos || tab > end) {
            return fail({ErrorCode::project_model_corrupt,
                         {{"line", std::to_string(made.m_lines.size() + 1)}},
                         {}});
        }
        made.m_lines.push_back(static_cast<std::uint32_t>(at));
        at = end + 1;
    }
    return made;
}

std::string_view Ranking::line(std::size_t index) const {
    const std::size_t end = index + 1 < m_lines.size() ? m_lines[index + 1] : m_model.size();
    return std::string_view(m_model).substr(m_lines[index], end - m_lines[index] - 1);
}

std::string_view Ranking::find(std::string_view gram) const {
    std::size_t low = 0;
    std::size_t high = m_lines.size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        const std::string_view here = line(middle);
        const auto tab = here.find('\t');
        const int order = here.substr(0, tab).compare(gram);
        if (order == 0) {
            return here.substr(tab + 1);
        }
        (order < 0 ? low : high) = order < 0 ? middle + 1 : middle;
    }
    return {};
}

std::vector<Ranked> Ranking::rank(std::u32string_view text, std::string_view prefix,
                                  std::size_t count) const {
    std::map<std::string_view, std::uint32_t> scores;
    for (const std::string& gram : grams_of(text)) {
        std::string_view postings = find(gram);
        while (!postings.empty()) {
            const auto colon = postings.find(':');
            const auto blank = std::min(postings.find(' '), postings.size());
            const std::string_view label = postings.substr(0, colon);
            if (colon < blank && label.starts_with(prefix)) {
                std::uint32_t weight = 0;
                std::from_chars(postings.data() + colon + 1, postings.data() + blank, weight);
                scores[label] += weight;
            }
            postings.remove_prefix(std::min(blank + 1, postings.size()));
        }
    }
    std::vector<Ranked> ranked;
    for (const auto& [label, score] : scores) {
        ranked.push_back({std::string(label), score});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
    ranked.resize(std::min(count, ranked.size()));
    return ranked;
}

} // namespace eco::project::reading
