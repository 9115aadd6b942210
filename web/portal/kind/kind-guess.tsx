import { useMemo } from 'react'
import type { RegisterRow } from '#contract/office'
import { guesserOf } from '#methods/classify/guess'
import { optionNamed } from '../../fields/option-named.ts'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { sayList } from '../../shell/say-list.ts'
import { Button } from '../../shell/ui/button.tsx'
import { useLoad } from '../../shell/use-load.ts'
import type { Answers } from '../data/drafts.ts'
import type { CaseType } from '../data/office.ts'
import { useKindText } from './text.ts'

type Props = { found: CaseType; words: string; answers: Answers; onTake: (key: string, option: string) => void }

/** The catalogue whose rows say under what a matter is filed, by the step that asks for one. */
const catalogueOf = ({ def }: CaseType) =>
  Object.values(def.steps)
    .flatMap(step => Object.values(step.ask ?? {}))
    .find(field => field.kind === 'item')?.register

/** Offers the class that the words speak of, worked out on the phone; says by which words, and leaves it to the reporter. */
export default function KindGuess({ found, words, answers, onTake }: Props) {
  const t = useKindText()
  const language = useLanguage()
  const catalogue = catalogueOf(found)
  const { data } = useLoad(`catalogue/${catalogue}`, async signal =>
    catalogue
      ? api.get<{ rows: readonly RegisterRow[] }>(`/registers/${found.programme}/${catalogue}`, { signal })
      : { rows: [] },
  )
  const guess = useMemo(() => {
    const text = (value: unknown) => (typeof value === 'string' ? value : '')
    return guesserOf(
      (data?.rows ?? []).map(({ key, data: row }) => ({
        key,
        class: text(row.class),
        subclass: text(row.subclass),
        when: text(row.when),
        keywords: text(row.keywords),
      })),
    )
  }, [data])
  const guessed = guess(words)
  const choice = guessed && optionNamed(found.def.form, guessed.matter.class)
  if (!guessed || !choice) return null
  const kind = guessed.matter.class
  const chosen = answers[choice.key]
  if (chosen !== undefined && chosen !== choice.option) return null
  return (
    <p className="p-note p-kind" role="status">
      <span>
        {chosen ? t('kind.taken', { kind }) : t('kind.looks', { kind, words: sayList(guessed.because.slice(0, 4), language) })}
      </span>
      {!chosen && (
        <Button size="small" look="quiet" onPress={() => onTake(choice.key, choice.option)}>
          {t('kind.take')}
        </Button>
      )}
    </p>
  )
}
