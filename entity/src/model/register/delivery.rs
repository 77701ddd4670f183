//! Mails, and what the programme's clock remembers.

use super::Data::{Participation, Person, Programme};
use super::Event::{Forecast, Offboarding};
use super::{Columns, Table};

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "outbox",
        purpose: "Which mail goes to whom about what, and what became of it, as ids: its text is made when it is sent.",
        kept: "Until `mail_days` after it was sent or given up.",
        removed_by: &[Forecast],
        columns: &[
            Columns::of(Programme, &["id", "kind_version", "circle_id", "dedup_key"]),
            Columns::of(Person, &["recipient_id"]),
            Columns::of(
                Participation,
                &["kind", "subject_id", "digest_id", "kept_at", "created_at"],
            ),
            Columns::of(
                Programme,
                &["status", "attempt", "tries", "crashes", "doubts", "last_error"],
            ),
            Columns::of(
                Programme,
                &["available_at", "lease_until", "lease_owner", "handed_over_at"],
            ),
            Columns::of(Programme, &["settled_at", "traceparent"]),
        ],
    },
    Table {
        name: "clock_failure",
        purpose: "At which circles and people the clock failed, for the operator.",
        kept: "Until the clock succeeds there.",
        removed_by: &[Forecast],
        columns: &[
            Columns::of(Person, &["subject_id"]),
            Columns::of(Programme, &["subject_kind", "tries", "error"]),
            Columns::of(Programme, &["first_failed_at", "last_failed_at", "retry_at"]),
        ],
    },
    Table {
        name: "clock_slot",
        purpose: "Up to when each schedule was taken, so that of several replicas one does it.",
        kept: "For good: one row for each schedule.",
        removed_by: &[Forecast],
        columns: &[Columns::of(Programme, &["schedule", "slot"])],
    },
    Table {
        name: "employee_review",
        purpose: "Whose employment changed, so that whether they are still eligible is looked at.",
        kept: "Until the clock has looked.",
        removed_by: &[Offboarding, Forecast],
        columns: &[Columns::of(Person, &["employee_id"])],
    },
    Table {
        name: "seaql_migrations",
        purpose: "Which changes of the database's schema were made.",
        kept: "For good.",
        removed_by: &[],
        columns: &[Columns::of(Programme, &["version", "applied_at"])],
    },
];
