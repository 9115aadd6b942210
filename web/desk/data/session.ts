import { useQuery } from '@tanstack/react-query'
import { createContext, use } from 'react'
import type { Me } from '#contract/office'
import type { Actor } from '#kernel/engine/actor'
import type { Role } from '#kernel/index'
import { ApiError, api } from '../../shell/api.ts'
import { client } from './client.ts'
import { forgetAll } from './held-store.ts'

/** Who is signed in here; null when nobody is. */
export const useMe = () =>
  useQuery({
    queryKey: ['me'],
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) =>
      api.get<Me>('/session', { signal }).catch(error => {
        if (error instanceof ApiError && error.status === 401) return null
        throw error
      }),
  })

/** What one person was shown does not stay in the browser's memory for the next. */
function become(me: Me | null) {
  forgetAll()
  client.removeQueries({ predicate: query => !['me', 'office', 'programmes'].includes(String(query.queryKey[0])) })
  client.setQueryData(['me'], me)
}

/** The answer of a sign-in becomes the person at once. */
export const enter = (me: Me) => become(me)

export async function leave() {
  await api.remove('/session').catch(error => {
    // Already over: that is what was wanted.
    if (!(error instanceof ApiError && error.status === 401)) throw error
  })
  become(null)
}

export const MeContext = createContext<Me | undefined>(undefined)

/** The signed-in person, inside the pages that need one. */
export function useSignedIn(): Me {
  const me = use(MeContext)
  if (!me) throw new Error('used outside of a signed-in page')
  return me
}

const adminRoles = ['system-admin', 'security-admin', 'auditor']
/** A post that keeps the office itself and sees no cases. */
export const isAdminPost = (post: { readonly role: string }) => adminRoles.includes(post.role)

/** The person as the engine knows an actor, to show only what the server would allow. */
export const actorOf = (me: Me): Actor => ({
  kind: 'staff',
  person: me.person.id,
  name: me.person.name,
  posts: me.posts.map(({ role, scope, unit, place }) => ({ role, scope: scope as Role['scope'], unit, place })),
})
