// SPDX-License-Identifier: MulanPSL-2.0
// AES-256-GCM by OpenSSL. A cipher that fails to start is a broken machine, hence an exception.
#include "identity/vault.hpp"

#include "base/text.hpp"
#include "identity/encoding.hpp"
#include "identity/token.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace eco::identity {
namespace {

constexpr std::string_view k_prefix = "sealed:1:";
constexpr std::size_t k_key_bytes = 32, k_nonce_bytes = 12, k_tag_bytes = 16, k_id_digits = 8;
constexpr const char* k_place = "accounts.seal_keys_file";

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
int size_of(std::string_view text) {
    return static_cast<int>(text.size());
}
void must(int done) {
    if (done != 1) {
        throw std::runtime_error("OpenSSL AES-256-GCM failed");
    }
}

/// A context that knows key, nonce and what the text is bound to.
Context begun(bool sealing, const Secret& key, std::string_view nonce, std::string_view bound_to) {
    Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    int size = 0;
    must(EVP_CipherInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes_of(key.reveal()),
                           bytes_of(nonce), sealing ? 1 : 0));
    must(EVP_CipherUpdate(context.get(), nullptr, &size, bytes_of(bound_to), size_of(bound_to)));
    return context;
}

/// As many bytes out as in: a counter mode.
std::string update(const Context& context, std::string_view text) {
    std::string out(text.size(), '\0');
    int size = 0;
    must(EVP_CipherUpdate(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size,
                          bytes_of(text), size_of(text)));
    return out;
}

tl::unexpected<Error> unreadable(const std::string& name, std::string reason) {
    return fail({ErrorCode::base_file_unreadable,
                 {{"path", name}, {"reason", std::move(reason)}},
                 {name, {}, {}, 0, 0}});
}

std::optional<std::string> from_hex(std::string_view text) {
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c - 'a' + 10; };
    if (text.size() != 2 * k_key_bytes ||
        text.find_first_not_of("0123456789abcdef") != std::string_view::npos) {
        return std::nullopt;
    }
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        bytes += static_cast<char>(digit(text[i]) * 16 + digit(text[i + 1]));
    }
    return bytes;
}

std::string binding(std::string_view id, std::string_view bound_to) {
    return std::string(k_prefix) + std::string(id) + ":" + std::string(bound_to);
}

} // namespace

Secret Vault::new_key() {
    std::string line;
    for (const char byte : random_bytes(k_key_bytes)) {
        constexpr std::string_view k_digits = "0123456789abcdef";
        line += k_digits[static_cast<unsigned char>(byte) >> 4U];
        line += k_digits[static_cast<unsigned char>(byte) & 15U];
    }
    return Secret(line + "\n");
}

Result<Vault> Vault::from_text(const Secret& text, const std::string& name) {
    Vault vault;
    for (const std::string& line : split_list(text.reveal(), '\n')) {
        const std::string_view stated = trim(std::string_view(line).substr(0, line.find('#')));
        if (stated.empty()) {
            continue;
        }
        const auto key = from_hex(stated);
        if (!key) {
            return unreadable(name, "a line is not a key of 64 digits 0–9 a–f");
        }
        vault.m_keys.push_back({token_digest(*key).substr(0, k_id_digits), Secret(*key)});
    }
    return vault.empty() ? Result<Vault>(unreadable(name, "there is no key in it"))
                         : Result<Vault>(std::move(vault));
}

Result<std::string> Vault::seal(const Secret& plain, std::string_view bound_to) const {
    if (empty()) {
        return unreadable(k_place, "this server was given no keys");
    }
    const Key& key = m_keys.front();
    const std::string nonce = random_bytes(k_nonce_bytes);
    const Context context = begun(true, key.bytes, nonce, binding(key.id, bound_to));
    const std::string hidden = update(context, plain.reveal());
    int size = 0;
    std::string tag(k_tag_bytes, '\0');
    must(EVP_CipherFinal_ex(context.get(), reinterpret_cast<unsigned char*>(tag.data()), &size));
    must(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, k_tag_bytes, tag.data()));
    return std::string(k_prefix) + key.id + ":" + base64url(nonce + hidden + tag);
}

Result<Secret> Vault::open(std::string_view stored, std::string_view bound_to) const {
    if (!stored.starts_with(k_prefix)) {
        return Secret(std::string(stored));
    }
    const std::string_view rest = stored.substr(k_prefix.size());
    const std::string id(rest.substr(0, rest.find(':')));
    const auto key =
        std::find_if(m_keys.begin(), m_keys.end(), [&](const Key& one) { return one.id == id; });
    if (key == m_keys.end()) {
        return unreadable(k_place, "no key " + id);
    }
    const auto box = from_base64url(rest.substr(std::min(rest.size(), id.size() + 1)));
    if (!box || box->size() < k_nonce_bytes + k_tag_bytes) {
        return unreadable(k_place, "a seal is broken");
    }
    const std::string_view whole(*box);
    const std::size_t length = whole.size() - k_nonce_bytes - k_tag_bytes;
    std::string tag(whole.substr(k_nonce_bytes + length));
    const Context context =
        begun(false, key->bytes, whole.substr(0, k_nonce_bytes), binding(id, bound_to));
    Secret plain(update(context, whole.substr(k_nonce_bytes, length)));
    must(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, k_tag_bytes, tag.data()));
    int size = 0;
    if (EVP_CipherFinal_ex(context.get(), reinterpret_cast<unsigned char*>(tag.data()), &size) !=
        1) {
        return unreadable(k_place, "a seal is broken");
    }
    return plain;
}

bool Vault::is_current(std::string_view stored) const {
    return !empty() && stored.starts_with(std::string(k_prefix) + m_keys.front().id + ":");
}

} // namespace eco::identity
