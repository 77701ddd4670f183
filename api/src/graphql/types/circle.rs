//! Circles.

mod capabilities;
mod row;
mod term;

pub use row::Circle;

use super::{
    AdministratorAccess, Advisory, AffinityNetwork, CircleEvent, CircleState, Date, JoinRequest,
    JoinRequestStatus, Meeting, Membership, Nomination, Person, Scope, Topic, Total,
};
use crate::document::limits::max_people;
use crate::graphql::ids;
use crate::graphql::loaders::{
    AccessLogOf, AdviceOn, AskedBeforeOf, DutiesIn, InvolvementIn, MeetingsOf, MembershipsOf, NetworkById,
    NominationIn, OwnNominationIn, TopicById,
};
use crate::graphql::nullable::{Nullable, nullable};
use crate::graphql::paging::{self, InstantCursor, SeqCursor, connection, list_cost, page_cost};
use crate::graphql::session::Session;
use async_graphql::{Context, Error, ID, Object, Result};
use capabilities::Capabilities;
use chrono::{DateTime, Utc};
use entity::query;
use entity::rules::rights::proof::Inside;
use entity::rules::{AdvisoryCode, schedule};
use entity::support::gid::Kind;
use term::Terms;

/// A circle: a small group of people who meet regularly for mentorship.
#[Object]
impl Circle {
    /// The global id, for `node` and for inputs.
    pub async fn id(&self) -> ID {
        ids::encode(Kind::Circle, self.0.id)
    }

    /// What it is called.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// What it is about, and for whom.
    async fn description(&self) -> &str {
        &self.0.description
    }

    /// The topic that it is about.
    async fn topic(&self, ctx: &Context<'_>) -> Result<Topic> {
        let topic = Session::of(ctx)?
            .loaders
            .load_one(TopicById(self.0.topic_id))
            .await?;
        topic
            .map(Topic)
            .ok_or_else(|| Error::new("a circle's topic does not exist"))
    }

    /// The affinity network that it belongs to; null for most.
    async fn affinity_network(&self, ctx: &Context<'_>) -> Nullable<AffinityNetwork> {
        nullable(async {
            let Some(id) = self.0.affinity_network_id else {
                return Ok(None);
            };
            Ok(Session::of(ctx)?
                .loaders
                .load_one(NetworkById(id))
                .await?
                .map(AffinityNetwork))
        })
        .await
    }

    /// The language spoken, a BCP 47 tag.
    async fn language(&self) -> &str {
        &self.0.language
    }

    /// The IANA time zone that its dates are of.
    async fn zone(&self) -> &str {
        &self.0.zone
    }

    /// Where it stands in its life.
    async fn state(&self) -> CircleState {
        self.0.state.into()
    }

    /// Whether it takes requests.
    async fn recruiting_open(&self) -> bool {
        self.0.recruiting_open
    }

    /// Whether an advisor is looked for.
    async fn wants_advisor(&self) -> bool {
        self.0.wants_advisor
    }

    /// The most people, all roles together.
    async fn max_people(&self) -> i32 {
        self.0.max_people
    }

    /// How many people are in.
    async fn people_count(&self) -> i32 {
        self.0.people_count
    }

    /// Seats that are neither taken nor offered.
    async fn free_seats(&self) -> i32 {
        self.0.free_seats()
    }

    /// The programme manager; null while the place is empty.
    async fn programme_manager(&self, ctx: &Context<'_>) -> Nullable<Person> {
        nullable(async {
            let scope = Scope::in_circle(Session::of(ctx)?, &self.0).await?;
            let duties = Session::of(ctx)?
                .loaders
                .load_one(DutiesIn(self.0.id))
                .await?
                .unwrap_or_default();
            Ok(duties
                .iter()
                .find(|duty| duty.slot == 0)
                .map(|duty| Person::new(duty.employee_id, scope)))
        })
        .await
    }

    /// Since when the programme manager's place has been empty; null while it is taken.
    async fn programme_manager_vacant_since(&self) -> Option<DateTime<Utc>> {
        self.0.pm_vacant_since
    }

