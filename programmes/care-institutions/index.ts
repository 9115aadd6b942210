import {
  amount,
  choice,
  communityWorker,
  count,
  day,
  defineProgramme,
  defineRegister,
  dispatcher,
  measured,
  months,
  optional,
  systemAdmin,
  text,
  usual,
  yesno,
} from '#kernel/index'

const { checked, creditCode, lies, remark, telephone, working } = usual

const edit = [systemAdmin, dispatcher, communityWorker]
const operator = text('运营单位', { max: 60, aka: ['举办单位', '运营机构', '举办者', '主办单位', '承办单位'] })
const stars = (title: string) =>
  optional(
    choice(
      title,
      { one: '一星', two: '二星', three: '三星', four: '四星', five: '五星' },
      { aka: ['等级', '星级', '评定等级', '星级评定'] },
    ),
  )
const licensed = optional(day('备案日期', { aka: ['许可日期', '备案时间', '发证日期', '登记日期'] }))

/** Beds and meals for older people. Who lies in a bed is the institution's own record, never ours. */
const elderCare = defineRegister({
  title: '养老服务机构',
  key: 'name',
  columns: {
    name: text('机构名称', { max: 60, aka: ['名称', '养老机构名称', '养老机构', '设施名称'] }),
    kind: choice(
      '类别',
      { home: '养老机构', complex: '街道养老综合体', day: '日间照料中心', point: '互助养老点', canteen: '老年食堂' },
      { aka: ['类型', '机构类型', '设施类型', '服务类型'] },
    ),
    where: lies(),
    nature: choice(
      '性质',
      { public: '公办', entrusted: '公建民营', private: '民办' },
      { aka: ['机构性质', '运营方式', '办院性质', '所有制'] },
    ),
    operator,
    credit: creditCode,
    beds: count('核定床位', { measure: '张', aka: ['床位数', '床位', '核定床位数', '总床位数', '养老床位'] }),
    used: count('已住床位', { measure: '张', aka: ['在用床位', '入住床位', '入住人数', '已入住'] }),
    nursing: optional(count('护理型床位', { measure: '张', aka: ['护理床位', '护理型床位数'] })),
    added: optional(count('规划期内新增床位', { measure: '张', aka: ['新增床位', '新增床位数', '本年新增床位'] })),
    carers: optional(count('护理人员', { measure: '人', aka: ['护理员', '护理员数', '护理人员数'] })),
    fee: optional(amount('每月收费(最低)', { aka: ['收费标准', '月收费', '最低收费'] })),
    stars: stars('星级'),
    licensed,
    checked,
    telephone,
    state: working,
    remark,
  },
  list: ['name', 'kind', 'nature', 'beds', 'used', 'state'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: communityWorker,
    fresh: months(3),
    open: ['name', 'kind', 'where', 'nature', 'beds', 'used', 'fee', 'stars', 'telephone', 'state'],
    figures: {
      institutions: { title: '养老服务机构', kind: 'tally', by: ['kind'] },
      beds: { title: '养老床位合计', kind: 'sum', column: 'beds' },
      used: { title: '已住床位合计', kind: 'sum', column: 'used' },
      nursing: { title: '护理型床位合计', kind: 'sum', column: 'nursing' },
      added: { title: '规划期内新增床位', kind: 'sum', column: 'added', target: 500 },
      canteens: { title: '开着的老年食堂', kind: 'tally', where: c => c.kind.is('canteen').and(c.state.is('open')) },
    },
  },
})

