// SPDX-License-Identifier: MulanPSL-2.0
// Routes of the engine: what anyone may ask without an account.
import { call, json, post, query } from './http'
import type {
  About, Classification, ClausePage, ExampleInfo, Fact, ImportedFile, PlaceAnswer, Project, Reading, SearchHit, UnitCardData,
} from './types'

export { Problem, asProblem } from './http'

/** As much of an OpenAPI document as the page asks of it. */
export interface Description {
  paths?: Record<string, Record<string, { parameters?: { name: string; schema?: { enum?: string[] } }[] }>>
}

export const api = {
  about: () => json<About>('/api/v1/about'),
  facts: () => json<Fact[]>('/api/v1/facts'),
  examples: () => json<ExampleInfo[]>('/api/v1/examples'),
  /** The server's own description; nothing where it gives none. */
  description: async (): Promise<Description> => {
    try {
      return await json<Description>('/ogc/api')
    } catch {
      return {}
    }
  },
  example: (name: string) => json<Project>(`/api/v1/examples/${encodeURIComponent(name)}`),
  /** The canonical text itself: what is saved must be the very bytes the server sent. */
  assess: async (project: Project, asOf: string, signal: AbortSignal, release = '') =>
    (await call('/api/v1/assess' + query({ as_of: asOf, release }), post(project, signal))).text(),
  classify: (project: Project, asOf: string, signal: AbortSignal) =>
    json<Classification>('/api/v1/classify' + query({ as_of: asOf }), post(project, signal)),
  read: (text: string, signal: AbortSignal) => json<Reading>('/api/v1/read', post({ text }, signal)),
  report: async (project: Project, asOf: string, format: string, lang: string) =>
    (await call('/api/v1/report' + query({ format, as_of: asOf, lang }), post(project))).blob(),
  place: (lon: number, lat: number) => json<PlaceAnswer>('/api/v1/units' + query({ lon, lat })),
  /** Whole features of a layer within a box, as GeoJSON. */
  features: (role: string, box: number[], signal: AbortSignal) =>
    json<unknown>(`/ogc/collections/${role}/items` + query({ bbox: box.map((edge) => edge.toFixed(6)).join(','), limit: 200 }), { signal }),
  unit: (code: string) => json<UnitCardData>(`/api/v1/units/${encodeURIComponent(code)}`),
  search: (q: string, signal?: AbortSignal) => json<SearchHit[]>('/api/v1/search' + query({ q }), signal ? { signal } : {}),
  /** A file that only the server can read. `layer` is empty until one of several is chosen. */
  importSite: (file: File, layer: string) =>
    json<ImportedFile>('/api/v1/import' + query({ name: file.name, layer }), { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: file }),
  clauses: (q: string, dimension: string, limit: number, offset: number, signal?: AbortSignal) =>
    json<ClausePage>('/api/v1/clauses' + query({ q, dimension, limit, offset }), signal ? { signal } : {}),
}
