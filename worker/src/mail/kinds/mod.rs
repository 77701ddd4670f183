//! The kinds of mail, a file each: what it says, how that is read when its turn has come and when it is no longer true, and
//! samples. The list of the kinds, with class and number, is `entity/src/outbox/kind.rs`; a kind's facts have its name there.

mod administrators_weekly;
mod approved;
mod below_minimum;
mod circle_closed;
mod circle_lapsed;
mod circle_quiet;
mod circle_started;
mod decide_term;
mod decision_overdue;
mod decision_taken;
mod declined;
mod digest;
mod duty_changed;
mod manager_wanted;
mod moved_up;
mod named_programme_manager;
mod new_join_request;
mod new_manager;
mod nothing_planned;
mod offboarded;
mod offer_lapsed;
mod participant_joined;
mod participant_left;
mod participant_offboarded;
mod proposal_recorded;
mod proposal_waiting;
mod ready_to_publish;
mod removed;
mod request_expired;
mod request_received;
mod request_reopened;
mod requests_escalated;
mod requests_waiting;
mod role_changed;
mod seat_offered;
mod twelve_months;
mod waitlisted;
mod welcome;
mod will_not_start;

use administrators_weekly::AdministratorsWeekly;
use approved::Approved;
use below_minimum::BelowMinimum;
use circle_closed::CircleClosed;
use circle_lapsed::CircleLapsed;
use circle_quiet::CircleQuiet;
use circle_started::CircleStarted;
use decide_term::DecideTerm;
use decision_overdue::DecisionOverdue;
use decision_taken::DecisionTaken;
use declined::Declined;
use digest::Digest;
use duty_changed::DutyChanged;
use manager_wanted::ManagerWanted;
use moved_up::MovedUp;
use named_programme_manager::NamedProgrammeManager;
use new_join_request::NewJoinRequest;
use new_manager::NewManager;
use nothing_planned::NothingPlanned;
use offboarded::Offboarded;
use offer_lapsed::OfferLapsed;
use participant_joined::ParticipantJoined;
use participant_left::ParticipantLeft;
use participant_offboarded::ParticipantOffboarded;
use proposal_recorded::ProposalRecorded;
use proposal_waiting::ProposalWaiting;
use ready_to_publish::ReadyToPublish;
use removed::Removed;
use request_expired::RequestExpired;
use request_received::RequestReceived;
use request_reopened::RequestReopened;
use requests_escalated::RequestsEscalated;
use requests_waiting::RequestsWaiting;
use role_changed::RoleChanged;
use seat_offered::SeatOffered;
use twelve_months::TwelveMonths;
use waitlisted::Waitlisted;
use welcome::Welcome;
use will_not_start::WillNotStart;

// What the kinds are written with, by `use super::*`.
use super::due_mail::{DueMail, is_open, zone_of};
use super::kind::{Draft, Kind};
use super::letter::{Block, Letter, Line, Words};
use super::no_facts::{NoFacts, require};
use super::parts::{
    Alternative, PlannedMeeting, alternatives, calendar_of, deadline, elsewhere, guide, heading, last_moment,
    meetings, paragraph, people, quote,
};
use super::reader::Reader;
use super::sample_data::{CIRCLE_ZONE, SampleData};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use entity::model::enums::{
    CircleState, Decision, DutyKind, JoinRequestStatus, MeetingFormat, MembershipStatus, Role, StayAnswer,
};
use entity::outbox::MailKind;
use entity::query::mailing::{self, Participant};
use entity::rules::{policy::days, schedule};

/// A sample's name, and what it says.
pub(crate) type Sample = (&'static str, Content);

/// Makes the dispatch of the list of kinds.
macro_rules! dispatch {
    ($(
        $(#[doc = $doc:tt])+
        $name:ident = $number:literal, class: $class:ident, circle: $circle:literal, $to:literal
    )+) => {
        /// A mail's facts, whichever mail it is.
        #[derive(Clone, Debug)]
        pub(crate) enum Content {
            $($name($name),)+
        }

        $(
            impl From<$name> for Content {
                fn from(facts: $name) -> Self {
                    Self::$name(facts)
                }
            }
        )+

        impl Content {
            /// Writes the mail to `reader`, in no language yet.
            pub(crate) fn letter(&self, reader: &Reader) -> Letter {
                match self {
                    $(Self::$name(facts) => facts.letter(reader),)+
                }
            }

            /// Returns the title of the circle and the meetings to attach as a calendar file, if the mail has any.
            pub(crate) fn calendar(&self) -> Option<(&str, &[PlannedMeeting])> {
                match self {
                    $(Self::$name(facts) => facts.calendar(),)+
                }
            }

            /// Returns the title of the circle and the line that says it in a digest, if it is news.
            pub(crate) fn news(&self) -> Option<(&str, Words)> {
                match self {
                    $(Self::$name(facts) => facts.news(),)+
                }
            }
        }

        /// Reads what a mail of this kind says, and where its button leads.
        ///
        /// # Errors
        /// As for [`Kind::read`].
        pub(crate) async fn read(kind: MailKind, mail: &DueMail<'_>) -> Result<Draft<Content>, NoFacts> {
            match kind {
                $(MailKind::$name => {
                    let Draft { content, action } = $name::read(mail).await?;
                    Ok(Draft::new(content.into(), action))
                })+
            }
        }

        /// Makes samples of a kind.
        pub(crate) fn samples(kind: MailKind, data: &SampleData<'_>) -> Vec<Sample> {
            match kind {
                $(MailKind::$name => {
                    let samples = $name::samples(data).into_iter();
                    samples.map(|(name, content)| (name, content.into())).collect()
                })+
            }
        }
    };
}

entity::mail_kinds!(dispatch);
