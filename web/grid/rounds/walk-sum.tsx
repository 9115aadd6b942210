import type { CaseData } from '#kernel/define/case'
import { inWords, sayAmount } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Facts } from '../../shell/ui/facts.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { closeSummary } from './keep-patrol.ts'
import type { Summary } from './patrol.ts'
import { useLength } from './stop-words.tsx'
import { useWalkText } from './text.ts'

/** What a walk came to, for whoever walked it and nobody else. */
export function WalkSum({ summary, def }: { summary: Summary; def: CaseData }) {
  const t = useWalkText()
  const say = useLength()
  const language = useLanguage()
  const { visits, all, tookMs, metres } = summary
  const count = Object.values(visits).reduce((sum, n) => sum + n, 0)
  return (
    <>
      <Panel title={t('walk.sum')}>
        <Facts
          facts={[
            [t('walk.sum.visited'), t('walk.sum.of', { count, all })],
            ...Object.keys(def.round?.visits ?? {}).map(
              step => [def.steps[step]?.title ?? step, t('walk.sum.count', { count: visits[step] ?? 0 })] as const,
            ),
            [t('walk.sum.took'), sayAmount(inWords(tookMs), language)],
            [t('walk.sum.far'), metres === undefined ? t('walk.sum.unrecorded') : say(metres)],
          ]}
        />
      </Panel>
      <p className="ui-soft">{t('walk.sum.lead')}</p>
      <Button look="main" size="wide" onPress={closeSummary}>
        {t('walk.sum.close')}
      </Button>
    </>
  )
}
