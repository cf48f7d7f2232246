// SPDX-License-Identifier: MulanPSL-2.0
// Paper cannot be unfolded: while the page is printed everything in the answer stands open, and afterwards as it was.
import { onBeforeUnmount, onMounted, type Ref } from 'vue'

export function unfoldOnPaper(root: Readonly<Ref<HTMLElement | null>>): void {
  let opened: HTMLDetailsElement[] = []
  const unfold = (): void => {
    const folded = [...(root.value?.querySelectorAll<HTMLDetailsElement>('details:not([open]):not(.no-print)') ?? [])]
    for (const one of folded) one.open = true
    opened = [...opened, ...folded]
  }
  const fold = (): void => {
    for (const one of opened) one.open = false
    opened = []
  }
  onMounted(() => {
    window.addEventListener('beforeprint', unfold)
    window.addEventListener('afterprint', fold)
  })
  onBeforeUnmount(() => {
    window.removeEventListener('beforeprint', unfold)
    window.removeEventListener('afterprint', fold)
  })
}
