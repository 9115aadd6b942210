import type { CaseDetail } from '#contract/cases'
import { explainProposal } from '#kernel/engine/explain-routing'
import type { Case } from '#kernel/engine/model'
import { type Proposal, propose } from '#kernel/engine/sending'
import type { Names } from '#kernel/engine/values'
import { phrase } from '#kernel/engine/words/phrase'
import type { CaseType } from '../definitions.ts'
import type { Snapshot } from '../directory.ts'
import { liveRules } from './routing.ts'

/** What the rules live now say of a case, or null. */
export function proposalFor(of: CaseType, c: Case, snapshot: Snapshot, now: number): Proposal | null {
  const rules = liveRules(snapshot, of.type, now)
  return rules && propose(rules, of.def, c, now, snapshot.calendar)
}

/**
 * For each step that may come next: the unit the rules name, those they name to help, and what an earlier answer proposes.
 * A unit that gave the case back is not among them.
 */
export function suggestionsFor(of: CaseType, c: Case, proposal: Proposal | null): CaseDetail['suggestions'] {
  const found: CaseDetail['suggestions'] = {}
  const because = proposal ? `${proposal.version}-${proposal.position}` : ''
  for (const step of Object.values(of.def.steps)) {
    if (!step.from.includes(c.state)) continue
    for (const [key, field] of Object.entries(step.ask ?? {})) {
      const earlier = field.like ? c.data[field.like] : null
      if (typeof earlier === 'string') found[key] = { unit: earlier, because: '' }
      if (!field.routed || !proposal || proposal.circle) continue
      const [helper] = proposal.helpers
      if (field.kind === 'unit') found[key] = { unit: proposal.unit, because }
      else if (helper) found[key] = { unit: helper, units: [...proposal.helpers], because }
    }
  }
  return found
}

/** The proposal in words, while a step of the case's state asks for it. */
export function proposalWords(
  of: CaseType,
  c: Case,
  proposal: Proposal | null,
  lang: 'zh' | 'en',
  names: Names,
): Pick<CaseDetail, 'proposal'> {
  const asked = Object.values(of.def.steps).some(
    step => step.from.includes(c.state) && Object.values(step.ask ?? {}).some(field => field.routed),
  )
  if (!asked || !proposal) return {}
  const { version, position, circle, unit, within } = proposal
  return {
    proposal: {
      unit,
      ...(within && { within }),
      rule: phrase(lang, 'route.rule', { version, position, title: '' }).trim(),
      circle: circle !== undefined,
      why: explainProposal(of.def, proposal, lang, names),
    },
  }
}
