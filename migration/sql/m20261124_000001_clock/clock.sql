-- The programme's clock (docs/product.md §3): what was decided, and when there is something to do.

-- What the days of a proposal count from: its proposal, or the last approval.
ALTER TABLE circle ADD COLUMN ageing_from {instant};
-- What was decided about the end of the running term; null while nothing is.
ALTER TABLE circle ADD COLUMN decision text CHECK (decision IN ('CONTINUE', 'DISBAND'));
-- Since when the term has been over without a decision.
ALTER TABLE circle ADD COLUMN overdue_since {instant};
ALTER TABLE circle ADD COLUMN lapsed_at {instant} CHECK ((lapsed_at IS NOT NULL) = (state = 'LAPSED'));
-- Why it was disbanded before its term; for those who took part.
ALTER TABLE circle ADD COLUMN end_reason text CHECK (end_reason IS NULL OR ended_at IS NOT NULL);
-- The last date, past or to come, of a meeting that was not called off.
ALTER TABLE circle ADD COLUMN last_meeting_on {date};
-- When the texts of people were removed from a circle that has ended.
ALTER TABLE circle ADD COLUMN archived_at {instant} CHECK (archived_at IS NULL OR ended_at IS NOT NULL);
-- The clock has done all steps of the circle up to this instant, and will not do them again.
ALTER TABLE circle ADD COLUMN played_until {instant};
-- Not later than the first instant at which a join request or nomination of the circle is due.
ALTER TABLE circle ADD COLUMN joining_due_at {instant};
-- When the clock has something to do here next; null for never. Written by every transaction that changes the circle.
ALTER TABLE circle ADD COLUMN due_at {instant};
-- By which time zone data and settings `due_at` was computed: where they are older than the program's it is computed anew.
ALTER TABLE circle ADD COLUMN due_basis text NOT NULL DEFAULT '';
CREATE INDEX circle_due ON circle (due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX circle_due_basis ON circle (due_basis, id);
-- What administrators look after, the oldest first.
CREATE INDEX circle_vacant ON circle (pm_vacant_since, id) WHERE pm_vacant_since IS NOT NULL;
CREATE INDEX circle_below_minimum ON circle (below_minimum_since, id) WHERE below_minimum_since IS NOT NULL;
CREATE INDEX circle_overdue ON circle (overdue_since, id) WHERE overdue_since IS NOT NULL;
UPDATE circle SET ageing_from = proposed_at WHERE state = 'PROPOSED';
UPDATE circle SET last_meeting_on = (SELECT max(planned_on) FROM meeting
    WHERE meeting.circle_id = circle.id AND meeting.state IN ('PLANNED', 'SCHEDULED', 'HELD'));

-- One decision about each term's end: that there is no second one is this table's UNIQUE.
CREATE TABLE circle_decision (
    id {uuid} PRIMARY KEY,
    circle_id {uuid} NOT NULL REFERENCES circle (id),
    term integer NOT NULL CHECK (term >= 1),
    decision text NOT NULL CHECK (decision IN ('CONTINUE', 'DISBAND')),
    decided_by {uuid} NOT NULL REFERENCES employee (id),
    as_administrator {bool} NOT NULL,
    -- Why it continues past twelve months (docs/product.md §2); shown to participants and administrators.
    reason text,
    decided_at {instant} NOT NULL,
    UNIQUE (circle_id, term)
);
CREATE INDEX circle_decision_decided_by ON circle_decision (decided_by);

-- Whether a participant wants to stay after the term. Private: the programme manager sees counts (docs/product.md §6).
CREATE TABLE stay_answer (
    circle_id {uuid} NOT NULL REFERENCES circle (id),
    term integer NOT NULL CHECK (term >= 1),
    employee_id {uuid} NOT NULL REFERENCES employee (id),
    answer text NOT NULL CHECK (answer IN ('STAY', 'LEAVE')),
    answered_at {instant} NOT NULL,
    PRIMARY KEY (circle_id, term, employee_id)
);
CREATE INDEX stay_answer_employee ON stay_answer (employee_id);

-- When it was put before the programme manager: what its reminders count from.
ALTER TABLE join_request ADD COLUMN pending_since {instant};
-- When administrators were told that nobody answers it.
ALTER TABLE join_request ADD COLUMN escalated_at {instant};
-- As for circles. Due are reminders and the expiry of a request that waits, and the end of an offer.
ALTER TABLE join_request ADD COLUMN played_until {instant};
ALTER TABLE join_request ADD COLUMN due_at {instant};
CREATE INDEX join_request_due ON join_request (circle_id, due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX join_request_escalated ON join_request (escalated_at, id)
    WHERE escalated_at IS NOT NULL AND status = 'PENDING';
UPDATE join_request SET pending_since = created_at WHERE status = 'PENDING';
-- What is due is found through the circle now.
DROP INDEX join_request_offer_due;
DROP INDEX pm_nomination_due;

-- Circles at whose steps the clock failed: put off, and shown to the operator.
CREATE TABLE clock_failure (
    circle_id {uuid} PRIMARY KEY REFERENCES circle (id),
    tries integer NOT NULL CHECK (tries >= 1),
    error text NOT NULL,
    first_failed_at {instant} NOT NULL,
    last_failed_at {instant} NOT NULL
);

-- The last slot of each schedule that somebody took: of any number of replicas, one.
CREATE TABLE clock_slot (
    schedule text PRIMARY KEY,
    slot {instant} NOT NULL
);

-- People whose employment changed in HR's data: whether they are still eligible is to be looked at.
CREATE TABLE employee_review (
    employee_id {uuid} PRIMARY KEY REFERENCES employee (id)
);

-- When what a person entered is removed who is no longer eligible.
ALTER TABLE profile ADD COLUMN erase_at {instant};
CREATE INDEX profile_erase_due ON profile (erase_at, employee_id) WHERE erase_at IS NOT NULL;

-- Mails that are done with are kept for a while.
CREATE INDEX outbox_settled ON outbox (settled_at, id) WHERE settled_at IS NOT NULL;