/** Places for small children. Children themselves are only counted. */
const childcare = defineRegister({
  title: '托育机构与幼儿园',
  key: 'name',
  columns: {
    name: text('机构名称', { max: 60, aka: ['名称', '幼儿园名称', '园所名称', '托育机构名称', '幼儿园'] }),
    kind: choice('类别', { nursery: '托育机构', kindergarten: '幼儿园' }, { aka: ['类型', '机构类型', '园所类型'] }),
    where: lies(),
    nature: choice(
      '性质',
      { public: '公办', inclusive: '普惠性民办', private: '民办' },
      { aka: ['办园性质', '办学性质', '机构性质', '是否普惠'] },
    ),
    operator: optional(operator),
    credit: creditCode,
    classes: count('班级数', { measure: '个', aka: ['班数', '班级', '班级数量'] }),
    places: count('核定学位', { measure: '个', aka: ['学位数', '托位数', '核定托位', '学位', '招生规模'] }),
    children: count('在园人数', { measure: '人', aka: ['在托人数', '在园幼儿数', '在园幼儿', '幼儿数'] }),
    area: optional(measured('建筑面积', '㎡', { aka: ['面积', '园舍面积', '校舍面积'] })),
    fee: optional(amount('每月收费', { aka: ['保教费', '收费标准', '月收费'] })),
    stars: stars('星级'),
    licensed,
    checked,
    telephone,
    state: working,
  },
  list: ['name', 'kind', 'nature', 'places', 'children', 'state'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: communityWorker,
    fresh: months(6),
    open: ['name', 'kind', 'where', 'nature', 'classes', 'places', 'fee', 'stars', 'telephone', 'state'],
    figures: {
      institutions: { title: '托育机构与幼儿园', kind: 'tally', by: ['kind'] },
      places: { title: '学位和托位合计', kind: 'sum', column: 'places', by: ['kind'] },
      children: { title: '在园人数合计', kind: 'sum', column: 'children', by: ['kind'] },
      inclusive: { title: '公办和普惠性的占比', kind: 'share', where: c => c.nature.in('public', 'inclusive') },
      nurseries: { title: '开着的托育机构', kind: 'tally', where: c => c.kind.is('nursery').and(c.state.is('open')), target: 1 },
      starred: {
        title: '星级幼儿园',
        kind: 'tally',
        where: c => c.kind.is('kindergarten').and(c.stars.filled()),
        target: 2,
      },
    },
  },
})

const clinics = defineRegister({
  title: '卫生服务机构',
  key: 'name',
  columns: {
    name: text('机构名称', { max: 60, aka: ['名称', '医疗机构名称', '卫生服务机构', '单位名称'] }),
    kind: choice(
      '类别',
      { centre: '社区卫生服务中心', station: '社区卫生服务站', clinic: '诊所', hospital: '医院', pharmacy: '药店' },
      { aka: ['类型', '机构类型', '机构类别'] },
    ),
    where: lies(),
    nature: choice('性质', { public: '公立', private: '民营' }, { aka: ['机构性质', '所有制', '经营性质'] }),
    credit: creditCode,
    area: optional(measured('建筑面积', '㎡', { aka: ['面积', '业务用房面积', '用房面积'] })),
    doctors: optional(count('医生', { measure: '人', aka: ['医生数', '执业医师', '执业医师数', '全科医生数'] })),
    nurses: optional(count('护士', { measure: '人', aka: ['护士数', '注册护士', '注册护士数'] })),
    vaccines: yesno('接种疫苗', { aka: ['预防接种', '接种门诊', '是否接种点'] }),
    visits: yesno('医生上门', { aka: ['上门服务', '片区医生', '家庭医生签约'] }),
    hours: optional(text('开放时间', { max: 60, hint: '例如 08:00-20:00', aka: ['营业时间', '门诊时间', '服务时间'] })),
    checked,
    telephone,
    state: working,
  },
  list: ['name', 'kind', 'nature', 'doctors', 'vaccines', 'state'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: communityWorker,
    fresh: months(6),
    open: ['name', 'kind', 'where', 'nature', 'vaccines', 'visits', 'hours', 'telephone', 'state'],
    figures: {
      institutions: { title: '卫生服务机构', kind: 'tally', by: ['kind'] },
      doctors: { title: '医生合计', kind: 'sum', column: 'doctors' },
      vaccines: { title: '能接种疫苗的', kind: 'tally', where: c => c.vaccines.is(true) },
    },
  },
})

export default defineProgramme({
  id: 'care-institutions',
  title: '养老、托幼与卫生机构',
  source: 'S0-25; S0-27; S0-23; S1-07',
  registers: { elderCare, childcare, clinics },
})
