import type { Because } from '#contract/known'
import type { Language } from '../../shell/i18n/index.ts'
import type { KnownText } from './text.ts'

const samePlace = 5
const hour = 60
const day = 1440

const han = /^\p{Script=Han}+$/u

/** Pairs of letters that follow each other in what was said are one word to a reader: 水管, 管爆 are 水管爆. */
function whole(pairs: readonly string[], said: string): readonly string[] {
  const words = [...pairs]
  for (let at = 0; at < words.length; at += 1) {
    const next = words.findIndex(
      (word, other) =>
        other !== at && han.test(word) && words[at]!.at(-1) === word[0] && said.includes(words[at] + word.slice(1)),
    )
    if (next < 0) continue
    words[at] += words[next]!.slice(1)
    words.splice(next, 1)
    at = -1
  }
  return words
}

function one(because: Because, said: string, t: KnownText): string | null {
  switch (because.kind) {
    case 'distance':
      return because.metres < samePlace ? t('known.at') : t('known.far', { count: because.metres })
    case 'time':
      if (because.minutes < 1) return null
      if (because.minutes < hour) return t('known.minutes', { count: because.minutes })
      return because.minutes < 2 * day
        ? t('known.hours', { count: Math.round(because.minutes / hour) })
        : t('known.days', { count: Math.round(because.minutes / day) })
    case 'category':
      return because.same ? t('known.kind') : null
    case 'words':
      return t('known.words', {
        words: whole(because.shared, said)
          .slice(0, 3)
          .map(word => t('known.word', { word }))
          .join(''),
      })
    case 'closed':
      return t('known.closed')
    case 'rare':
      return t('known.rare')
  }
}

/** Why two cases may be the same matter, `said` being the words of one of them: 相距 40 米，隔 2 天，同类，都提到“井盖”. */
export const sayBecause = (because: readonly Because[], said: string, t: KnownText, language: Language): string =>
  because
    .map(fact => one(fact, said, t))
    .filter(words => words !== null)
    .join(language === 'zh' ? '，' : ', ')
