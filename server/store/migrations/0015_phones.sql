-- What a phone keeps of the office can be taken back. A session whose phone is to be cleared stays known until it was.
alter table sessions add column wipe_asked_at timestamptz;
-- Nothing of the office is left there: signed out, or cleared as asked.
alter table sessions add column cleared_at timestamptz;
-- What the sender's own clock said when it was written; `at` is the server's and is the one that counts.
alter table case_events add column made_at timestamptz;
