CREATE TABLE circle (
    id {uuid} PRIMARY KEY,
    title text NOT NULL,
    description text NOT NULL,
    -- Title and description, folded for comparison; what the text search reads.
    search_text text NOT NULL,
    topic_id {uuid} NOT NULL REFERENCES topic (id),
    affinity_network_id {uuid} REFERENCES affinity_network (id),
    language text NOT NULL,
    zone text NOT NULL,
    state text NOT NULL CHECK (state IN
        ('DRAFT', 'PROPOSED', 'ACTIVE', 'LAPSED', 'COMPLETED', 'DISBANDED', 'WITHDRAWN', 'EXPIRED')),
    recruiting_open {bool} NOT NULL,
    wants_advisor {bool} NOT NULL,
    max_people integer NOT NULL CHECK (max_people BETWEEN 2 AND 100),
    -- People in, and seats held for those who were offered one. Never more than the maximum, whatever races.
    people_count integer NOT NULL CHECK (people_count >= 0),
    offered_count integer NOT NULL CHECK (offered_count >= 0),
    proposed_by {uuid} NOT NULL REFERENCES employee (id),
    proposed_at {instant},
    published_at {instant},
    started_on {date},
    term integer NOT NULL CHECK (term >= 0),
    term_ends_on {date},
    ended_at {instant},
    pm_vacant_since {instant},
    below_minimum_since {instant},
    -- The last number given out in circle_event, which has no gaps because this row is locked to give one.
    last_seq integer NOT NULL CHECK (last_seq >= 0),
    created_at {instant} NOT NULL,
    updated_at {instant} NOT NULL,
    CHECK (people_count + offered_count <= max_people),
    CHECK ((state = 'DRAFT') = (proposed_at IS NULL) OR state = 'WITHDRAWN'),
    CHECK (state NOT IN ('ACTIVE', 'LAPSED', 'COMPLETED')
        OR (published_at IS NOT NULL AND started_on IS NOT NULL AND term_ends_on IS NOT NULL AND term >= 1)),
    CHECK (state NOT IN ('DRAFT', 'PROPOSED', 'WITHDRAWN', 'EXPIRED') OR (published_at IS NULL AND term = 0)),
    CHECK ((state IN ('COMPLETED', 'DISBANDED', 'WITHDRAWN', 'EXPIRED')) = (ended_at IS NOT NULL))
);
-- Each serves one filter of the search of open circles, newest first, page by page.
CREATE INDEX circle_open ON circle (proposed_at DESC, id DESC)
    WHERE recruiting_open AND state IN ('PROPOSED', 'ACTIVE');
CREATE INDEX circle_open_topic ON circle (topic_id, proposed_at DESC, id DESC)
    WHERE recruiting_open AND state IN ('PROPOSED', 'ACTIVE');
CREATE INDEX circle_open_network ON circle (affinity_network_id, proposed_at DESC, id DESC)
    WHERE recruiting_open AND state IN ('PROPOSED', 'ACTIVE');
CREATE INDEX circle_open_language ON circle (language, proposed_at DESC, id DESC)
    WHERE recruiting_open AND state IN ('PROPOSED', 'ACTIVE');
CREATE INDEX circle_open_zone ON circle (zone, proposed_at DESC, id DESC)
    WHERE recruiting_open AND state IN ('PROPOSED', 'ACTIVE');
CREATE INDEX circle_proposed_by ON circle (proposed_by);
CREATE INDEX circle_topic ON circle (topic_id);
CREATE INDEX circle_network ON circle (affinity_network_id);

-- One log, three uses: audit trail, what subscriptions replay, what mails are made from. Ids and facts, no names.
CREATE TABLE circle_event (
    circle_id {uuid} NOT NULL REFERENCES circle (id),
    seq integer NOT NULL CHECK (seq >= 1),
    id {uuid} NOT NULL UNIQUE,
    kind text NOT NULL,
    version integer NOT NULL,
    actor_id {uuid} REFERENCES employee (id),
    as_administrator {bool} NOT NULL,
    subject_employee_id {uuid} REFERENCES employee (id),
    data {json} NOT NULL,
    at {instant} NOT NULL,
    PRIMARY KEY (circle_id, seq)
);
CREATE INDEX circle_event_actor ON circle_event (actor_id);
CREATE INDEX circle_event_subject ON circle_event (subject_employee_id);

CREATE TABLE meeting (
    id {uuid} PRIMARY KEY,
    circle_id {uuid} NOT NULL REFERENCES circle (id),
    term integer NOT NULL CHECK (term >= 1),
    number integer NOT NULL CHECK (number >= 1),
    format text NOT NULL CHECK (format IN ('EXPERIENCE', 'EDUCATION')),
    state text NOT NULL CHECK (state IN ('PLANNED', 'SCHEDULED', 'HELD', 'NOT_HELD', 'CANCELLED')),
    planned_on {date} NOT NULL,
    zone text NOT NULL,
    created_at {instant} NOT NULL,
    UNIQUE (circle_id, term, number)
);
CREATE UNIQUE INDEX meeting_day ON meeting (circle_id, planned_on) WHERE state IN ('PLANNED', 'SCHEDULED');
