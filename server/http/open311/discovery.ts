import { type Call, jurisdictionsOf } from './caller.ts'
import type { Value } from './render.ts'

export const specification = 'http://wiki.open311.org/GeoReport_v2'
/** When what this interface answers last changed. */
const changeset = '2026-11-22T00:00:00+08:00'

/** What there is, where, and who gives out keys. */
export function discovery({ snapshot, lang, w, origin }: Call): Value {
  const office = lang === 'en' ? (snapshot.settings.nameEn ?? snapshot.name) : snapshot.name
  return {
    changeset,
    contact: w.contact(office, snapshot.settings.phone ?? null),
    key_service: w.keyService(jurisdictionsOf(snapshot).join(', ')),
    endpoints: [
      {
        specification,
        url: `${origin}/open311/v2`,
        changeset,
        type: snapshot.settings.demo ? 'test' : 'production',
        formats: ['text/xml', 'application/json'],
      },
    ],
  }
}
