import { writeXlsx } from 'hucre/xlsx'
import { contract, type NastyFile, type Rows, span, utc } from './nasty-kit.ts'

export function contractsUtf16(): NastyFile {
  const lines = [
    '合同号\t项目\t乙方\t合同价(元)\t已支付（万元）\t完成率\t起\t止\t经办',
    'HT-01\t保洁服务\t清风公司\t"1,200,000.00"\t60\t50%\t2026/1/1\t2026/12/31\t甲',
    'HT-02\t绿化养护\t绿野公司\t￥80000\t8\t100%\t2025-7-1\t长期\t乙',
  ]
  return {
    name: '合同：UTF-16 的制表符文本、千分位、长期',
    bytes: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(lines.join('\r\n'), 'utf16le')]),
    sheets: [1],
    fields: contract,
    truth: {
      合同号: 'number',
      项目: 'name',
      乙方: 'party',
      '合同价(元)': 'price',
      '已支付（万元）': 'paid',
      完成率: 'done',
      起: 'from',
      止: 'until',
      经办: null,
    },
    rows: [
      {
        number: 'HT-01',
        name: '保洁服务',
        party: '清风公司',
        price: 1_200_000,
        paid: 600_000,
        done: 50,
        from: '2026-01-01',
        until: '2026-12-31',
      },
      {
        number: 'HT-02',
        name: '绿化养护',
        party: '绿野公司',
        price: 80_000,
        paid: 80_000,
        done: 100,
        from: '2025-07-01',
        until: 'wrong',
      },
    ],
  }
}

export async function contractsInWan(): Promise<NastyFile> {
  const rows: Rows = [
    ['购买服务合同台账', ...Array(7).fill(null)],
    ['单位：万元', ...Array(7).fill(null)],
    ['编号', '服务项目名称', '承接单位', '合同总金额', '累计已付金额', '完成比例', '服务起始日期', '服务截止日期'],
    ['F-1', '巡查', '安心公司', 35.6, 350_000, 0.98, utc(2026, 1, 1), utc(2026, 6, 30)],
    ['F-2', '助餐', '暖阳中心', '12.345', 60_000, 0.5, '2026年1月1日', '2026-6-31'],
    ['合  计', null, null, 47.945, 410_000, null, null, null],
  ]
  return {
    name: '合同：“单位：万元”在表头上方，已付金额按万显示',
    bytes: await writeXlsx({
      sheets: [
        {
          name: '台账',
          rows,
          merges: [span(0, 0, 7), span(1, 0, 7)],
          columns: [{}, {}, {}, {}, { numFmt: '0!.0,"万"' }, { numFmt: '0.0%' }, { numFmt: 'yyyy/m/d' }, { numFmt: 'yyyy/m/d' }],
        },
      ],
    }),
    sheets: [1],
    fields: contract,
    truth: {
      编号: 'number',
      服务项目名称: 'name',
      承接单位: 'party',
      合同总金额: 'price',
      累计已付金额: 'paid',
      完成比例: 'done',
      服务起始日期: 'from',
      服务截止日期: 'until',
    },
    rows: [
      {
        number: 'F-1',
        name: '巡查',
        party: '安心公司',
        price: 356_000,
        paid: 350_000,
        done: 98,
        from: '2026-01-01',
        until: '2026-06-30',
      },
      {
        number: 'F-2',
        name: '助餐',
        party: '暖阳中心',
        price: 123_450,
        paid: 60_000,
        done: 50,
        from: '2026-01-01',
        until: 'wrong',
      },
    ],
  }
}
