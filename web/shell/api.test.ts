import { describe, expect, it } from 'vitest'
import { mayRetry, noAnswer, parseError } from './api-error.ts'
import { newId } from './new-id.ts'

describe('an error answer', () => {
  it('keeps code, message, how to mend it and the fields', () => {
    const error = parseError(422, {
      error: { code: 'form.invalid', message: '请补充', mend: '填写经过', fields: { story: '不能为空', odd: 3 } },
    })
    expect(error).toMatchObject({
      status: 422,
      code: 'form.invalid',
      message: '请补充',
      mend: '填写经过',
      fields: { story: '不能为空' },
    })
  })

  it.each([undefined, null, '<html>', { error: 'x' }, { error: { code: '' } }])(
    'that is not ours (%j) still gets a code',
    body => {
      expect(parseError(502, body)).toMatchObject({ code: 'http.502', message: '', fields: {} })
    },
  )

  it('is sent again only when nobody decided', () => {
    expect(mayRetry(noAnswer())).toBe(true)
    expect(mayRetry(parseError(503, undefined))).toBe(true)
    expect(mayRetry(parseError(409, undefined))).toBe(false)
    expect(mayRetry(new TypeError('bug'))).toBe(false)
  })
})

describe('an id made on the device', () => {
  it('is a version 7 UUID that carries its time', () => {
    const id = newId(0x0198_1234_5678, new Uint8Array(10).fill(255))
    expect(id).toBe('01981234-5678-7fff-bfff-ffffffffffff')
  })

  it('sorts by time and does not repeat', () => {
    const ids = Array.from({ length: 1000 }, (_, i) => newId(1_800_000_000_000 + i))
    expect([...ids].sort()).toEqual(ids)
    expect(new Set(Array.from({ length: 5000 }, () => newId(1))).size).toBe(5000)
  })
})
