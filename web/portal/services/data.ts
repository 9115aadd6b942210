import type { RegisterRow } from '#contract/office'
import type { LngLat } from '#kernel/define/field'
import type { RegisterData } from '#kernel/define/register'
import type { Opening } from '#methods/working-time/open-now'
import type { Calendar } from '#methods/working-time/types'
import { api } from '../../shell/api.ts'
import type { Amount } from '../../shell/dates.ts'
import type { Language } from '../../shell/i18n/index.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { useLoad } from '../../shell/use-load.ts'

/** One service in the language asked for; `inChinese` when it has no words of its own in English. */
export type Service = Opening & {
  readonly code: string
  readonly name: string
  readonly category: string
  readonly what: string
  readonly who: string | undefined
  readonly bring: readonly string[]
  readonly provider: string
  readonly point: LngLat | undefined
  readonly address: string | undefined
  readonly window: string | undefined
  readonly phone: string | undefined
  readonly link: string | undefined
  readonly fee: number | undefined
  readonly takes: Amount | undefined
  readonly inChinese: boolean
  /** Everything that may be searched, in both languages. */
  readonly words: string
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value : undefined)

export function readService({ key, data }: RegisterRow, language: Language): Service {
  const own = (name: string) => (language === 'en' ? text(data[`${name}En`]) : undefined) ?? text(data[name])
  const where = (data.where ?? {}) as { point?: LngLat; address?: string }
  const link = text(data.link)
  return {
    code: key,
    name: own('name') ?? key,
    category: text(data.category) ?? '',
    what: own('what') ?? '',
    who: own('who'),
    bring: (own('bring') ?? '').split('\n').filter(Boolean),
    provider: own('provider') ?? '',
    point: where.point,
    address: text(where.address),
    window: text(data.window),
    opens: (text(data.opens) ?? 'office') as Opening['opens'],
    hours: text(data.hours),
    phone: text(data.phone),
    // Whoever keeps the register may mistype; nothing but a web address becomes a link.
    link: link && /^https:\/\//.test(link) ? link : undefined,
    fee: typeof data.fee === 'number' ? data.fee : undefined,
    takes: data.takes as Amount | undefined,
    inChinese: language === 'en' && text(data.whatEn) === undefined,
    words: ['name', 'nameEn', 'what', 'whatEn', 'who', 'whoEn', 'bring', 'provider', 'providerEn']
      .map(name => text(data[name]) ?? '')
      .join(' ')
      .toLowerCase(),
  }
}

type Programmes = { programmes: { id: string; registers: Readonly<Record<string, RegisterData>> }[] }

/** The register, the names of its categories, and the calendar that says whether something is open. */
export function useServices() {
  const language = useLanguage()
  return useLoad(`services/${language}`, async signal => {
    const [rows, programmes, calendar] = await Promise.all([
      api.get<{ rows: readonly RegisterRow[] }>('/registers/services/services', { signal }),
      api.get<Programmes>(`/programmes?lang=${language}&ledgers=false`, { signal }),
      api.get<Calendar>('/calendar', { signal }),
    ])
    const register = programmes.programmes.find(one => one.id === 'services')?.registers.services
    return {
      services: rows.rows.map(row => readService(row, language)),
      categories: register?.columns.category?.options ?? {},
      days: register?.columns.opens?.options ?? {},
      calendar,
    }
  })
}

export type Services = NonNullable<ReturnType<typeof useServices>['data']>
