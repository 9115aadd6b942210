import { type Eye, openEye } from './camera.ts'
import { signIn } from './office.ts'
import type { Scene } from './scenes.ts'

interface Row {
  readonly id: string
  readonly state: string
}

/** A meeting that handed out its decisions, a draw anybody may check, stops of a tour beside each other, an appraisal. */
export async function steering(set: Scene): Promise<void> {
  const who = await signIn(set.url, 'db01')
  const first = async (path: string, state: string) => {
    const { rows } = await who.get<{ rows: readonly Row[] }>(path)
    const row = rows.find(one => one.state === state)
    if (!row) throw new Error(`the demo has nothing ${state} at ${path}`)
    return row.id
  }
  const keeper = await openEye(set.browser, { ...set, device: 'desk', login: 'db01' })
  const look = async (eye: Eye, path: string, name: string) => {
    await eye.go(path)
    await eye.page.waitForTimeout(2000)
    await eye.shot(name, true)
  }
  await look(keeper, `/desk/case/${await first('/cases?type=meeting&view=closed', 'done')}`, 'meeting')
  await look(keeper, '/desk/plans/orders', 'orders')
  await look(keeper, '/desk/tours', 'tours')
  await keeper.close()

  const leader = await openEye(set.browser, { ...set, device: 'desk', login: 'ld01' })
  await look(leader, `/desk/appraisals/${await first('/appraisals', 'fixed')}`, 'appraisal')
  await leader.close()

  const resident = await openEye(set.browser, { ...set, device: 'phone' })
  await resident.go('/draws')
  await resident.page.getByRole('link', { name: '上月公共厕所' }).click()
  await resident.page.waitForTimeout(1500)
  await resident.shot('draw-public', true)
  await resident.close()
}
