// SPDX-License-Identifier: MulanPSL-2.0
import { expect, test } from 'vitest'
import { dms, formatLonLat, readLonLat } from '@/logic/coordinates'

test('reads decimal degrees in either order', () => {
  expect(readLonLat('106.71, 26.58')).toEqual({ lon: 106.71, lat: 26.58 })
  expect(readLonLat('26.58 106.71')).toEqual({ lon: 106.71, lat: 26.58 })
})
test('reads degrees, minutes and seconds with Chinese and Latin marks', () => {
  expect(readLonLat('106°42′36″E 26°34′48″N')).toEqual({ lon: 106.71, lat: 26.58 })
  const chinese = readLonLat('东经106度42分36秒，北纬26度34分48秒')
  expect(chinese?.lon).toBeCloseTo(106.71, 9)
  expect(chinese?.lat).toBeCloseTo(26.58, 9)
})
test('does not take a name, a unit code or a place abroad for coordinates', () => {
  for (const text of ['南明区', 'ZH99010220002', '10.1, 50.2', '106.71', '']) expect(readLonLat(text)).toBeNull()
})
test('carries seconds instead of printing sixty', () => {
  expect(dms(106.999999999)).toBe('107°00′00.00″')
  expect(dms(26.58)).toBe('26°34′48.00″')
})
test('what is written reads back as the same place', () => {
  const place = { lon: 106.712345, lat: 26.512345 }
  const back = readLonLat(formatLonLat(place, 'dms'))
  expect(back?.lon).toBeCloseTo(place.lon, 5)
  expect(back?.lat).toBeCloseTo(place.lat, 5)
})
