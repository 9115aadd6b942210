import type { CaseData } from '../define/case.ts'
import { inConfidence, masked } from './access.ts'
import type { CasePlace, Event, EventBody, Task } from './model.ts'
import { tellErased, tellKnown } from './story-known.ts'
import { type Detail, detailsOf, type Entry, photosOf, type Told, told } from './story-parts.ts'
import { whoWords } from './story-who.ts'
import { allFields, type Names, noNames, titleOf } from './values.ts'
import { type Lang, listed, momentWords, phrase, quoted, spanWords } from './words/phrase.ts'

/** The events in groups of one command each, in order: late and the step taken because of it belong together. */
export function byCommand(events: readonly Event[]): readonly (readonly Event[])[] {
  const groups: Event[][] = []
  for (const event of events) {
    const last = groups.at(-1)
    if (last && last[0]!.command === event.command) last.push(event)
    else groups.push([event])
  }
  return groups
}

/** The whole history for staff, in plain sentences, oldest first. */
export function story(def: CaseData, events: readonly Event[], lang: Lang, names: Names = noNames): readonly Entry[] {
  const times = new Map<string, number>()
  return byCommand(onceTold(def, kept(def, events))).flatMap(group => {
    const told = tellGroup(def, group, times, lang, names)
    const first = group[0]!
    return told ? [{ command: first.command, at: first.at, who: whoWords(first.by, lang, names), ...told }] : []
  })
}

/** Where the reporter wished not to be known, the history does not even hint who it was. */
function kept(def: CaseData, events: readonly Event[]): readonly Event[] {
  if (!events.some(({ body }) => 'answers' in body && inConfidence(def, body.answers))) return events
  return events.map(e => ('answers' in e.body ? { ...e, body: { ...e.body, answers: masked(def, e.body.answers, true) } } : e))
}

/** Rows that a step asked again and that stayed as they were, e.g. decisions before they are handed out, are told once. */
function onceTold(def: CaseData, events: readonly Event[]): readonly Event[] {
  const fields = allFields(def)
  const said = new Map<string, string>()
  return events.map(e => {
    if (e.body.kind !== 'Stepped') return e
    const answers = Object.entries(e.body.answers).filter(([key, value]) => {
      if (fields[key]?.kind !== 'rows') return true
      const before = said.get(key)
      said.set(key, JSON.stringify(value))
      return before !== said.get(key)
    })
    return { ...e, body: { ...e.body, answers: Object.fromEntries(answers) } }
  })
}

function tellGroup(def: CaseData, group: readonly Event[], times: Map<string, number>, lang: Lang, names: Names): Told | null {
  const find = <K extends EventBody['kind']>(kind: K) =>
    group.map(e => e.body).find((b): b is Extract<EventBody, { kind: K }> => b.kind === kind)
  const imported = find('Imported')
  if (imported) return tellImported(def, imported, dueDetail(find('ClockSet'), lang), lang)
  const late = find('WentLate')
  const step = find('Stepped')
  const task = find('TaskChanged')
  const raised = group.flatMap(({ body }) => (body.kind === 'Raised' ? [body.number] : []))
  const due = [
    ...(raised.length > 0 ? [{ title: phrase(lang, 'story.raised'), value: listed(lang, raised) }] : []),
    ...dueDetail(find('ClockSet'), lang),
  ]
  if (step) {
    const n = (times.get(step.step) ?? 0) + 1
    times.set(step.step, n)
    const stepped = tellStep(def, step, n, due, lang, names)
    const title = quoted(lang, titleOf(def.steps, step.step))
    if (late) return { ...stepped, what: phrase(lang, 'story.lateInto', { step: title }), tone: 'late' }
    if (!task) return stepped
    const answered = tellTask(def, task.what, task.task, lang, names)
    return {
      ...answered,
      details: [...answered.details, { title: '', value: phrase(lang, 'story.settled', { step: title }) }, ...due],
    }
  }
  if (late) return told(phrase(lang, 'story.late'), 'late')
  if (task) return tellTask(def, task.what, task.task, lang, names)
  const filed = find('Filed')
  if (filed) {
    const fields = def.form
    return {
      what: phrase(lang, 'story.filed', { type: def.title }),
      tone: 'normal',
      details: [
        ...(filed.from ? [{ title: phrase(lang, 'story.from'), value: filed.from.number }] : []),
        ...detailsOf(fields, filed.answers, lang, names),
        ...whereDetail(filed.place, lang, names),
        ...due,
      ],
      photos: photosOf(fields, filed.answers),
    }
  }
  return tellOther(def, group[0]!.body, due, lang, names)
}

function tellImported(
  def: CaseData,
  { source, external, recordedAt, to, ends, words }: Extract<EventBody, { kind: 'Imported' }>,
  due: readonly Detail[],
  lang: Lang,
): Told {
  const what = phrase(lang, ends ? 'story.importedEnded' : 'story.imported', { source, external, state: titleOf(def.states, to) })
  return told(what, 'normal', [
    { title: phrase(lang, 'story.external'), value: external },
    ...(words === '' ? [] : [{ title: phrase(lang, 'story.wordsThere'), value: words }]),
    { title: phrase(lang, 'story.recordedAt'), value: momentWords(recordedAt, lang) },
    ...due,
  ])
}

