import { writeXlsx } from 'hucre/xlsx'
import { tinyXls } from '../../ports/sheets/testing/tiny-xls.ts'
import { estate, type NastyFile, type Rows, span } from './nasty-kit.ts'

const estateRows = [
  {
    name: '橘汀苑',
    built: 1998,
    buildings: 12,
    homes: 480,
    floorArea: 42_000,
    landArea: 20_000,
    manager: '安居物业',
    phone: '88881111',
    lift: false,
  },
  {
    name: '湖心花园',
    built: 2006,
    buildings: 8,
    homes: 360,
    floorArea: 35_500,
    landArea: 14_000,
    manager: '清风物业',
    phone: '88882222',
    lift: true,
  },
]

export async function estatesBanded(): Promise<NastyFile> {
  const rows: Rows = [
    ['附件2', ...Array(8).fill(null)],
    ['住宅小区底数摸排表', ...Array(8).fill(null)],
    ['小区', '建成年代', '规模', null, '面积', null, '物业', null, '有无电梯'],
    [null, null, '幢数', '总户数', '建筑面积（万㎡）', '用地（亩）', '公司名称', '电话', null],
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
    ['橘汀苑', 1998, 12, '480户', 4.2, 30, '安居物业', '88881111', '无'],
    ['湖心花园', '2006年', 8, 360, 3.55, 21, '清风物业', '88882222', '√'],
    ['总计', null, 20, 840, 7.75, 51, null, null, null],
  ]
  const merges = [
    span(0, 0, 8),
    span(1, 0, 8),
    span(2, 0, 0, 3),
    span(2, 1, 1, 3),
    span(2, 2, 3),
    span(2, 4, 5),
    span(2, 6, 7),
    span(2, 8, 8, 3),
  ]
  return {
    name: '小区：两层表头、栏号、万平方米和亩',
    bytes: await writeXlsx({ sheets: [{ name: 'Sheet1', rows, merges }] }),
    sheets: [1],
    fields: estate,
    truth: {
      小区: 'name',
      建成年代: 'built',
      '规模 / 幢数': 'buildings',
      '规模 / 总户数': 'homes',
      '面积 / 建筑面积（万㎡）': 'floorArea',
      '面积 / 用地（亩）': 'landArea',
      '物业 / 公司名称': 'manager',
      '物业 / 电话': 'phone',
      有无电梯: 'lift',
    },
    rows: estateRows,
  }
}

export function estatesOld(): NastyFile {
  return {
    name: '小区：旧版 .xls、合并的物业公司、公式错误',
    bytes: tinyXls(
      [
        ['小区名称', '年代', '楼栋数量', '住户数', '总建筑面积(平方米)', '物业服务企业', '联系方式', '是否有电梯'],
        ['橘汀苑', 1998, 12, { shows: 480 }, 42_000, '安居物业', '88881111', '否'],
        ['湖心花园', '2006', 8, { error: 23 }, '35500㎡', null, '88882222', '是'],
      ],
      [[1, 2, 5, 5]],
    ),
    sheets: [1],
    fields: estate,
    truth: {
      小区名称: 'name',
      年代: 'built',
      楼栋数量: 'buildings',
      住户数: 'homes',
      '总建筑面积(平方米)': 'floorArea',
      物业服务企业: 'manager',
      联系方式: 'phone',
      是否有电梯: 'lift',
    },
    rows: [
      {
        name: '橘汀苑',
        built: 1998,
        buildings: 12,
        homes: 480,
        floorArea: 42_000,
        manager: '安居物业',
        phone: '88881111',
        lift: false,
      },
      {
        name: '湖心花园',
        built: 2006,
        buildings: 8,
        homes: 'wrong',
        floorArea: 35_500,
        manager: '安居物业',
        phone: '88882222',
        lift: true,
      },
    ],
  }
}

export async function estatesPrinted(): Promise<NastyFile> {
  const head = ['小区名称', '建成时间（年）', '规模', null, '面积（平方米）', null, '管理单位', '管理单位电话', '电梯']
  const sub = [null, null, '栋数', '户数', '建筑', '用地', null, null, null]
  const rows: Rows = [
    head,
    sub,
    ['一、东片', ...Array(8).fill(null)],
    ['橘汀苑', 1998, 12, 480, 42_000, 20_000, '安居物业', '88881111', '×'],
    ['本页小计', null, 12, 480, 42_000, 20_000, null, null, null],
    ['第 1 页 共 2 页', ...Array(8).fill(null)],
    head,
    sub,
    ['二、西片', ...Array(8).fill(null)],
    ['湖心花园', 2006, 8, 360, 35_500, 14_000, '清风物业', '88882222', '有'],
    ['总计', null, 20, 840, 77_500, 34_000, null, null, null],
    ['备注：数据截至三月底', ...Array(8).fill(null)],
  ]
  return {
    name: '小区：分页打印、重复表头、片区行、未合并的上层表头',
    bytes: await writeXlsx({ sheets: [{ name: '打印', rows, merges: [span(2, 0, 8), span(8, 0, 8)] }] }),
    sheets: [1],
    fields: estate,
    truth: {
      小区名称: 'name',
      '建成时间（年）': 'built',
      '规模 / 栋数': 'buildings',
      '规模 / 户数': 'homes',
      '面积（平方米） / 建筑': 'floorArea',
      '面积（平方米） / 用地': 'landArea',
      管理单位: 'manager',
      管理单位电话: 'phone',
      电梯: 'lift',
    },
    rows: estateRows,
  }
}
