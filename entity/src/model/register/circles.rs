//! Circles, and what happened in them.

use super::Data::{Participation, Person, Programme, Special, Text};
use super::Event::{Archive, Forecast, Offboarding};
use super::{Columns, Table};

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "circle",
        purpose: "A circle: what it is about, where it stands, and when the clock has something to do there. On SQLite its \
                  title and description are in the search index `circle_search` as well.",
        kept: "For good; who disbanded it and why is removed `archive_days` after its end. Administrators alone see it then.",
        removed_by: &[],
        columns: &[
            Columns::of(Programme, &["id", "topic_id", "language", "zone", "created_at"]),
            Columns::of(Special, &["affinity_network_id"]),
            Columns::of(Text, &["title", "description", "search_text"]),
            Columns::of(Programme, &["search_version"]),
            Columns::of(Programme, &["recruiting_open", "wants_advisor", "max_people"]),
            Columns::of(Person, &["proposed_by"]),
            Columns::of(
                Programme,
                &[
                    "proposed_at",
                    "published_at",
                    "started_on",
                    "term",
                    "term_ends_on",
                    "ageing_from",
                ],
            ),
            Columns::of(Programme, &["ended_at", "lapsed_at", "last_meeting_on"]),
            Columns::of(
                Programme,
                &[
                    "state",
                    "decision",
                    "overdue_since",
                    "joining_due_at",
                    "due_basis",
                ],
            ),
            Columns::of(
                Programme,
                &[
                    "people_count",
                    "offered_count",
                    "pm_vacant_since",
                    "below_minimum_since",
                ],
            )
            .changed_by(&[Offboarding]),
            Columns::of(Programme, &["archived_at", "played_until"]).changed_by(&[Archive]),
            Columns::of(Programme, &["last_seq", "updated_at", "due_at"]).changed_by(&[Archive, Offboarding]),
            Columns::of(Text, &["end_reason"]).blanked_by(&[Archive, Forecast]),
        ],
    },
    Table {
        name: "circle_event",
        purpose: "The history of a circle: who did what, as ids and facts, without names or what people wrote.",
        kept: "For good: what participants and administrators can rely on.",
        removed_by: &[Forecast],
        columns: &[
            Columns::of(Programme, &["circle_id", "seq", "id", "version"]),
            Columns::of(Person, &["actor_id", "subject_employee_id"]),
            Columns::of(Participation, &["kind", "as_administrator", "data", "at"]),
        ],
    },
    Table {
        name: "meeting",
        purpose: "When a circle meets.",
        kept: "For good: its formats alternate by what was held before.",
        removed_by: &[],
        columns: &[
            Columns::of(Programme, &["id", "circle_id", "term", "number"]),
            Columns::of(
                Programme,
                &["format", "state", "planned_on", "zone", "created_at"],
            ),
        ],
    },
    Table {
        name: "circle_decision",
        purpose: "Who decided whether a circle goes on after a term, and why.",
        kept: "For good; the reason goes `archive_days` after the circle's end.",
        removed_by: &[Forecast],
        columns: &[
            Columns::of(Programme, &["id", "circle_id", "term"]),
            Columns::of(Person, &["decided_by"]),
            Columns::of(Participation, &["decision", "as_administrator", "decided_at"]),
            Columns::of(Text, &["reason"]).blanked_by(&[Archive]),
        ],
    },
];
