import { useRef, useState } from 'react'
import { NameFinder } from '../../../fields/name-finder.tsx'
import { fromOfficeClock, toOfficeClock } from '../../../fields/office-clock.ts'
import { api } from '../../../shell/api.ts'
import { newId } from '../../../shell/new-id.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { changed, type Roster, usePeople } from '../data.ts'
import { FormDialog } from '../parts/form-dialog.tsx'
import { useSave } from '../parts/use-save.ts'
import { usePostWords } from '../people/people-page.tsx'
import { PostFields } from '../people/post-fields.tsx'
import { useText } from '../text.ts'

export type ShiftDraft = Pick<Roster, 'role' | 'unit' | 'place' | 'from' | 'to'> & { readonly shift?: Roster }

/** Who is on duty from when to when; those who hold the post are offered first. */
export function ShiftForm({ draft, onClose }: { draft: ShiftDraft; onClose: () => void }) {
  const t = useText()
  const id = useRef(newId())
  const { shift } = draft
  const { data: people = [] } = usePeople()
  const postWords = usePostWords()
  const { save: saveNow, error } = useSave()
  const [post, setPost] = useState<{ role: string | undefined; unit: string | null; place: string | null }>(draft)
  const [person, setPerson] = useState(shift?.person)
  const [from, setFrom] = useState(toOfficeClock(draft.from))
  const [to, setTo] = useState(toOfficeClock(draft.to))
  const holds = (one: (typeof people)[number]) => one.posts.some(held => held.role === post.role)
  const offered = people.filter(one => one.active).sort((a, b) => Number(holds(b)) - Number(holds(a)))
  const save = async () => {
    const times = { from: fromOfficeClock(from), to: fromOfficeClock(to) }
    const body: { id: string } & Record<string, unknown> = { id: id.current, ...post, person, ...times }
    if (shift) await api.patch(`/rosters/${shift.id}`, { person, ...times })
    else await api.create('/rosters', body)
    await changed('rosters')
  }
  const drop = async () => {
    const { done } = await saveNow(async () => {
      await api.remove(`/rosters/${shift?.id}`)
      await changed('rosters')
    })
    if (done) onClose()
  }
  const whole = person !== undefined && fromOfficeClock(from) !== undefined && fromOfficeClock(to) !== undefined && post.role
  return (
    <FormDialog
      title={t(shift ? 'admin.shift.edit' : 'admin.shift.add')}
      save={t(shift ? 'shell.save' : 'admin.shift.add')}
      disabled={!whole}
      onSave={save}
      onClose={onClose}
      more={
        shift && (
          <Button look="danger" confirm={t('admin.shift.drop')} onPress={drop}>
            {t('admin.shift.drop')}
          </Button>
        )
      }
    >
      {errors => (
        <>
          {error !== undefined && <ErrorNote error={error} />}
          {!shift && <PostFields value={post} onChange={setPost} errors={errors} />}
          <NameFinder
            label={t('admin.shift.person')}
            error={errors.person}
            search={t('admin.people.search')}
            many={false}
            named={offered.map(one => ({ id: one.id, name: one.name, note: postWords(one.posts) }))}
            value={person ? [person] : []}
            onChange={([picked]) => setPerson(picked)}
          />
          <div className="admin-pair">
            <TextField label={t('admin.shift.from')} type="datetime-local" error={errors.from} value={from} onChange={setFrom} />
            <TextField label={t('admin.shift.to')} type="datetime-local" error={errors.to} value={to} onChange={setTo} />
          </div>
        </>
      )}
    </FormDialog>
  )
}
