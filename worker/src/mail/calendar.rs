//! The calendar file that goes with a mail (RFC 5545): planned meetings, to be looked at, not to be answered.

use super::language::Language;
use super::letter::Words;
use super::parts::PlannedMeeting;
use super::phrase::WordsError;
use chrono::{DateTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus};

const PRODUCT: &str = "-//Circles//Group mentoring//EN";

/// Writes `circle.ics`: an all-day, tentative entry for each planned meeting, because no time is set yet. The ids are the
/// meetings' own, so that an invitation replaces the entry later.
///
/// # Errors
/// When the language lacks words.
pub(crate) fn planned(
    circle: &str,
    meetings: &[PlannedMeeting],
    language: Language,
    host: &str,
    now: DateTime<Utc>,
) -> Result<String, WordsError> {
    let mut calendar = Calendar::empty();
    for (name, value) in [("VERSION", "2.0"), ("PRODID", PRODUCT), ("METHOD", "PUBLISH")] {
        calendar.append_property((name, value));
    }
    for meeting in meetings {
        let on = meeting.on;
        let title = Words::new("calendar-entry").text("circle", circle);
        let title = language.say(&title.format(meeting.format))?;
        let mut event = Event::with_uid(&format!("{}@{host}", meeting.id));
        event
            .timestamp(now)
            .starts(on)
            .summary(&title.plain())
            .status(EventStatus::Tentative)
            // No time is set yet: a whole day must not show as busy (RFC 5545 §3.8.2.7).
            .add_property("TRANSP", "TRANSPARENT");
        // The end is exclusive (RFC 5545 §3.6.1).
        if let Some(next) = on.succ_opt() {
            event.ends(next);
        }
        calendar.push(event.done());
    }
    Ok(calendar.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{NaiveDate, TimeZone};
    use entity::model::enums::MeetingFormat;
    use uuid::Uuid;

    #[test]
    fn a_planned_meeting_is_an_all_day_tentative_entry_escaped_and_folded() {
        let circle = format!("Salary, bonus; \\ and {}", "Ω".repeat(60));
        let meeting = PlannedMeeting {
            id: Uuid::from_u128(7),
            on: NaiveDate::from_ymd_opt(2028, 2, 29).unwrap(),
            format: MeetingFormat::Education,
        };
        let now = Utc.with_ymd_and_hms(2026, 11, 22, 9, 0, 0).unwrap();
        let file = planned(&circle, &[meeting], Language::En, "example.com", now).unwrap();
        assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
        assert!(!file.replace("\r\n", "").contains('\n'));
        let unfolded = file.replace("\r\n ", "");
        for line in [
            "METHOD:PUBLISH",
            "UID:00000000-0000-0000-0000-000000000007@example.com",
            "DTSTAMP:20261122T090000Z",
            "DTSTART;VALUE=DATE:20280229",
            "DTEND;VALUE=DATE:20280301",
            "STATUS:TENTATIVE",
            "TRANSP:TRANSPARENT",
        ] {
            assert!(
                unfolded.contains(&format!("\r\n{line}\r\n")),
                "{line} in {unfolded}"
            );
        }
        assert!(
            unfolded.contains("SUMMARY:Salary\\, bonus\\; \\\\ and ΩΩ"),
            "{unfolded}"
        );
        assert!(unfolded.contains("Ω: education meeting\r\n"), "{unfolded}");
    }
}
