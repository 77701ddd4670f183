-- Whether news of one's circles is sent at all; `digest` says how.
ALTER TABLE profile ADD COLUMN wants_news {bool} NOT NULL DEFAULT true;
-- Links in mails carry this number. Raising it makes every link of the person in older mails stop working.
ALTER TABLE profile ADD COLUMN mail_epoch integer NOT NULL DEFAULT 0 CHECK (mail_epoch >= 0);
-- When what was kept for the person's digest is sent; null while nothing is kept.
ALTER TABLE profile ADD COLUMN digest_at {instant};
CREATE INDEX profile_digest_due ON profile (digest_at, employee_id) WHERE digest_at IS NOT NULL;

-- Set where the mail was not sent on its own but kept for the digest.
ALTER TABLE outbox ADD COLUMN kept_at {instant} CHECK (kept_at IS NULL OR status = 'SKIPPED');
-- The digest that took it along: the `subject_id` of that digest's own row.
ALTER TABLE outbox ADD COLUMN digest_id {uuid} CHECK (digest_id IS NULL OR kept_at IS NOT NULL);
CREATE INDEX outbox_kept ON outbox (recipient_id, created_at, id) WHERE kept_at IS NOT NULL AND digest_id IS NULL;
CREATE INDEX outbox_digest ON outbox (digest_id, created_at, id) WHERE digest_id IS NOT NULL;
