-- Copies of a promise are judged with it, and one that is taken back sets them free: they are looked for by it each time.
create index plan_items_same on plan_items (tenant_id, same_as) where same_as is not null;

-- A unit's board also holds what it helps with.
create index plan_items_helped on plan_items using gin (co_units) where state = 'live';
