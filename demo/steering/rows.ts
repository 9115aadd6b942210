/** Rows of the registers by which steering works: what may be drawn, what is looked at, how grants and tours are scored. */
export const steeringRows = {
  'random-inspection.checklists': {
    toilet: {
      code: 'toilet',
      name: '公共厕所',
      points: '地面干净无积水\n照明完好\n无障碍厕位能用\n洗手液、纸有补充\n公示开放时间',
      basis: '公厕管养合同',
    },
    equipment: {
      code: 'equipment',
      name: '公共设施',
      points: '外观完好，无锈穿、无尖角\n安装牢固，不晃\n能正常使用\n标牌清楚',
      basis: '公共设施日常管养要求',
    },
    premises: {
      code: 'premises',
      name: '小场所消防',
      points: '疏散通道畅通\n灭火器在有效期\n无违规住人\n电线不私拉乱接\n出口标志亮',
      basis: '小场所消防检查单',
    },
  },
  'random-inspection.sources': {
    toilets: {
      code: 'toilets',
      name: '公共厕所',
      register: 'facilities.toilets',
      unitColumn: 'manager',
      checklist: 'toilet',
      visitDays: 5,
      mendDays: 10,
    },
    equipment: {
      code: 'equipment',
      name: '公共设施',
      register: 'facilities.equipment',
      checklist: 'equipment',
      visitDays: 5,
      mendDays: 15,
    },
    premises: {
      code: 'premises',
      name: '小场所',
      register: 'hazard-points.premises',
      checklist: 'premises',
      visitDays: 5,
      mendDays: 15,
    },
  },
  'grants.rules': {
    participation: { code: 'participation', title: '居民参与', weight: 40, how: '参与人数占楼栋住户的比例，满一半得 80 分' },
    voice: { code: 'voice', title: '居民作主', weight: 20, how: '方案由居民议定得高分，只是告知得低分' },
    satisfaction: { code: 'satisfaction', title: '居民满意', weight: 30, how: '满意率，问的人少于 30 的打七折' },
    lasting: { code: 'lasting', title: '长久管用', weight: 10, how: '有人管、有钱修、有公约' },
  },
  'peer-review.criteria': {
    experience: { code: 'experience', title: '居民的感受', weight: 50, how: '现场问不少于五位居民' },
    results: { code: 'results', title: '实绩', weight: 30, how: '看现场，看数' },
    practice: { code: 'practice', title: '做法', weight: 20, how: '别的社区能不能照做' },
  },
} as const
