// SPDX-License-Identifier: MulanPSL-2.0
// Hands a file to the browser's downloads.
export function saveAs(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** A project's name as a file name: what no file system allows becomes an underscore. */
export const safeName = (name: string): string => name.replace(/[\\/:*?"<>|\s]+/gu, '_').slice(0, 80) || 'ecogate'
