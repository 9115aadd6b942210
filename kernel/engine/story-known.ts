import type { CaseData } from '../define/case.ts'
import { contactFields } from './join.ts'
import type { EventBody } from './model.ts'
import { detailsOf, type Told, told } from './story-parts.ts'
import { allFields, type Names } from './values.ts'
import { type Lang, phrase } from './words/phrase.ts'

type Known = Extract<EventBody, { kind: 'Joined' | 'RatedToo' | 'Merged' | 'Gathered' | 'TakenApart' | 'LetGo' }>

/** Joining, merging and taking apart, as staff read it. */
export function tellKnown(def: CaseData, body: Known, lang: Lang, names: Names): Told {
  switch (body.kind) {
    case 'Joined':
      return told(phrase(lang, 'story.joined'), 'normal', detailsOf(contactFields(def), body.answers, lang, names))
    case 'RatedToo': {
      const asked = def.steps[def.known?.rates ?? '']?.ask ?? {}
      return told(phrase(lang, 'story.ratedToo'), 'normal', detailsOf(asked, body.answers, lang, names))
    }
    default: {
      const key = {
        Merged: 'story.merged',
        Gathered: 'story.gathered',
        TakenApart: 'story.takenApart',
        LetGo: 'story.letGo',
      } as const
      const reason = body.reason === '' ? [] : [{ title: phrase(lang, 'story.reason'), value: body.reason }]
      const tone = body.kind === 'TakenApart' || body.kind === 'LetGo' ? 'return' : 'normal'
      return told(phrase(lang, key[body.kind], { number: body.number }), tone, reason)
    }
  }
}

/** That personal values were erased: their titles and the reason, never what they were. */
export function tellErased(def: CaseData, body: Extract<EventBody, { kind: 'Erased' }>, lang: Lang): Told {
  const fields = allFields(def)
  const titles = body.fields.map(key => fields[key]?.title ?? key).join(lang === 'zh' ? '、' : ', ')
  return told(phrase(lang, `story.erased.${body.because}`), 'normal', [
    { title: phrase(lang, 'story.erasedFields'), value: titles },
  ])
}
