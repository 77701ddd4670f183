//! `circles clock`: shows where the programme's clock fails. Ids and errors, no titles and no names.

use super::print;
use crate::settings::Settings;
use entity::model::enums::DueKind;
use entity::query::due;

/// Prints the due work at which the clock failed: of circles, and of people.
///
/// # Errors
/// When the database cannot be read.
pub async fn failures(settings: &Settings) -> anyhow::Result<()> {
    let db = settings.database.connect().await?;
    let failures = due::failures(db.read()).await?;
    if failures.is_empty() {
        return print("The clock failed nowhere.");
    }
    for failure in failures {
        print(&format!(
            "{} {}: {} since {}, last {}: {}",
            match failure.subject_kind {
                DueKind::Circle => "circle",
                DueKind::Review => "review of person",
                DueKind::Erasure => "erasure of person",
                DueKind::Digest => "digest of person",
            },
            failure.subject_id,
            match failure.tries {
                1 => "once".to_owned(),
                tries => format!("{tries} times"),
            },
            failure.first_failed_at.format("%Y-%m-%d %H:%M UTC"),
            failure.last_failed_at.format("%Y-%m-%d %H:%M UTC"),
            failure.error,
        ))?;
    }
    print("Mend the cause; the clock tries again by itself, within six hours at most.")
}
