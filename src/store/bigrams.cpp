// SPDX-License-Identifier: MulanPSL-2.0
// Tokens are made here and not by the databases, so that both find the same.
#include "store/bigrams.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace eco::store {
namespace {

constexpr std::size_t k_most_tokens = 4000;
constexpr std::size_t k_longest_word = 64; ///< bytes of a Latin word

bool is_word(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Punctuation and blanks of Unicode that half_width leaves: General Punctuation, CJK Symbols.
bool is_separator(std::string_view character) {
    return character.starts_with("\xE2\x80") || character.starts_with("\xE2\x81") ||
           character.starts_with("\xE3\x80") || character == "\xC2\xA0" || character == "\xC2\xB7";
}

struct Run {
    bool latin = false;
    std::vector<std::string> characters; ///< for Latin, the whole word is the one element
};

std::size_t length_at(unsigned char lead) {
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/// Splits folded text into Latin words and runs of other letters.
std::vector<Run> runs_of(std::string_view text) {
    const std::string folded = half_width(text);
    std::vector<Run> runs;
    bool open = false; // whether the last run may grow
    for (std::size_t at = 0; at < folded.size();) {
        const auto length =
            std::min(length_at(static_cast<unsigned char>(folded[at])), folded.size() - at);
        std::string character = folded.substr(at, length);
        at += length;
        if (length == 1 && character[0] >= 'A' && character[0] <= 'Z') {
            character[0] = static_cast<char>(character[0] - 'A' + 'a');
        }
        const bool latin = length == 1;
        const bool separates =
            latin ? !is_word(static_cast<unsigned char>(character[0])) : is_separator(character);
        if (separates) {
            open = false;
            continue;
        }
        if (!open || runs.back().latin != latin) {
            runs.push_back({latin, {}});
            open = true;
        }
        if (latin && !runs.back().characters.empty()) {
            runs.back().characters.front() += character;
        } else {
            runs.back().characters.push_back(std::move(character));
        }
    }
    return runs;
}

std::string word_of(const Run& run) {
    return run.characters.front().substr(0, k_longest_word);
}

} // namespace

std::vector<std::string> tokens_of(std::string_view text) {
    std::vector<std::string> tokens;
    for (const Run& run : runs_of(text)) {
        if (run.latin) {
            tokens.push_back(word_of(run));
        } else {
            for (std::size_t i = 0; i + 1 < run.characters.size(); ++i) {
                tokens.push_back(run.characters[i] + run.characters[i + 1]);
            }
            tokens.push_back(run.characters.back());
        }
        if (tokens.size() >= k_most_tokens) {
            tokens.resize(k_most_tokens);
            break;
        }
    }
    return tokens;
}

std::vector<Phrase> phrases_of(std::string_view query) {
    std::vector<Phrase> phrases;
    for (const Run& run : runs_of(query)) {
        if (run.latin) {
            phrases.push_back({{word_of(run)}, true});
        } else if (run.characters.size() == 1) {
            phrases.push_back({run.characters, true});
        } else {
            Phrase phrase;
            for (std::size_t i = 0; i + 1 < run.characters.size(); ++i) {
                phrase.tokens.push_back(run.characters[i] + run.characters[i + 1]);
            }
            phrases.push_back(std::move(phrase));
        }
    }
    return phrases;
}

std::string fts5_query(const std::vector<Phrase>& phrases) {
    std::vector<std::string> parts;
    for (const Phrase& phrase : phrases) {
        parts.push_back(fmt::format("\"{}\"{}", join(phrase.tokens, " "), phrase.open ? "*" : ""));
    }
    return join(parts, " AND ");
}

std::string tsquery(const std::vector<Phrase>& phrases) {
    std::vector<std::string> parts;
    for (const Phrase& phrase : phrases) {
        std::vector<std::string> quoted;
        for (const std::string& token : phrase.tokens) {
            quoted.push_back(fmt::format("'{}'{}", token, phrase.open ? ":*" : ""));
        }
        parts.push_back(join(quoted, " <-> "));
    }
    return join(parts, " & ");
}

std::string tsvector(const std::vector<std::string>& tokens) {
    std::string out;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        out += fmt::format("'{}':{} ", tokens[i], i + 1);
    }
    return out;
}

} // namespace eco::store
