// SPDX-License-Identifier: MulanPSL-2.0
// The layer tree as the trade knows it, and its colours: 优先 green, 重点 red, 一般 yellow, as in published atlases.
// Colours are data: change them here and legend and map follow.
import type { MessageKey } from '@/messages'

export interface Swatch {
  /** Attribute value that takes this colour; '' takes all. */
  value: string
  fill: string
  stroke: string
  label: MessageKey | null
  hatch?: boolean
}
export interface LayerStyle {
  id: string
  role: string
  group: string
  /** Only features whose attribute has this value belong to this layer. */
  only?: { attribute: string; value: string }
  title?: MessageKey
  attribute: string
  swatches: Swatch[]
  line?: boolean
  visible: boolean
  opacity: number
}

const one = (fill: string, stroke: string, hatch = false): Swatch[] => [{ value: '', fill, stroke, label: null, hatch }]
const zones = (priority: string, key: string, general: string): Swatch[] => [
  { value: 'priority', fill: priority, stroke: priority, label: 'legend.priority' },
  { value: 'key', fill: key, stroke: key, label: 'legend.key' },
  { value: 'general', fill: general, stroke: general, label: 'legend.general' },
]
const element = (value: 'water' | 'air' | 'soil', swatches: Swatch[]): LayerStyle => ({
  id: `element_zones.${value}`, role: 'element_zones', group: 'environment', only: { attribute: 'element', value },
  title: `layers.${value}`, attribute: 'class', swatches, visible: false, opacity: 0.6,
})

/** Drawn from first to last; the tree shows groups in the order of k_groups. */
export const k_layers: LayerStyle[] = [
  {
    id: 'units', role: 'units', group: 'units', attribute: 'class', visible: true, opacity: 0.62,
    swatches: [
      { value: '1', fill: '#9fd39a', stroke: '#5c9a5a', label: 'legend.unit1' },
      { value: '2', fill: '#f0a898', stroke: '#c2604c', label: 'legend.unit2' },
      { value: '3', fill: '#fbf0bd', stroke: '#c9b45f', label: 'legend.unit3' },
    ],
  },
  element('water', zones('#3f7fd0', '#8fb8ee', '#dbe9fb')),
  element('air', zones('#7a5cc2', '#b5a0e5', '#ebe4fa')),
  element('soil', zones('#9a6a32', '#cfa777', '#f1e4d2')),
  { id: 'key_function', role: 'key_function', group: 'space', attribute: '', swatches: one('#7bc8a4', '#2f8a63'), visible: false, opacity: 0.5 },
  { id: 'eco_space', role: 'eco_space', group: 'space', attribute: '', swatches: one('#5fae57', '#3c7a37'), visible: false, opacity: 0.55 },
  { id: 'farmland', role: 'farmland', group: 'resource', attribute: '', swatches: one('#d9a800', '#a37e00', true), visible: false, opacity: 0.75 },
  { id: 'no_burn', role: 'no_burn', group: 'resource', attribute: '', swatches: one('#707784', '#4b515c', true), visible: false, opacity: 0.7 },
  { id: 'redline', role: 'redline', group: 'space', attribute: '', swatches: one('#cf2233', '#b3152a', true), visible: false, opacity: 0.85 },
  {
    id: 'reserves', role: 'reserves', group: 'statutory', attribute: 'zone', visible: false, opacity: 0.65,
    swatches: [
      { value: 'core', fill: '#14735a', stroke: '#0b4a39', label: 'legend.core' },
      { value: 'general', fill: '#6fbfa5', stroke: '#1d7f5f', label: 'legend.control' },
    ],
  },
  {
    id: 'water_sources', role: 'water_sources', group: 'statutory', attribute: 'grade', visible: false, opacity: 0.65,
    swatches: [
      { value: '1', fill: '#1459b8', stroke: '#0d3f85', label: 'legend.grade1' },
      { value: '2', fill: '#5a96e0', stroke: '#1f6fd6', label: 'legend.grade2' },
      { value: 'quasi', fill: '#b7d3f5', stroke: '#5a96e0', label: 'legend.quasi' },
    ],
  },
  { id: 'liquor_areas', role: 'liquor_areas', group: 'statutory', attribute: '', swatches: one('#c46aa8', '#93357a'), visible: false, opacity: 0.6 },
  { id: 'river_ranges', role: 'river_ranges', group: 'water', attribute: '', swatches: one('#7fb9ea', '#2b7cc0'), visible: false, opacity: 0.7 },
  { id: 'basins', role: 'basins', group: 'water', attribute: '', swatches: [{ value: '', fill: '', stroke: '#2d5fa3', label: null }], visible: false, opacity: 0.9 },
  { id: 'rivers', role: 'rivers', group: 'water', attribute: '', swatches: [{ value: '', fill: '', stroke: '#3f8fd6', label: null }], line: true, visible: true, opacity: 0.9 },
  { id: 'parks', role: 'parks', group: 'parks', attribute: '', swatches: one('#8c5bd0', '#5b2fa3'), visible: true, opacity: 0.7 },
  { id: 'counties', role: 'counties', group: 'water', attribute: '', swatches: [{ value: '', fill: '', stroke: '#6b7280', label: null }], visible: true, opacity: 0.9 },
]

export const k_groups = ['units', 'space', 'environment', 'resource', 'parks', 'statutory', 'water'] as const
export type GroupId = (typeof k_groups)[number]
