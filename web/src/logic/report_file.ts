// SPDX-License-Identifier: MulanPSL-2.0
// The assessment inside a report, exactly as it was put there: a custom XML part of Word and Excel files, an attachment of
// PDF; a JSON file is one itself. Null where there is none. Whether it is genuine only the engine can say.
import { unzipSync } from 'fflate'

const k_namespace = 'urn:ecogate:embedded:1'

function ofOffice(bytes: Uint8Array): Uint8Array | null {
  const parts = unzipSync(bytes, { filter: (part) => part.name.startsWith('customXml/item') && part.originalSize < 1 << 28 })
  for (const part of Object.values(parts)) {
    const root = new DOMParser().parseFromString(new TextDecoder().decode(part), 'application/xml').documentElement
    if (root.namespaceURI === k_namespace) return Uint8Array.from(atob((root.textContent ?? '').replace(/\s/gu, '')), (c) => c.charCodeAt(0))
  }
  return null
}

function ofPdf(bytes: Uint8Array): Uint8Array | null {
  // One character a byte, so that places in the text are places in the file.
  const text = new TextDecoder('latin1').decode(bytes)
  const mark = text.lastIndexOf('/EcogateSHA256<')
  const found = mark < 0 ? null : /^\/EcogateSHA256<[0-9a-f]{64}>\/Length (\d+)>>\nstream\n/u.exec(text.slice(mark, mark + 200))
  if (!found) return null
  const begin = mark + found[0].length
  return bytes.subarray(begin, begin + Number(found[1]))
}

export function embeddedAssessment(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 5))
  try {
    const found = head.startsWith('PK') ? ofOffice(bytes) : head === '%PDF-' ? ofPdf(bytes) : bytes
    return found && new TextDecoder('utf-8', { fatal: true }).decode(found).trimEnd()
  } catch {
    return null
  }
}
