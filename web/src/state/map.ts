// SPDX-License-Identifier: MulanPSL-2.0
// What the map shows and what is being done on it. The map itself (OpenLayers) watches this; nothing else talks to it.
import { defineStore } from 'pinia'
import { computed, reactive, ref, shallowRef } from 'vue'
import { k_layers } from '@/map/legend'
import type { Highlight } from '@/logic/highlight'
import type { Extent } from '@/logic/geometry'
import type { LonLat } from '@/logic/coordinates'

export type Mode = 'browse' | 'point' | 'line' | 'polygon' | 'edit' | 'measure' | 'measure_area'
export type Target = { extent: Extent } | { centre: LonLat; zoom?: number }
export interface LayerState { visible: boolean; opacity: number }
/** Metres along what was drawn and, where an area was, its square metres. */
export interface Measured { length: number; area: number | null }

const initial = (): Record<string, LayerState> => Object.fromEntries(k_layers.map((l) => [l.id, { visible: l.visible, opacity: l.opacity }]))
/** What the right side of the swipe begins with: the red lines beside the units. */
const besides = (): Record<string, LayerState> =>
  Object.fromEntries(k_layers.map((l) => [l.id, { visible: ['redline', 'rivers', 'counties'].includes(l.id), opacity: l.opacity }]))

export const useMap = defineStore('map', () => {
  const layers = reactive(initial())
  const right = reactive(besides())
  const swipe = ref(false)
  /** Digest of the release on the right side; '' is the one in force. */
  const rightRelease = ref('')
  /** There are official borders near enough to draw along. */
  const snapping = ref(false)
  /** Where the swipe parts the map: 0 left edge, 1 right edge. */
  const divide = ref(0.5)
  const mode = ref<Mode>('browse')
  const highlight = shallowRef<Highlight>({})
  const activeSite = ref<number | null>(null)
  const target = shallowRef<Target | null>(null)
  const picked = shallowRef<LonLat | null>(null)
  const pointer = shallowRef<LonLat | null>(null)
  const dms = ref(false)
  const measured = shallowRef<Measured | null>(null)
  const tilesFailed = ref(false)
  /** Grows each time the last corner of a drawing is to be taken back. */
  const takenBack = ref(0)
  const measuring = computed(() => mode.value === 'measure' || mode.value === 'measure_area')
  const drawing = computed(() => mode.value !== 'browse' && mode.value !== 'edit')

  const show = (next: Target): void => void (target.value = { ...next })
  const setMode = (next: Mode): void => {
    measured.value = null
    mode.value = mode.value === next ? 'browse' : next
    if (mode.value !== 'browse') picked.value = null
  }
  return {
    layers, right, rightRelease, snapping, swipe, divide, mode, highlight, activeSite, target, picked, pointer, dms, measured, tilesFailed, takenBack, measuring, drawing,
    show, setMode,
  }
})
