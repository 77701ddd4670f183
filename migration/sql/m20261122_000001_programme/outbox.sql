-- What must follow a change, written with it. Ids only: the facts are read again when it runs.
CREATE TABLE outbox (
    id {uuid} PRIMARY KEY,
    kind text NOT NULL,
    kind_version integer NOT NULL,
    recipient_id {uuid} NOT NULL REFERENCES employee (id),
    circle_id {uuid} REFERENCES circle (id),
    -- The join request, membership or nomination that it is about, by kind.
    subject_id {uuid},
    dedup_key text NOT NULL UNIQUE,
    status text NOT NULL CHECK (status IN ('PENDING', 'LEASED', 'RUNNING', 'RETRY', 'SENT', 'SKIPPED', 'DEAD', 'UNKNOWN')),
    attempt integer NOT NULL CHECK (attempt >= 0),
    available_at {instant} NOT NULL,
    lease_until {instant},
    last_error text,
    traceparent text,
    created_at {instant} NOT NULL,
    settled_at {instant},
    CHECK ((status IN ('LEASED', 'RUNNING')) = (lease_until IS NOT NULL)),
    CHECK ((status IN ('SENT', 'SKIPPED', 'DEAD', 'UNKNOWN')) = (settled_at IS NOT NULL))
);
CREATE INDEX outbox_due ON outbox (available_at, id) WHERE status IN ('PENDING', 'RETRY');
CREATE INDEX outbox_lease ON outbox (lease_until, id) WHERE status IN ('LEASED', 'RUNNING');
CREATE INDEX outbox_recipient ON outbox (recipient_id, created_at, id);
CREATE INDEX outbox_circle ON outbox (circle_id, created_at, id);
