// SPDX-License-Identifier: MulanPSL-2.0
// Region codes by their names: a county has six digits, a city is told by its first four.
import { regions } from '@/generated/words'

export interface RegionGroup { code: string; name: string; counties: { code: string; name: string }[] }

export const k_regions: RegionGroup[] = Object.entries(regions)
  .map(([code, city]) => ({
    code: code.slice(0, 4), name: city.name,
    counties: Object.entries(city.counties).map(([county, name]) => ({ code: county, name })).sort((a, b) => a.code.localeCompare(b.code)),
  }))
  .sort((a, b) => a.code.localeCompare(b.code))

const names = new Map(k_regions.flatMap((city) => [[city.code, city.name] as const, ...city.counties.map((c) => [c.code, c.name] as const)]))

/** A code that no name is known for stands as it is. */
export const regionName = (code: string | null): string => names.get(code ?? '') ?? names.get((code ?? '').replace(/00$/u, '')) ?? code ?? ''
