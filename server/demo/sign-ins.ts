import { demoPassword, showcase } from '#demo/office/showcase'

/** Who may be tried in a demo office: everybody has the same password, and nobody is real. */
export const demoSignIns = () => showcase.map(s => ({ ...s, password: demoPassword }))
