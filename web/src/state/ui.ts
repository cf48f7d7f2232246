// SPDX-License-Identifier: MulanPSL-2.0
// What the person is looking at: the view, the panel of a narrow screen, the theme, short notices.
import { defineStore } from 'pinia'
import { ref } from 'vue'

export type View = 'judge' | 'clauses' | 'compare'
export type Tab = 'map' | 'project' | 'answer'

const k_theme = 'ecogate.theme'
const systemDark = (): boolean => matchMedia('(prefers-color-scheme: dark)').matches
const viewOf = (hash: string): View => (/^#\/(clauses|compare)/u.exec(hash)?.[1] as View | undefined) ?? 'judge'

export const useUi = defineStore('ui', () => {
  const view = ref<View>(viewOf(location.hash))
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
  function go(next: View): void {
    location.hash = next === 'judge' ? '#/' : `#/${next}`
  }
  function say(text: string): void {
    notice.value = text
    window.clearTimeout(noticeTimer)
    noticeTimer = window.setTimeout(() => (notice.value = ''), 4000)
  }
  window.addEventListener('hashchange', () => (view.value = viewOf(location.hash)))
  paint()
  return { view, tab, dark, notice, importing, toggleTheme, go, say }
})
