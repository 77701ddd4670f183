-- Level ladders: an ordered ladder per job family, with holes and of any length (docs/product.md §2).
CREATE TABLE job_family (
    id {uuid} PRIMARY KEY,
    name text NOT NULL UNIQUE
);

CREATE TABLE ladder_rung (
    id {uuid} PRIMARY KEY,
    job_family_id {uuid} NOT NULL REFERENCES job_family (id),
    position integer NOT NULL CHECK (position >= 1),
    level text NOT NULL,
    title text NOT NULL,
    UNIQUE (job_family_id, position),
    UNIQUE (job_family_id, level),
    -- The target of employee (job_family_id, level): a level always belongs to the person's own family.
    UNIQUE (id, job_family_id)
);

CREATE TABLE topic (
    id {uuid} PRIMARY KEY,
    slug text NOT NULL UNIQUE,
    name text NOT NULL,
    description text NOT NULL
);

CREATE TABLE affinity_network (
    id {uuid} PRIMARY KEY,
    slug text NOT NULL UNIQUE,
    name text NOT NULL
);

-- Employees as the company's HR data knows them. Nobody edits them here.
CREATE TABLE employee (
    id {uuid} PRIMARY KEY,
    hr_id text NOT NULL UNIQUE,
    display_name text NOT NULL,
    mail text NOT NULL,
    -- Lower-cased: two people never share an address that differs in case only, and sign-in finds by it.
    mail_key text NOT NULL UNIQUE,
    employment_type text NOT NULL,
    job_family_id {uuid} REFERENCES job_family (id),
    rung_id {uuid},
    manager_id {uuid} REFERENCES employee (id),
    location text,
    zone text NOT NULL,
    locale text NOT NULL,
    FOREIGN KEY (rung_id, job_family_id) REFERENCES ladder_rung (id, job_family_id)
);
CREATE INDEX employee_manager ON employee (manager_id);
CREATE INDEX employee_rung ON employee (rung_id, job_family_id);
CREATE INDEX employee_job_family ON employee (job_family_id);

-- What a person says of themselves, by opting in (docs/product.md §5: consent is versioned).
CREATE TABLE profile (
    employee_id {uuid} PRIMARY KEY REFERENCES employee (id),
    consent_version text NOT NULL,
    opted_in_at {instant} NOT NULL,
    signed_up_as_member {bool} NOT NULL,
    signed_up_as_advisor {bool} NOT NULL,
    about text NOT NULL,
    wants_reminders {bool} NOT NULL,
    digest text NOT NULL CHECK (digest IN ('OFF', 'DAILY', 'WEEKLY')),
    updated_at {instant} NOT NULL
);

CREATE TABLE profile_topic (
    employee_id {uuid} NOT NULL REFERENCES profile (employee_id) ON DELETE CASCADE,
    topic_id {uuid} NOT NULL REFERENCES topic (id),
    PRIMARY KEY (employee_id, topic_id)
);
CREATE INDEX profile_topic_topic ON profile_topic (topic_id);

CREATE TABLE profile_affinity_network (
    employee_id {uuid} NOT NULL REFERENCES profile (employee_id) ON DELETE CASCADE,
    affinity_network_id {uuid} NOT NULL REFERENCES affinity_network (id),
    PRIMARY KEY (employee_id, affinity_network_id)
);
CREATE INDEX profile_affinity_network_network ON profile_affinity_network (affinity_network_id);

CREATE TABLE profile_language (
    employee_id {uuid} NOT NULL REFERENCES profile (employee_id) ON DELETE CASCADE,
    language text NOT NULL,
    PRIMARY KEY (employee_id, language)
);

-- An administrator's look at a circle or profile outside their own, with the reason; the person can see it.
CREATE TABLE administrator_access (
    id {uuid} PRIMARY KEY,
    administrator_id {uuid} NOT NULL REFERENCES employee (id),
    subject_kind text NOT NULL CHECK (subject_kind IN ('CIRCLE', 'EMPLOYEE')),
    subject_id {uuid} NOT NULL,
    reason text NOT NULL,
    granted_at {instant} NOT NULL,
    expires_at {instant} NOT NULL
);
CREATE INDEX administrator_access_subject ON administrator_access (subject_id, granted_at);
CREATE INDEX administrator_access_administrator ON administrator_access (administrator_id, subject_id, expires_at);
