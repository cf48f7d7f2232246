// SPDX-License-Identifier: MulanPSL-2.0
// A file dropped on the map waits here until the import dialog takes it.
import { shallowRef } from 'vue'

export const dropped = shallowRef<File | null>(null)
