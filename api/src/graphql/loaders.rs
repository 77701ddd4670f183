//! Loads rows by id for one request, one statement for many keys. No authorisation in here, except that circles and
//! standings are read with the viewer's eyes, as their finders demand.

use super::waves::BatchSender;
use crate::document::limits;
use async_graphql::dataloader::{DataLoader, HashMapCache, Loader};
use chrono::{DateTime, Utc};
use entity::model::{
    administrator_access, affinity_network, circle, circle_decision, duty, job_family, join_request,
    ladder_rung, meeting, membership, pm_nomination, stay_answer, topic,
};
use entity::query::{self, person::Connection, person::Person, standing::Standing, term::StayCounts};
use entity::rules::AdvisoryCode;
use entity::support::db::Db;
use entity::work::Viewer;
use sea_orm::DbErr;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

/// The loaders of one request.
pub type Loaders = DataLoader<Source, HashMapCache>;

/// Reads rows for the loaders.
pub struct Source {
    db: Db,
    viewer: Option<Viewer>,
    now: DateTime<Utc>,
}

/// Makes the loaders for one request of `viewer`.
pub(super) fn new(db: Db, viewer: Option<Viewer>, now: DateTime<Utc>, batches: BatchSender) -> Loaders {
    // Sending fails only when the request is over, and nobody waits for the batch.
    let spawn = move |batch| batches.send(batch);
    DataLoader::with_cache(Source { db, viewer, now }, spawn, HashMapCache::default())
        .delay(Duration::ZERO)
        .max_batch_size(500)
}

/// [`DbErr`] cannot be cloned, and a batch's error goes to everyone who waits for it.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{0}")]
pub struct LoadError(Arc<DbErr>);

impl From<DbErr> for LoadError {
    fn from(cause: DbErr) -> Self {
        Self(Arc::new(cause))
    }
}

macro_rules! loaders {
    ($($(#[$doc:meta])* $key:ident => $value:ty, |$source:ident, $ids:ident| $load:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub struct $key(pub Uuid);

        impl Loader<$key> for Source {
            type Value = $value;
            type Error = LoadError;

            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, $value>, LoadError> {
                let ids: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
                let ($source, $ids) = (self, ids.as_slice());
                let found: HashMap<Uuid, $value> = $load;
                Ok(found.into_iter().map(|(id, value)| ($key(id), value)).collect())
            }
        }
    )+};
}

loaders! {
    /// A circle that the viewer may see.
    CircleById => circle::Model, |source, ids| match &source.viewer {
        Some(viewer) if viewer.eligible => query::circle::find_many(source.db.read(), viewer, ids)
            .await?.into_iter().map(|circle| (circle.id, circle)).collect(),
        _ => HashMap::new(),
    };
    /// The viewer's standing in a circle.
    StandingIn => Standing, |source, ids| match &source.viewer {
        Some(viewer) => query::standing::of_viewer(source.db.read(), viewer, ids, source.now).await?,
        None => HashMap::new(),
    };
    /// The open memberships of a circle.
    MembershipsOf => Vec<membership::Model>, |source, ids| query::roster::memberships(source.db.read(), ids).await?;
    /// The open duties in a circle.
    DutiesIn => Vec<duty::Model>, |source, ids| query::roster::duties(source.db.read(), ids).await?;
    /// The meetings of a circle that are to come.
    MeetingsOf => Vec<meeting::Model>, |source, ids|
        query::roster::meetings(source.db.read(), ids, source.now).await?;
    /// The looks that administrators took at a circle or a person.
    AccessLogOf => Vec<administrator_access::Model>, |source, ids|
        query::administrator::log_of(source.db.read(), ids, limits::ACCESS_LOG).await?;
    /// The nomination that is pending in a circle.
    NominationIn => pm_nomination::Model, |source, ids| query::nomination::pending(source.db.read(), ids).await?;
    /// What was decided about the ends of a circle's terms.
    DecisionsOn => Vec<circle_decision::Model>, |source, ids| query::term::decisions(source.db.read(), ids).await?;
    /// How many want to stay in a circle.
    StayCountsIn => StayCounts, |source, ids| query::term::stay_counts(source.db.read(), ids).await?;
    /// What the viewer answered in a circle, term by term.
    OwnAnswersIn => Vec<stay_answer::Model>, |source, ids| match &source.viewer {
        Some(viewer) => query::term::own_answers(source.db.read(), viewer.employee_id, ids).await?,
        None => HashMap::new(),
    };
    /// A person, with the profile.
    PersonById => Person, |source, ids| query::person::people(source.db.read(), ids).await?;
    /// A rung of a ladder, with its family.
    RungById => (ladder_rung::Model, job_family::Model), |source, ids| query::person::rungs(source.db.read(), ids).await?;
    /// The topics of a person.
    TopicsOf => Vec<topic::Model>, |source, ids| query::person::topics(source.db.read(), ids).await?;
    /// The languages of a person.
    LanguagesOf => Vec<String>, |source, ids| query::person::languages(source.db.read(), ids).await?;
    /// A topic.
    TopicById => topic::Model, |source, ids| query::programme::topics_by_id(source.db.read(), ids).await?;
    /// An affinity network.
    NetworkById => affinity_network::Model, |source, ids|
        query::programme::affinity_networks_by_id(source.db.read(), ids).await?;
    /// A membership, open or not.
    MembershipById => membership::Model, |source, ids| query::roster::by_id(source.db.read(), ids).await?;
    /// A join request.
    JoinRequestById => join_request::Model, |source, ids| query::join_request::by_id(source.db.read(), ids).await?;
    /// A nomination.
    NominationById => pm_nomination::Model, |source, ids| query::nomination::by_id(source.db.read(), ids).await?;
    /// How the viewer is connected with a person.
    ConnectionWith => Connection, |source, ids| match &source.viewer {
        Some(viewer) => query::person::connections(source.db.read(), viewer, ids, source.now).await?,
        None => HashMap::new(),
    };
    /// The place in line of a join request, while it is waitlisted.
    PlaceInLine => i64, |source, ids| query::join_request::places_in_line(source.db.read(), ids).await?;
    /// The advice that applies to approving a join request.
    AdviceOnRequest => BTreeSet<AdvisoryCode>, |source, ids|
        query::advice::on_requests(source.db.read(), ids).await?;
    /// The advice that applies to a circle as it stands.
    AdviceOn => BTreeSet<AdvisoryCode>, |source, ids| query::advice::on_circles(source.db.read(), ids).await?;
}
