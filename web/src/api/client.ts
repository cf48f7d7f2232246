// SPDX-License-Identifier: MulanPSL-2.0
// The one place that speaks HTTP. Every failure becomes a Problem that says what went wrong and what to do.
import type {
  About, Classification, ClausePage, ExampleInfo, Fact, PlaceAnswer, ProblemBody, Project, Reading, SearchHit, UnitCardData,
} from './types'

export class Problem extends Error {
  constructor(readonly body: ProblemBody) {
    super(body.zh ?? body.title ?? body.code ?? 'problem')
  }
}

async function call(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path, init)
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    throw new Problem({ status: 0, code: 'offline' })
  }
  if (response.ok) return response
  let body: ProblemBody = { status: response.status, code: `HTTP ${response.status}` }
  try {
    body = { ...body, ...((await response.json()) as ProblemBody) }
  } catch {
    // No JSON: a proxy answered. The status alone must do.
  }
  throw new Problem(body)
}

const json = async <T>(path: string, init?: RequestInit): Promise<T> => (await call(path, init)).json() as Promise<T>
const post = (body: unknown, signal?: AbortSignal): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
  ...(signal ? { signal } : {}),
})
const query = (values: Record<string, string | number>): string =>
  '?' + new URLSearchParams(Object.entries(values).map(([k, v]) => [k, String(v)])).toString()

export const api = {
  about: () => json<About>('/api/v1/about'),
  facts: () => json<Fact[]>('/api/v1/facts'),
  examples: () => json<ExampleInfo[]>('/api/v1/examples'),
  /** Paths of the server's OpenAPI document; none where there is no such document. */
  paths: async (): Promise<string[]> => {
    try {
      return Object.keys((await json<{ paths?: Record<string, unknown> }>('/ogc/api')).paths ?? {})
    } catch {
      return []
    }
  },
  example: (name: string) => json<Project>(`/api/v1/examples/${encodeURIComponent(name)}`),
  /** The canonical text itself: what is saved must be the very bytes the server sent. */
  assess: async (project: Project, asOf: string, signal: AbortSignal) =>
    (await call('/api/v1/assess' + query({ as_of: asOf }), post(project, signal))).text(),
  classify: (project: Project, asOf: string, signal: AbortSignal) =>
    json<Classification>('/api/v1/classify' + query({ as_of: asOf }), post(project, signal)),
  read: (text: string, signal: AbortSignal) => json<Reading>('/api/v1/read', post({ text }, signal)),
  report: async (project: Project, asOf: string, format: string, lang: string) =>
    (await call('/api/v1/report' + query({ format, as_of: asOf, lang }), post(project))).blob(),
  place: (lon: number, lat: number) => json<PlaceAnswer>('/api/v1/units' + query({ lon, lat })),
  unit: (code: string) => json<UnitCardData>(`/api/v1/units/${encodeURIComponent(code)}`),
  search: (q: string, signal?: AbortSignal) => json<SearchHit[]>('/api/v1/search' + query({ q }), signal ? { signal } : {}),
  clauses: (q: string, dimension: string, limit: number, offset: number, signal?: AbortSignal) =>
    json<ClausePage>('/api/v1/clauses' + query({ q, dimension, limit, offset }), signal ? { signal } : {}),
}
