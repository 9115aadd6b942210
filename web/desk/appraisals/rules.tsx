import type { AppraisalDetail, ScoringRule } from '#contract/appraisals'
import { useLanguage } from '../../shell/preferences.ts'
import { sayList } from '../../shell/say-list.ts'
import { Panel } from '../../shell/ui/page.tsx'
import { useAppraisalText } from './text.ts'

/** What counts and how, in words that anybody appraised can work out by hand. */
export function Rules({ a }: { a: AppraisalDetail }) {
  const t = useAppraisalText()
  const language = useLanguage()
  const weight = a.parts.reduce((sum, part) => sum + part.weight, 0)
  return (
    <Panel title={t('ap.rules')}>
      {a.parts.length === 0 && <p className="ui-soft">{t('ap.rules.none')}</p>}
      <ol className="ap-rules">
        {a.parts.map((part, n) => (
          <li key={part.key}>
            <strong>{part.title}</strong>{' '}
            <span className="ui-soft">{t('ap.weight.of', { weight: part.weight, all: weight })}</span>
            {part.kind === 'computed' ? (
              <>
                <p>{a.says[n]}</p>
                <p className="ui-soft">
                  <SayRule rule={part.rule} />
                </p>
              </>
            ) : (
              <p>
                {t('ap.judged.by', {
                  names: sayList(
                    part.judges.map(judge => a.judgeNames[judge] ?? ''),
                    language,
                  ),
                })}{' '}
                {part.evidence && t('ap.evidence.needed')}
              </p>
            )}
            {part.says && <p>{part.says}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

export function SayRule({ rule }: { rule: ScoringRule }) {
  const t = useAppraisalText()
  if (rule.kind === 'linear') return t('ap.says.linear', { floor: rule.floor, goal: rule.goal })
  return rule.steps.map(s => t(`ap.says.${rule.way}`, { at: s.at, points: s.points })).join(t('ap.semicolon'))
}
