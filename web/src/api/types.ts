// SPDX-License-Identifier: MulanPSL-2.0
// What the server says, as docs/reference/assessment-json.md and the HTTP reference describe it.
export type VerdictName = 'not_admissible' | 'undetermined' | 'needs_review' | 'conditional' | 'admissible'
export type Position = number[]
export type Geometry =
  | { type: 'Point'; coordinates: Position }
  | { type: 'MultiPoint' | 'LineString'; coordinates: Position[] }
  | { type: 'MultiLineString' | 'Polygon'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] }

export type FactValue = string | number | boolean | string[]
export interface Site {
  role?: string
  name?: string
  crs?: string
  geometry?: Geometry
  county?: string
  crs_stated?: string
  conversion_error_m?: number
}
export interface Project {
  project: { name: string; code?: string; description?: string }
  facts: Record<string, FactValue>
  site: Site[]
  source?: { title?: string; url?: string; date?: string }[]
}

export interface About {
  engine_version: string
  release: {
    id: string
    title: string
    title_zh?: string
    title_en?: string
    digest: string
    effective_from: string
    example?: boolean
    layers: LayerInfo[]
  }
  extent: [number, number, number, number]
  as_of_default: string
  public: boolean
  /** How the borders are drawn for people without the permission zoning.exact. */
  public_borders: 'exact' | 'generalised'
  /** A base map from elsewhere, where the operator switched one on. */
  base_map?: { url: string; attribution: string }
  notice: { zh: string; en: string }
}
export interface LayerInfo {
  name: string
  role: string
  features: number
  title_zh: string
  title_en: string
  group_zh?: string
  group_en?: string
  source?: string
  licence?: string
}
export interface DomainValue {
  value: string
  label_zh: string
  label_en: string
}
export interface Fact {
  name: string
  type: 'boolean' | 'text' | 'texts' | 'number' | 'code' | 'date'
  unit: string
  label_zh: string
  label_en: string
  question_zh: string
  question_en: string
  domain: DomainValue[]
}
export interface ExampleInfo {
  name: string
  title_zh: string
  title_en: string
}

export interface Proposal {
  fact: string
  value: FactValue
  unit: string
  span: { text: string; start: number; end: number; byte_start: number; byte_end: number }
  confidence: number
  how: string
  acceptable: boolean
  contradicted: boolean
}
export interface Reading {
  name: string
  proposals: Proposal[]
  sectors: { code: string; name: string; confidence: number; how: string }[]
  catalogue: number[]
  findings: { severity: string; code: string; zh: string; en: string }[]
}

