import type { FieldData, FieldsData } from '#kernel/define/field'
import { shrinkPhoto } from '../../shell/ui/shrink-photo.ts'
import type { Answers, Draft } from '../data/drafts.ts'
import { keepPhoto } from '../data/photo-store.ts'

const chosen = (form: HTMLFormElement, name: string): readonly string[] =>
  new FormData(form).getAll(name).filter((value): value is string => typeof value === 'string' && value.trim() !== '')

function answerOf(form: HTMLFormElement, name: string, field: FieldData): unknown {
  const all = chosen(form, name)
  const text = all[0]
  switch (field.kind) {
    case 'place': {
      const community = form.elements.namedItem(`${name}.community`)
      const named =
        community instanceof HTMLSelectElement && community.value ? (community.selectedOptions[0]?.text.trim() ?? '') : ''
      const address = [named, text].filter(Boolean).join(' ')
      return address ? { address } : undefined
    }
    case 'photos':
      return undefined
    case 'choices':
      return all.length > 0 ? all : undefined
    case 'person':
      return text && { name: text }
    case 'yesno':
      return text && text === 'yes'
    case 'count':
    case 'amount':
      return text && !Number.isNaN(Number(text)) ? Number(text) : undefined
    default:
      return text
  }
}

/** What was filled in on the plain form, as answers of the script's form. */
export function readFirst(form: HTMLFormElement, fields: FieldsData): Answers {
  const said = Object.entries(fields).map(([name, field]) => [name, answerOf(form, name, field)] as const)
  return Object.fromEntries(said.filter(([, value]) => value !== undefined && value !== ''))
}

function filesOf(form: HTMLFormElement, name: string, max: number): readonly File[] {
  const input = form.elements.namedItem(name)
  return input instanceof HTMLInputElement ? [...(input.files ?? [])].slice(0, max) : []
}

export const chosenPhotos = (form: HTMLFormElement, name: string, max: number): number => filesOf(form, name, max).length

export type ChosenPhotos = { readonly ids: readonly string[]; readonly unreadable: readonly File[] }

/** Photos chosen on the plain form, made small and kept as if they had been chosen here. */
export async function keepChosenPhotos(form: HTMLFormElement, name: string, max: number): Promise<ChosenPhotos> {
  const files = filesOf(form, name, max)
  if (files.length === 0) return { ids: [], unreadable: [] }
  const ids: string[] = []
  const unreadable: File[] = []
  for (const file of files) {
    const photo = await shrinkPhoto(file).catch(() => undefined)
    if (!photo) unreadable.push(file)
    if (!photo) continue
    await keepPhoto(photo)
    URL.revokeObjectURL(photo.url)
    ids.push(photo.id)
  }
  return { ids, unreadable }
}

const isPlace = (value: unknown): value is { address?: string } => typeof value === 'object' && value !== null

/** A draft kept from before and what was typed now: neither is lost. */
export function joined(kept: Draft, typed: Answers, fields: FieldsData, id: string): Draft {
  if (Object.keys(kept.answers).length === 0) return { id, answers: typed }
  const answers: Record<string, unknown> = { ...kept.answers }
  for (const [name, now] of Object.entries(typed)) {
    const before = answers[name]
    const kind = fields[name]?.kind
    if (kind === 'note' && typeof before === 'string' && typeof now === 'string')
      answers[name] = before.includes(now) ? before : `${before}\n${now}`
    else if (kind === 'photos' && Array.isArray(before) && Array.isArray(now)) answers[name] = [...before, ...now]
    else if (kind === 'place' && isPlace(before) && isPlace(now)) answers[name] = { ...before, ...now }
    else answers[name] = now
  }
  return { id: kept.id, answers }
}
