-- `id_text(..)` becomes hex(..) on SQLite and text(..) on PostgreSQL; all else is said in words that both know.

-- The counters on a circle are what search and the seat check read: they must be what they count.
SELECT 'people_count' AS rule, id_text(circle.id) AS subject FROM circle
WHERE people_count <> (SELECT count(*) FROM membership
    WHERE membership.circle_id = circle.id AND membership.status IN ('ACTIVE', 'PAUSED'))
UNION ALL
SELECT 'offered_count', id_text(circle.id) FROM circle
WHERE offered_count <> (SELECT count(*) FROM join_request
    WHERE join_request.circle_id = circle.id AND join_request.status = 'OFFERED')
UNION ALL
SELECT 'max_people', id_text(circle.id) FROM circle
WHERE max_people < (SELECT count(*) FROM membership
        WHERE membership.circle_id = circle.id AND membership.status IN ('ACTIVE', 'PAUSED'))
    + (SELECT count(*) FROM join_request
        WHERE join_request.circle_id = circle.id AND join_request.status = 'OFFERED')
UNION ALL

-- Exactly one programme manager, or a vacancy that says since when.
SELECT 'one_programme_manager', id_text(circle.id) FROM circle
WHERE 1 < (SELECT count(*) FROM duty
    WHERE duty.circle_id = circle.id AND duty.duty = 'PROGRAMME_MANAGER' AND duty.ended_at IS NULL)
UNION ALL
SELECT 'programme_manager_vacancy', id_text(circle.id) FROM circle
WHERE circle.state IN ('DRAFT', 'PROPOSED', 'ACTIVE')
    AND (pm_vacant_since IS NULL) <> EXISTS (SELECT 1 FROM duty
        WHERE duty.circle_id = circle.id AND duty.slot = 0 AND duty.ended_at IS NULL)
UNION ALL
SELECT 'two_deputies', id_text(circle.id) FROM circle
WHERE 2 < (SELECT count(*) FROM duty
    WHERE duty.circle_id = circle.id AND duty.duty = 'DEPUTY' AND duty.ended_at IS NULL)
UNION ALL
SELECT 'duty_of_a_participant', id_text(duty.id) FROM duty
WHERE duty.ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM membership
    WHERE membership.circle_id = duty.circle_id AND membership.employee_id = duty.employee_id
        AND membership.status IN ('ACTIVE', 'PAUSED'))
UNION ALL

-- One open request or membership per person and circle, and the tie that guards it.
SELECT 'request_or_membership', id_text(join_request.id) FROM join_request
WHERE join_request.status IN ('PENDING', 'WAITLISTED', 'OFFERED') AND EXISTS (SELECT 1 FROM membership
    WHERE membership.circle_id = join_request.circle_id AND membership.employee_id = join_request.employee_id
        AND membership.status IN ('ACTIVE', 'PAUSED'))
UNION ALL
SELECT 'request_is_tied', id_text(join_request.id) FROM join_request
WHERE join_request.status IN ('PENDING', 'WAITLISTED', 'OFFERED') AND NOT EXISTS (SELECT 1 FROM circle_tie
    WHERE circle_tie.circle_id = join_request.circle_id AND circle_tie.employee_id = join_request.employee_id
        AND circle_tie.kind = 'REQUEST')
UNION ALL
SELECT 'membership_is_tied', id_text(membership.id) FROM membership
WHERE membership.status IN ('ACTIVE', 'PAUSED') AND NOT EXISTS (SELECT 1 FROM circle_tie
    WHERE circle_tie.circle_id = membership.circle_id AND circle_tie.employee_id = membership.employee_id
        AND circle_tie.kind = 'MEMBERSHIP')
UNION ALL
SELECT 'tie_of_something', id_text(circle_tie.circle_id) FROM circle_tie
WHERE (circle_tie.kind = 'REQUEST' AND NOT EXISTS (SELECT 1 FROM join_request
        WHERE join_request.circle_id = circle_tie.circle_id AND join_request.employee_id = circle_tie.employee_id
            AND join_request.status IN ('PENDING', 'WAITLISTED', 'OFFERED')))
    OR (circle_tie.kind = 'MEMBERSHIP' AND NOT EXISTS (SELECT 1 FROM membership
        WHERE membership.circle_id = circle_tie.circle_id AND membership.employee_id = circle_tie.employee_id
            AND membership.status IN ('ACTIVE', 'PAUSED')))
UNION ALL
SELECT 'approved_is_in', id_text(join_request.id) FROM join_request
WHERE join_request.status = 'APPROVED' AND NOT EXISTS (SELECT 1 FROM membership
    WHERE membership.circle_id = join_request.circle_id AND membership.employee_id = join_request.employee_id
        AND membership.joined_at >= join_request.created_at)
UNION ALL

-- History has no gaps: 1, 2, 3, ... up to the number that the circle gave out last.
SELECT 'history_without_gaps', id_text(circle.id) FROM circle
WHERE last_seq <> (SELECT coalesce(max(circle_event.seq), 0) FROM circle_event WHERE circle_event.circle_id = circle.id)
    OR last_seq <> (SELECT count(*) FROM circle_event WHERE circle_event.circle_id = circle.id)
UNION ALL

-- What ended is over for everybody.
SELECT 'ended_without_requests', id_text(join_request.id) FROM join_request
JOIN circle ON circle.id = join_request.circle_id
WHERE circle.ended_at IS NOT NULL AND join_request.status IN ('PENDING', 'WAITLISTED', 'OFFERED')
UNION ALL
SELECT 'ended_without_memberships', id_text(membership.id) FROM membership
JOIN circle ON circle.id = membership.circle_id
WHERE circle.ended_at IS NOT NULL AND membership.status IN ('ACTIVE', 'PAUSED')
UNION ALL
SELECT 'ended_without_duties', id_text(duty.id) FROM duty
JOIN circle ON circle.id = duty.circle_id
WHERE circle.ended_at IS NOT NULL AND duty.ended_at IS NULL
UNION ALL
SELECT 'ended_without_nominations', id_text(pm_nomination.id) FROM pm_nomination
JOIN circle ON circle.id = pm_nomination.circle_id
WHERE circle.ended_at IS NOT NULL AND pm_nomination.status = 'PENDING'
UNION ALL

-- What publishing and deciding promise.
SELECT 'six_meetings', id_text(circle.id) FROM circle
WHERE circle.state = 'ACTIVE'
    AND 6 <> (SELECT count(*) FROM meeting WHERE meeting.circle_id = circle.id AND meeting.term = 1)
UNION ALL
SELECT 'one_mail_each', id_text(outbox.id) FROM outbox
WHERE outbox.kind = 'declined' AND 1 < (SELECT count(*) FROM outbox AS twin
        WHERE twin.kind = 'declined' AND twin.subject_id = outbox.subject_id)
    - (SELECT count(*) FROM outbox AS reopened
        WHERE reopened.kind = 'request_reopened' AND reopened.subject_id = outbox.subject_id)
UNION ALL
SELECT 'one_mail_each', id_text(outbox.id) FROM outbox
WHERE outbox.kind IN ('approved', 'circle_started') AND EXISTS (SELECT 1 FROM outbox AS twin
    WHERE twin.id <> outbox.id AND twin.kind = outbox.kind AND twin.recipient_id = outbox.recipient_id
        AND twin.circle_id = outbox.circle_id
        AND (twin.subject_id = outbox.subject_id OR (twin.subject_id IS NULL AND outbox.subject_id IS NULL)))