const dueDetail = (set: Extract<EventBody, { kind: 'ClockSet' }> | undefined, lang: Lang): Detail[] => {
  if (!set) return []
  const title = phrase(lang, 'story.due')
  if (set.kept) return [{ title, value: phrase(lang, 'story.standing') }]
  return set.clock?.dueAt ? [{ title, value: momentWords(set.clock.dueAt, lang) }] : []
}

/** The community and grid worked out from the place. */
function whereDetail(place: CasePlace | null, lang: Lang, names: Names): Detail[] {
  const ids = [place?.community, place?.grid].filter(id => typeof id === 'string')
  return ids.length > 0 ? [{ title: phrase(lang, 'story.where'), value: ids.map(names.place).join(' ') }] : []
}

function tellStep(
  def: CaseData,
  body: Extract<EventBody, { kind: 'Stepped' }>,
  n: number,
  due: readonly Detail[],
  lang: Lang,
  names: Names,
): Told {
  // What a step asked is told in the step's own words: several steps ask "reason" under different titles.
  const fields = { ...allFields(def), ...def.steps[body.step]?.ask }
  const title = titleOf(def.steps, body.step)
  return {
    what: n > 1 ? phrase(lang, 'story.again', { n, what: title }) : title,
    tone: body.returns ? 'return' : def.states[body.to]?.pauses ? 'waiting' : 'normal',
    details: [...detailsOf(fields, body.answers, lang, names), ...due],
    photos: photosOf(fields, body.answers),
  }
}

type TaskWhat = Extract<EventBody, { kind: 'TaskChanged' }>['what']
function tellTask(def: CaseData, what: TaskWhat, task: Task, lang: Lang, names: Names): Told {
  const unit = names.unit(task.unit)
  const reason = task.reason ? [{ title: phrase(lang, 'story.reason'), value: task.reason }] : []
  const rated = what === 'ratedUnit' ? task.ratedUnit : what === 'ratedLead' ? task.ratedLead : null
  switch (what) {
    case 'late':
      return told(
        phrase(lang, task.clock?.for === 'signIn' ? 'story.task.late.signIn' : 'story.task.late.answer', { unit }),
        'late',
      )
    case 'returned':
    case 'recalled':
      return told(phrase(lang, `story.task.${what}`, { unit }), 'return', reason)
    case 'answered': {
      const fields = { ...allFields(def), ...def.states[task.state]?.tasks?.answer }
      const details = detailsOf(fields, task.answers, lang, names)
      return { ...told(phrase(lang, 'story.task.answered', { unit }), 'normal', details), photos: photosOf(fields, task.answers) }
    }
    default: {
      const words = rated?.words ? [{ title: phrase(lang, 'story.words'), value: rated.words }] : []
      return told(phrase(lang, `story.task.${what}`, { unit, score: rated?.score ?? 0 }), 'normal', words)
    }
  }
}

function tellOther(def: CaseData, body: EventBody, due: readonly Detail[], lang: Lang, names: Names): Told | null {
  const reason = (text: string) => (text === '' ? [] : [{ title: phrase(lang, 'story.reason'), value: text }])
  switch (body.kind) {
    case 'Commented':
      return told(phrase(lang, body.open ? 'story.comment' : 'story.commentInside'), 'normal', [
        { title: phrase(lang, 'story.words'), value: body.text },
      ])
    case 'Attached':
      return { ...told(phrase(lang, 'story.attached', { count: body.files.length })), photos: body.files }
    case 'Corrected':
      return told(phrase(lang, 'story.corrected'), 'normal', [
        ...detailsOf(def.form, body.answers, lang, names),
        ...whereDetail(body.place, lang, names),
        ...reason(body.reason),
      ])
    case 'Erased':
      return tellErased(def, body, lang)
    case 'Assigned':
      return told(
        body.holder === null ? phrase(lang, 'story.released') : phrase(lang, 'story.held', { who: names.person(body.holder) }),
      )
    case 'MoreTimeAsked':
      return told(phrase(lang, 'story.moreTimeAsked', { span: spanWords(body.span, lang) }), 'waiting', reason(body.reason))
    case 'MoreTimeAnswered':
      return body.grant
        ? told(phrase(lang, 'story.moreTimeGranted', { span: spanWords(body.span, lang) }), 'normal', [
            ...reason(body.reason),
            ...due,
          ])
        : told(phrase(lang, 'story.moreTimeRefused'), 'return', reason(body.reason))
    case 'Warned':
      return told(phrase(lang, 'story.warned'), 'soon')
    case 'Joined':
    case 'RatedToo':
    case 'Merged':
    case 'Gathered':
    case 'TakenApart':
    case 'LetGo':
      return tellKnown(def, body, lang, names)
    default:
      return null
  }
}
