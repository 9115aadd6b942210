import { useState } from 'react'
import type { z } from 'zod'
import type { left } from '#contract/identity'
import type { PersonRow } from '#contract/office'
import { NameFinder } from '../../../fields/name-finder.tsx'
import { api } from '../../../shell/api.ts'
import { Dialog } from '../../../shell/ui/dialog.tsx'
import { changed, usePeople } from '../data.ts'
import { FormDialog } from '../parts/form-dialog.tsx'
import { useText } from '../text.ts'
import { usePostWords } from './people-page.tsx'

type Left = z.infer<typeof left>

/** Somebody leaves: who takes over, and afterwards what that person could not take. */
export function LeaveForm({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const t = useText()
  const { data: people = [] } = usePeople()
  const postWords = usePostWords()
  const [to, setTo] = useState<string>()
  const [outcome, setOutcome] = useState<Left>()
  const leave = async () => {
    const answer = await api.post<Left>(`/people/${person.id}/leave`, { to })
    setOutcome(answer)
    await changed('people', 'posts', 'rosters')
    return 'stay' as const
  }
  if (outcome) {
    return (
      <Dialog open onClose={onClose} title={t('admin.leave.done', { name: person.name })}>
        <div className="ui-stack">
          <p>{t('admin.leave.handed', { count: outcome.handedOver, rosters: outcome.rosters })}</p>
          {outcome.remaining.length > 0 && (
            <>
              <p className="ui-fault">{t('admin.leave.remaining', { count: outcome.remaining.length })}</p>
              <ul className="admin-numbers">
                {outcome.remaining.map(one => (
                  <li key={one.case}>{one.number}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      </Dialog>
    )
  }
  return (
    <FormDialog
      title={t('admin.leave', { name: person.name })}
      save={t('admin.leave.do')}
      danger
      disabled={!to}
      onSave={leave}
      onClose={onClose}
    >
      {errors => (
        <>
          <p>{t('admin.leave.lead')}</p>
          <NameFinder
            label={t('admin.leave.to')}
            error={errors.to}
            search={t('admin.people.search')}
            many={false}
            named={people
              .filter(one => one.active && one.id !== person.id)
              .map(one => ({ id: one.id, name: one.name, note: postWords(one.posts) }))}
            value={to ? [to] : []}
            onChange={([id]) => setTo(id)}
          />
        </>
      )}
    </FormDialog>
  )
}
