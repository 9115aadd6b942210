type Ask = <Row>(sql: string) => Promise<Row[]>

interface Line {
  readonly table: string
  readonly line: string
}

const here = `n.nspname = current_schema()`

/** The schema as text, the same for the same schema: kept in git so that a review sees what a migration changes. */
export async function describeSchema(ask: Ask): Promise<string> {
  const columns = await ask<Line>(`
    select c.relname as "table", '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
      || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where ${here} and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped order by c.relname, a.attnum`)
  const constraints = await ask<Line>(`
    select c.relname as "table", '  constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid) as line
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace where ${here} and k.contype in ('p', 'u', 'f', 'c') order by c.relname, k.contype, k.conname`)
  const indexes = await ask<Line>(`
    select c.relname as "table", replace(pg_get_indexdef(i.indexrelid), quote_ident(n.nspname) || '.', '') || ';' as line
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
    where ${here} and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid) order by c.relname, x.relname`)
  const policies = await ask<Line>(`
    select tablename as "table", 'policy ' || policyname || ' for ' || lower(cmd) || coalesce(' using ' || qual, '') || coalesce(' with check ' || with_check, '') || ';' as line
    from pg_policies where schemaname = current_schema() order by tablename, policyname`)
  const of = (lines: readonly Line[], table: string) =>
    lines.filter(l => l.table === table).map(l => l.line.replace(/\s+/g, ' ').replace(/^ (?=\S)/, '  '))
  const tables = [...new Set(columns.map(c => c.table))]
  return `${tables
    .map(t =>
      [`table ${t} (`, [...of(columns, t), ...of(constraints, t)].join(',\n'), ');', ...of(indexes, t), ...of(policies, t)].join(
        '\n',
      ),
    )
    .join('\n\n')}\n`
}
