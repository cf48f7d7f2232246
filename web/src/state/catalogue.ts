// SPDX-License-Identifier: MulanPSL-2.0
// What the server offers: the release, the facts that can be stated, the examples, and which optional routes exist.
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { onRelease } from '@/api/http'
import { api, asProblem, type Problem } from '@/api/client'
import type { About, ExampleInfo, Fact } from '@/api/types'

/** In the order a bureau asks for them. */
const k_formats = ['docx', 'pdf', 'xlsx', 'html']

export const useCatalogue = defineStore('catalogue', () => {
  const about = shallowRef<About | null>(null)
  const facts = shallowRef<Fact[]>([])
  const examples = shallowRef<ExampleInfo[]>([])
  const problem = shallowRef<Problem | null>(null)
  const reportFormats = shallowRef<string[]>(['html'])
  const canRead = ref(false)
  const asOf = ref('')
  /** The server answers with another release than the one this page was built up from. */
  const outdated = ref(false)
  onRelease((digest) => { if (about.value && digest !== about.value.release.digest) outdated.value = true })
  const factByName = computed(() => new Map(facts.value.map((fact) => [fact.name, fact])))

  async function load(): Promise<void> {
    problem.value = null
    try {
      const [a, f, e] = await Promise.all([api.about(), api.facts(), api.examples()])
      facts.value = f
      examples.value = e
      asOf.value ||= a.as_of_default
      about.value = a
      void learn()
    } catch (cause) {
      problem.value = asProblem(cause)
    }
  }
  /** The server's own description says which optional routes and formats it has. */
  async function learn(): Promise<void> {
    const { paths = {} } = await api.description()
    canRead.value = '/api/v1/read' in paths
    const offered = paths['/api/v1/report']?.['post']?.parameters?.find((one) => one.name === 'format')?.schema?.enum
    if (offered) reportFormats.value = k_formats.filter((format) => offered.includes(format))
  }
  return { about, facts, examples, factByName, asOf, reportFormats, canRead, outdated, problem, load }
})
