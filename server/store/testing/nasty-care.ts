import { writeXlsx } from 'hucre/xlsx'
import { care, type NastyFile, type Rows, span } from './nasty-kit.ts'

export async function careThreeLevels(): Promise<NastyFile> {
  const rows: Rows = [
    ['养老服务机构情况', ...Array(8).fill(null)],
    ['机构名称', '性质', '规模', null, null, '人员', null, '投用时间', '位置'],
    [null, null, '床位', null, '面积', '入住', '护理', null, null],
    [null, null, '核定床位', '使用率', '建筑面积', '老人数', '护理员', null, null],
    [null, null, '张', '%', '㎡', '人', '人', null, null],
    ['橘汀颐养院', '公建民营', 120, 0.85, 3600, 102, 20, 45_356, '橘汀路 20 号'],
    ['湖心托老所', '民办', 30, 0.5, '1,050.5', 15, 4, '二〇二一年六月一日', '湖心路 9 号'],
    ['小计', null, 150, null, null, 117, 24, null, null],
  ]
  const merges = [
    span(0, 0, 8),
    span(1, 0, 0, 3),
    span(1, 1, 1, 3),
    span(1, 2, 4),
    span(2, 2, 3),
    span(1, 5, 6),
    span(1, 7, 7, 3),
    span(1, 8, 8, 3),
  ]
  return {
    name: '养老：三层表头、单位行、百分数',
    bytes: await writeXlsx({ sheets: [{ name: '养老', rows, merges, columns: [{}, {}, {}, { numFmt: '0%' }] }] }),
    sheets: [1],
    fields: care,
    truth: {
      机构名称: 'name',
      性质: 'kind',
      '规模 / 床位 / 核定床位': 'beds',
      '规模 / 床位 / 使用率': 'rate',
      '规模 / 面积 / 建筑面积': 'area',
      '人员 / 入住 / 老人数': 'used',
      '人员 / 护理 / 护理员': 'nurses',
      投用时间: 'opened',
      位置: 'where',
    },
    rows: [
      {
        name: '橘汀颐养院',
        kind: 'mixed',
        beds: 120,
        rate: 85,
        area: 3600,
        used: 102,
        nurses: 20,
        opened: '2024-03-05',
        where: '橘汀路 20 号',
      },
      {
        name: '湖心托老所',
        kind: 'private',
        beds: 30,
        rate: 50,
        area: 1050.5,
        used: 15,
        nurses: 4,
        opened: '2021-06-01',
        where: '湖心路 9 号',
      },
    ],
  }
}

export async function careDoubled(): Promise<NastyFile> {
  const rows: Rows = [
    ['机构', '名称', '单位性质', '床位', '在住', '护理人员', '面积', '名称', '日期', '地点'],
    ['A01', '橘汀颐养院', '公建民营（示范）', 120, 102, 20, 3600, '民政科', '2024-3-5', '橘汀路 20 号'],
    ['A02', '湖心托老所', '2.民办', 30, '15人', '4名', 1050, '民政科', '3/5/2021', '湖心路 9 号'],
  ]
  return {
    name: '养老：同名的列、带序号的选项、看不懂的日期',
    bytes: await writeXlsx({ sheets: [{ name: 'a', rows }] }),
    sheets: [1],
    fields: care,
    truth: {
      机构: null,
      名称: 'name',
      单位性质: 'kind',
      床位: 'beds',
      在住: 'used',
      护理人员: 'nurses',
      面积: 'area',
      '名称 #2': null,
      日期: 'opened',
      地点: 'where',
    },
    rows: [
      {
        name: '橘汀颐养院',
        kind: 'wrong',
        beds: 120,
        used: 102,
        nurses: 20,
        area: 3600,
        opened: '2024-03-05',
        where: '橘汀路 20 号',
      },
      { name: '湖心托老所', kind: 'private', beds: 30, used: 15, nurses: 4, area: 1050, opened: 'wrong', where: '湖心路 9 号' },
    ],
  }
}

export async function careInSheets(): Promise<NastyFile> {
  const head = ['名称', '性质', '床位数（张）', '入住人数', '建筑面积', '开业时间', '详细地址']
  const sheet = (name: string, rows: Rows) => ({
    name,
    rows: [[`${name}养老机构`, ...Array(6).fill(null)], head, ...rows],
    merges: [span(0, 0, 6)],
  })
  return {
    name: '养老：一个社区一张表、单位写在格子里、只有年月的日期',
    bytes: await writeXlsx({
      sheets: [
        { name: '说明', rows: [['请各社区分别填写'], ['三月底前报']] },
        sheet('东社区', [
          ['橘汀颐养院', '公建民营', 120, 102, '3600㎡', '2024年3月', '橘汀路 20 号'],
          ['合计', null, 120, 102, null, null, null],
        ]),
        { ...sheet('西社区', [['湖心托老所', '民 办', '30张', '15', '0.105万㎡', '2021年6月1日', '湖心路 9 号']]), hidden: true },
      ],
    }),
    sheets: [2, 3],
    fields: care,
    truth: {
      名称: 'name',
      性质: 'kind',
      '床位数（张）': 'beds',
      入住人数: 'used',
      建筑面积: 'area',
      开业时间: 'opened',
      详细地址: 'where',
    },
    rows: [
      { name: '橘汀颐养院', kind: 'mixed', beds: 120, used: 102, area: 3600, opened: 'wrong', where: '橘汀路 20 号' },
      { name: '湖心托老所', kind: 'private', beds: 30, used: 15, area: 1050, opened: '2021-06-01', where: '湖心路 9 号' },
    ],
  }
}
