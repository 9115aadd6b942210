import { expect, it } from 'vitest'
import { evenText, paragraphsOf, readPlan } from './index.ts'
import * as texts from './testing/texts.ts'

it('keeps every position', () => {
  const text = '（一）國務院２０２３年「十四五」\r\n規劃\u3000１．５萬，\ud83d\ude00\n'
  expect(evenText(text)).toBe('(一)国务院2023年“十四五” \n规划 1.5万,\ud83d\ude00\n')
  expect(evenText(text)).toHaveLength(text.length)
})

it('knows the radicals that PDFs hold for characters', () => {
  expect(evenText('⼀、⽅案（⼆）⺠⽣⻓⻋')).toBe('一、方案(二)民生长车')
})

it('joins what a page broke and leaves its numbers out', () => {
  const paragraphs = paragraphsOf(evenText(texts.wrapped))
  const found = paragraphs.find(({ text }) => text.startsWith('(二)工作目标'))!
  expect(found.text).toContain('惠及居民3200户,其中')
  const at = found.text.indexOf('3200户')
  expect(texts.wrapped.slice(found.offsetOf(at), found.offsetOf(at) + 5)).toBe('3200户')
  expect(paragraphs.some(({ text }) => /— 1 —/.test(text))).toBe(false)
})

it('gives rows their cells and the headings of their columns', () => {
  const row = paragraphsOf(evenText(texts.tabbed)).find(({ text }) => text.includes('招商引资'))!
  expect(row.kind).toBe('table-row')
  expect(row.heads).toEqual(['序号', '工作任务', '目标要求', '牵头单位', '配合单位', '完成时限'])
  for (const { text, at } of row.cells) expect(row.text.slice(at, at + text.length)).toBe(text)
})

it('joins lines broken at one width beside many short ones', () => {
  const cells = ['指标', '单位', '目标', '就业', '万人', '增收', '万元', '床位', '张'].join('\n')
  const text = `第一节  就业\n实施就业优先战略。五年新增城镇就业六万人以上，\n城镇调查失业率控制在百分之五以内。每年开展培训\n不少于8000人次，到2025年技能人才占就业人员比重达到\n30%以上，其中高技能人才占比达到三分之一，培训基地达到\n12个。\n${cells}\n`
  expect(paragraphsOf(evenText(text)).some(paragraph => paragraph.text.includes('比重达到30%以上'))).toBe(true)
})

it('leaves readings that a site printed into the text out of its paragraphs', () => {
  const [paragraph] = paragraphsOf(evenText('自治區(qū)政府關(guān)于推進(jìn)改造(二期)的意見。'))
  expect(paragraph?.text).toBe('自治区政府关于推进改造(二期)的意见。')
})

it('reads a text of five million characters', () => {
  const page = `${texts.tabbed}\n${texts.wrapped}\n`
  const text = page.repeat(Math.ceil(5_000_000 / page.length))
  const { outline, owners } = readPlan(text)
  expect(outline.length).toBeGreaterThan(40_000)
  expect(owners.length).toBeGreaterThan(40_000)
})

it('gets through long texts of one kind', () => {
  const many = 100_000
  for (const unit of [
    '一',
    '3\n',
    '(一)',
    '一、',
    '责任单位:',
    '责任单位:甲局、',
    '(甲局负责)',
    ' ',
    '\t',
    '1.1',
    '2021年',
    '......1\n',
  ]) {
    expect(readPlan(unit.repeat(many / unit.length)).title).toBe(null)
  }
})
