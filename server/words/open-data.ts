/** How the open data are described on their pages. */
const zh = {
  communities: { title: '社区边界', about: '本街道各社区的名称、代码、中心点和边界。' },
  grids: { title: '网格边界', about: '本街道各网格的名称、代码、所属社区、中心点和边界。' },
  facilities: { title: '公共设施', about: '地图上的公共设施：名称、类型、位置。' },
  register: (title: string) => ({ title, about: `${title}，现行的各行。含个人信息的列不公开。` }),
  ledger: (title: string) => ({ title, about: `${title}，登记在册的各条，只含可以公开的列。` }),
  within: '所在社区的代码',
  address: '地址',
  cases: (title: string) => ({ title: `${title}按月统计`, about: `最近 24 个整月的${title}件数，按月份、类别、社区。` }),
  responses: (title: string) => ({
    title: `${title}办理情况`,
    about: `最近 24 个整月提交的${title}：已办结多少，其中从未超时的多少。`,
  }),
  fields: {
    code: '代码',
    name: '名称',
    name_en: '英文名称',
    parent: '上级区域的代码',
    lng: '经度，WGS-84',
    lat: '纬度，WGS-84',
    kind: '类型',
    grid: '所在网格的代码',
    month: '月份，按提交时间',
    category: '类别；all 表示全部类别，none 表示没有填写',
    community: '社区代码；all 表示全街道，none 表示没有落到社区',
    count: '件数；空白表示不公开的小数，没有的组合就是 0',
    filed: '当月提交的件数；空白表示不公开的小数',
    closed: '其中已经办结的件数',
    in_time: '已办结的里面，各环节从未超时的件数',
    share: '按时率 = in_time / closed',
  },
  now: '随时更新，和系统里的一样',
  hourly: '每小时重新统计一次；当月不在内',
  small: '1 到 4 的数不公开，以免认出是谁；为了不能用合计倒推出来，旁边的一些数也一并不公开。0 照常公开。',
}
type Words = typeof zh
const en: Words = {
  communities: {
    title: 'Boundaries of communities',
    about: 'Name, code, middle and boundary of every community of this street.',
  },
  grids: { title: 'Boundaries of grids', about: 'Name, code, community, middle and boundary of every grid of this street.' },
  facilities: { title: 'Public facilities', about: 'Facilities on the map: name, kind and place.' },
  register: title => ({ title, about: `${title}: the rows in force. Columns about persons are left out.` }),
  ledger: title => ({ title, about: `${title}: what stands in the register, with the columns anybody may read.` }),
  within: 'Code of the community it lies in',
  address: 'Address',
  cases: title => ({
    title: `${title} by month`,
    about: `How many there were in each of the last 24 whole months, by kind and community.`,
  }),
  responses: title => ({
    title: `${title}: handled in time`,
    about: 'Of those filed in each of the last 24 whole months: how many are closed, and how many of these were never late.',
  }),
  fields: {
    code: 'Code',
    name: 'Name',
    name_en: 'English name',
    parent: 'Code of the place it belongs to',
    lng: 'Longitude, WGS-84',
    lat: 'Latitude, WGS-84',
    kind: 'Kind',
    grid: 'Code of the grid it stands in',
    month: 'Month in which it was filed',
    category: 'Kind; all: every kind, none: not said',
    community: 'Code of the community; all: the whole street, none: in no community',
    count: 'How many; empty: a small number that is not published; what is not in the file is 0',
    filed: 'How many were filed; empty: a small number that is not published',
    closed: 'How many of these are closed',
    in_time: 'How many of the closed were never late',
    share: 'Share in time = in_time / closed',
  },
  now: 'As it stands in the system at the moment',
  hourly: 'Counted anew every hour, without the month that is running',
  small:
    'Numbers from 1 to 4 are not published, so that nobody can be recognised; some others beside them are hidden too, so that the totals do not give them away. 0 is published.',
}
export const openDataWords = { zh, en }
export type OpenDataWords = Words
export type OpenDataField = keyof Words['fields']
