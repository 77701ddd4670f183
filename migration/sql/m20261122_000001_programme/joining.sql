-- The one tie that a person has with a circle: asking to join, or in. "One open request or membership per person
-- and circle" (docs/product.md §2) is this primary key: an open request and an open membership each point at the row
-- that says which of the two it is (the generated columns below), so the database refuses both a second one and
-- one of each.
CREATE TABLE circle_tie (
    circle_id {uuid} NOT NULL REFERENCES circle (id),
    employee_id {uuid} NOT NULL REFERENCES employee (id),
    kind text NOT NULL CHECK (kind IN ('REQUEST', 'MEMBERSHIP')),
    PRIMARY KEY (circle_id, employee_id),
    UNIQUE (circle_id, employee_id, kind)
);
CREATE INDEX circle_tie_employee ON circle_tie (employee_id);

CREATE TABLE membership (
    id {uuid} PRIMARY KEY,
    circle_id {uuid} NOT NULL REFERENCES circle (id),
    employee_id {uuid} NOT NULL REFERENCES employee (id),
    role text NOT NULL CHECK (role IN ('MEMBER', 'ADVISOR')),
    status text NOT NULL CHECK (status IN ('ACTIVE', 'PAUSED', 'LEFT', 'REMOVED', 'ENDED', 'OFFBOARDED')),
    joined_at {instant} NOT NULL,
    ended_at {instant},
    end_reason text,
    tie text GENERATED ALWAYS AS (CASE WHEN status IN ('ACTIVE', 'PAUSED') THEN 'MEMBERSHIP' END) STORED,
    CHECK ((status IN ('ACTIVE', 'PAUSED')) = (ended_at IS NULL)),
    FOREIGN KEY (circle_id, employee_id, tie) REFERENCES circle_tie (circle_id, employee_id, kind)
);
CREATE UNIQUE INDEX membership_open ON membership (circle_id, employee_id) WHERE status IN ('ACTIVE', 'PAUSED');
CREATE INDEX membership_circle ON membership (circle_id, joined_at, id);
CREATE INDEX membership_employee ON membership (employee_id, joined_at, id);

-- Exactly one programme manager (slot 0) or none, and at most two deputies (slots 1 and 2).
CREATE TABLE duty (
    id {uuid} PRIMARY KEY,
    circle_id {uuid} NOT NULL REFERENCES circle (id),
    employee_id {uuid} NOT NULL REFERENCES employee (id),
    duty text NOT NULL CHECK (duty IN ('PROGRAMME_MANAGER', 'DEPUTY')),
    slot integer NOT NULL,
    since {instant} NOT NULL,
    ended_at {instant},
    CHECK ((duty = 'PROGRAMME_MANAGER' AND slot = 0) OR (duty = 'DEPUTY' AND slot IN (1, 2)))
);
CREATE UNIQUE INDEX duty_slot ON duty (circle_id, slot) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX duty_person ON duty (circle_id, employee_id) WHERE ended_at IS NULL;
CREATE INDEX duty_circle ON duty (circle_id, since, id);
CREATE INDEX duty_employee ON duty (employee_id, since, id);

-- A programme manager who was named and must accept (7 days).
CREATE TABLE pm_nomination (
    id {uuid} PRIMARY KEY,
    circle_id {uuid} NOT NULL REFERENCES circle (id),
    nominee_id {uuid} NOT NULL REFERENCES employee (id),
    nominated_by {uuid} NOT NULL REFERENCES employee (id),
    role text NOT NULL CHECK (role IN ('MEMBER', 'ADVISOR')),
    status text NOT NULL CHECK (status IN ('PENDING', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED')),
    created_at {instant} NOT NULL,
    expires_at {instant} NOT NULL,
    resolved_at {instant},
    CHECK ((status = 'PENDING') = (resolved_at IS NULL))
);
CREATE UNIQUE INDEX pm_nomination_open ON pm_nomination (circle_id) WHERE status = 'PENDING';
CREATE INDEX pm_nomination_circle ON pm_nomination (circle_id, created_at, id);
CREATE INDEX pm_nomination_nominee ON pm_nomination (nominee_id, created_at, id);
CREATE INDEX pm_nomination_due ON pm_nomination (expires_at) WHERE status = 'PENDING';
CREATE INDEX pm_nomination_nominated_by ON pm_nomination (nominated_by);

CREATE TABLE join_request (
    id {uuid} PRIMARY KEY,
    circle_id {uuid} NOT NULL REFERENCES circle (id),
    employee_id {uuid} NOT NULL REFERENCES employee (id),
    role text NOT NULL CHECK (role IN ('MEMBER', 'ADVISOR')),
    message text NOT NULL,
    status text NOT NULL CHECK (status IN
        ('PENDING', 'WAITLISTED', 'OFFERED', 'APPROVED', 'DECLINED', 'WITHDRAWN', 'EXPIRED', 'VOIDED', 'LAPSED')),
    created_at {instant} NOT NULL,
    answer_by {instant},
    waitlisted_at {instant},
    pre_approved_at {instant},
    pre_approved_by {uuid} REFERENCES employee (id),
    offer_expires_at {instant},
    -- Which of the person's open requests this is, 1 to the limit: "never more than five" holds whatever races.
    open_slot integer CHECK (open_slot BETWEEN 1 AND 100),
    resolved_at {instant},
    resolved_by {uuid} REFERENCES employee (id),
    decline_reason text,
    tie text GENERATED ALWAYS AS (CASE WHEN status IN ('PENDING', 'WAITLISTED', 'OFFERED') THEN 'REQUEST' END) STORED,
    CHECK ((status IN ('PENDING', 'WAITLISTED', 'OFFERED')) = (resolved_at IS NULL)),
    CHECK ((status IN ('PENDING', 'WAITLISTED', 'OFFERED')) = (open_slot IS NOT NULL)),
    CHECK ((status = 'OFFERED') = (offer_expires_at IS NOT NULL)),
    CHECK (status <> 'WAITLISTED' OR waitlisted_at IS NOT NULL),
    CHECK (status <> 'PENDING' OR answer_by IS NOT NULL),
    FOREIGN KEY (circle_id, employee_id, tie) REFERENCES circle_tie (circle_id, employee_id, kind)
);
CREATE UNIQUE INDEX join_request_open ON join_request (circle_id, employee_id)
    WHERE status IN ('PENDING', 'WAITLISTED', 'OFFERED');
CREATE UNIQUE INDEX join_request_slot ON join_request (employee_id, open_slot)
    WHERE open_slot IS NOT NULL;
CREATE INDEX join_request_circle ON join_request (circle_id, created_at, id);
CREATE INDEX join_request_employee ON join_request (employee_id, created_at, id);
CREATE INDEX join_request_pre_approved_by ON join_request (pre_approved_by);
CREATE INDEX join_request_resolved_by ON join_request (resolved_by);
CREATE INDEX join_request_waitlist ON join_request (circle_id, waitlisted_at, id) WHERE status = 'WAITLISTED';
CREATE INDEX join_request_offer_due ON join_request (offer_expires_at) WHERE status = 'OFFERED';
