import { useMemo, useState } from 'react'
import type { ImportOutcome } from '#contract/office'
import { OfficeMap } from '../../../map/map.tsx'
import { StateChip } from '../../../shell/ui/state-chip.tsx'
import { useMapGround } from '../../data/layers.ts'
import { isKey, useText } from '../text.ts'
import { around, type Problem, problemFeatures } from './problems.ts'

const SHOWN = 300

/** Everything wrong with the boundaries, as a list and on the map; a press on a line goes there. */
export function ImportProblems({ outcome }: { outcome: ImportOutcome }) {
  const t = useText()
  const ground = useMapGround()
  const [at, setAt] = useState<Problem>()
  const { problems } = outcome
  const say = useMemo(
    () => (problem: Problem) => {
      const key = `admin.problem.${problem.code}`
      const what = isKey(key) ? t(key as 'admin.problem.overlap') : problem.code
      const which =
        problem.codes.join('、') || (problem.feature === null ? '' : t('admin.problem.feature', { number: problem.feature + 1 }))
      const size = problem.squareMetres === null ? '' : t('admin.problem.size', { count: Math.round(problem.squareMetres) })
      return [what, which, size, problem.detail].filter(Boolean).join(' · ')
    },
    [t],
  )
  const drawn = useMemo(() => problemFeatures(problems, say), [problems, say])
  const counts = { added: outcome.added, changed: outcome.changed, unchanged: outcome.unchanged, ended: outcome.ended }
  if (problems.length === 0) return <p role="status">{t('admin.places.good', counts)}</p>
  const first = at?.where ?? problems.find(one => one.where)?.where
  return (
    <section className="ui-stack" aria-labelledby="import-problems">
      <h3 id="import-problems">{t('admin.places.problems', { count: problems.length })}</h3>
      {ground && drawn.features.length > 0 && (
        <OfficeMap
          {...ground}
          bounds={at && first ? around(first) : ground.bounds}
          label={t('admin.places.problems', { count: problems.length })}
          problems={drawn}
          height="20rem"
        />
      )}
      <ol className="admin-problems">
        {problems.slice(0, SHOWN).map((problem, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made once and never reordered
          <li key={n}>
            <StateChip tone={problem.severity === 'error' ? 'red' : 'amber'}>{t(`admin.problem.${problem.severity}`)}</StateChip>
            {problem.where ? (
              <button type="button" onClick={() => setAt(problem)}>
                {say(problem)}
              </button>
            ) : (
              <span>{say(problem)}</span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
