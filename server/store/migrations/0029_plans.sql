-- What the planner has to know: how many of each kind are open is not the share of all that is open. Without it the few
-- open matters of one kind among a million are looked for through all of them.
create statistics cases_kinds (mcv) on type, closed_at from cases;
analyze cases (type, closed_at);

-- Each public list leaves out what somebody hid: few rows, which must not be looked for among all that was ever looked at.
create index published_words_hidden on published_words (tenant_id, case_id) where decision = 'hidden';

-- Nobody looks a case up by the one it was merged into: that case names those it gathered itself.
drop index cases_merged_into;
