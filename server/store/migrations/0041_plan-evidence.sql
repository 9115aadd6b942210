-- Pictures that show how far a promise is stay with it.
alter table files add column plan_item_id uuid;