    /// When it was proposed; null while it is a draft.
    async fn proposed_at(&self) -> Option<DateTime<Utc>> {
        self.0.proposed_at
    }

    /// When it was published; null before that.
    async fn published_at(&self) -> Option<DateTime<Utc>> {
        self.0.published_at
    }

    /// The first day of its first term, in its zone; null before it is published.
    async fn started_on(&self) -> Option<Date> {
        self.0.started_on.map(Into::into)
    }

    /// The number of its term, from 1; 0 before it is published.
    async fn term(&self) -> i32 {
        self.0.term
    }

    /// The day on which its present or last term ends, at 00:00 in its zone; null before it is published.
    async fn term_ends_on(&self) -> Option<Date> {
        self.0.term_ends_on.map(Into::into)
    }

    /// When it ended, in whatever way; null while it has not.
    async fn ended_at(&self) -> Option<DateTime<Utc>> {
        self.0.ended_at
    }

    /// The people who are in, in the order of joining. For participants; null for everybody else.
    #[graphql(complexity = "list_cost(max_people(), child_complexity)")]
    async fn participants(&self, ctx: &Context<'_>) -> Nullable<Vec<Membership>> {
        nullable(async {
            let Some(inside) = self.proof(ctx).await? else {
                return Ok(None);
            };
            let rows = Session::of(ctx)?
                .loaders
                .load_one(MembershipsOf(inside))
                .await?
                .unwrap_or_default();
            Ok(Some(rows.into_iter().map(Membership).collect()))
        })
        .await
    }

    /// The meetings to come, the next first. For participants; null for everybody else.
    #[graphql(complexity = "list_cost(6, child_complexity)")]
    async fn meetings(&self, ctx: &Context<'_>) -> Nullable<Vec<Meeting>> {
        nullable(async {
            let Some(inside) = self.proof(ctx).await? else {
                return Ok(None);
            };
            let rows = Session::of(ctx)?
                .loaders
                .load_one(MeetingsOf(inside))
                .await?
                .unwrap_or_default();
            Ok(Some(rows.into_iter().map(Meeting).collect()))
        })
        .await
    }

