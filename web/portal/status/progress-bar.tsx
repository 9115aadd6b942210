import type { CaseData } from '#kernel/define/case'
import { useText } from '../text.ts'
import { milestones } from './milestones.ts'
import './status.css'

/** Where the case stands on its way: every station by name where there is room, the present one always. */
export function ProgressBar({ def, state, passed }: { def: CaseData; state: string; passed: readonly string[] }) {
  const t = useText()
  const { states, at } = milestones(def, state, passed)
  return (
    <div className="p-progress">
      <ol aria-label={t('portal.status.progress', { at: at + 1, count: states.length })}>
        {states.map((name, index) => (
          <li
            key={name}
            className={index < at ? 'is-past' : index === at ? 'is-here' : undefined}
            aria-current={index === at ? 'step' : undefined}
          >
            <span>{def.states[name]?.title ?? name}</span>
          </li>
        ))}
      </ol>
      <p className="ui-soft" aria-hidden="true">
        {t('portal.status.progress', { at: at + 1, count: states.length })}
      </p>
    </div>
  )
}
