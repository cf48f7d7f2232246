// SPDX-License-Identifier: MulanPSL-2.0
// Which kept project the one on the map is: its id, its edition, and the version of the record it was read as. Saving
// against an older version is refused by the server; nothing is overwritten.
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { projectApi } from '@/api/projects'
import type { AssessmentRow, ProjectRecord } from '@/api/record_types'
import { useCatalogue } from './catalogue'
import { useProject } from './project'
import { useVerdict } from './verdict'

interface Kept { id: string; version: number; edition: number; text: string }

/** A tab that is loaded again still knows which kept project its own is. */
const k_storage = 'ecogate.kept'
function recalled(): Kept | null {
  try {
    const found = JSON.parse(sessionStorage.getItem(k_storage) ?? 'null') as Kept | null
    return typeof found?.id === 'string' && typeof found.version === 'number' && typeof found.edition === 'number' ? found : null
  } catch {
    return null
  }
}

export const useRecord = defineStore('record', () => {
  const [project, verdict, catalogue] = [useProject(), useVerdict(), useCatalogue()]
  const kept = shallowRef<Kept | null>(recalled())
  watch(kept, (next) => sessionStorage.setItem(k_storage, JSON.stringify(next)))
  const assessed = shallowRef<AssessmentRow | null>(null)
  const now = computed(() => JSON.stringify(verdict.outgoing))
  const changed = computed(() => kept.value !== null && kept.value.text !== now.value)

  const hold = ({ id, version, edition }: ProjectRecord): void => void (kept.value = { id, version, edition, text: now.value })
  function open(record: ProjectRecord): void {
    project.open(record.project)
    assessed.value = null
    hold(record)
  }
  /** Keeps the project and, with it, the assessment of this very version. */
  async function save(note: string): Promise<void> {
    const document = verdict.outgoing
    const record = kept.value
      ? await projectApi.save(kept.value.id, kept.value.version, document, note)
      : await projectApi.create(document, note)
    hold(record)
    assessed.value = await projectApi.assess(record.id, catalogue.asOf)
    // The assessment is an event of the project too: its version has moved on, its edition has not.
    hold(await projectApi.read(record.id))
  }
  function forget(): void {
    kept.value = null
    assessed.value = null
  }
  return { kept, assessed, changed, open, save, forget }
})
