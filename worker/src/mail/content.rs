//! What each mail says, as plain facts: the structs that the templates of every language read.

use super::frame::{Frame, Rendered};
use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};
use entity::model::enums::{DutyKind, MeetingFormat, Role};
use entity::outbox::MailClass;
use entity::rules::AdvisoryCode;

/// Someone who takes part.
#[derive(Clone, Debug)]
pub(crate) struct Participant {
    pub(crate) name: String,
    pub(crate) role: Role,
    pub(crate) programme_manager: bool,
}

/// A planned meeting.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlannedMeeting {
    pub(crate) on: NaiveDate,
    pub(crate) format: MeetingFormat,
}

/// Another circle that is open.
#[derive(Clone, Debug)]
pub(crate) struct Alternative {
    pub(crate) title: String,
    pub(crate) free_seats: i32,
    pub(crate) url: String,
}

/// How often somebody gets a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Period {
    /// Every morning with news.
    Daily,
    /// Every Monday with news.
    Weekly,
}

/// What is new in one circle.
#[derive(Clone, Debug)]
pub(crate) struct DigestCircle {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) items: Vec<DigestItem>,
}

/// One piece of news.
#[derive(Clone, Debug)]
pub(crate) enum DigestItem {
    /// Somebody came.
    Joined { name: String, role: Role },
    /// Somebody went.
    Left { name: String },
}

/// Declares the mails: the struct of each, its two English templates (the text's holds the subject), and [`Content`] over all of them.
macro_rules! mails {
    ($($(#[$doc:meta])* $name:ident ($text:tt, $html:tt) { $($field:ident: $type:ty,)* })*) => {
        /// A mail's facts, whichever mail it is.
        #[derive(Clone, Debug)]
        pub(crate) enum Content {
            $($(#[$doc])* $name($name),)*
        }

        impl Content {
            /// Renders subject, text and HTML in English.
            pub(super) fn render_en(&self, frame: &mut Frame) -> askama::Result<Rendered> {
                match self {
                    $(Self::$name(facts) => facts.render_en(frame),)*
                }
            }
        }

        $(
            $(#[$doc])*
            #[derive(Clone, Debug)]
            pub(crate) struct $name { $(pub(crate) $field: $type,)* }

            impl $name {
                fn render_en(&self, frame: &mut Frame) -> askama::Result<Rendered> {
                    #[derive(Template)]
                    #[template(path = $text, blocks = ["subject"])]
                    struct Text<'a> { m: &'a $name, f: &'a Frame }
                    #[derive(Template)]
                    #[template(path = $html)]
                    struct Html<'a> { m: &'a $name, f: &'a Frame }

                    let subject = Text { m: self, f: frame }.as_subject().render()?;
                    frame.subject = subject;
                    Ok(Rendered {
                        subject: frame.subject.clone(),
                        text: Text { m: self, f: frame }.render()?,
                        html: Html { m: self, f: frame }.render()?,
                    })
                }
            }

            impl From<$name> for Content {
                fn from(facts: $name) -> Self {
                    Self::$name(facts)
                }
            }
        )*
    };
}

mails! {
    /// 1: to a person who opted in.
    Welcome ("en/welcome.txt", "en/welcome.html") {
        consent_version: String,
        as_member: bool,
        as_advisor: bool,
    }
    /// 4: to the proposer.
    ProposalRecorded ("en/proposal_recorded.txt", "en/proposal_recorded.html") {
        circle: String,
        people: i32,
        max_people: i32,
        missing: i32,
        nominee: Option<String>,
    }
    /// 5: to the nominee.
    NamedProgrammeManager ("en/named_programme_manager.txt", "en/named_programme_manager.html") {
        circle: String,
        topic: String,
        by: String,
        role: Role,
        expires_at: DateTime<Utc>,
    }
    /// 7: to the programme manager and those who asked to join.
    WillNotStart ("en/will_not_start.txt", "en/will_not_start.html") {
        circle: String,
        expired: bool,
        requested: bool,
        alternatives: Vec<Alternative>,
    }
    /// 8: to the programme manager and the deputies.
    NewJoinRequest ("en/new_join_request.txt", "en/new_join_request.html") {
        circle: String,
        name: String,
        level: Option<String>,
        role: Role,
        message: Vec<String>,
        free_seats: i32,
        answer_by: Option<DateTime<Utc>>,
    }
    /// 9: to the requester.
    RequestReceived ("en/request_received.txt", "en/request_received.html") {
        circle: String,
        role: Role,
        programme_manager: Option<String>,
        answer_by: Option<DateTime<Utc>>,
    }
    /// 12: to the new participant.
    Approved ("en/approved.txt", "en/approved.html") {
        circle: String,
        role: Role,
        people: Vec<Participant>,
        next: Option<PlannedMeeting>,
        zone: String,
    }
    /// 13: to the requester.
    Declined ("en/declined.txt", "en/declined.html") {
        circle: String,
        reason: Vec<String>,
        ask_again_from: Option<NaiveDate>,
        alternatives: Vec<Alternative>,
    }
    /// 14: to the requester of a full circle.
    Waitlisted ("en/waitlisted.txt", "en/waitlisted.html") {
        circle: String,
        role: Role,
        position: u64,
    }
    /// 14: to the person who is offered a seat.
    SeatOffered ("en/seat_offered.txt", "en/seat_offered.html") {
        circle: String,
        role: Role,
        expires_at: DateTime<Utc>,
    }
    /// 14: to the person who did not take the seat in time.
    OfferLapsed ("en/offer_lapsed.txt", "en/offer_lapsed.html") {
        circle: String,
    }
    /// 16: to the other participants.
    ParticipantJoined ("en/participant_joined.txt", "en/participant_joined.html") {
        circle: String,
        name: String,
        role: Role,
        people: i32,
    }
    /// 16: to the remaining participants.
    ParticipantLeft ("en/participant_left.txt", "en/participant_left.html") {
        circle: String,
        name: String,
        people: i32,
    }
    /// 16: to the person whose role changed.
    RoleChanged ("en/role_changed.txt", "en/role_changed.html") {
        circle: String,
        role: Role,
    }
    /// 16: to the person who has a duty now, or has it no longer.
    DutyChanged ("en/duty_changed.txt", "en/duty_changed.html") {
        circle: String,
        duty: DutyKind,
        began: bool,
    }
    /// 17: to the person who was removed.
    Removed ("en/removed.txt", "en/removed.html") {
        circle: String,
        reason: Vec<String>,
        programme_manager: Option<String>,
    }
    /// 18: to the programme manager.
    ReadyToPublish ("en/ready_to_publish.txt", "en/ready_to_publish.html") {
        circle: String,
        people: i32,
        advice: Vec<AdvisoryCode>,
        starts_on: NaiveDate,
        ends_on: NaiveDate,
        planned: Vec<PlannedMeeting>,
        zone: String,
    }
    /// 19: to a participant.
    CircleStarted ("en/circle_started.txt", "en/circle_started.html") {
        circle: String,
        role: Role,
        started_on: NaiveDate,
        ends_on: NaiveDate,
        meetings: Vec<PlannedMeeting>,
        people: Vec<Participant>,
        zone: String,
    }
    /// 31: to everybody who has news.
    Digest ("en/digest.txt", "en/digest.html") {
        period: Period,
        circles: Vec<DigestCircle>,
    }
}
