/** The plain page that the server drew: it stands until a page of the script is ready to go on from it. */
const stays = 'first-stays'

export const firstStays = (): boolean => document.body.classList.contains(stays)

/** Shows the script's page in place of the plain one. */
export function leaveFirst(): void {
  document.getElementById('first')?.remove()
  document.body.classList.remove(stays)
}

export const firstForm = (): HTMLFormElement | null => document.querySelector<HTMLFormElement>('#first form[data-kind]')

const restMs = 600
let lastTyped = 0
let composing = false
let leaving = false
const watch = (name: string, see: (event: Event) => void) => document.addEventListener(name, see, true)
watch('compositionstart', () => {
  composing = true
})
watch('compositionend', () => {
  composing = false
})
watch('input', event => {
  lastTyped = performance.now()
  composing = event instanceof InputEvent && event.isComposing
})
watch('submit', event => {
  if (event.target === firstForm()) leaving = true
})

/** The camera or the album may be open: what is chosen there comes back to this very field. */
const choosing = () => {
  const at = document.activeElement
  return at instanceof HTMLInputElement && at.type === 'file' && at.files?.length === 0 && firstForm()?.contains(at) === true
}

/** Is nobody in the middle of a word or choosing a photo, and nothing on its way already? */
const atRest = () => !composing && !leaving && !choosing() && (lastTyped === 0 || performance.now() - lastTyped > restMs)

/** Runs once, when the person rests; a word that is being put together is not torn apart. Returns how to call it off. */
export function whenAtRest(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    if (atRest()) run()
    else timer = setTimeout(look, 150)
  }
  look()
  return () => clearTimeout(timer)
}
