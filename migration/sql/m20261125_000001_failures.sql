-- Due work at which the clock failed: put off, and shown to the operator. The rows of before are not taken over: what fails
-- still is noted again at its next try, within six hours.
DROP TABLE clock_failure;
CREATE TABLE clock_failure (
    -- What was due: the steps of a circle; or a person's review after a change in HR's data, the removal of their profile, or
    -- their digest.
    subject_kind text NOT NULL CHECK (subject_kind IN ('CIRCLE', 'REVIEW', 'ERASURE', 'DIGEST')),
    -- The circle, or the person.
    subject_id {uuid} NOT NULL,
    tries integer NOT NULL CHECK (tries >= 1),
    error text NOT NULL,
    first_failed_at {instant} NOT NULL,
    last_failed_at {instant} NOT NULL,
    -- Not tried again before.
    retry_at {instant} NOT NULL,
    PRIMARY KEY (subject_kind, subject_id)
);
