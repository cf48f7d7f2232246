// SPDX-License-Identifier: MulanPSL-2.0
// Who is here and what they may do. Without an account everyone may ask: that is the public mode.
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { Problem, setCsrf } from '@/api/http'
import type { Me } from '@/api/record_types'
import { sessionApi } from '@/api/session'

const k_nobody: Me = { user: null, permissions: [], csrf: '' }

export const useSession = defineStore('session', () => {
  const me = shallowRef<Me>(k_nobody)
  /** False where the server keeps no record: then there is nothing to log in to. */
  const offered = ref(false)
  const known = ref(false)
  const user = computed(() => me.value.user)
  const mustChange = computed(() => me.value.user?.must_change_password === true)
  const may = (permission: string): boolean => me.value.permissions.includes(permission)

  function take(next: Me): void {
    me.value = next
    setCsrf(next.csrf)
  }
  async function load(): Promise<void> {
    try {
      take(await sessionApi.me())
      offered.value = true
    } catch (cause) {
      // A server without a record has no such route; any other fault leaves the visitor anonymous.
      offered.value = !(cause instanceof Problem && cause.body.status === 404)
      take(k_nobody)
    }
    known.value = true
  }
  async function login(name: string, password: string, totp: string): Promise<void> {
    take(await sessionApi.login(name, password, totp))
  }
  async function logout(): Promise<void> {
    await sessionApi.logout()
    take(k_nobody)
    await load()
  }
  return { me, user, offered, known, mustChange, may, load, login, logout, take }
})
