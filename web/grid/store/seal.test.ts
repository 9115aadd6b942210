import { expect, test } from 'vitest'
import { newKey, pack, seal, unlockKey, unpack, unseal } from './seal.ts'

const half = Buffer.from(new Uint8Array(32).fill(250)).toString('base64url')
const other = Buffer.from(new Uint8Array(32).fill(251)).toString('base64url')

test('what is packed comes back, with its picture', async () => {
  expect(unpack(await pack({ id: 'a', words: '井盖 🕳', list: [1, { b: null }] }))).toEqual({
    id: 'a',
    words: '井盖 🕳',
    list: [1, { b: null }],
  })
  const photo = { id: 'p', blob: new Blob([new Uint8Array([1, 2, 255])], { type: 'image/jpeg' }) }
  const back = unpack(await pack(photo)) as typeof photo
  expect(back.blob.type).toBe('image/jpeg')
  expect(new Uint8Array(await back.blob.arrayBuffer())).toEqual(new Uint8Array([1, 2, 255]))
})

test('nothing of what was written can be read from what is sealed, and the same words never seal the same', async () => {
  const { key } = await newKey(half, 'p')
  const bytes = await pack({ id: 'a', words: 'manhole-cover' })
  const [one, two] = [await seal(key, bytes, 'p/a'), await seal(key, bytes, 'p/a')]
  expect(Buffer.from(one.sealed).toString('latin1')).not.toContain('manhole')
  expect(Buffer.from(one.sealed)).not.toEqual(Buffer.from(two.sealed))
  expect(unpack(await unseal(key, one, 'p/a'))).toEqual({ id: 'a', words: 'manhole-cover' })
})

test('a sealed thing does not open at another place, with another key or with one bit changed', async () => {
  const { key } = await newKey(half, 'p')
  const box = await seal(key, await pack({ id: 'a' }), 'p/a')
  await expect(unseal(key, box, 'q/a')).rejects.toThrow()
  await expect(unseal((await newKey(half, 'p')).key, box, 'p/a')).rejects.toThrow()
  new Uint8Array(box.sealed)[0]! ^= 1
  await expect(unseal(key, box, 'p/a')).rejects.toThrow()
})

test('the key cannot be read out, and a locked one opens only with the office’s half for that person', async () => {
  const { key, locked } = await newKey(half, 'p')
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
  const box = await seal(key, await pack({ id: 'a' }), 'x')
  const again = await unlockKey(half, 'p', locked)
  expect(unpack(await unseal(again, box, 'x'))).toEqual({ id: 'a' })
  await expect(unlockKey(other, 'p', locked)).rejects.toThrow()
  await expect(unlockKey(half, 'q', locked)).rejects.toThrow()
})
