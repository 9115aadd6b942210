import { describe, expect, it, test } from 'vitest'
import { type AddressParts, createAddressReader } from './index.ts'

const read = createAddressReader()
const parts = (text: string): AddressParts => read(text).parts
const whys = (text: string) => read(text).unclear.map(({ part, why }) => `${part} ${why}`)

describe('an address that is written out', () => {
  it('is taken apart from the province down to the room', () => {
    expect(parts('湖北省青川市北城区望岳路街道五里街社区人民路12号楚园小区二期3幢2单元5层501室')).toEqual({
      province: '湖北省',
      city: '青川市',
      district: '北城区',
      street: '望岳路街道',
      community: '五里街社区',
      road: '人民路',
      number: '12',
      estate: '楚园小区',
      zone: '2期',
      building: '3',
      unit: '2',
      floor: '5',
      room: '501',
    })
    expect(whys('橘汀路12号3栋502')).toEqual([])
  })

  it('is written in one way', () => {
    expect(read('人民路 １２ 號 ３ 號樓 二單元 五零一').text).toBe('人民路12号3幢2单元501室')
    expect(read('地址：人民路12号院三座2门501房').text).toBe('人民路12号3幢2单元501室')
  })

  test.each([
    ['南京西路1038弄12支弄5号601室', { road: '南京西路', lane: '1038弄12支弄', number: '5', room: '601' }],
    ['解放路三巷5号301', { road: '解放路', lane: '3巷', number: '5', room: '301' }],
    ['建国路甲12号', { road: '建国路', number: '甲12' }],
    ['人民路12号附3号', { road: '人民路', number: '12附3' }],
    ['人民路12号之一', { road: '人民路', number: '12之1' }],
    ['人民路12-1号', { road: '人民路', number: '12之1' }],
    ['滨江大道中段88号', { road: '滨江大道中段', number: '88' }],
    ['金鼎村5组12号', { community: '金鼎村', group: '5组', number: '12' }],
    ['幸福小区东区A座1203', { estate: '幸福小区', zone: '东区', building: 'A', room: '1203' }],
    ['楚园商务中心C栋4048', { estate: '楚园商务中心', building: 'C', room: '4048' }],
    ['幸福小区3楼2单元501', { estate: '幸福小区', building: '3', unit: '2', room: '501' }],
    ['光明花园8栋-1-302', { estate: '光明花园', building: '8', unit: '1', room: '302' }],
    ['3幢5号门面', { building: '3', room: '商铺5' }],
    ['榆庭路46号荻墩里1幢', { road: '榆庭路', number: '46', estate: '荻墩里', building: '1' }],
  ] as const)('%s', (text, expected) => {
    expect(parts(text)).toEqual(expected)
    expect(read(text).rest).toBe('')
  })
})

describe('names that look like something else', () => {
  test.each([
    ['三门峡市湖滨区黄河路3号', { city: '三门峡市', district: '湖滨区', road: '黄河路', number: '3' }],
    [
      '内蒙古自治区呼和浩特市新城区中山路1号',
      { province: '内蒙古自治区', city: '呼和浩特市', district: '新城区', road: '中山路', number: '1' },
    ],
    ['铁路新村3幢', { estate: '铁路新村', building: '3' }],
    ['建设路小区5栋', { estate: '建设路小区', building: '5' }],
    ['花园路12号', { road: '花园路', number: '12' }],
    ['西门街12号', { road: '西门街', number: '12' }],
    ['河边路12号', { road: '河边路', number: '12' }],
    ['5号路12号', { road: '5号路', number: '12' }],
    ['八一路12号', { road: '八一路', number: '12' }],
    ['一号公馆3幢', { estate: '一号公馆', building: '3' }],
    ['曹杨五村3号501室', { estate: '曹杨五村', number: '3', room: '501' }],
    ['枫树新村社区3幢', { community: '枫树新村社区', building: '3' }],
    ['下陆区桂花园社区', { district: '下陆区', community: '桂花园社区' }],
  ] as const)('%s', (text, expected) => expect(parts(text)).toEqual(expected))
})

describe('shorthand', () => {
  test.each(['3-2-501', '3幢2单元501', '3#2-501', '三号楼二单元五零一', '３－２－５０１', '3栋/2/501', '3座2梯501房'])(
    '%s is building 3, unit 2, room 501',
    text => expect(parts(text)).toEqual({ building: '3', unit: '2', room: '501' }),
  )

  it('is told apart by what stands before it, and asks about it', () => {
    expect(parts('幸福小区3-501')).toEqual({ estate: '幸福小区', building: '3', room: '501' })
    expect(parts('人民路12-3-501')).toEqual({ road: '人民路', number: '12', building: '3', room: '501' })
    expect(whys('幸福小区3-501')).toEqual(['building shorthand'])
    expect(whys('人民路12')).toEqual(['number no-word'])
  })

  it('keeps a chain it cannot tell apart', () => {
    expect(read('幸福小区1-2-3-4-5')).toMatchObject({ parts: { estate: '幸福小区' }, rest: '1-2-3-4-5', confidence: 'doubtful' })
  })
})

describe('what names more than one', () => {
  test.each([
    ['人民路1-3号', 'number', '1-3'],
    ['幸福小区2、3、5号楼', 'building', '2,3,5'],
    ['幸福小区3栋、5栋', 'building', '3,5'],
    ['幸福小区3幢501-502室', 'room', '501-502'],
  ] as const)('%s stays a range or a list', (text, part, value) => {
    const address = read(text)
    expect(address.parts[part]).toBe(value)
    expect(address.several).toEqual([part])
    expect(address.confidence).toBe('doubtful')
  })
})

