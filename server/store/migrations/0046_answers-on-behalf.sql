-- Where nobody of a unit signs in, whoever keeps plans enters what the unit answered, and how it was told.
alter table plan_paper_answers add column source text not null default '';
