import { describe, expect, it, test } from 'vitest'
import { buildNameIndex, createNameReader, matchName } from './index.ts'

const read = createNameReader()
const index = buildNameIndex(
  Object.entries({
    north: ['青川市北辰商贸有限公司'],
    south: ['北辰（南川）商贸有限公司'],
    branch: ['青川市北辰商贸有限公司第三分公司'],
    committee: ['橘汀社区居民委员会'],
    police: ['青川市公安局北城分局橘汀派出所', '橘汀派出所'],
    one: ['青川市第一小学'],
    two: ['青川市第二小学'],
    logistics: ['青川市远山现代物流股份有限公司'],
    shopA: ['青云便利店'],
    shopB: ['青云便利店'],
  }).map(([id, names]) => ({ id, names: names.map(read) })),
)
const match = (text: string) => matchName(read(text), index)

describe('a name', () => {
  test.each([
    ['青川市北辰商贸有限责任公司', '青川市北辰商贸有限公司'],
    [' 青川市 北辰商贸有限公司 ', '青川市北辰商贸有限公司'],
    ['北辰(南川)商贸有限公司', '北辰【南川】商贸有限公司'],
    ['橘汀社区居委会', '橘汀社区居民委员会'],
    ['菱渡街道办', '菱渡街道办事处'],
    ['菱渡村委会', '菱渡村民委员会'],
    ['北城区住建局', '北城区住房和城乡建设局'],
    ['青川市第一小学', '青川市第1小学'],
    ['北辰商贸有限公司三分公司', '北辰商贸有限公司第３分公司'],
    ['ＫＴＶ青云店', 'ktv青云店'],
  ])('%s is %s', (a, b) => expect(read(a).key).toBe(read(b).key))

  it('falls into place, core, form and branch', () => {
    expect(read('湖东省青川市北城区北辰商贸有限责任公司橘汀路分店')).toMatchObject({
      area: '湖东省青川市北城区',
      core: '北辰商贸',
      form: '有限公司',
      branch: '橘汀路分店',
    })
    expect(read('北辰（南川）商贸有限公司')).toMatchObject({ area: '南川', core: '北辰商贸' })
    expect(read('市场服务中心')).toMatchObject({ area: '', core: '市场服务中心' })
  })

  it('may be shortened in an office’s own way', () => {
    const own = createNameReader({ 一医院: '第一人民医院' })
    expect(own('青川市一医院').key).toBe(own('青川市第一人民医院').key)
  })
})

describe('a known organisation', () => {
  test.each([
    ['青川市北辰商贸有限责任公司', 'north'],
    ['北辰(南川)商贸有限公司', 'south'],
    ['青川市北辰商贸有限公司三分公司', 'branch'],
    ['橘汀社区居委会', 'committee'],
    ['橘汀公安派出所', 'police'],
  ])('%s is surely %s', (text, id) => {
    expect(match(text).sure).toBe(id)
    expect(match(text).candidates[0]).toMatchObject({ id, reason: 'same', differs: [] })
  })

  test.each([
    ['青川市北辰商贸', 'north', 'form'],
    ['北辰商贸有限公司', 'north', 'area'],
    ['青川市北辰商贸有限公司第四分公司', 'north', 'branch'],
    ['远山物流', 'logistics', 'short'],
    ['青川市远山现代物留有限公司', 'logistics', 'alike'],
    ['青川市第三小学', 'one', 'alike'],
  ])('%s is proposed as %s for %s, and not chosen', (text, id, reason) => {
    const { sure, candidates } = match(text)
    expect(sure).toBeNull()
    expect(candidates.find(one => one.id === id)?.reason).toBe(reason)
  })

  it('is not chosen where two have the same name', () => {
    expect(match('青云便利店').sure).toBeNull()
    expect(
      match('青云便利店')
        .candidates.map(({ id }) => id)
        .sort(),
    ).toEqual(['shopA', 'shopB'])
  })

  it('is shown with what differs', () => {
    expect(match('青川市第三小学').candidates[0]?.differs).toContain('number')
    expect(match('南川市北辰商贸有限公司').candidates.find(({ id }) => id === 'north')?.differs).toEqual(['area'])
  })

  it('is none where nothing is alike or nothing was said', () => {
    expect(match('柳湾幼儿园')).toEqual({ sure: null, candidates: [] })
    expect(match('（）')).toEqual({ sure: null, candidates: [] })
  })
})
