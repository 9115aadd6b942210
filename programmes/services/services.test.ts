import { expect, it } from 'vitest'
import programme from './index.ts'

it('the register of services is open to anybody and holds nothing personal', () => {
  const { services } = programme.registers
  expect(services?.read).toBe('public')
  expect(Object.values(services?.columns ?? {}).filter(column => column.personal)).toEqual([])
})
