import type { z } from 'zod'
import type { LayerOutcome, layerImport } from '#contract/map'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { recordAudit } from './audit.ts'
import { asSystem } from './db.ts'
import { type DrawnLayer, planLayer } from './layer-plan.ts'
import { json, sql } from './sql.ts'

const listed = 500

/**
 * Puts the features of a GeoJSON file into a layer of the map, in place of what it holds or added to it.
 * @param extent the box around the office, or null when it has no boundaries yet
 * @throws Fault layer-wrong with every problem found
 */
export async function importLayer(
  app: Pick<App, 'db' | 'now'>,
  actor: Actor,
  layer: DrawnLayer,
  { geojson, replace, dryRun, force, ...options }: z.output<typeof layerImport>,
  extent: Parameters<typeof planLayer>[3],
  note: Readonly<Record<string, unknown>> = {},
): Promise<LayerOutcome> {
  const { features, problems } = planLayer(layer, geojson, options, extent)
  const count = await asSystem(app.db, 'count a layer', tx =>
    tx.maybe(
      sql<{
        n: number
      }>`select jsonb_array_length(case when jsonb_typeof(features) = 'array' then features else features -> 'features' end)::int as n
        from map_layers where tenant_id = ${tx.tenant} and layer = ${layer}`,
    ),
  )
  const before = count?.n ?? 0
  const outcome = {
    stored: false,
    good: features.length,
    before,
    after: features.length + (replace ? 0 : before),
    problems: problems.slice(0, listed),
    more: Math.max(0, problems.length - listed),
  }
  if (dryRun) return outcome
  const wrong = problems.some(one => one.severity === 'error')
  if (wrong || (problems.length > 0 && !force)) throw new Fault('layer-wrong', { detail: { ...outcome } })
  await asSystem(app.db, 'store a layer', async tx => {
    const kept = sql`case when jsonb_typeof(map_layers.features) = 'array' then map_layers.features else map_layers.features -> 'features' end`
    await tx.run(
      sql`insert into map_layers (tenant_id, layer, features) values (${tx.tenant}, ${layer}, ${json(features)}::jsonb)
          on conflict (tenant_id, layer) do update set version = map_layers.version + 1,
            features = ${replace ? sql`excluded.features` : sql`(${kept}) || excluded.features`}`,
    )
    await recordAudit(tx, {
      at: app.now(),
      actor,
      action: 'map-layer-import',
      detail: { ...note, layer, features: features.length, before, replace, datum: options.datum, warnings: problems.length },
    })
  })
  return { ...outcome, stored: true }
}
