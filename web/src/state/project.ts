// SPDX-License-Identifier: MulanPSL-2.0
// The project being described: the very document the engine judges, and its undo history.
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { History } from '@/logic/history'
import type { FactValue, Geometry, Project, Site } from '@/api/types'

const empty = (): Project => ({ project: { name: '' }, facts: {}, site: [] })

/** A tab that is loaded again goes on with its project; other tabs and other days do not see it. */
const k_storage = 'ecogate.project'
function recalled(): Project {
  try {
    const kept = JSON.parse(sessionStorage.getItem(k_storage) ?? 'null') as Project | null
    return kept && typeof kept.project?.name === 'string' && Array.isArray(kept.site) && typeof kept.facts === 'object' ? kept : empty()
  } catch {
    return empty()
  }
}

export const useProject = defineStore('project', () => {
  const doc = shallowRef<Project>(recalled())
  watch(doc, (next) => sessionStorage.setItem(k_storage, JSON.stringify(next)))
  const history = new History<Project>(100)
  const revision = ref(0)
  const canUndo = computed(() => revision.value >= 0 && history.canUndo)
  const canRedo = computed(() => revision.value >= 0 && history.canRedo)
  const started = computed(() => doc.value.site.length > 0 || Object.keys(doc.value.facts).length > 0)

  function change(next: Project, what = ''): void {
    history.remember(doc.value, what)
    doc.value = next
    revision.value++
  }
  function open(next: Project): void {
    change(next)
  }
  function clear(): void {
    change(empty())
  }
  function setName(name: string): void {
    change({ ...doc.value, project: { ...doc.value.project, name } })
  }
  function setDescription(text: string): void {
    const { description: _, ...rest } = doc.value.project
    change({ ...doc.value, project: text === '' ? rest : { ...rest, description: text } })
  }
  function setFact(name: string, value: FactValue | undefined): void {
    const { [name]: _, ...rest } = doc.value.facts
    change({ ...doc.value, facts: value === undefined ? rest : { ...rest, [name]: value } }, `fact ${name}`)
  }
  function setFacts(values: Record<string, FactValue>): void {
    change({ ...doc.value, facts: { ...doc.value.facts, ...values } })
  }
  function setSites(site: Site[]): void {
    change({ ...doc.value, site })
  }
  function addSite(geometry: Geometry, crs: string, name: string): void {
    const role = doc.value.site.some((site) => (site.role ?? 'main') === 'main') ? 'other' : 'main'
    setSites([...doc.value.site, { role, ...(name ? { name } : {}), crs, geometry }])
  }
  function updateSite(index: number, patch: Partial<Site>): void {
    setSites(doc.value.site.map((site, i) => (i === index ? { ...site, ...patch } : site)))
  }
  /** What was drawn is CGCS2000; an imported datum ends with the first corner that is moved. */
  function reshapeSite(index: number, geometry: Geometry): void {
    setSites(doc.value.site.map((site, i) => {
      if (i !== index) return site
      const { crs_stated: _s, conversion_error_m: _c, ...rest } = site
      return { ...rest, crs: 'CGCS2000', geometry }
    }))
  }
  function removeSite(index: number): void {
    setSites(doc.value.site.filter((_, i) => i !== index))
  }
  function step(next: Project | null): void {
    if (!next) return
    doc.value = next
    revision.value++
  }
  const undo = (): void => step(history.undo(doc.value))
  const redo = (): void => step(history.redo(doc.value))

  return {
    doc, started, canUndo, canRedo, revision, open, clear, setName, setDescription, setFact, setFacts, addSite, updateSite,
    reshapeSite, removeSite, undo, redo,
  }
})
