export { type Filling, fillForm } from './fill-form.ts'
export { type ReadSheet, readForm } from './read-form.ts'
export { lackingIn } from './work-out.ts'
