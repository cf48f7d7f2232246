// SPDX-License-Identifier: MulanPSL-2.0
import { expect, test } from 'vitest'
import { areaOf, areaText, lengthOf, lengthText } from '@/logic/measure'

test('a degree of the meridian at the equator is 110 574 m long', () => {
  expect(lengthOf([[106, 0], [106, 1]])).toBeCloseTo(110574.3, 0)
})
test('a degree of a parallel shortens with its latitude', () => {
  // a / sqrt(1 - e2 sin²φ) × cos φ × π/180 at φ = 26.5°
  expect(lengthOf([[106, 26.5], [107, 26.5]])).toBeCloseTo(99690.09, 0)
})
test('a slice from pole to pole is the 360th part of the ellipsoid', () => {
  expect(areaOf([[0, -90], [1, -90], [1, 90], [0, 90]]) / 1e6).toBeCloseTo(510065621.7 / 360, 0)
})
test('the turn of a ring does not matter, nor whether it is closed', () => {
  const ring = [[106, 26], [106.01, 26], [106.01, 26.01], [106, 26.01]]
  expect(areaOf([...ring].reverse())).toBeCloseTo(areaOf(ring), 3)
  expect(areaOf([...ring, ring[0] as number[]])).toBeCloseTo(areaOf(ring), 3)
})
test('figures are told in the units of the trade', () => {
  expect([lengthText(12.34), lengthText(12345)]).toEqual(['12.3 m', '12.345 km'])
  expect([areaText(950), areaText(120000), areaText(2.5e8)]).toEqual(['950.0 m²', '12.00 hm²', '250.00 km²'])
})
