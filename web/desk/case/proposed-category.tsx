import type { CaseDetail } from '#contract/cases'
import { useLanguage } from '../../shell/preferences.ts'
import { sayList } from '../../shell/say-list.ts'
import { useText } from '../text.ts'
import type { Answers } from './use-draft.ts'

type Props = { categories: CaseDetail['categories']; answers: Answers }

/** Which words of the report chose the category already; gone as soon as a person chooses another. */
export function ProposedCategory({ categories = {}, answers }: Props) {
  const t = useText()
  const language = useLanguage()
  return Object.entries(categories)
    .filter(([field, { item }]) => answers[field] === item)
    .map(([field, { because, confidence }]) => {
      const words = sayList(because, language)
      return (
        <p key={field} className="ui-soft" role="note">
          {confidence === null
            ? t('desk.category.catalogue', { words })
            : t('desk.category.learned', { words, share: Math.round(confidence * 100) })}
        </p>
      )
    })
}
