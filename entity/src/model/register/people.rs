//! People, and the lists that describe them.

use super::Data::{Employment, Identity, Participation, Person, Programme, Special, Text};
use super::Event::{Erasure, Forecast, Offboarding};
use super::{Columns, Table};

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "topic",
        purpose: "What circles can be about.",
        kept: "For good: the programme's own list.",
        removed_by: &[],
        columns: &[Columns::of(Programme, &["id", "slug", "name", "description"])],
    },
    Table {
        name: "affinity_network",
        purpose: "The networks that a circle can be of.",
        kept: "For good: the programme's own list.",
        removed_by: &[],
        columns: &[Columns::of(Programme, &["id", "slug", "name"])],
    },
    Table {
        name: "job_family",
        purpose: "The families of jobs, each with a level ladder.",
        kept: "For good: the programme's own list.",
        removed_by: &[Forecast],
        columns: &[Columns::of(Programme, &["id", "name"])],
    },
    Table {
        name: "ladder_rung",
        purpose: "The rungs of the ladders, for advice on who is how far apart.",
        kept: "For good: the programme's own list.",
        removed_by: &[Forecast],
        columns: &[Columns::of(
            Programme,
            &["id", "job_family_id", "position", "level", "title"],
        )],
    },
    Table {
        name: "employee",
        purpose: "Who can sign in, who is eligible, how they are addressed, and what advice looks at; copied from HR's data.",
        kept: "As long as HR's data has the person. Histories refer to it.",
        removed_by: &[],
        columns: &[
            Columns::of(Person, &["id"]),
            Columns::of(
                Identity,
                &["hr_id", "display_name", "mail", "mail_key", "zone", "locale"],
            ),
            Columns::of(Employment, &["employment_type"]),
            Columns::of(Employment, &["job_family_id", "rung_id", "location"]).blanked_by(&[Forecast]),
            Columns::of(Person, &["manager_id"]).blanked_by(&[Forecast]),
        ],
    },
    Table {
        name: "profile",
        purpose: "What a person who opted in says of themselves, their consent, and which mails they want.",
        kept: "Until the person has not been eligible for `offboarded_days`.",
        removed_by: &[Erasure],
        columns: &[
            Columns::of(Person, &["employee_id"]),
            Columns::of(Participation, &["consent_version", "opted_in_at", "updated_at"]),
            Columns::of(Participation, &["signed_up_as_member", "signed_up_as_advisor"]),
            Columns::of(
                Participation,
                &["wants_reminders", "wants_news", "digest", "digest_at"],
            ),
            Columns::of(Text, &["about"]).blanked_by(&[Forecast]),
            Columns::of(Programme, &["mail_epoch"]),
            Columns::of(Participation, &["erase_at"]).changed_by(&[Offboarding]),
            Columns::of(Employment, &["excluded_by_claim"]),
        ],
    },
    Table {
        name: "profile_topic",
        purpose: "Which topics a person cares about.",
        kept: "With the profile.",
        removed_by: &[Erasure, Forecast],
        columns: &[
            Columns::of(Person, &["employee_id"]),
            Columns::of(Participation, &["topic_id"]),
        ],
    },
    Table {
        name: "profile_affinity_network",
        purpose: "Which affinity networks a person belongs to; shown to the person alone.",
        kept: "With the profile.",
        removed_by: &[Erasure, Forecast],
        columns: &[
            Columns::of(Person, &["employee_id"]),
            Columns::of(Special, &["affinity_network_id"]),
        ],
    },
    Table {
        name: "profile_language",
        purpose: "Which languages a person speaks.",
        kept: "With the profile.",
        removed_by: &[Erasure, Forecast],
        columns: &[
            Columns::of(Person, &["employee_id"]),
            Columns::of(Participation, &["language"]),
        ],
    },
    Table {
        name: "administrator_access",
        purpose: "Which circle or person an administrator looked at, and why; the person can see it.",
        kept: "For good: it is how administrators are held to account.",
        removed_by: &[Forecast],
        columns: &[
            Columns::of(Programme, &["id", "subject_kind"]),
            Columns::of(Person, &["administrator_id", "subject_id"]),
            Columns::of(Participation, &["granted_at", "expires_at"]),
            Columns::of(Text, &["reason"]),
        ],
    },
    Table {
        name: "idempotency_key",
        purpose: "Under which key a person sent a call that creates something, what that made, and a hash of what was sent: so \
                  that a call that is repeated is done once.",
        kept: "24 hours.",
        removed_by: &[Erasure, Forecast],
        columns: &[
            Columns::of(Person, &["employee_id"]),
            Columns::of(Participation, &["key", "fingerprint", "result_id", "created_at"]),
        ],
    },
    Table {
        name: "allowance",
        purpose: "How often a person created something or wrote to others in the last hour, as one instant: so that nobody \
                  floods others.",
        kept: "An hour.",
        removed_by: &[Erasure, Forecast],
        columns: &[
            Columns::of(Person, &["employee_id"]),
            Columns::of(Participation, &["whole_at"]),
        ],
    },
];
