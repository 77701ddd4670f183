//! How people and circles come together, and part.

use super::Data::{Participation, Person, Programme, Text};
use super::Event::{Archive, Forecast, Offboarding};
use super::{Columns, Table};

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "circle_tie",
        purpose: "That a person is in a circle or asks to join it: one of the two, and once.",
        kept: "Until the membership or the request ends.",
        removed_by: &[Offboarding],
        columns: &[
            Columns::of(Programme, &["circle_id"]),
            Columns::of(Person, &["employee_id"]),
            Columns::of(Participation, &["kind"]),
        ],
    },
    Table {
        name: "membership",
        purpose: "Who takes or took part in a circle, how, from when until when.",
        kept: "For good; why somebody was removed goes `archive_days` after the circle's end.",
        removed_by: &[],
        columns: &[
            Columns::of(Programme, &["id", "circle_id"]),
            Columns::of(Person, &["employee_id"]),
            Columns::of(Participation, &["role", "joined_at"]),
            Columns::of(Participation, &["status", "ended_at", "tie"]).changed_by(&[Offboarding]),
            Columns::of(Text, &["end_reason"]).blanked_by(&[Archive]),
        ],
    },
    Table {
        name: "duty",
        purpose: "Who is or was programme manager or deputy of a circle.",
        kept: "For good: who answered for the circle.",
        removed_by: &[],
        columns: &[
            Columns::of(Programme, &["id", "circle_id"]),
            Columns::of(Person, &["employee_id"]),
            Columns::of(Participation, &["duty", "slot", "since"]),
            Columns::of(Participation, &["ended_at"]).changed_by(&[Offboarding]),
        ],
    },
    Table {
        name: "pm_nomination",
        purpose: "Who was named programme manager, and what they answered; for them and for those who decide.",
        kept: "For good.",
        removed_by: &[],
        columns: &[
            Columns::of(Programme, &["id", "circle_id"]),
            Columns::of(Person, &["nominee_id", "nominated_by"]),
            Columns::of(Participation, &["role", "created_at", "expires_at"]),
            Columns::of(Participation, &["status", "resolved_at"]).changed_by(&[Offboarding]),
        ],
    },
    Table {
        name: "join_request",
        purpose: "Who asked to join a circle, and what was answered; for them and for those who decide.",
        kept: "For good; what was written goes `archive_days` after the circle's end.",
        removed_by: &[],
        columns: &[
            Columns::of(Programme, &["id", "circle_id"]),
            Columns::of(Person, &["employee_id", "pre_approved_by", "resolved_by"]),
            Columns::of(
                Participation,
                &["role", "created_at", "waitlisted_at", "pre_approved_at"],
            ),
            Columns::of(Participation, &["escalated_at", "played_until"]),
            Columns::of(
                Participation,
                &["status", "pending_since", "answer_by", "offer_expires_at"],
            )
            .changed_by(&[Offboarding]),
            Columns::of(Participation, &["open_slot", "resolved_at", "tie"]).changed_by(&[Offboarding]),
            Columns::of(Programme, &["due_at"]).changed_by(&[Offboarding]),
            Columns::of(Text, &["message"]).blanked_by(&[Archive, Forecast]),
            Columns::of(Text, &["decline_reason"]).blanked_by(&[Archive]),
        ],
    },
    Table {
        name: "stay_answer",
        purpose: "Whether a participant wants to stay after the term; those who decide see how many, not who.",
        kept: "Until the next term begins, or `archive_days` after the circle's end.",
        removed_by: &[Archive],
        columns: &[
            Columns::of(Programme, &["circle_id", "term"]),
            Columns::of(Person, &["employee_id"]),
            Columns::of(Participation, &["answer", "answered_at"]),
        ],
    },
];
