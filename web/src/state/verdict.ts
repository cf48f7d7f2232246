// SPDX-License-Identifier: MulanPSL-2.0
// The engine's answer to the project as it stands. Each change asks again; an older request is aborted.
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { api, asProblem, type Problem } from '@/api/client'
import { t } from '@/messages'
import type { Assessment, Classification, Project } from '@/api/types'
import { useCatalogue } from './catalogue'
import { useProject } from './project'

/** A first change asks at once; further ones so soon after it are asked about together. */
const k_pause_ms = 60

export interface Pinned {
  project: Project
  asOf: string
  assessment: Assessment
}

export const useVerdict = defineStore('verdict', () => {
  const catalogue = useCatalogue()
  const project = useProject()
  const text = shallowRef('')
  const assessment = shallowRef<Assessment | null>(null)
  const classification = shallowRef<Classification | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const busy = ref(false)
  const milliseconds = ref(0)
  const pinned = shallowRef<Pinned | null>(null)
  let timer = 0
  let asked = -k_pause_ms
  let current = new AbortController()

  /** The document as it is sent: a project must have a name. */
  const outgoing = computed<Project>(() => {
    const { project: head, ...rest } = project.doc
    return { project: { ...head, name: head.name.trim() || t('project.unnamed', {}, 'zh') }, ...rest }
  })

  async function ask(): Promise<void> {
    current.abort()
    const mine = (current = new AbortController())
    asked = performance.now()
    const began = performance.now()
    const [document, day] = [outgoing.value, catalogue.asOf]
    const classify = api.classify(document, day, mine.signal).catch(() => null)
    try {
      const answer = await api.assess(document, day, mine.signal)
      if (mine.signal.aborted) return
      text.value = answer
      assessment.value = JSON.parse(answer) as Assessment
      problem.value = null
      milliseconds.value = Math.round(performance.now() - began)
    } catch (cause) {
      if (mine.signal.aborted) return
      problem.value = asProblem(cause)
    }
    const classified = await classify
    if (mine.signal.aborted) return
    classification.value = classified
    busy.value = false
  }

  function forget(): void {
    current.abort()
    text.value = ''
    assessment.value = null
    classification.value = null
    problem.value = null
    busy.value = false
  }

  watch([() => project.doc, () => catalogue.asOf], () => {
    window.clearTimeout(timer)
    if (!project.started || !catalogue.asOf) return forget()
    busy.value = true
    timer = window.setTimeout(() => void ask(), Math.max(0, asked + k_pause_ms - performance.now()))
  }, { immediate: true })

  function pin(): void {
    if (assessment.value) pinned.value = { project: outgoing.value, asOf: catalogue.asOf, assessment: assessment.value }
  }
  /** Plan A is the present project, judged by another release. */
  async function pinUnder(release: string): Promise<void> {
    const [document, day] = [outgoing.value, catalogue.asOf]
    const answer = await api.assess(document, day, new AbortController().signal, release)
    pinned.value = { project: document, asOf: day, assessment: JSON.parse(answer) as Assessment }
  }
  const unpin = (): void => void (pinned.value = null)

  return { text, assessment, classification, problem, busy, milliseconds, outgoing, pinned, pin, pinUnder, unpin, ask }
})
