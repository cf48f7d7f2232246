// SPDX-License-Identifier: MulanPSL-2.0
// Reading the attributes of units, and finding their scopes.
#include "admission/unit_list.hpp"

#include "base/text.hpp"

namespace eco::admission {
namespace {

std::vector<rules::ScopeId> scopes_of(const Unit& unit, const rules::CompiledBook& compiled) {
    std::vector<rules::ScopeId> scopes;
    if (const auto own = compiled.unit(unit.code)) {
        scopes.push_back(*own);
    }
    for (const std::string& id : unit.packages) {
        if (const auto package = compiled.package(id)) {
            scopes.push_back(*package);
        }
    }
    return scopes;
}

} // namespace

UnitList UnitList::read(const zoning::Release& release, const rules::BookTerms& book,
                        const rules::CompiledBook& compiled) {
    UnitList list;
    const zoning::Layer* layer = release.layer("units");
    for (geo::FeatureId id = 0; layer != nullptr && id < layer->size(); ++id) {
        zoning::Attributes have = layer->attributes(id);
        Unit unit{have["code"], have["name"], have["class"], have["county"], {}, {}};
        unit.packages = rules::resolve_packages(book, split_list(have["packages"], ';'));
        unit.scopes = scopes_of(unit, compiled);
        list.m_units.push_back(std::move(unit));
    }
    return list;
}

} // namespace eco::admission
