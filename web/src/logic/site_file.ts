// SPDX-License-Identifier: MulanPSL-2.0
// A dropped file becomes a geometry and, where the file states it, a datum.
import { datumFromText } from './crs'
import { combine, geojsonGeometries } from './geometry'
import type { Geometry } from '@/api/types'

export interface SiteFile {
  geometry: Geometry
  /** '' when the file is silent: the person is asked. */
  datum: string
  name: string
}
export type FileProblem = 'too_large' | 'unknown_type' | 'unreadable' | 'no_geometry' | 'no_shp'

const k_most_bytes = 32 * 1024 * 1024

async function zipped(bytes: Uint8Array): Promise<{ geometries: Geometry[]; datum: string } | FileProblem> {
  const { unzipSync, strFromU8 } = await import('fflate')
  const { readShp } = await import('./shapefile')
  const entries = unzipSync(bytes, { filter: (file) => /\.(shp|prj|kml)$/iu.test(file.name) && file.originalSize <= k_most_bytes })
  const named = (suffix: string): Uint8Array | undefined =>
    Object.entries(entries).find(([name]) => name.toLowerCase().endsWith(suffix) && !name.startsWith('__MACOSX'))?.[1]
  const kml = named('.kml')
  if (kml) return { geometries: (await import('./kml')).readKml(strFromU8(kml)), datum: 'WGS84' }
  const shp = named('.shp')
  if (!shp) return 'no_shp'
  const prj = named('.prj')
  return { geometries: readShp(shp), datum: prj ? datumFromText(strFromU8(prj)) : '' }
}

export async function readSiteFile(file: File): Promise<SiteFile | FileProblem> {
  if (file.size > k_most_bytes) return 'too_large'
  const suffix = file.name.toLowerCase().split('.').pop() ?? ''
  try {
    let read: { geometries: Geometry[]; datum: string } | FileProblem
    if (suffix === 'zip' || suffix === 'kmz') read = await zipped(new Uint8Array(await file.arrayBuffer()))
    else if (suffix === 'kml') read = { geometries: (await import('./kml')).readKml(await file.text()), datum: 'WGS84' }
    else if (suffix === 'geojson' || suffix === 'json') {
      const value = JSON.parse(await file.text()) as Parameters<typeof geojsonGeometries>[0]
      read = { geometries: geojsonGeometries(value), datum: value.crs ? datumFromText(JSON.stringify(value.crs)) : '' }
    } else return 'unknown_type'
    if (typeof read === 'string') return read
    const geometry = combine(read.geometries)
    return geometry ? { geometry, datum: read.datum, name: file.name.replace(/\.[^.]+$/u, '') } : 'no_geometry'
  } catch {
    return 'unreadable'
  }
}
