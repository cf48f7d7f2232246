// SPDX-License-Identifier: MulanPSL-2.0
// librsvg and cairo draw, libqrencode encodes, fontconfig knows the fonts.
#include "office/picture.hpp"

#include <cairo.h>
#include <fmt/format.h>
#include <fontconfig/fontconfig.h>
#include <librsvg/rsvg.h>
#include <qrencode.h>

#include <cmath>
#include <memory>

namespace eco::office {
namespace {

struct Free {
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(QRcode* code) const { QRcode_free(code); }
    void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
    void operator()(FcObjectSet* set) const { FcObjectSetDestroy(set); }
    void operator()(FcFontSet* set) const { FcFontSetDestroy(set); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

tl::unexpected<Error> bad_picture() {
    return fail({ErrorCode::office_bad_picture, {}, {}});
}

/// Without one, every Chinese character would be an empty box, and nobody be told.
bool has_chinese_font() {
    const Owned<FcPattern> pattern(
        FcPatternBuild(nullptr, FC_LANG, FcTypeString, "zh-cn", nullptr));
    const Owned<FcObjectSet> what(FcObjectSetBuild(FC_FAMILY, nullptr));
    const Owned<FcFontSet> fonts(FcFontList(nullptr, pattern.get(), what.get()));
    return fonts && fonts->nfont > 0;
}

cairo_status_t append(void* out, const unsigned char* data, unsigned size) {
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), size);
    return CAIRO_STATUS_SUCCESS;
}

unsigned big_endian(std::string_view four) {
    unsigned value = 0;
    for (const char c : four) {
        value = value << 8U | static_cast<unsigned char>(c);
    }
    return value;
}

} // namespace

Result<std::string> png_of_svg(std::string_view svg, unsigned width) {
    static const bool k_font = has_chinese_font();
    if (!k_font) {
        return fail({ErrorCode::office_no_font, {}, {}});
    }
    const Owned<RsvgHandle> handle(rsvg_handle_new_from_data(
        reinterpret_cast<const guint8*>(svg.data()), svg.size(), nullptr));
    gboolean has_width = 0;
    gboolean has_height = 0;
    gboolean has_box = 0;
    RsvgLength ignored{};
    RsvgRectangle box{};
    if (handle) {
        rsvg_handle_get_intrinsic_dimensions(handle.get(), &has_width, &ignored, &has_height,
                                             &ignored, &has_box, &box);
    }
    if (has_box == 0 || box.width <= 0 || box.height <= 0 || box.height > 20 * box.width) {
        return bad_picture();
    }
    const auto height = static_cast<int>(std::lround(width * box.height / box.width));
    const Owned<cairo_surface_t> surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width), height));
    const Owned<cairo_t> context(cairo_create(surface.get()));
    cairo_set_source_rgb(context.get(), 1, 1, 1);
    cairo_paint(context.get());
    const RsvgRectangle page{0, 0, double(width), double(height)};
    std::string png;
    if (rsvg_handle_render_document(handle.get(), context.get(), &page, nullptr) == 0 ||
        cairo_surface_write_to_png_stream(surface.get(), append, &png) != CAIRO_STATUS_SUCCESS) {
        return bad_picture();
    }
    return png;
}

Result<std::string> qr_svg(std::string_view text) {
    constexpr std::size_t k_longest = 2000;
    constexpr int k_quiet = 4; ///< modules around the code (ISO/IEC 18004 §6.3.8)
    const std::string whole(text);
    const Owned<QRcode> code(
        text.size() > k_longest
            ? nullptr
            : QRcode_encodeData(static_cast<int>(whole.size()),
                                reinterpret_cast<const unsigned char*>(whole.data()), 0,
                                QR_ECLEVEL_M));
    if (!code) {
        return fail({ErrorCode::office_qr_too_long, {{"bytes", std::to_string(text.size())}}, {}});
    }
    const int side = code->width + 2 * k_quiet;
    std::string path;
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if ((code->data[y * code->width + x] & 1U) != 0) {
                path += fmt::format("M{} {}h1v1h-1z", x + k_quiet, y + k_quiet);
            }
        }
    }
    return fmt::format(R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}">)svg"
                       R"svg(<path d="M0 0H{0}V{0}H0Z" fill="#fff"/>)svg"
                       R"svg(<path d="{1}" shape-rendering="crispEdges"/></svg>)svg",
                       side, path);
}

PictureSize png_size(std::string_view png) {
    constexpr std::size_t k_header = 24; ///< signature, length and name of IHDR, width, height
    if (png.size() < k_header || png.substr(1, 3) != "PNG") {
        return {};
    }
    return {std::max(1U, big_endian(png.substr(16, 4))),
            std::max(1U, big_endian(png.substr(20, 4)))};
}

} // namespace eco::office
