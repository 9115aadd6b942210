import { expect, it } from 'vitest'
import { Fault } from '../errors.ts'
import { faultOf } from './errors.ts'

const broken = (code: string, more = {}) => Object.assign(new Error(`${code} happened`), { code, ...more })

it.each([
  broken('EPIPE', { syscall: 'write' }),
  broken('ECONNRESET', { syscall: 'read' }),
  broken('ECONNREFUSED', { syscall: 'connect' }),
  broken('ENOENT', { syscall: 'connect' }),
  broken('57P03'),
  new Error('Connection terminated unexpectedly'),
])('tells that the database is away: $message', error => {
  expect(faultOf(error)).toMatchObject({ code: 'database-away', status: 503 })
})

it('does not blame the database for a file that is not there, nor for a mistake of ours', () => {
  expect(faultOf(broken('ENOENT', { syscall: 'open' })).code).toBe('internal')
  expect(faultOf(new TypeError('x is undefined')).code).toBe('internal')
  expect(faultOf(broken('23505')).code).toBe('internal')
})

it('leaves a fault as it was meant', () => {
  const fault = new Fault('place-outside')
  expect(faultOf(fault)).toBe(fault)
})
