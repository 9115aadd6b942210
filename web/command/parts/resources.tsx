import type { ResourceRow } from '#contract/command'
import { useSummary, useWall } from '../data/wall.ts'
import { useOpen } from '../panel/opened.ts'
import { useText } from '../text.ts'
import { Block } from './block.tsx'

export function byKind(rows: readonly ResourceRow[]): readonly (readonly [kind: string, rows: readonly ResourceRow[]])[] {
  const kinds = new Map<string, ResourceRow[]>()
  for (const row of rows) kinds.set(row.kind, [...(kinds.get(row.kind) ?? []), row])
  return [...kinds].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
}
const order = ['team', 'vehicle', 'equipment', 'supply', 'shelter']

/** What can be sent, used or opened: how many of each kind are ready now. */
export function Resources() {
  const t = useText()
  const open = useOpen()
  const { words } = useWall()
  const { resources } = useSummary()
  return (
    <Block title={t('command.resources.title')} onOpen={() => open({ what: 'resources' })} className="cc-resources">
      {resources.length === 0 && <p className="cc-soft">{t('command.resources.none')}</p>}
      <ul className="cc-kinds">
        {byKind(resources).map(([kind, rows]) => {
          const ready = rows.filter(row => row.ready).length
          return (
            <li key={kind}>
              <span>{words.resource(kind)}</span>
              <strong className={ready < rows.length ? 'cc-amber' : undefined}>
                {t('command.resources.ready', { ready, count: rows.length })}
              </strong>
            </li>
          )
        })}
      </ul>
    </Block>
  )
}
