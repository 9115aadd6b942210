import type { Stop, StopList } from '#contract/rounds'
import { Button } from '../../shell/ui/button.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { newCommandId } from '../case/acts.ts'
import { sendCommand } from '../case/send.ts'
import type { Kind } from '../data/office.ts'
import { useAttempt } from '../session/use-attempt.ts'
import { useRoundsText } from './text.ts'
import { stopsChanged } from './use-note.ts'

type Props = { row: Stop; kind: Kind; visitors: StopList['visitors']; onClose: () => void }

/** Gives a stop to a colleague who looks after the same place. */
export function HandOver({ row, visitors, onClose }: Props) {
  const t = useRoundsText()
  const { attempt, error } = useAttempt()
  const here = visitors.filter(one => one.id !== row.holder && (one.place === row.community || one.place === row.grid))
  const hand = (to: (typeof here)[number]) =>
    attempt(async () => {
      await sendCommand(row.id, row.version, { kind: 'hold', id: newCommandId(), person: to.id })
      toast(t('rounds.visits.handed', { name: to.name }))
      await stopsChanged()
      onClose()
    })
  return (
    <Dialog open onClose={onClose} title={t('rounds.visits.hand.title')}>
      <div className="ui-stack">
        <p>{t(here.length > 0 ? 'rounds.visits.hand.lead' : 'rounds.visits.hand.none')}</p>
        {here.map(one => (
          <Button key={one.id} size="wide" onPress={() => hand(one)}>
            {one.name}
          </Button>
        ))}
        {error !== undefined && <ErrorNote error={error} kept />}
      </div>
    </Dialog>
  )
}
