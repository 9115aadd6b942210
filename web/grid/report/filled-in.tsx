import { areaName } from '../../desk/data/names.ts'
import { sayList } from '../../shell/say-list.ts'
import { Facts } from '../../shell/ui/facts.tsx'
import { useField } from '../data.ts'
import { useText } from '../text.ts'
import type { Machine } from './use-machine.ts'

/** What nobody has to type: the grid, the likely category, and who would receive it first. The dispatcher has the last word. */
export function FilledIn({ machine }: { machine: Machine }) {
  const t = useText()
  const { placeName, lang } = useField()
  const { matter, because, unit, grid, community, knows } = machine
  const unsure = t(knows ? 'grid.report.unsure' : 'grid.report.offline')
  const matterWords = matter && [matter.class, matter.subclass].filter(Boolean).join(' · ')
  return (
    <section className="grid-machine" aria-labelledby="machine">
      <h2 id="machine">{t('grid.report.machine')}</h2>
      <Facts
        facts={[
          [t('grid.report.grid'), areaName(placeName(community), placeName(grid)) || (knows ? '' : unsure)],
          [t('grid.report.kind'), matterWords ?? t('grid.report.chosen')],
          ...(because.length > 0 ? [[t('grid.report.because'), sayList(because, lang)] as const] : []),
          [t('grid.report.unit'), (unit && placeName(unit)) || unsure],
        ]}
      />
    </section>
  )
}
