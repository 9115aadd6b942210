import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { readConfig } from './config.ts'

it.each(['LINLI_TENANT', 'LINLI_CONNECTIONS', 'LINLI_REQUESTS_PER_MINUTE'])(
  'refuses %s when it is no number it can use',
  name => {
    const read = (value: string) => readConfig({ LINLI_SECRET: 'x', [name]: value }, tmpdir())
    for (const value of ['many', '-1', '1.5', 'Infinity']) expect(() => read(value)).toThrow(name)
    expect(() => read('8')).not.toThrow()
  },
)
