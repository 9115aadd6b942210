import { writeXlsx } from 'hucre/xlsx'
import { company, type NastyFile, type Rows, span, utc } from './nasty-kit.ts'

export async function companies(): Promise<NastyFile> {
  const rows: Rows = [
    ['辖区企业基本情况统计表', ...Array(8).fill(null)],
    ['填报单位：橘汀街道办事处', null, null, null, null, '填报日期：2026年3月', null, null, null],
    [
      '序号',
      '单位名称*',
      '社会信用代码\n（18位）',
      '所属行业',
      '成立时间',
      '注册资本\n（万元）',
      '员工人数(人)',
      '注册地址',
      '法人电话',
    ],
    [1, '橘汀百货店', '91330100MA2XXXXX01', '零售', utc(2019, 3, 5), 50, 12, '橘汀路 1 号', '13800001111'],
    [2, '湖心面馆 ', '91330100MA2XXXXX28', '餐饮', '2020/1/9', 12.5, '８', '湖心路 3 号', 13800002222],
    [3, '老周修理铺', '91330100MA2XXXXX36', '维 修', '2021.12.1', '100万元', 3, '', '0571-88880000'],
    ['合计', null, null, null, null, 162.5, 23, null, null],
    ['注：注册资本按营业执照填写。', ...Array(8).fill(null)],
    ['填表人：王某', null, '审核人：李某', null, null, null, '联系电话：88880000', null, null],
  ]
  return {
    name: '企业：标题、单位在表头、合计和签字行',
    bytes: await writeXlsx({
      sheets: [
        {
          name: '企业',
          rows,
          merges: [span(0, 0, 8), span(1, 0, 4), span(7, 0, 8)],
          columns: [{}, {}, {}, {}, { numFmt: 'yyyy"年"m"月"d"日"' }],
        },
      ],
    }),
    sheets: [1],
    fields: company,
    truth: {
      序号: null,
      '单位名称*': 'name',
      '社会信用代码 （18位）': 'code',
      所属行业: 'kind',
      成立时间: 'since',
      '注册资本 （万元）': 'capital',
      '员工人数(人)': 'staff',
      注册地址: 'where',
      法人电话: 'contact',
    },
    rows: [
      {
        name: '橘汀百货店',
        code: '91330100MA2XXXXX01',
        kind: 'retail',
        since: '2019-03-05',
        capital: 500_000,
        staff: 12,
        where: '橘汀路 1 号',
        contact: '13800001111',
      },
      {
        name: '湖心面馆',
        code: '91330100MA2XXXXX28',
        kind: 'food',
        since: '2020-01-09',
        capital: 125_000,
        staff: 8,
        where: '湖心路 3 号',
        contact: '13800002222',
      },
      {
        name: '老周修理铺',
        code: '91330100MA2XXXXX36',
        kind: 'repair',
        since: '2021-12-01',
        capital: 1_000_000,
        staff: 3,
        contact: '0571-88880000',
      },
    ],
  }
}

/** GB 2312 has these characters at these places; enough for a file of them. */
const gbk: Readonly<Record<string, string>> = {
  企: 'c6f3',
  业: 'd2b5',
  名: 'c3fb',
  称: 'b3c6',
  信: 'd0c5',
  用: 'd3c3',
  代: 'b4fa',
  码: 'c2eb',
  行: 'd0d0',
  成: 'b3c9',
  立: 'c1a2',
  日: 'c8d5',
  期: 'c6da',
  人: 'c8cb',
  数: 'cafd',
  地: 'b5d8',
  址: 'd6b7',
  电: 'b5e7',
  话: 'bbb0',
  零: 'c1e3',
  售: 'cadb',
  餐: 'b2cd',
  饮: 'd2fb',
  路: 'c2b7',
  号: 'bac5',
  店: 'b5ea',
  馆: 'b9dd',
  面: 'c3e6',
  大: 'b4f3',
  小: 'd0a1',
  年: 'c4ea',
  月: 'd4c2',
  '１': 'a3b1',
  '２': 'a3b2',
  '０': 'a3b0',
}
const inGbk = (words: string) =>
  Buffer.concat([...words].map(letter => Buffer.from(gbk[letter] ?? Buffer.from(letter).toString('hex'), 'hex')))

