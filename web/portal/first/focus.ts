import type { FieldsData } from '#kernel/define/field'

/** Which field somebody was in on the plain form, and where in its words. */
export type Spot = { readonly name: string; readonly from: number | null; readonly to: number | null }

const isText = (element: Element | null): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement

export function spotIn(form: HTMLFormElement): Spot | undefined {
  const at = document.activeElement
  if (!at || !form.contains(at)) return undefined
  const name = at.getAttribute('name')?.split('.')[0]
  if (!name) return undefined
  return isText(at) ? { name, from: at.selectionStart, to: at.selectionEnd } : { name, from: null, to: null }
}

/** The same field on the script's form, found by its label. */
function controlOf(name: string, fields: FieldsData): HTMLElement | null {
  const field = fields[name]
  const find = (selector: string) => document.querySelector<HTMLElement>(`#app form ${selector}`)
  if (!field) return null
  if (field.kind === 'place') return find('input[autocomplete="street-address"]')
  if (field.kind === 'person') return find('input[autocomplete="name"]')
  const labels = [...document.querySelectorAll<HTMLElement>('#app form label, #app form legend')]
  const label = labels.find(one => one.textContent?.startsWith(field.title))
  if (label instanceof HTMLLabelElement && label.htmlFor) return document.getElementById(label.htmlFor)
  return label?.parentElement?.querySelector<HTMLElement>('input, select, textarea, button') ?? null
}

/** Goes on where the person was: the same field, the same place in the words, in the middle of the screen. */
export function returnTo(spot: Spot, fields: FieldsData): void {
  const control = controlOf(spot.name, fields)
  if (!control) return
  const folded = control.closest('details')
  if (folded) folded.open = true
  control.focus({ preventScroll: true })
  control.scrollIntoView({ block: 'center' })
  if (isText(control) && spot.from !== null && control.type !== 'number')
    control.setSelectionRange(Math.min(spot.from, control.value.length), Math.min(spot.to ?? spot.from, control.value.length))
}
