import { readFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { type Command, Option } from 'commander'
import type { LayerOutcome } from '#contract/map'
import type { PlaceKind } from '#methods/placement/index'
import type { Db } from '#server/store/db'
import type { ImportOutcome } from '#server/store/place-import'
import type { ImportProblem } from '#server/store/place-plan'

interface ImportOptions {
  readonly kind: PlaceKind
  readonly codeProperty: string
  readonly nameProperty: string
  readonly parentProperty?: string
  readonly datum: 'wgs84' | 'gcj02' | 'bd09'
  readonly validFrom?: string
  readonly complete: boolean
  readonly force: boolean
  readonly dryRun: boolean
}

/** Midnight in China of a day, or now. */
function momentOf(day: string | undefined): number {
  if (day === undefined) return Date.now()
  const at = Date.parse(`${day}T00:00:00+08:00`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(at)) throw new Error(`${day} 不是日期 / is not a date YYYY-MM-DD`)
  return at
}

const withDatabase = async <T>(use: (office: { db: Db; now: () => number }) => Promise<T>): Promise<T> => {
  const { withDatabase: open } = await import('#server/offline')
  return open(process.env, process.cwd(), db => use({ db, now: Date.now }))
}

function tell(problem: ImportProblem): string {
  const where = problem.where ? ` @ ${problem.where.map(n => n.toFixed(6)).join(',')}` : ''
  const ground = problem.squareMetres === null ? '' : ` ${Math.round(problem.squareMetres)} m²`
  const what = problem.feature === null ? problem.codes.join(' ') : `#${problem.feature} ${problem.detail ?? ''}`
  return `${problem.severity === 'error' ? '错误 error  ' : '警告 warning'}  ${problem.code}  ${what}${ground}${where}`
}

const count = (o: ImportOutcome) =>
  `新增 added ${o.added} · 变更 changed ${o.changed} · 不变 unchanged ${o.unchanged} · 终止 ended ${o.ended}`

async function importFile(file: string, options: ImportOptions): Promise<void> {
  const { importPlaces } = await import('#server/store/place-import')
  const { Fault } = await import('#server/errors')
  const geojson: unknown = JSON.parse(await readFile(file, 'utf8'))
  const { force, dryRun, validFrom, ...input } = options
  const problems = (outcome: ImportOutcome) => {
    for (const problem of outcome.problems) console.log(tell(problem))
    console.log(count(outcome))
  }
  await withDatabase(async office => {
    try {
      const by = { kind: 'clock' } as const
      const note = { by: 'linli places import', user: userInfo().username, file }
      const outcome = await importPlaces(
        office,
        by,
        { ...input, geojson, validFrom: momentOf(validFrom) },
        { force, dryRun, note },
      )
      problems(outcome)
      console.log(outcome.stored ? '已导入。 Imported.' : '只检查，没有导入。 Checked only.')
      if (!outcome.stored && outcome.problems.some(p => p.severity === 'error')) process.exitCode = 1
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'boundaries-wrong') throw error
      problems(error.detail as unknown as ImportOutcome)
      throw new Error('没有导入：有错误，或有警告而没有 --force。 Nothing was imported: errors, or warnings without --force.')
    }
  })
}

interface LayerOptions {
  readonly datum: 'wgs84' | 'gcj02' | 'bd09'
  readonly nameProperty?: string
  readonly kindProperty?: string
  readonly append: boolean
  readonly force: boolean
  readonly dryRun: boolean
}

