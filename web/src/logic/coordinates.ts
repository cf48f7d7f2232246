// SPDX-License-Identifier: MulanPSL-2.0
// Coordinates as people write and read them: decimal degrees, degrees-minutes-seconds.
export interface LonLat {
  lon: number
  lat: number
}

const k_number = String.raw`-?\d+(?:\.\d+)?`
const k_angle = new RegExp(
  String.raw`([NSEW东西南北经纬]*)\s*(${k_number})\s*[°度]\s*(?:(${k_number})\s*[′'’分])?\s*(?:(${k_number})\s*(?:″|"|”|''|秒))?\s*([NSEW])?`,
  'giu',
)

/** All angles of a text, in degrees, in order: `106°42′36″` or plain decimals. */
export function angles(text: string): number[] {
  const found: number[] = []
  if (/[°度]/u.test(text)) {
    for (const match of text.matchAll(k_angle)) {
      const [, before = '', degrees = '0', minutes = '0', seconds = '0', after = ''] = match
      const size = Number((Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds) / 3600).toFixed(10))
      const negative = degrees.startsWith('-') || /[SW西南]/iu.test(before + after)
      found.push(negative ? -size : size)
    }
    return found
  }
  return (text.match(new RegExp(k_number, 'gu')) ?? []).map(Number)
}

/** Reads one place. Latitude first is put right when only one order lies on Chinese soil. */
export function readLonLat(text: string): LonLat | null {
  if (!/^[\s\dNSEWnsew.,，;；°度′'’分″"”秒东经北纬:：-]+$/u.test(text)) return null
  const values = angles(text)
  if (values.length !== 2) return null
  const [a, b] = values as [number, number]
  const plausible = (lon: number, lat: number): boolean => lon >= 73 && lon <= 136 && lat >= 3 && lat <= 54
  if (plausible(a, b)) return { lon: a, lat: b }
  if (plausible(b, a)) return { lon: b, lat: a }
  return null
}

export function decimal(value: number, digits = 6): string {
  return value.toFixed(digits)
}

/** Degrees, minutes and seconds with two decimals; carries 59.995″ upwards instead of printing 60″. */
export function dms(value: number): string {
  const hundredths = Math.round(Math.abs(value) * 360_000)
  const degrees = Math.floor(hundredths / 360_000)
  const minutes = Math.floor((hundredths % 360_000) / 6000)
  const seconds = ((hundredths % 6000) / 100).toFixed(2).padStart(5, '0')
  return `${value < 0 ? '-' : ''}${degrees}°${String(minutes).padStart(2, '0')}′${seconds}″`
}

export function formatLonLat({ lon, lat }: LonLat, style: 'decimal' | 'dms'): string {
  return style === 'dms' ? `${dms(lon)} E, ${dms(lat)} N` : `${decimal(lon)}, ${decimal(lat)}`
}
