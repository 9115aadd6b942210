import { type ReactNode, useState } from 'react'
import type { FieldsData } from '#kernel/define/field'
import { useText } from '../text.ts'
import { WhyAsked } from './why-asked.tsx'

type MoreFieldsProps = {
  fields: FieldsData
  keys: readonly string[]
  /** Something inside needs mending. */
  open: boolean
  ask: (key: string) => ReactNode
  /** Asked last. */
  children?: ReactNode
}

/** What may be left out, folded; before personal fields it says why they are asked. */
export function MoreFields({ fields, keys, open, ask, children }: MoreFieldsProps) {
  const t = useText()
  const [unfolded, setUnfolded] = useState(false)
  if (keys.length === 0) return null
  const personal = keys.filter(key => fields[key]?.personal)
  return (
    <details className="p-more" open={open || unfolded} onToggle={event => setUnfolded(event.currentTarget.open)}>
      <summary>{t('portal.report.more')}</summary>
      <div className="ui-stack">
        {keys.filter(key => !fields[key]?.personal).map(ask)}
        {personal.length > 0 && <WhyAsked fields={personal.map(key => fields[key]!)} />}
        {personal.map(ask)}
        {children}
      </div>
    </details>
  )
}
