-- What rows of words only may mean, whether an import was taken back, and to whom one was handed that its maker may not end.
alter table entry_imports add column places jsonb not null default '[]';
alter table entry_imports add column undone jsonb;
alter table entry_imports add column handed_at timestamptz;
alter table entry_imports add column handed_by uuid;
create index entry_imports_handed on entry_imports (tenant_id, handed_at) where handed_at is not null;

-- "Our office" is one source, in whatever language it was proposed; of two that were remembered the later one stays.
delete from entry_mappings m using entry_mappings o where m.source in ('本科室', 'Our office') and o.source in ('本科室', 'Our office')
  and o.tenant_id = m.tenant_id and o.register = m.register and (o.changed_at, o.source) > (m.changed_at, m.source);
update entry_mappings set source = 'own', mapping = mapping || '{"source": "own"}' where source in ('本科室', 'Our office');
update entry_imports set source = 'own' where source in ('本科室', 'Our office');