describe('landmarks', () => {
  test.each([
    ['人民路12号对面', '12号对面'],
    ['幸福小区旁', '幸福小区旁'],
    ['人民路与建设路交叉口', '人民路与建设路交叉口'],
    ['人民路口', '人民路口'],
    ['人民路12号向东50米', '12号向东50米'],
    ['人民路农贸银行附近', '农贸银行附近'],
    ['幸福小区3幢旁', '3幢旁'],
    ['南京西路1038弄12支弄旁', '12支弄旁'],
    ['幸福小区3栋、5栋旁', '5栋旁'],
  ])('%s is a remark and no address', (text, remark) => {
    expect(read(text)).toMatchObject({ remark, key: '', unclear: expect.arrayContaining([{ part: 'remark', why: 'beside' }]) })
  })

  it('say what they are beside, for whoever looks for it', () => {
    expect(read('五里社区人民路12号对面').near).toBe('五里社区人民路12号')
    expect(read('人民路12号').near).toBe('')
  })

  it('leave the address that stands before them, or behind 的', () => {
    expect(read('人民路12号银行旁')).toMatchObject({ text: '人民路12号', remark: '银行旁', confidence: 'clear' })
    expect(read('菜市场对面的幸福小区3幢')).toMatchObject({ text: '幸福小区3幢', remark: '菜市场对面' })
    expect(read('幸福小区3幢门口')).toMatchObject({ text: '幸福小区3幢', remark: '门口', confidence: 'clear' })
  })

  it('and other words in brackets are remarks, but parts in brackets are parts', () => {
    expect(read('人民路12号（原机械厂）3幢')).toMatchObject({ text: '人民路12号3幢', remark: '原机械厂' })
    expect(read('人民路12号（幸福小区）3幢').text).toBe('人民路12号幸福小区3幢')
  })
})

describe('what is not understood', () => {
  it('is kept, and makes the key another one', () => {
    const shop = read('人民路12号王记面馆')
    expect(shop).toMatchObject({ text: '人民路12号', rest: '王记面馆', confidence: 'doubtful' })
    expect(shop.key).not.toBe(read('人民路12号').key)
    expect(read('人民路12号；建设路5号')).toMatchObject({ text: '人民路12号', rest: '建设路5号' })
    expect(read('  ')).toMatchObject({ parts: {}, text: '', key: '', confidence: 'none' })
  })

  it.each([
    ['3层501室', 'floor floor-and-room'],
    ['负一层', 'floor below-ground'],
    ['米兰春天2栋', 'estate guessed-estate'],
    ['人民路12号3幢5幢', 'building twice'],
  ])('%s is asked about: %s', (text, why) => expect(whys(text)).toContain(why))

  it('never throws and never loses a digit, whatever it is given', () => {
    for (const text of [
      '号号号',
      '----',
      '(((',
      '3栋#',
      '附附3',
      '的',
      'A',
      '第',
      '一',
      '12345678901',
      '弄',
      '路路路路',
      '市市市',
      '12号3-',
      '#3#3#3',
      '负',
    ]) {
      const address = read(text)
      const kept = Object.values(address.parts).join('') + address.rest + address.remark
      for (const digit of text.match(/\d/g) ?? []) expect(kept).toContain(digit)
    }
  })
})

describe('the key', () => {
  const office = createAddressReader({ home: { city: '青川市', district: '北城区' } })
  it('is equal for two ways of writing one address', () => {
    const key = office('幸福小区3幢2单元501室').key
    for (const text of [
      '幸福小区3-2-501',
      '青川市北城区望岳路街道五里街社区幸福小区3号楼2单元5层501',
      '幸福小区三栋二单元五零一室（银行旁）',
    ]) {
      expect(office(text).key).toBe(key)
    }
  })
  it('differs where the place differs', () => {
    const keys = [
      '幸福小区3幢',
      '幸福小区3幢2单元',
      '幸福小区3-5幢',
      '南城区幸福小区3幢',
      '人民路3号',
      '人民路3号附1号',
      '人民路三巷3号',
    ]
    expect(new Set(keys.map(text => office(text).key)).size).toBe(keys.length)
  })
})

it('leaves out what is finer than asked', () => {
  const house = createAddressReader({ finest: 'building' })
  expect(house('幸福小区3幢2单元5层501室')).toMatchObject({ text: '幸福小区3幢', key: house('幸福小区3号楼').key })
})

describe("an office's own words", () => {
  it('are written instead of the usual ones', () => {
    const own = createAddressReader({ words: { 栋: ['幢', '座'], 房: ['室'] } })
    expect(own('幸福小区3座2单元501').text).toBe('幸福小区3栋2单元501房')
    expect(own('幸福小区3座').key).toBe(read('幸福小区3幢').key)
  })
  it('may be words nobody else has', () => {
    const own = createAddressReader({ words: { 幢: ['墩'] } })
    expect(own('幸福小区3墩501').text).toBe('幸福小区3幢501室')
    expect(() => createAddressReader({ words: { 甑: ['罍'] } })).toThrow(RangeError)
  })
  it('and names stand for one another', () => {
    const own = createAddressReader({ names: { 机械厂宿舍: ['一机宿舍'], 建设大道: ['建设路'] } })
    expect(own('一机宿舍3栋').key).toBe(own('机械厂宿舍3栋').key)
    expect(own('建设路5号').text).toBe('建设大道5号')
  })
})
