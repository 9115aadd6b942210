import { randomUUID } from 'node:crypto'
import type { CaseDetail } from '#contract/cases'
import type { Random } from '#demo/random'
import { type BenchOffice, call } from '../lib/office.ts'
import type { Headers, Staff } from './people.ts'
import { picture } from './picture.ts'

export interface Outcome {
  readonly way: string
  readonly state: string
  readonly clocks: number
  readonly unexplained: number
}

const ways = [
  'straight',
  'straight',
  'straight',
  'straight',
  'straight',
  'returned',
  'whistled',
  'not solved',
  'redone',
  'refused',
  'asked back',
] as const

/** Works one case through every stage to its end, as the people of the office would, and has each clock on the way explained. */
export async function work(office: BenchOffice, staff: Staff, id: string, draw: Random): Promise<Outcome> {
  const way = draw.pick([...ways])
  const desk = await staff.desk()
  let clocks = 0
  let unexplained = 0
  const look = async (as: Headers = desk) =>
    (await call<CaseDetail>('GET', `${office.url}/api/cases/${id}`, undefined, as)).answer
  let now = await look()
  const send = async (as: Headers, command: Record<string, unknown>) => {
    await call(
      'POST',
      `${office.url}/api/cases/${id}/commands`,
      { version: now.case.version, command: { id: randomUUID(), ...command } },
      as,
    )
    now = await look()
    if (!now.case.clock) return
    const { answer } = await call<{ deadline: string[] }>('GET', `${office.url}/api/cases/${id}/why`, undefined, desk)
    clocks++
    if (answer.deadline.length < 2) unexplained++
  }
  const take = (as: Headers, step: string, answers: Record<string, unknown> = {}) => send(as, { kind: 'take', step, answers })
  const worker = await staff.worker(now.case.place.grid ?? '')
  const shot = () => picture(office, worker)
  const end = (): Outcome => ({ way, state: now.case.state, clocks, unexplained })

  await take(worker, 'verify', { seen: '到现场看过,情况属实' })
  if (way === 'refused') {
    await take(desk, 'refuse', { route: 'beyond', reason: '这件事不归街道管,请向区住建局反映' })
    return end()
  }
  await take(desk, 'file', { category: draw.pick([...staff.categories]) })
  const unit = now.suggestions.unit?.unit ?? draw.pick([...staff.units])
  if (way === 'whistled') {
    const others = draw.shuffle(staff.units.filter(u => u !== unit)).slice(0, 2)
    await take(desk, 'whistle', { unit, units: others, question: '请一起到现场看看怎么办' })
    for (const task of now.case.tasks) {
      const theirs = await staff.handler(task.unit)
      await send(theirs, { kind: 'signIn', task: task.id })
      await send(theirs, {
        kind: 'answerTask',
        task: task.id,
        answers: { result: '已到现场处理', after: [await picture(office, theirs)] },
      })
      await send(desk, { kind: 'rateTask', task: task.id, score: 4, words: '到得快' })
      await send(theirs, { kind: 'rateTask', task: task.id, score: 5, words: '说得清楚' })
    }
  } else {
    await take(desk, 'dispatch', { unit })
    const handler = await staff.handler(unit)
    if (way === 'returned') {
      await take(handler, 'sendBack', { reason: '不是我们的管护范围' })
      await take(desk, 'dispatch', { unit: draw.pick(staff.units.filter(u => u !== unit)) })
    }
    const mine = await staff.handler(now.case.unit ?? unit)
    if (way === 'asked back') {
      await take(mine, 'inquire', { question: '请问是哪一栋?' })
      await take(mine, 'reply', { reply: '3 栋 2 单元门口' })
    }
    await take(mine, 'finish', { result: '已经修好', after: [await picture(office, mine)] })
    if (way === 'redone') {
      await take(worker, 'redo', { reason: '还有一半没弄完', checkedPhotos: [await shot()] })
      await take(mine, 'finish', { result: '这次都修好了', after: [await picture(office, mine)] })
    }
  }
  await take(worker, 'approve', { checked: '看过了,确实修好' })
  if (way === 'not solved') {
    await take(desk, 'notSolved', { reason: '居民说第二天又坏了' })
    const again = await staff.handler(now.case.unit ?? unit)
    await take(again, 'finish', { result: '换了新的', after: [await picture(office, again)] })
    await take(worker, 'approve', { checked: '换了新的' })
  }
  await take(desk, 'rate', { solved: 'yes', satisfied: 'fairly', remark: '谢谢' })
  return end()
}