export interface State {
  value?: FactValue
  low?: string
  high?: string
  unknown?: string
  missing?: string[]
  depth_m?: number
  distance_m?: number
}
export interface Basis {
  law: string
  article: string
  title_zh: string
  title_en: string
  number: string
}
export interface Condition {
  fact: string
  cell: string
  exception: boolean
  holds: 'yes' | 'no' | 'unknown'
  state: State
  flips_at?: string
}
export interface FindingPart {
  site: number | null
  role: string
  unit: string | null
  status: 'hit' | 'unknown'
  present: string
  scope: { fact: string; holds: string; state: State } | null
  conditions: Condition[]
  missing: string[]
}
export interface Finding {
  clause: string
  title_zh: string
  title_en: string
  text_zh: string
  text_en: string
  tier: string
  dimension: string
  kind: string
  confidence: string
  consequence: string
  verdict: VerdictName
  status: 'hit' | 'unknown'
  basis: Basis[]
  refusal_ground?: string
  source: string
  measures: string[]
  from: string
  to: string | null
  parts: FindingPart[]
}
export interface WhyNot {
  clause: string
  title_zh: string
  title_en: string
  tier: string
  dimension: string
  basis: Basis[]
  status: 'not_hit' | 'not_applicable'
  because: { reason: string; site?: number; unit?: string | null; fact?: string; cell?: string; state?: State; role?: string }
}
export interface Question {
  fact: string
  question_zh: string
  question_en: string
  worst: VerdictName
  clauses: string[]
}
export interface Measure {
  id: string
  kind: string
  name_zh: string
  name_en: string
  text_zh: string
  text_en: string
  source: string
  confidence: string
  clauses: string[]
}
export interface SpatialFact {
  site: number
  fact: string
  layer: string
  state: State
  features: { code: string; name: string; area_m2?: number; share?: number; length_m?: number; distance_m?: number }[]
}
export interface UnitHit {
  site: number
  code: string
  name: string
  class: string
  county: string
  membership: 'yes' | 'unknown'
  share?: number
  area_m2?: number
  length_m?: number
  distance_m?: number
}
export interface NamedFact {
  label_zh: string
  label_en: string
  type: string
  unit: string
  origin: string
  values: Record<string, { zh: string; en: string }>
}
export interface Assessment {
  format: string
  engine: string
  as_of: string
  project: Project
  release: { id: string; title_zh: string; title_en: string; digest: string; effective_from: string; example: boolean; notes_zh: string; notes_en: string }
  verdict: VerdictName
  decided_by: string[]
  gaps: { code: string; zh: string; en: string }[]
  units: UnitHit[]
  findings: Finding[]
  why_not: WhyNot[]
  questions: Question[]
  measures: Measure[]
  spatial: SpatialFact[]
  derived: { fact: string; state: State; table: string; edition: string; rows: string[]; source: string; confidence: string }[]
  facts: Record<string, NamedFact>
  coverage: {
    layers: { role: string; title_zh: string; title_en: string; state: string; need: string; features: number; tolerance_m: number; as_of: string; source: string; licence: string; example: boolean }[]
    books: { file: string; clauses: number; in_force: number; sha256: string }[]
    tables: { name: string; edition: string; confidence: string }[]
    roles: Record<string, { zh: string; en: string }>
    not_in_force: string[]
    quality: { code: string; place: string; zh: string; en: string }[]
    sites: { site: number; role: string; name: string; kind: string; area_m2?: number; length_m?: number; vertices?: number; crs_stated?: string; conversion_error_m?: number }[]
  }
}

export interface Decision {
  value: unknown
  row?: string
  source?: string
  confidence?: string
  assumed?: string[]
  missing?: string[]
  ends?: string | null
  parts?: Record<string, Decision>
}
export type Classification = Record<string, Decision | string>

export interface PlaceAnswer {
  units: ({ code: string; name_zh: string; class: string; packages?: string[] } & Record<string, unknown>)[]
  layers: { role: string; layer: string; features: { id: string; name: string; attributes: Record<string, unknown> }[] }[]
}
export interface ClauseRow {
  id: string
  title_zh: string
  title_en: string
  text_zh?: string
  text_en?: string
  dimension: string
  kind: string
  tier?: string
  measure?: string
  confidence: string
  consequence?: string
  from?: string
  to?: string | null
  source?: string
  basis?: Basis[]
}
export interface UnitCardData {
  code: string
  name_zh?: string
  name?: string
  class: string
  attributes: Record<string, unknown>
  area_m2?: number
  bbox: [number, number, number, number]
  packages: { id: string; title_zh?: string; title_en?: string; clauses: ClauseRow[] }[]
  /** Clauses of this unit alone. */
  clauses?: ClauseRow[]
  /** How many clauses hold for every place. */
  everywhere: number
}
export interface ImportedFile {
  layers: { name: string; kind: string; features: number }[]
  layer: string
  crs: string
  geometries: Geometry[]
  empty: number
}
export interface SearchHit {
  kind: string
  id: string
  label: string
  center?: [number, number]
}
export interface ClausePage {
  total: number
  clauses: ClauseRow[]
}
export interface ProblemBody {
  status: number
  code?: string
  title?: string
  detail?: string
  zh?: string
  en?: string
  remedy_zh?: string
  remedy_en?: string
  where?: unknown
  request_id?: string
  /** All faults of the request, where there are several. */
  faults?: { zh: string; en: string; remedy_zh: string; remedy_en: string; pointer?: string; code: string }[]
}
