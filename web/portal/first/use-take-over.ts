import { useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import type { FieldsData } from '#kernel/define/field'
import { useShellText } from '../../shell/i18n/index.ts'
import { isHeic } from '../../shell/ui/shrink-photo.ts'
import type { Draft } from '../data/drafts.ts'
import { firstForm, firstStays, leaveFirst, whenAtRest } from './first-page.ts'
import { returnTo, spotIn } from './focus.ts'
import { type ChosenPhotos, chosenPhotos, joined, keepChosenPhotos, readFirst } from './read-first.ts'

/**
 * Goes on from the plain form that stood here before the script: what was typed becomes the draft, the cursor stays where
 * it was. Photos that cannot be opened are told of by name beside their field.
 */
export function useTakeOver(
  type: string,
  fields: FieldsData,
  start: Draft,
  take: (draft: Draft, faults: Readonly<Record<string, string>>) => void,
): void {
  const t = useShellText()
  const latest = useRef({ start, take, t })
  useEffect(() => {
    latest.current = { start, take, t }
  })
  useEffect(() => {
    if (!firstStays()) return
    const form = firstForm()
    if (form?.dataset.kind !== type) return leaveFirst()
    const [photos, field] = Object.entries(fields).find(([, one]) => one.kind === 'photos') ?? []
    const most = field?.max ?? 9
    let over = false
    let callOff = () => {}
    const goOn = ({ ids, unreadable }: ChosenPhotos) => {
      if (over) return
      // Another photo was chosen while these were made small.
      if (photos && chosenPhotos(form, photos, most) !== ids.length + unreadable.length) return begin()
      const spot = spotIn(form)
      const typed = { ...readFirst(form, fields), ...(photos && ids.length > 0 && { [photos]: ids }) }
      const wrong = unreadable.map(file =>
        latest.current.t(isHeic(file) ? 'shell.photo.heic' : 'shell.photo.unreadable', { name: file.name }),
      )
      const faults = photos && wrong.length > 0 ? { [photos]: wrong.join(' ') } : {}
      const id = new FormData(form).get('id')
      if (Object.keys(typed).length > 0 || wrong.length > 0)
        flushSync(() => latest.current.take(joined(latest.current.start, typed, fields, String(id)), faults))
      leaveFirst()
      if (spot) returnTo(spot, fields)
    }
    const begin = () => {
      const kept = photos ? keepChosenPhotos(form, photos, most) : Promise.resolve({ ids: [], unreadable: [] })
      kept.then(chosen => {
        if (!over) callOff = whenAtRest(() => goOn(chosen))
      })
    }
    callOff = whenAtRest(begin)
    return () => {
      over = true
      callOff()
    }
  }, [type, fields])
}
