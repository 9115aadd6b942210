import type { Me } from '#contract/office'
import { api } from '../../shell/api.ts'
import { useLoad } from '../../shell/use-load.ts'
import { useWall } from './wall.ts'

export type Signed = { readonly id: string; readonly roles: readonly string[] }

/** Who is signed in here and with which roles; nobody on a display. */
export function useSigned(): Signed | null {
  const { door } = useWall()
  const { data } = useLoad(`me ${door.key !== null}`, async signal =>
    door.key === null ? await api.get<Me>('/session', { signal }) : null,
  )
  return data ? { id: data.person.id, roles: data.posts.map(post => post.role) } : null
}

export const useRoles = (): readonly string[] => useSigned()?.roles ?? []
