import { type Eye, openEye } from './camera.ts'
import { signIn } from './office.ts'
import type { Scene } from './scenes.ts'

const pause = (eye: Eye, ms: number) => eye.page.waitForTimeout(ms)

/** A plan's tree, the review of one that is only read so far, the wall chart, and what residents see. */
export async function plans(set: Scene): Promise<void> {
  const who = await signIn(set.url, 'db01')
  const { rows } = await who.get<{ rows: { id: string; kind: string; state: string }[] }>('/plans')
  const annual = rows.find(plan => plan.kind === 'annual' && plan.state === 'adopted')
  const draft = rows.find(plan => plan.state === 'draft')
  if (!annual || !draft) throw new Error('the demo has no plans to look at')
  const keeper = await openEye(set.browser, { ...set, device: 'desk', login: 'db01' })
  await keeper.go(`/desk/plans/${annual.id}`)
  await pause(keeper, 2000)
  await keeper.shot('plans')
  await keeper.go(`/desk/plans/${draft.id}/review`)
  await keeper.page.locator('.pl-mark-target').first().click()
  await pause(keeper, 1500)
  await keeper.shot('plan-review')
  await keeper.go(`/desk/plans/${annual.id}/wall`)
  await pause(keeper, 1500)
  await keeper.shot('plan-wall')
  await keeper.close()

  const resident = await openEye(set.browser, { ...set, device: 'phone' })
  await resident.go(`/plans/${annual.id}`)
  await pause(resident, 1500)
  await resident.shot('plan-public')
  await resident.close()
}
