// SPDX-License-Identifier: MulanPSL-2.0
// The datums a person may state for a file, and what a file's own words say. Nothing is guessed: a file that is silent
// is asked about. Conversion is the engine's.
export const k_datums = [
  'CGCS2000', 'WGS84', 'GCJ02',
  'EPSG:4543', 'EPSG:4544', 'EPSG:4545', 'EPSG:4522', 'EPSG:4523', 'EPSG:4524',
  'EPSG:4507', 'EPSG:4508', 'EPSG:4496', 'EPSG:4497',
] as const

/** EPSG of CGCS2000 Gauss-Krüger by central meridian, zone width and whether eastings carry the zone number. */
export function gaussKruger(meridian: number, width: 3 | 6, zoned: boolean): string {
  const first = width === 3 ? (zoned ? 4513 : 4534) : zoned ? 4491 : 4502
  return `EPSG:${first + (meridian - 75) / width}`
}

/** The datum a GeoJSON `crs` member or a .prj text states, or '' when it says nothing we may rely on. */
export function datumFromText(text: string): string {
  const epsg = /EPSG:{1,2}(?:[\d.]*:)?(\d{4,5})/iu.exec(text)
  if (epsg) {
    const code = Number(epsg[1])
    if (code === 4490) return 'CGCS2000'
    if (code === 4326) return 'WGS84'
    return code >= 4491 && code <= 4554 ? `EPSG:${code}` : ''
  }
  if (/CRS:?84/iu.test(text)) return 'WGS84'
  const cgcs = /CGCS_?2000|China[ _](?:2000|Geodetic[ _]Coordinate[ _]System[ _]2000)/iu.test(text)
  if (/^\s*PROJ(CS|CRS)/iu.test(text)) {
    if (!cgcs) return ''
    const meridian = Number(/central[ _]meridian",\s*([\d.]+)|Longitude of natural origin",\s*([\d.]+)/iu.exec(text)?.slice(1).find(Boolean))
    const easting = Number(/false[ _]easting",\s*([\d.]+)/iu.exec(text)?.[1])
    const width = /3[ _-]?degree/iu.test(text) ? 3 : 6
    const zoned = easting >= 1_000_000
    if (!Number.isFinite(meridian) || !Number.isFinite(easting) || (meridian - 75) % width !== 0) return ''
    return gaussKruger(meridian, width, zoned)
  }
  if (cgcs) return 'CGCS2000'
  return /^\s*GEOG(CS|CRS).*WGS[_ ]?(19)?84/isu.test(text) ? 'WGS84' : ''
}

export const isGeographic = (datum: string): boolean => !datum.startsWith('EPSG:')
