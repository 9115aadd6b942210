import type { CommandSummary } from '#contract/command'
import { useSummary, useWall } from '../data/wall.ts'
import { useOpen } from '../panel/opened.ts'
import { useText } from '../text.ts'
import { FigureButton } from './figure.tsx'

const figures = [
  { key: 'open', tone: undefined },
  { key: 'late', tone: 'red' },
  { key: 'due', tone: 'amber' },
  { key: 'filed', tone: undefined },
  { key: 'closed', tone: undefined },
] as const

const none = { open: 0, late: 0, due: 0, filed: 0, closed: 0 }

/** The five counts of the whole street, or of the community in view. */
export function Figures({ community }: { community?: string | undefined }) {
  const t = useText()
  const open = useOpen()
  const { name } = useWall()
  const summary = useSummary()
  const counts: CommandSummary['counts'] =
    community === undefined ? summary.counts : (summary.communities.find(one => one.place === community) ?? none)
  return (
    <div className="cc-figures">
      {figures.map(({ key, tone }) => {
        const label = t(`command.figure.${key}`)
        const title = community === undefined ? label : `${label} · ${name(community)}`
        return (
          <FigureButton
            key={key}
            label={label}
            count={counts[key]}
            tone={tone}
            onPress={() => open({ what: 'records', title, figure: key, community })}
          />
        )
      })}
    </div>
  )
}
