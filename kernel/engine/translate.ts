import type { CaseData } from '../define/case.ts'
import type { FieldData, FieldsData } from '../define/field.ts'
import type { IndicatorData } from '../define/indicator.ts'
import type { LedgerData } from '../define/ledger.ts'
import type { Programme } from '../define/programme.ts'

/** Words of another language by path, e.g. "incident.incident.form.kind.street". */
export type Catalogue = Readonly<Record<string, string>>
type Say = (path: string, chinese: string) => string

/**
 * The programme with every title, hint, purpose and option said by `say`. Paths: `<programme>` itself, then
 * `.roles.<id>`, `.<case>`, `.<case>.form.<field>`, `.<case>.$beside.<n>`, `.<case>.$paper`, `.states.<state>`, `.steps.<step>`, `.registers.<register>.<column>`,
 * `.documents.<class>`, `.plans.<kind>`, `.indicators.<name>`. Below a field: `.<option>`, `.$hint`, `.$measure` and `.$purpose`; below a
 * register with a ledger: `.$service` and `.$figures.<name>`.
 */
function retitled(p: Programme, say: Say): Programme {
  const cases = mapped(p.cases, (c, name) => retitledCase(c, `${p.id}.${name}`, say))
  // An indicator counts a case of this programme: the retitled one, found by what it was.
  const counted = (of: CaseData) => cases[Object.keys(p.cases).find(name => p.cases[name] === of) ?? ''] ?? of
  return {
    ...p,
    title: say(p.id, p.title),
    roles: p.roles.map(r => ({ ...r, title: say(`${p.id}.roles.${r.id}`, r.title) })),
    cases,
    registers: mapped(p.registers, (r, name) => ({
      ...r,
      title: say(`${p.id}.registers.${name}`, r.title),
      columns: retitledFields(r.columns, `${p.id}.registers.${name}`, say),
      ...(r.ledger && { ledger: retitledLedger(r.ledger, `${p.id}.registers.${name}`, say) }),
    })),
    plans: mapped(p.plans, (d, name) => ({ ...d, title: say(`${p.id}.plans.${name}`, d.title) })),
    documents: mapped(p.documents, (d, name) => ({ ...d, title: say(`${p.id}.documents.${name}`, d.title) })),
    indicators: mapped(p.indicators, (i, name): IndicatorData => {
      const title = say(`${p.id}.indicators.${name}`, i.title)
      return { ...i, title, of: counted(i.of) }
    }),
  }
}

const retitledLedger = (ledger: LedgerData, path: string, say: Say): LedgerData => ({
  ...ledger,
  ...(ledger.service !== undefined && { service: say(`${path}.$service`, ledger.service) }),
  figures: mapped(ledger.figures, (f, name) => ({ ...f, title: say(`${path}.$figures.${name}`, f.title) })),
})

function retitledCase(c: CaseData, path: string, say: Say): CaseData {
  return {
    ...c,
    title: say(path, c.title),
    form: retitledFields(c.form, `${path}.form`, say),
    ...(c.paper && { paper: { ...c.paper, title: say(`${path}.$paper`, c.paper.title) } }),
    ...(c.beside && { beside: c.beside.map((b, n) => ({ ...b, title: say(`${path}.$beside.${n}`, b.title) })) }),
    states: mapped(c.states, (s, name) => ({
      ...s,
      title: say(`${path}.states.${name}`, s.title),
      ...(s.tasks && { tasks: { ...s.tasks, answer: retitledFields(s.tasks.answer, `${path}.states.${name}`, say) } }),
    })),
    steps: mapped(c.steps, (s, name) => ({
      ...s,
      title: say(`${path}.steps.${name}`, s.title),
      ...(s.ask && { ask: retitledFields(s.ask, `${path}.steps.${name}`, say) }),
    })),
  }
}

const retitledFields = (fields: FieldsData, path: string, say: Say): FieldsData =>
  mapped(fields, (f, name): FieldData => {
    const own = `${path}.${name}`
    return {
      ...f,
      title: say(own, f.title),
      ...(f.hint !== undefined && { hint: say(`${own}.$hint`, f.hint) }),
      ...(f.measure !== undefined && { measure: say(`${own}.$measure`, f.measure) }),
      ...(f.columns && { columns: retitledFields(f.columns, own, say) }),
      ...(f.options && { options: mapped(f.options, (title, option) => say(`${own}.${option}`, title)) }),
      ...(f.personal && { personal: { ...f.personal, purpose: say(`${own}.$purpose`, f.personal.purpose) } }),
    }
  })

const mapped = <T, U>(of: Readonly<Record<string, T>>, to: (value: T, name: string) => U): Readonly<Record<string, U>> =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, to(value, name)]))

/** The programme in the words of a catalogue; what it does not name stays as it is. An office's own wording works the same way. */
export const translate = (programme: Programme, catalogue: Catalogue): Programme =>
  retitled(programme, (path, chinese) => (Object.hasOwn(catalogue, path) ? catalogue[path]! : chinese))

/** Every path of the programme that has words, in the order they are written. */
export function paths(programme: Programme): readonly string[] {
  const found: string[] = []
  retitled(programme, (path, chinese) => {
    found.push(path)
    return chinese
  })
  return found
}
