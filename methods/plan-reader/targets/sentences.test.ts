import { describe, expect, it } from 'vitest'
import { paragraphsOf } from '../paragraphs.ts'
import { evenText } from '../text.ts'
import type { Target } from '../types.ts'
import { readTargets } from './index.ts'
import { ofFiveYears, ofOneYear } from './sentences.testing.ts'

interface Case {
  readonly shape: string
  readonly sentence: string
  readonly expected: string
}

function casesIn(table: string): Case[] {
  let shape = ''
  return table
    .trim()
    .split('\n')
    .flatMap(line => {
      if (line.startsWith('# ')) {
        shape = line.slice(2)
        return []
      }
      const [sentence = '', expected = ''] = line.split(' → ')
      return [{ shape, sentence, expected }]
    })
}

function written({ comparator, quantity, unit, deadline, subject }: Target): string {
  const amount = quantity === null ? '-' : typeof quantity === 'number' ? String(quantity) : quantity.join('..')
  return [comparator, amount, unit ?? '-', deadline ?? '-', subject === '' ? '-' : subject].join(' ')
}

function promised(sentence: string, from: string, to: string, issued: string): string {
  const { targets } = readTargets(paragraphsOf(evenText(sentence)), {
    title: '某街道工作计划',
    period: { from, to },
    issued,
    sections: [],
    source: sentence,
  })
  for (const { offset, length, quote } of targets) expect(sentence.slice(offset, offset + length)).toBe(quote)
  return targets.length === 0 ? 'none' : targets.map(written).join(' / ')
}

describe('a sentence of a plan for one year', () => {
  it.each(casesIn(ofOneYear))('has its $shape read: $sentence', ({ sentence, expected }) => {
    expect(promised(sentence, '2023-01-01', '2023-12-31', '2023-01-10')).toBe(expected)
  })
})

describe('a sentence of a plan for five years', () => {
  it.each(casesIn(ofFiveYears))('has its $shape read: $sentence', ({ sentence, expected }) => {
    expect(promised(sentence, '2021-01-01', '2025-12-31', '2021-03-20')).toBe(expected)
  })
})
