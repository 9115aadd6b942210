import { useState } from 'react'
import type { CaseDetail } from '#contract/cases'
import type { CaseData } from '#kernel/define/case'
import { FormFacts } from '../../fields/form.tsx'
import { api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useText } from '../text.ts'

/** The reporter's number, shown when there is a reason, which goes on record. */
export function Reporter({ detail, def }: { detail: CaseDetail; def: CaseData }) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState(t('grid.task.call.reason'))
  const [shown, setShown] = useState<CaseDetail>()
  const [error, setError] = useState<unknown>()
  const personal = Object.entries(def.form).flatMap(([key, field]) => (field.personal ? [key] : []))
  if (!detail.mayReveal || personal.length === 0) return null
  const given = personal.some(key => detail.case.data[key] !== undefined && detail.case.data[key] !== null)
  const show = async () => {
    setError(undefined)
    try {
      setShown(await api.get<CaseDetail>(`/cases/${detail.case.id}/reveal`, { query: { reason: reason.trim() } }))
    } catch (caught) {
      setError(caught)
    }
  }
  return (
    <>
      <Button size="wide" disabled={!given} reason={given ? undefined : t('grid.task.call.none')} onPress={() => setOpen(true)}>
        {t('grid.task.call')}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('grid.task.call')}
        actions={
          shown ? undefined : (
            <Button look="main" disabled={reason.trim().length < 2} onPress={show}>
              {t('grid.task.call.show')}
            </Button>
          )
        }
      >
        <div className="ui-stack">
          {shown ? (
            <FormFacts fields={def.form} values={shown.case.data} only={personal} />
          ) : (
            <TextField
              label={t('grid.task.call.why')}
              hint={t('grid.task.call.hint')}
              value={reason}
              onChange={setReason}
              maxLength={200}
            />
          )}
          {error !== undefined && <ErrorNote error={error} />}
        </div>
      </Dialog>
    </>
  )
}
