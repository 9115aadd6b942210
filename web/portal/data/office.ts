import { createContext, use } from 'react'
import type { Office } from '#contract/office'
import type { CaseData } from '#kernel/define/case'
import type { RegisterData } from '#kernel/define/register'
import type { RowSeen } from '../../fields/named-row.ts'
import { ApiError, api } from '../../shell/api.ts'
import type { Language } from '../../shell/i18n/index.ts'

type ProgrammesAnswer = {
  readonly programmes: readonly {
    readonly id: string
    readonly cases: Readonly<Record<string, CaseData>>
    readonly registers: Readonly<Record<string, RegisterData>>
  }[]
  readonly roles: readonly { readonly id: string; readonly title: string }[]
}

export type CaseType = { readonly programme: string; readonly type: string; readonly def: CaseData }

export type PublicRegister = { readonly programme: string; readonly id: string; readonly def: RegisterData }

/** The kinds of matters with their definitions, the lists everybody may read, and the names of roles. */
export type Matters = {
  readonly types: readonly CaseType[]
  readonly registers: readonly PublicRegister[]
  readonly roles: Readonly<Record<string, string>>
}

/** What every page of the portal needs. The home page is shown before the definitions are there. */
export type Portal = Matters & { readonly office: Office; readonly ready: boolean }

function lastAnswer(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** The last good answer stays on the device: with no signal the form can still be drawn and filled in. */
async function getOrKept<T>(path: string, name: string, signal: AbortSignal): Promise<T> {
  const key = `linli.answer.${name}`
  try {
    const answer = await api.get<T>(path, { signal })
    try {
      localStorage.setItem(key, JSON.stringify(answer))
    } catch {
      // No storage: the next visit asks again.
    }
    return answer
  } catch (error) {
    const before = error instanceof ApiError && (error.status === 0 || error.status >= 500) ? lastAnswer(key) : null
    if (before === null) throw error
    return JSON.parse(before) as T
  }
}

/** The office as the server wrote it into the page, which saves a slow connection one round. */
export function officeInPage(): Office | undefined {
  const text = document.getElementById('linli-office')?.textContent
  try {
    return text ? (JSON.parse(text) as Office) : undefined
  } catch {
    return undefined
  }
}

export const loadOffice = (signal: AbortSignal): Promise<Office> => getOrKept('/office', 'office', signal)

export async function loadMatters(language: Language, signal: AbortSignal): Promise<Matters> {
  const answer = await getOrKept<ProgrammesAnswer>(`/programmes?lang=${language}&ledgers=false`, `programmes.${language}`, signal)
  return {
    types: answer.programmes.flatMap(p => Object.entries(p.cases).map(([type, def]) => ({ programme: p.id, type, def }))),
    registers: answer.programmes.flatMap(p =>
      Object.entries(p.registers ?? {}).flatMap(([id, def]) => (def.read === 'public' ? [{ programme: p.id, id, def }] : [])),
    ),
    roles: Object.fromEntries(answer.roles.map(role => [role.id, role.title])),
  }
}

/** The rows of a list everybody may read. */
export const loadRows = ({ programme, id }: PublicRegister, signal: AbortSignal): Promise<readonly RowSeen[]> =>
  getOrKept<{ rows: readonly RowSeen[] }>(`/registers/${programme}/${id}`, `rows.${programme}.${id}`, signal).then(
    answer => answer.rows,
  )

export const noMatters: Matters = { types: [], registers: [], roles: {} }

export const PortalContext = createContext<Portal | undefined>(undefined)

export function usePortal(): Portal {
  const portal = use(PortalContext)
  if (!portal) throw new Error('usePortal outside the portal')
  return portal
}

export const officeName = (office: Office, language: Language) => (language === 'zh' ? office.name : office.nameEn)

/** The kinds a resident may report, in the order of the programmes; the first is the one the big button means. Asking for visits is no report. */
export const openTypes = (types: readonly CaseType[]) =>
  types.filter(one => one.def.filedBy.includes('resident') && one.def.round === undefined)
