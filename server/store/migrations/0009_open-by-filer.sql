-- Somebody at the desk files thousands of cases in a year and has few of them open: their part of the queue, in due order.
create index cases_open_by_filer on cases (tenant_id, filer_id, due_at, id) where filer_id is not null and closed_at is null;
