import { expect, it } from 'vitest'
import programme from './index.ts'

it('anybody may read which tables may be asked for, and supervisors, leaders and the administrator write it', () => {
  const { permitted } = programme.registers
  expect(permitted?.read).toBe('public')
  expect(permitted?.edit).toEqual(['supervisor', 'leader', 'system-admin'])
  expect(Object.values(permitted?.columns ?? {}).filter(column => column.personal)).toEqual([])
})
