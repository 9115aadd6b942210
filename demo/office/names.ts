import type { Random } from '../random.ts'

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
]
const older = [
  '秀英',
  '桂兰',
  '玉珍',
  '建国',
  '志强',
  '国庆',
  '淑芬',
  '美华',
  '福根',
  '水根',
  '阿根',
  '凤仙',
  '金娣',
  '来娣',
  '永福',
  '德明',
  '惠芳',
  '月琴',
  '光荣',
  '宝珠',
  '长生',
  '春梅',
  '冬梅',
  '友良',
  '顺发',
  '巧云',
  '翠花',
  '兰芝',
  '炳坤',
  '万春',
  '勤俭',
  '根宝',
  '银凤',
  '彩娥',
  '仁德',
  '松年',
]
const middle = [
  '海燕',
  '丽萍',
  '晓红',
  '卫东',
  '建军',
  '红霞',
  '志远',
  '永刚',
  '丽娟',
  '春燕',
  '国平',
  '文斌',
  '小勇',
  '雪梅',
  '立新',
  '艳红',
  '建平',
  '少华',
  '俊杰',
  '海波',
  '爱民',
  '小兵',
  '云霞',
  '玉龙',
  '学军',
  '慧敏',
  '新民',
  '亚琴',
  '伟明',
  '晓东',
  '金凤',
  '振华',
  '秋菊',
  '宏伟',
  '佩芬',
  '正华',
  '素云',
  '育才',
  '世平',
  '兴旺',
]
const younger = [
  '子涵',
  '雨桐',
  '思远',
  '佳怡',
  '浩宇',
  '欣悦',
  '梓轩',
  '一鸣',
  '晓彤',
  '明哲',
  '若溪',
  '天宇',
  '诗雨',
  '嘉豪',
  '梦洁',
  '志鹏',
  '婷婷',
  '文静',
  '旭东',
  '晨曦',
  '可欣',
  '泽宇',
  '静怡',
  '乐天',
  '苏阳',
  '启航',
  '书瑶',
  '昊然',
  '语嫣',
  '皓轩',
  '安琪',
  '致远',
  '亦凡',
  '念慈',
  '知夏',
  '予安',
]
const single = [...'军平伟芳敏静丽强磊洋艳勇杰娟涛超霞刚辉玲健亮斌波宁蕾倩晨阳洁凯颖莉']

/** A made-up person: an ordinary surname and an ordinary given name, drawn apart. */
export function personName(random: Random): string {
  const surname = random.pick(surnames)
  if (random.chance(0.22)) return surname + random.pick(single)
  return (
    surname +
    random.pick(
      random.weighted([
        [older, 3],
        [middle, 5],
        [younger, 4],
      ]),
    )
  )
}

/** Names, each handed out once. */
export function freshNames(random: Random, taken: Iterable<string>): () => string {
  const used = new Set(taken)
  return () => {
    for (;;) {
      const name = personName(random)
      if (used.has(name)) continue
      used.add(name)
      return name
    }
  }
}

/** Mobile numbers of a block that is not given to anybody: 190-0000-xxxx. */
export const mobile = (n: number): string => `190-0000-${String(n % 10_000).padStart(4, '0')}`
