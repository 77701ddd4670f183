-- How much of their hourly allowance (MAX_ACTS_PER_HOUR) a person has used. The row is written in the transaction of the act,
-- so that replicas share it and what is refused uses nothing. It says nothing after its instant has passed; the clock
-- removes it then.
CREATE TABLE allowance (
    employee_id {uuid} NOT NULL PRIMARY KEY REFERENCES employee (id),
    -- When the allowance will be whole again, in milliseconds since 1970: each act moves it, which instants as text cannot.
    whole_at bigint NOT NULL
);
CREATE INDEX allowance_whole ON allowance (whole_at);
