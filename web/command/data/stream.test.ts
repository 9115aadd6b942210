import { expect, it } from 'vitest'
import { type Heard, reader } from './stream.ts'

it('hears whole events however the pieces are cut', () => {
  const text = 'event: case\ndata: {"id":"a"}\n\n: a remark\n\nevent: beat\ndata: {}\n\nevent: case\ndata: {broken\n\n'
  for (const size of [1, 3, 7, 200]) {
    const heard: Heard[] = []
    const read = reader(one => heard.push(one))
    for (let i = 0; i < text.length; i += size) read(text.slice(i, i + size))
    expect(heard).toEqual([
      { event: 'case', data: { id: 'a' } },
      { event: 'beat', data: {} },
    ])
  }
})
