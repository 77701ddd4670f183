-- What a delivery went through, so that a queue may lose, double or hold back what it carries.

-- `attempt` numbers the leases, and fences out whoever holds an earlier one. `tries` counts how often a worker began.
ALTER TABLE outbox ADD COLUMN tries integer NOT NULL DEFAULT 0 CHECK (tries >= 0);
-- Tries whose worker never came back, or panicked.
ALTER TABLE outbox ADD COLUMN crashes integer NOT NULL DEFAULT 0 CHECK (crashes >= 0);
-- Tries that may have arrived.
ALTER TABLE outbox ADD COLUMN doubts integer NOT NULL DEFAULT 0 CHECK (doubts >= 0);
-- Since when the mail server may have the mail: set before the content goes out, for a try that is running.
ALTER TABLE outbox ADD COLUMN handed_over_at {instant} CHECK (handed_over_at IS NULL OR status = 'RUNNING');
-- The worker that runs the row, or ran it last.
ALTER TABLE outbox ADD COLUMN lease_owner text;

UPDATE outbox SET tries = attempt;

-- What an operator has to look at.
CREATE INDEX outbox_given_up ON outbox (settled_at, id) WHERE status IN ('DEAD', 'UNKNOWN');
