import type { TestOffice } from '#test/office'

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT'
/** Somebody of the demo office by login, whoever holds a key, or nobody. */
export type Who = string | { readonly key: string } | null

/** Calls of the API as different people, each signed in once. */
export function askAs(office: () => TestOffice) {
  const heads = new Map<string, Record<string, string>>()
  const headersOf = async (who: Who): Promise<Record<string, string>> => {
    if (who === null) return {}
    if (typeof who !== 'string') return { authorization: `Bearer ${who.key}` }
    const headers = heads.get(who) ?? (await office().signIn(who))
    heads.set(who, headers)
    return headers
  }
  const ask = async (who: Who, method: Method, url: string, payload?: object) =>
    office().server.inject({ method, url: `/api${url}`, headers: await headersOf(who), ...(payload && { payload }) })
  return {
    ask,
    async get<T>(who: Who, url: string): Promise<T> {
      const answer = await ask(who, 'GET', url)
      if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`)
      return answer.json<T>()
    },
  }
}