    /// What happened to it, the oldest first, as far as it is for the viewer: who asked to join, was refused or nominated is
    /// for those who decide and the person, who came and went for those who were in. For participants; null for everybody
    /// else.
    #[graphql(complexity = "page_cost(first, child_complexity)")]
    async fn history(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "The endCursor of the page before.")] after: Option<String>,
    ) -> Nullable<CircleEventConnection> {
        nullable(async {
            let Some(reader) = self.proof::<query::history::Reader>(ctx).await? else {
                return Ok(None);
            };
            let session = Session::of(ctx)?;
            let scope = Scope::in_circle(session, &self.0).await?;
            let db = session.reads();
            let load = |after: Option<SeqCursor>, limit| async move {
                let after = after.map_or(0, |after| after.0);
                let rows = query::history::page(db, reader, after, limit).await?;
                Ok(rows
                    .into_iter()
                    .map(|row| (SeqCursor(row.seq), CircleEvent::new(row, scope)))
                    .collect())
            };
            Ok(Some(CircleEventConnection::new(
                paging::page(first, after, load).await?,
            )))
        })
        .await
    }

    /// The requests to join, the oldest first. For those who decide; null for everybody else.
    #[graphql(complexity = "page_cost(first, child_complexity)")]
    async fn join_requests(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Those in these states; all when absent.")] statuses: Option<Vec<JoinRequestStatus>>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "The endCursor of the page before.")] after: Option<String>,
    ) -> Nullable<JoinRequestConnection> {
        nullable(async {
            let Some(deciding) = self.proof(ctx).await? else {
                return Ok(None);
            };
            let statuses: Option<Vec<_>> = statuses.map(|list| list.into_iter().map(Into::into).collect());
            let db = Session::of(ctx)?.reads();
            let load = |after: Option<InstantCursor>, limit| async move {
                let after = after.map(Into::into);
                let rows =
                    query::join_request::of_circle(db, deciding, statuses.as_deref(), after, limit).await?;
                Ok(rows
                    .into_iter()
                    .map(|row| {
                        (
                            InstantCursor {
                                at: row.created_at,
                                id: row.id,
                            },
                            JoinRequest(row),
                        )
                    })
                    .collect())
            };
            Ok(Some(JoinRequestConnection::new(
                paging::page(first, after, load).await?,
            )))
        })
        .await
    }

    /// The nomination of a programme manager that waits for its answer. For the programme manager and administrators;
    /// null for everybody else.
    async fn nomination(&self, ctx: &Context<'_>) -> Nullable<Nomination> {
        nullable(async {
            let Some(naming) = self.proof(ctx).await? else {
                return Ok(None);
            };
            Ok(Session::of(ctx)?
                .loaders
                .load_one(NominationIn(naming))
                .await?
                .map(Nomination))
        })
        .await
    }

    /// The advice that applies as the circle stands; publishing asks to acknowledge it, another term `TWELVE_MONTHS` of
    /// it. For those who manage it; null for everybody else.
    #[graphql(complexity = "5 + child_complexity")]
    async fn advisories(&self, ctx: &Context<'_>) -> Nullable<Vec<Advisory>> {
        nullable(async {
            let Some(advised) = self.proof(ctx).await? else {
                return Ok(None);
            };
            let session = Session::of(ctx)?;
            let found = session.loaders.load_one(AdviceOn(advised)).await?;
            let mut codes = found.unwrap_or_default();
            if schedule::advises_to_end(&self.0, &session.policy.clock, session.now) {
                codes.insert(AdvisoryCode::TwelveMonths);
            }
            Ok(Some(codes.into_iter().map(Into::into).collect()))
        })
        .await
    }

    /// The looks that programme administrators took at this circle, the last first, 100 at most. For participants; null
    /// for everybody else.
    #[graphql(complexity = "list_cost(10, child_complexity)")]
    async fn access_log(&self, ctx: &Context<'_>) -> Nullable<Vec<AdministratorAccess>> {
        nullable(async {
            if self.proof::<Inside>(ctx).await?.is_none() {
                return Ok(None);
            }
            let rows = Session::of(ctx)?
                .loaders
                .load_one(AccessLogOf(self.0.id))
                .await?
                .unwrap_or_default();
            Ok(Some(rows.into_iter().map(AdministratorAccess).collect()))
        })
        .await
    }

    /// The viewer's own membership; null when they are not in.
    async fn viewer_membership(&self, ctx: &Context<'_>) -> Nullable<Membership> {
        nullable(async {
            let who = Session::of(ctx)?
                .loaders
                .load_one(InvolvementIn(self.0.id))
                .await?;
            Ok(who.and_then(|who| who.membership().cloned()).map(Membership))
        })
        .await
    }

    /// The viewer's own open request; null when there is none.
    async fn viewer_join_request(&self, ctx: &Context<'_>) -> Nullable<JoinRequest> {
        nullable(async {
            let before = Session::of(ctx)?
                .loaders
                .load_one(AskedBeforeOf(self.0.id))
                .await?;
            Ok(before.and_then(|before| before.open).map(JoinRequest))
        })
        .await
    }

    /// The nomination that waits for the viewer's answer; null when there is none.
    async fn viewer_nomination(&self, ctx: &Context<'_>) -> Nullable<Nomination> {
        nullable(async {
            let named = Session::of(ctx)?
                .loaders
                .load_one(OwnNominationIn(self.0.id))
                .await?;
            Ok(named.map(Nomination))
        })
        .await
    }

    /// Its terms.
    #[graphql(flatten)]
    async fn of_terms(&self) -> Terms<'_> {
        Terms(self)
    }

    /// What the viewer can do.
    #[graphql(flatten)]
    async fn of_viewer(&self) -> Capabilities<'_> {
        Capabilities(self)
    }
}

connection! {
    /// A page of a circle's history.
    CircleEventConnection, CircleEventEdge of CircleEvent {}
}

connection! {
    /// A page of the requests to join a circle.
    JoinRequestConnection, JoinRequestEdge of JoinRequest {}
}

connection! {
    /// A page of open circles.
    CircleConnection, CircleEdge of Circle {
        /// How many there are.
        total: Total,
    }
}
