import type { LedgerWorld, Sample } from './world.ts'

const kinds = ['elder', 'child', 'green', 'culture', 'safety', 'law', 'health', 'mixed'] as const
const titles = {
  elder: '陪伴',
  child: '萤火课堂',
  green: '净岸',
  culture: '乐邻',
  safety: '义务巡护',
  law: '法律咨询',
  health: '健康',
  mixed: '邻里帮',
}
const acts = {
  elder: '陪老人散步',
  child: '辅导作业',
  green: '河岸清洁',
  culture: '教唱歌',
  safety: '查看消防通道',
  law: '解答法律问题',
  health: '量血压',
  mixed: '便民维修日',
}

export function teamSamples(w: LedgerWorld): Sample[] {
  const draw = w.random('volunteer teams')
  return w.communities.flatMap((c, n) =>
    [kinds[n % 8]!, kinds[(n + 3) % 8]!].map((kind, i) => {
      const members = draw.int(8, 40)
      return {
        data: {
          name: `${c.short}${titles[kind]}志愿队`,
          kind,
          where: w.where(w.buildings('public', c.id)[i] ?? w.buildings('shop', c.id)[i]!),
          members,
          founded: w.day(draw.int(200, 2500)),
          telephone: w.telephone(),
          active: draw.chance(0.88),
        },
        before: { members: Math.max(3, members - draw.int(1, 8)) },
      }
    }),
  )
}

export function volunteerSamples(w: LedgerWorld, teams: readonly Sample[]): Sample[] {
  const draw = w.random('volunteers')
  return Array.from({ length: 120 }, (_, i) => {
    const joined = draw.int(10, 700)
    return {
      data: {
        code: `ZY-${String(i + 1).padStart(4, '0')}`,
        name: w.person(),
        ...(draw.chance(0.8) && { mobile: w.mobile() }),
        agreed: w.day(joined),
        team: teams[i % teams.length]!.data.name,
        community: w.communities[Math.floor((i % teams.length) / 2) % w.communities.length]!.committee,
        skills: [draw.pick(['visit', 'teach', 'repair', 'guide']), draw.pick(['clean', 'art', 'law', 'drive'])],
        insured: draw.chance(0.85),
        ...(draw.chance(0.06) && { left: w.day(Math.floor(joined / 3)) }),
      },
    }
  })
}

export function hourSamples(w: LedgerWorld, teams: readonly Sample[], volunteers: readonly Sample[]): Sample[] {
  const draw = w.random('hours')
  return Array.from({ length: 180 }, (_, i) => {
    const volunteer = volunteers[i % volunteers.length]!.data
    const team = teams.find(({ data }) => data.name === volunteer.team)!.data
    return {
      data: {
        code: `SC-${String(i + 1).padStart(4, '0')}`,
        activity: acts[team.kind as keyof typeof acts],
        kind: team.kind,
        volunteer: volunteer.code,
        team: team.name,
        day: w.day(draw.int(1, 330)),
        hours: draw.int(2, 12) / 2,
        certifier: '社区志愿服务站',
      },
    }
  })
}
