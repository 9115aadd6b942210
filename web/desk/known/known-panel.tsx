import { useState } from 'react'
import { Link } from 'wouter'
import type { CaseDetail } from '#contract/cases'
import type { KnownCase } from '#contract/known'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { KeyHint } from '../../shell/ui/key-hint.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { useKeys } from '../../shell/use-keys.ts'
import { toneOfState } from '../data/clocks.ts'
import type { Kind } from '../data/office.ts'
import { Compare } from './compare.tsx'
import { useKnown } from './data.ts'
import { OtherNumber } from './other-number.tsx'
import { sayBecause } from './say-because.ts'
import { Shared } from './shared.tsx'
import { useKnownText } from './text.ts'
import { UndoMerge } from './undo-merge.tsx'
import './known.css'

type KnownPanelProps = {
  detail: CaseDetail
  /** The same with the mask lifted, after somebody said why. */
  revealed: CaseDetail | undefined
  kind: Kind
  quiet?: boolean | undefined
}

/** What may be the same matter as this case, why, and the way to make them one; of a merged case the way back. */
export default function KnownPanel({ detail, revealed, kind, quiet }: KnownPanelProps) {
  const t = useKnownText()
  const { case: c } = detail
  const { data } = useKnown(c.id, kind.def.known !== undefined)
  const [other, setOther] = useState<string>()
  const [undoing, setUndoing] = useState(false)
  const merge = data?.merge === true && c.follows === null
  const top = merge ? data.rows[0] : undefined
  useKeys({ b: () => top && setOther(top.id) }, quiet !== true)
  if (!kind.def.known) return null
  const said = String(c.data[kind.def.known.words] ?? '')
  return (
    <section className="ui-stack desk-known ui-no-print" aria-labelledby="desk-known">
      <h3 id="desk-known">{t('known.title')}</h3>
      {c.follows && (
        <p className="desk-known-follows">
          <Link href={`/case/${c.follows.case}`}>{t('known.follows', { number: c.follows.number })}</Link>
          {data?.merge && (
            <Button size="small" onPress={() => setUndoing(true)}>
              {t('known.undo')}
            </Button>
          )}
        </p>
      )}
      <Shared detail={detail} joined={(revealed ?? detail).case.joined} kind={kind} />
      {!c.follows && data?.rows.length === 0 && <p className="ui-soft">{t('known.none')}</p>}
      {!c.follows && data && data.rows.length > 0 && (
        <ul>
          {data.rows.map((row, at) => (
            <li key={row.id}>
              <Likely row={row} kind={kind} said={said} />
              {merge && (
                <Button size="small" look={at === 0 ? 'plain' : 'quiet'} onPress={() => setOther(row.id)}>
                  {t('known.compare')} {at === 0 && <KeyHint keys={['b']} />}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {merge && <OtherNumber type={c.type} not={c.id} onFound={setOther} />}
      {other !== undefined && <Compare detail={detail} kind={kind} other={other} onClose={() => setOther(undefined)} />}
      {undoing && c.follows && <UndoMerge detail={detail} main={c.follows.case} onClose={() => setUndoing(false)} />}
    </section>
  )
}

function Likely({ row, kind, said }: { row: KnownCase; kind: Kind; said: string }) {
  const t = useKnownText()
  const language = useLanguage()
  return (
    <div className="desk-known-row">
      <Link href={`/case/${row.id}`}>{row.title || row.number}</Link>
      <span className="ui-row">
        <StateChip tone={toneOfState(kind.def, row.state, 'green')}>{kind.def.states[row.state]?.title ?? row.state}</StateChip>
        <small>{t(row.later ? 'known.later' : 'known.earlier')}</small>
        {row.voices > 1 && <small>{t('known.voices', { count: row.voices })}</small>}
      </span>
      <span className="ui-soft">{sayBecause(row.because, said, t, language)}</span>
    </div>
  )
}
