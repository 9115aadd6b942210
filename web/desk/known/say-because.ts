import type { Because } from '#contract/known'
import type { Language } from '../../shell/i18n/index.ts'
import type { KnownText } from './text.ts'

const samePlace = 5
const hour = 60
const day = 1440

function one(because: Because, t: KnownText): string | null {
  switch (because.kind) {
    case 'distance':
      return because.metres < samePlace ? t('known.at') : t('known.far', { count: because.metres })
    case 'time':
      if (because.minutes < hour) return t('known.minutes', { count: because.minutes })
      return because.minutes < 2 * day
        ? t('known.hours', { count: Math.round(because.minutes / hour) })
        : t('known.days', { count: Math.round(because.minutes / day) })
    case 'category':
      return because.same ? t('known.kind') : null
    case 'words':
      return t('known.words', {
        words: because.shared
          .slice(0, 4)
          .map(word => t('known.word', { word }))
          .join(''),
      })
    case 'closed':
      return t('known.closed')
    case 'rare':
      return t('known.rare')
  }
}

/** Why two cases may be the same matter: 相距 40 米，隔 2 天，同类，都提到“井盖”. */
export const sayBecause = (because: readonly Because[], t: KnownText, language: Language): string =>
  because
    .map(fact => one(fact, t))
    .filter(words => words !== null)
    .join(language === 'zh' ? '，' : ', ')
