import type { Command } from 'commander'
import { addPlanRead } from './plan/read.ts'

/** What is done with the texts of plans alone, without a database; one file each beside this one. */
export function registerPlan(linli: Command): void {
  const plan = linli.command('plan').description('计划：读出目标和责任单位 · plans: their targets and responsible units')
  addPlanRead(plan)
}
