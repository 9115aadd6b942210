import type { Stop } from '#contract/rounds'
import { ActDialog } from '../case/act-dialog.tsx'
import { stepActs } from '../case/acts.ts'
import { useCase } from '../data/cases.ts'
import type { Kind } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'
import { stopsChanged } from './use-note.ts'

type Props = { row: Stop; kind: Kind; step: string; onClose: () => void }

/** A step that asks for more than a tap, e.g. what was arranged: the form of the case page, over the list. */
export function StepForm({ row, kind, step, onClose }: Props) {
  const me = useSignedIn()
  const { data: detail } = useCase(row.id)
  const act = detail && stepActs(kind.def, detail, me).find(one => one.step === step)
  if (!detail || !act) return null
  return (
    <ActDialog
      act={act}
      detail={detail}
      kind={kind}
      onClose={onClose}
      onDone={() => {
        onClose()
        void stopsChanged()
      }}
    />
  )
}
