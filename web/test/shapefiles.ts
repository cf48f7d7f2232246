// SPDX-License-Identifier: MulanPSL-2.0
// Writes the smallest Shapefile that holds one polygon: what the reader is tested with.
export function polygonShp(rings: [number, number][][]): Uint8Array {
  const points = rings.flat()
  const content = 44 + rings.length * 4 + points.length * 16
  const view = new DataView(new ArrayBuffer(100 + 8 + content))
  view.setInt32(0, 9994)
  view.setInt32(24, view.byteLength / 2)
  view.setInt32(28, 1000, true)
  view.setInt32(32, 5, true)
  view.setInt32(100, 1)
  view.setInt32(104, content / 2)
  view.setInt32(108, 5, true)
  view.setInt32(108 + 36, rings.length, true)
  view.setInt32(108 + 40, points.length, true)
  let start = 0
  rings.forEach((ring, i) => {
    view.setInt32(108 + 44 + i * 4, start, true)
    start += ring.length
  })
  points.forEach(([x, y], i) => {
    view.setFloat64(108 + 44 + rings.length * 4 + i * 16, x, true)
    view.setFloat64(108 + 44 + rings.length * 4 + i * 16 + 8, y, true)
  })
  return new Uint8Array(view.buffer)
}
