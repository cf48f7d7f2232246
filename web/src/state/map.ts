// SPDX-License-Identifier: MulanPSL-2.0
// What the map shows and what is being done on it. The map itself (OpenLayers) watches this; nothing else talks to it.
import { defineStore } from 'pinia'
import { computed, reactive, ref, shallowRef } from 'vue'
import { k_layers } from '@/map/legend'
import type { Highlight } from '@/logic/highlight'
import type { Extent } from '@/logic/geometry'
import type { LonLat } from '@/logic/coordinates'

export type Mode = 'browse' | 'point' | 'line' | 'polygon' | 'edit' | 'measure'
export type Target = { extent: Extent } | { centre: LonLat }

export const useMap = defineStore('map', () => {
  const layers = reactive(Object.fromEntries(k_layers.map((l) => [l.id, { visible: l.visible, opacity: l.opacity }])))
  const mode = ref<Mode>('browse')
  const highlight = shallowRef<Highlight>({})
  const activeSite = ref<number | null>(null)
  const target = shallowRef<Target | null>(null)
  const picked = shallowRef<LonLat | null>(null)
  const pointer = shallowRef<LonLat | null>(null)
  const dms = ref(false)
  const measured = ref('')
  const tilesFailed = ref(false)
  const drawing = computed(() => mode.value !== 'browse' && mode.value !== 'edit')

  const show = (next: Target): void => void (target.value = { ...next })
  const setMode = (next: Mode): void => {
    measured.value = ''
    mode.value = mode.value === next ? 'browse' : next
    if (mode.value !== 'browse') picked.value = null
  }
  return { layers, mode, highlight, activeSite, target, picked, pointer, dms, measured, tilesFailed, drawing, show, setMode }
})
