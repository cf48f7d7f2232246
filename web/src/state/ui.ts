// SPDX-License-Identifier: MulanPSL-2.0
// What the person is looking at: the address, the panel of a narrow screen, the theme, short notices.
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { address, readRoute, type View } from '@/logic/route'

export type Tab = 'map' | 'project' | 'answer'

const k_theme = 'ecogate.theme'
const systemDark = (): boolean => matchMedia('(prefers-color-scheme: dark)').matches

export const useUi = defineStore('ui', () => {
  const route = shallowRef(readRoute(location.hash))
  const view = computed(() => route.value.view)
  const tab = ref<Tab>('map')
  const stored = localStorage.getItem(k_theme)
  const dark = ref(stored ? stored === 'dark' : systemDark())
  const notice = ref('')
  const importing = ref(false)
  let noticeTimer = 0

  function paint(): void {
    document.documentElement.dataset['theme'] = dark.value ? 'dark' : 'light'
  }
  function toggleTheme(): void {
    dark.value = !dark.value
    localStorage.setItem(k_theme, dark.value ? 'dark' : 'light')
    paint()
  }
  function go(next: View, parts: string[] = [], query: Record<string, string> = {}): void {
    location.hash = address(next, parts, query)
  }
  function say(text: string): void {
    notice.value = text
    window.clearTimeout(noticeTimer)
    noticeTimer = window.setTimeout(() => (notice.value = ''), 4000)
  }
  window.addEventListener('hashchange', () => (route.value = readRoute(location.hash)))
  paint()
  return { route, view, tab, dark, notice, importing, toggleTheme, go, say }
})
