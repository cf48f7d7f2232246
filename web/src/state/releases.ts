// SPDX-License-Identifier: MulanPSL-2.0
// The registered releases that one may look at: asked for when a view needs them.
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { deskApi } from '@/api/desk'
import { useLoading } from '@/logic/loading'
import { lang } from '@/messages'

export const useReleases = defineStore('releases', () => {
  const { value: page, problem, busy, run } = useLoading((signal) => deskApi.releases(signal))
  const all = computed(() => page.value?.items ?? [])
  const others = computed(() => all.value.filter((one) => !one.current))
  const title = (digest: string): string => {
    const found = all.value.find((one) => one.digest === digest)
    return found ? `${lang.value === 'en' ? found.title_en || found.title : found.title} · ${digest.slice(0, 8)}` : digest.slice(0, 12)
  }
  return { page, all, others, problem, busy, load: run, title }
})
