import { describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/engine/actor'
import { publicationReviewer, publisher, workdays } from '#kernel/index'
import { play } from '#kernel/testing/play'
import { aunt } from '#kernel/testing/small-town'
import { rightsRequest } from './index.ts'

const holding = (role: typeof publisher | typeof publicationReviewer, person: string): Actor => ({
  kind: 'staff',
  person,
  name: person,
  posts: [{ role: role.id, scope: role.scope, unit: null, place: null }],
})
const clerk = holding(publisher, 'clerk')
const head = holding(publicationReviewer, 'head')

type Kind = 'copy' | 'correct' | 'erase' | 'explain' | 'withdraw'
const asked = (kind: Kind) =>
  play(rightsRequest).file({
    kind,
    matter: '260304-0001',
    wanted: '请删除我的电话',
    behalf: 'self',
    requester: { name: '周淑芬' },
    phone: '13800001111',
  })
const identified = (kind: Kind) => asked(kind).take('identify', clerk, { how: 'counter', target: '260304-0001' })

describe('a request about personal data', () => {
  it('has its identity checked within three working days and its answer within fifteen more', () => {
    const c = asked('copy')
    expect(c.case.clock?.span).toEqual(workdays(3))
    c.take('identify', clerk, { how: 'counter', target: '260304-0001' })
    expect(c.state).toBe('handling')
    expect(c.case.clock?.span).toEqual(workdays(15))
  })

  it('leads to the answer that was asked for, and to no other', () => {
    expect(identified('copy').take('give', clerk, { given: '打印件' }).state).toBe('answered')
    expect(identified('copy').take('erase', head, { extent: 'all' }).refused).toMatchObject({ refused: 'step-condition' })
    expect(identified('correct').take('correct', clerk, { corrected: '姓名' }).state).toBe('answered')
    expect(identified('explain').take('explain', clerk, { explained: '只用于回访' }).state).toBe('answered')
    expect(identified('withdraw').take('erase', head, { extent: 'consent' }).state).toBe('answered')
  })

  it('is erased by another person than the one who checked the identity', () => {
    const c = identified('erase')
    expect(c.take('erase', clerk, { extent: 'all' }).refused).toMatchObject({ refused: 'second-person' })
    expect(c.take('erase', head, { extent: 'all' }).state).toBe('answered')
  })

  it('is refused only with a reason of the law and the way to object, which the resident reads', () => {
    const c = identified('erase').take('refuse', clerk, {
      ground: 'necessary',
      reason: '事情还没办完',
      remedy: '可向区网信办投诉',
    })
    expect(c.state).toBe('refused')
    expect(JSON.stringify(c.publicStory())).toContain('可向区网信办投诉')
    expect(JSON.stringify(c.publicStory())).not.toContain('周淑芬')
  })

  it('may be taken back', () => {
    expect(asked('copy').take('withdraw', aunt).state).toBe('withdrawn')
  })

  it('is not verified by whoever files it: the step of the key is taken by the server alone', () => {
    const c = asked('copy')
    c.send({ kind: 'take', step: 'byKey', answers: { target: '260304-0001' } }, clerk)
    expect(c.refused).toMatchObject({ refused: 'step-not-yours' })
    c.send({ kind: 'take', step: 'byKey', answers: { target: '260304-0001' } }, { kind: 'clock' })
    expect(c.state).toBe('handling')
  })
})