async function importLayerFile(layer: string, file: string, options: LayerOptions): Promise<void> {
  const { importLayer } = await import('#server/store/layer-import')
  const { drawnLayers, layerImport } = await import('#contract/map')
  const { openDirectory } = await import('#server/store/directory')
  const { extentOf } = await import('#server/store/office-settings')
  const { Fault } = await import('#server/errors')
  const name = drawnLayers.find(one => one === layer)
  if (!name) throw new Error(`${layer}: ${drawnLayers.join(', ')}`)
  const { append, ...rest } = options
  const asked = layerImport.parse({ ...rest, replace: !append, geojson: JSON.parse(await readFile(file, 'utf8')) })
  const say = (outcome: LayerOutcome) => {
    for (const { severity, code, feature, detail, where } of outcome.problems) {
      const what = [feature === null ? '' : `#${feature}`, detail, where && `@ ${where.join(',')}`].filter(Boolean).join(' ')
      console.log(`${severity === 'error' ? '错误 error  ' : '警告 warning'}  ${code}  ${what}`)
    }
    if (outcome.more > 0) console.log(`… +${outcome.more}`)
    console.log(`可用 good ${outcome.good} · 原有 before ${outcome.before} · 之后 after ${outcome.after}`)
  }
  await withDatabase(async office => {
    const extent = extentOf(await openDirectory(office.db, office.now).now())
    const note = { by: 'linli places layer', user: userInfo().username, file }
    try {
      const outcome = await importLayer(office, { kind: 'clock' }, name, asked, extent, note)
      say(outcome)
      console.log(outcome.stored ? '已导入。 Imported.' : '只检查，没有导入。 Checked only.')
      if (!outcome.stored && outcome.problems.some(one => one.severity === 'error')) process.exitCode = 1
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'layer-wrong') throw error
      say(error.detail as unknown as LayerOutcome)
      throw new Error('没有导入：有错误，或有警告而没有 --force。 Nothing was imported: errors, or warnings without --force.')
    }
  })
}

async function check(): Promise<void> {
  const { checkStored } = await import('#server/store/place-import')
  const problems = await withDatabase(checkStored)
  for (const problem of problems) console.log(tell(problem))
  console.log(problems.length === 0 ? '没有问题。 No problems.' : `${problems.length} 处 / found`)
  if (problems.some(p => p.severity === 'error')) process.exitCode = 1
}

export function registerPlaces(linli: Command): void {
  const places = linli
    .command('places')
    .description('街道、社区、网格和楼栋的边界 · boundaries of streets, communities, grids and buildings')
  places
    .command('import')
    .description('从 GeoJSON 导入一类边界，先检查再入库 · import boundaries of one kind from GeoJSON, checked first')
    .argument('<file>', 'GeoJSON FeatureCollection')
    .addOption(new Option('--kind <kind>').choices(['street', 'community', 'grid', 'building']).makeOptionMandatory())
    .option('--code-property <name>', '编码在哪个属性 · property with the code', 'code')
    .option('--name-property <name>', '名称在哪个属性 · property with the name', 'name')
    .option(
      '--parent-property <name>',
      '上级编码在哪个属性；不给则按位置 · property with the parent’s code; by position when not given',
    )
    .addOption(new Option('--datum <datum>', '坐标系 · datum').choices(['wgs84', 'gcj02', 'bd09']).default('wgs84'))
    .option('--valid-from <day>', '从哪天起生效，默认现在 · in force from, now by default (YYYY-MM-DD)')
    .option('--complete', '文件含全部同类区域，其余终止 · the file holds all of this kind; others end', false)
    .option('--force', '有警告也导入 · store in spite of warnings', false)
    .option('--dry-run', '只检查 · check only', false)
    .action(importFile)
  places
    .command('layer')
    .description('从 GeoJSON 导入一层自绘底图 · import a layer of the own map from GeoJSON, each feature checked')
    .argument('<layer>', 'roads | water | greens | blocks | facilities')
    .argument('<file>', 'GeoJSON FeatureCollection')
    .addOption(new Option('--datum <datum>', '坐标系 · datum').choices(['wgs84', 'gcj02', 'bd09']).default('wgs84'))
    .option('--name-property <name>', '名称在哪个属性 · property with the name')
    .option('--kind-property <name>', '类别在哪个属性 · property with the class of roads, or the kind')
    .option('--append', '加到原有内容后面，而不是替换 · add to the layer in place of replacing it', false)
    .option('--force', '有警告也导入 · store in spite of warnings', false)
    .option('--dry-run', '只检查 · check only', false)
    .action(importLayerFile)
  places.command('check').description('检查现行边界 · check the boundaries in force').action(check)
}