export function companiesGbk(): NastyFile {
  const lines = [
    '企业名称,信用代码,行业,成立日期,人数,地址,电话',
    '大地店 ,91330100ma2xxxxx01,零售,2024.3.5,１２,大路１号,13800001111',
    '面馆," 91330100MA2XXXXX28",餐饮 ,2024年3月5日,２０,,"13800002222"',
    '小店,91330100MA2XXXXX36,零售,20240305,-,小路2号,',
  ]
  return {
    name: '企业：GBK 的 CSV、全角数字、尾部空格',
    bytes: inGbk(`${lines.join('\r\n')}\r\n`),
    sheets: [1],
    fields: company,
    truth: { 企业名称: 'name', 信用代码: 'code', 行业: 'kind', 成立日期: 'since', 人数: 'staff', 地址: 'where', 电话: 'contact' },
    rows: [
      {
        name: '大地店',
        code: '91330100MA2XXXXX01',
        kind: 'retail',
        since: '2024-03-05',
        staff: 12,
        where: '大路１号',
        contact: '13800001111',
      },
      { name: '面馆', code: '91330100MA2XXXXX28', kind: 'food', since: '2024-03-05', staff: 20, contact: '13800002222' },
      { name: '小店', code: '91330100MA2XXXXX36', kind: 'retail', since: '2024-03-05', where: '小路2号' },
    ],
  }
}

export async function companiesFromSystem(): Promise<NastyFile> {
  const rows: Rows = [
    ['id', 'NAME', 'code', 'kind', 'since', 'capital', 'staff', 'where', 'contact', 'where_lng', 'where_lat', '', 'updated'],
    [
      'a9f',
      '橘汀百货店',
      '91330100MA2XXXXX01',
      'retail',
      '2019-03-05 00:00:00',
      500_000,
      12,
      '橘汀路 1 号',
      '13800001111',
      120.123456,
      30.123456,
      null,
      '2026-01-01',
    ],
    ['a9e', '湖心面馆', '91330100MA2XXXXX28', 'food', 43_839, 125_000, 8, null, null, 120.223456, 30.223456, null, '2026-01-01'],
  ]
  return {
    name: '企业：系统导出、英文表头、隐藏列、空列、坐标',
    bytes: await writeXlsx({ sheets: [{ name: 'export', rows, columns: [{}, {}, { hidden: true }] }] }),
    sheets: [1],
    fields: company,
    truth: {
      id: null,
      NAME: 'name',
      code: 'code',
      kind: 'kind',
      since: 'since',
      capital: 'capital',
      staff: 'staff',
      where: 'where',
      contact: 'contact',
      where_lng: 'where.lng',
      where_lat: 'where.lat',
      updated: null,
    },
    rows: [
      {
        name: '橘汀百货店',
        code: '91330100MA2XXXXX01',
        kind: 'retail',
        since: '2019-03-05',
        capital: 500_000,
        staff: 12,
        where: '橘汀路 1 号',
        contact: '13800001111',
        'where.lng': 120.123456,
        'where.lat': 30.123456,
      },
      {
        name: '湖心面馆',
        code: '91330100MA2XXXXX28',
        kind: 'food',
        since: '2020-01-09',
        capital: 125_000,
        staff: 8,
        'where.lng': 120.223456,
        'where.lat': 30.223456,
      },
    ],
  }
}

export async function companiesDamaged(): Promise<NastyFile> {
  const rows: Rows = [
    ['商户名称', '营业执照号', '经营类型', '注册日期', '资金（元）', '用工', '经营场所', '手机'],
    ['橘汀百货店', 913_301_000_000_000_000, '零售', '24.3.5', '#REF!', '10-20', '橘汀路 1 号', 1.38e10],
    ['湖心面馆', '9.1330100E+17', '烧烤', 20_240_305, '5万', '5.5', '湖心路 3 号', '1.38E+10'],
    ['老周修理铺', '91330100MA2XXXXX36', '维修', '２０２４－０３－０５', '1 000', '约3', '桥头', '13800003333/13800004444'],
  ]
  return {
    name: '企业：科学计数法的代码、两位年份、区间、公式错误',
    bytes: await writeXlsx({ sheets: [{ name: '商户', rows }] }),
    sheets: [1],
    fields: company,
    truth: {
      商户名称: 'name',
      营业执照号: 'code',
      经营类型: 'kind',
      注册日期: 'since',
      '资金（元）': 'capital',
      用工: 'staff',
      经营场所: 'where',
      手机: 'contact',
    },
    rows: [
      {
        name: '橘汀百货店',
        code: 'wrong',
        kind: 'retail',
        since: 'wrong',
        capital: 'wrong',
        staff: 'wrong',
        where: '橘汀路 1 号',
        contact: '13800000000',
      },
      {
        name: '湖心面馆',
        code: 'wrong',
        kind: 'wrong',
        since: '2024-03-05',
        capital: 50_000,
        staff: 'wrong',
        where: '湖心路 3 号',
        contact: 'wrong',
      },
      {
        name: '老周修理铺',
        code: '91330100MA2XXXXX36',
        kind: 'repair',
        since: '2024-03-05',
        capital: 1000,
        staff: 3,
        where: '桥头',
        contact: 'wrong',
      },
    ],
  }
}
