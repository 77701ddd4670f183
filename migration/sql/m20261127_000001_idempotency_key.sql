-- The keys under which people sent calls that create something, so that a call that is repeated is done once. The row is
-- inserted in the transaction of what it creates: of two calls at once the second waits for the first, and a call that was
-- refused leaves no key. Rows of a day ago count as gone, and the clock removes them.
CREATE TABLE idempotency_key (
    employee_id {uuid} NOT NULL REFERENCES employee (id),
    -- The client's own word.
    key text NOT NULL CHECK (length(key) BETWEEN 1 AND 100),
    -- SHA-256 of the mutation's name and its input, in hexadecimal.
    fingerprint text NOT NULL,
    -- What was created: a circle, a join request, a nomination or an administrator's look. Null only within the transaction.
    result_id {uuid},
    created_at {instant} NOT NULL,
    PRIMARY KEY (employee_id, key)
);
CREATE INDEX idempotency_key_created ON idempotency_key (created_at);
