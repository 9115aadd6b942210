import { Checkbox } from '../../shell/ui/checkbox.tsx'
import { useText } from './text.ts'

export const allChecks = ['secret', 'privacy', 'legality', 'accuracy'] as const
export type Check = (typeof allChecks)[number]

/** The four checks, each ticked by itself: there is no "all". */
export function Checks({ ticked, onChange }: { ticked: readonly Check[]; onChange: (ticked: Check[]) => void }) {
  const t = useText()
  return (
    <fieldset className="docs-checks">
      <legend>{t('docs.checks')}</legend>
      <p className="ui-soft">{t('docs.checks.lead')}</p>
      {allChecks.map(one => (
        <Checkbox
          key={one}
          checked={ticked.includes(one)}
          onChange={yes => onChange(yes ? [...ticked, one] : ticked.filter(other => other !== one))}
        >
          {t(`docs.check.${one}`)}
        </Checkbox>
      ))}
    </fieldset>
  )
}
