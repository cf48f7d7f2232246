// SPDX-License-Identifier: MulanPSL-2.0
import { expect, test } from 'vitest'
import { k_regions, regionName } from '@/logic/regions'

test('nine cities and prefectures with all their counties stand to choose', () => {
  expect(k_regions).toHaveLength(9)
  expect(k_regions.flatMap((city) => city.counties)).toHaveLength(88)
  expect(k_regions[0]).toMatchObject({ code: '5201', name: '贵阳市' })
})
test('counties and cities are told by name, what is unknown by its code', () => {
  expect(['520121', '5201', '520100', '529999', '', null].map(regionName)).toEqual(['开阳县', '贵阳市', '贵阳市', '529999', '', ''])
})
