//! Loads rows for one request by id, or by the proof that the viewer may see something of a circle: one statement for many
//! keys. No authorisation in here: what finders demand, the viewer's eyes or a proof, is handed on.

use super::waves::BatchSender;
use crate::document::limits;
use async_graphql::{
    dataloader::{DataLoader, Loader},
    runtime::Timer,
};
use chrono::{DateTime, Utc};
use entity::model::{
    administrator_access, affinity_network, circle, circle_decision, circle_tie, duty, job_family,
    join_request, ladder_rung, meeting, membership, pm_nomination, stay_answer, topic,
};
use entity::query::{self, person::Connection, term::StayCounts};
use entity::rules::person::Person;
use entity::rules::rights::proof::{Advised, Counting, Deciding, Inside, Managing, Naming, Proof};
use entity::rules::rights::{AskedBefore, Crew, Involvement, Sealed};
use entity::rules::{AdvisoryCode, Policy};
use entity::support::db::Reader;
use entity::work::Viewer;
use futures::FutureExt;
use futures::future::{BoxFuture, FutureObj, Shared};
use futures::task::{Spawn, SpawnError};
use sea_orm::DbErr;
use std::any::{Any, TypeId};
use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use uuid::Uuid;

/// The loaders of one request. A key is asked for once, however many resolvers want it and whenever: `DataLoader`'s own cache
/// does not know what is under way, and would ask for that again.
pub struct Loaders {
    source: Arc<DataLoader<Source>>,
    /// What was asked for: an [`Asked`] for each type of key.
    asked: Mutex<HashMap<TypeId, Box<dyn Any + Send>>>,
}

type Loaded<K> = Result<Option<<Source as Loader<K>>::Value>, LoadError>;
type Asked<K> = HashMap<K, Shared<BoxFuture<'static, Loaded<K>>>>;

impl Loaders {
    /// Loads what `key` stands for; `None` where there is nothing, or nothing for this viewer.
    pub async fn load_one<K>(&self, key: K) -> Loaded<K>
    where
        K: Copy + Eq + Hash + Send + Sync + 'static,
        Source: Loader<K, Error = LoadError>,
    {
        let source = Arc::clone(&self.source);
        let load = async move { source.load_one(key).await };
        let asked = {
            let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
            let of_type = asked.entry(TypeId::of::<K>());
            let of_type = of_type.or_insert_with(|| Box::new(Asked::<K>::new()));
            let of_type = of_type.downcast_mut::<Asked<K>>();
            of_type.map(|asked| asked.entry(key).or_insert_with(|| load.boxed().shared()).clone())
        };
        match asked {
            Some(asked) => asked.await,
            None => Ok(None),
        }
    }

    /// Forgets what was loaded: something was changed.
    pub fn forget(&self) {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.clear();
    }
}

/// Reads rows for the loaders.
pub struct Source {
    reads: Arc<Reader>,
    viewer: Option<Viewer>,
    policy: Arc<Policy>,
    now: DateTime<Utc>,
}

impl Source {
    fn reads(&self) -> &Reader {
        &self.reads
    }
}

/// Makes the loaders for one request of `viewer`.
pub(super) fn new(
    reads: Arc<Reader>,
    viewer: Option<Viewer>,
    policy: Arc<Policy>,
    now: DateTime<Utc>,
    batches: BatchSender,
) -> Loaders {
    let source = Source {
        reads,
        viewer,
        policy,
        now,
    };
    let source = DataLoader::new(source, Waves(batches), AtOnce)
        .delay(Duration::ZERO)
        .max_batch_size(500);
    Loaders {
        source: Arc::new(source),
        asked: Mutex::default(),
    }
}

/// Hands batches on to the waves of the request.
struct Waves(BatchSender);

impl Spawn for Waves {
    fn spawn_obj(&self, batch: FutureObj<'static, ()>) -> Result<(), SpawnError> {
        // Sending fails only when the request is over, and nobody waits for the batch.
        self.0.send(batch.boxed()).map_err(|_| SpawnError::shutdown())
    }
}

/// Lets a batch begin as soon as its wave runs, which is when its keys have gathered.
struct AtOnce;

impl Timer for AtOnce {
    fn delay(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::ready(()))
    }
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

/// What is loaded by: an id, or the proof that the viewer may see something of a circle.
trait By {
    /// Under which id it is found.
    fn id(self) -> Uuid;
}

impl By for Uuid {
    fn id(self) -> Uuid {
        self
    }
}

impl By for (Deciding, Uuid) {
    fn id(self) -> Uuid {
        self.1
    }
}

macro_rules! by_proof {
    ($($proof:ty),+) => {$(
        impl By for $proof {
            fn id(self) -> Uuid {
                self.circle()
            }
        }
    )+};
}

by_proof!(Advised, Counting, Deciding, Inside, Managing, Naming);

macro_rules! loaders {
    ($($(#[$doc:meta])* $key:ident($by:ty) => $value:ty, |$source:ident, $ids:ident| $load:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub struct $key(pub $by);

        impl Loader<$key> for Source {
            type Value = $value;
            type Error = LoadError;

            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, $value>, LoadError> {
                let ids: Vec<$by> = keys.iter().map(|key| key.0).collect();
                let ($source, $ids) = (self, ids.as_slice());
                let mut found: HashMap<Uuid, $value> = $load;
                let found = keys.iter().filter_map(|key| Some((*key, found.remove(&key.0.id())?)));
                Ok(found.collect())
            }
        }
    )+};
}

loaders! {
    /// A circle that the viewer may see.
    CircleById(Uuid) => circle::Model, |source, ids| match &source.viewer {
        Some(viewer) if viewer.eligible => query::circle::find_many(source.reads(), viewer, ids)
            .await?.into_iter().map(|circle| (circle.id, circle)).collect(),
        _ => HashMap::new(),
    };
    /// What the viewer is to a circle.
    InvolvementIn(Uuid) => Involvement, |source, ids| match &source.viewer {
        Some(viewer) => query::involvement::of_viewer(source.reads(), viewer, ids, source.now).await?,
        None => HashMap::new(),
    };
    /// What the viewer asked of a circle before.
    AskedBeforeOf(Uuid) => AskedBefore, |source, ids| match &source.viewer {
        Some(viewer) => query::join_request::asked_before(source.reads(), viewer.employee_id, ids).await?,
        None => HashMap::new(),
    };
    /// The nomination in a circle that waits for the viewer's answer.
    OwnNominationIn(Uuid) => pm_nomination::Model, |source, ids| match &source.viewer {
        Some(viewer) => query::nomination::own(source.reads(), viewer, ids, source.now).await?,
        None => HashMap::new(),
    };
    /// Who is in a circle, as far as publishing hangs on it.
    CrewOf(Managing) => Crew, |source, ids| query::roster::crews(source.reads(), &source.policy, ids).await?;
    /// The open memberships of a circle.
    MembershipsOf(Inside) => Vec<membership::Model>, |source, ids| query::roster::memberships(source.reads(), ids).await?;
    /// The open duties in a circle.
    DutiesIn(Uuid) => Vec<duty::Model>, |source, ids| query::roster::duties(source.reads(), ids).await?;
    /// The meetings of a circle that are to come.
    MeetingsOf(Inside) => Vec<meeting::Model>, |source, ids|
        query::roster::meetings(source.reads(), ids, source.now).await?;
    /// The looks that administrators took at a circle or a person.
    AccessLogOf(Uuid) => Vec<administrator_access::Model>, |source, ids|
        query::administrator::log_of(source.reads(), ids, limits::ACCESS_LOG).await?;
    /// The nomination that is pending in a circle.
    NominationIn(Naming) => pm_nomination::Model, |source, ids| query::nomination::pending(source.reads(), ids).await?;
    /// What was decided about the ends of a circle's terms.
    DecisionsOn(Inside) => Vec<circle_decision::Model>, |source, ids| query::term::decisions(source.reads(), ids).await?;
    /// How many want to stay in a circle.
    StayCountsIn(Counting) => StayCounts, |source, ids| query::term::stay_counts(source.reads(), ids).await?;
    /// What the viewer answered in a circle, term by term.
    OwnAnswersIn(Uuid) => Vec<stay_answer::Model>, |source, ids| match &source.viewer {
        Some(viewer) => query::term::own_answers(source.reads(), viewer.employee_id, ids).await?,
        None => HashMap::new(),
    };
    /// A person, with the profile.
    PersonById(Uuid) => Person, |source, ids| query::person::people(source.reads(), ids).await?;
    /// A rung of a ladder, with its family.
    RungById(Uuid) => (ladder_rung::Model, job_family::Model), |source, ids| query::person::rungs(source.reads(), ids).await?;
    /// The topics of a person.
    TopicsOf(Uuid) => Vec<topic::Model>, |source, ids| query::person::topics(source.reads(), ids).await?;
    /// The languages of a person.
    LanguagesOf(Uuid) => Vec<String>, |source, ids| query::person::languages(source.reads(), ids).await?;
    /// A topic.
    TopicById(Uuid) => topic::Model, |source, ids| query::programme::topics_by_id(source.reads(), ids).await?;
    /// An affinity network.
    NetworkById(Uuid) => affinity_network::Model, |source, ids|
        query::programme::affinity_networks_by_id(source.reads(), ids).await?;
    /// A membership, open or not.
    MembershipById(Uuid) => Sealed<membership::Model>, |source, ids| query::roster::by_id(source.reads(), ids).await?;
    /// A join request.
    JoinRequestById(Uuid) => Sealed<join_request::Model>, |source, ids| query::join_request::by_id(source.reads(), ids).await?;
    /// A nomination.
    NominationById(Uuid) => Sealed<pm_nomination::Model>, |source, ids| query::nomination::by_id(source.reads(), ids).await?;
    /// How the viewer is connected with a person.
    ConnectionWith(Uuid) => Connection, |source, ids| match &source.viewer {
        Some(viewer) => query::person::connections(source.reads(), viewer, ids, source.now).await?,
        None => HashMap::new(),
    };
    /// The place in line of a join request, while it is waitlisted.
    PlaceInLine(Uuid) => i64, |source, ids| query::join_request::places_in_line(source.reads(), ids).await?;
    /// The circles that a person has an open request to or takes part in.
    TiesOf(Uuid) => Vec<circle_tie::Model>, |source, ids| query::join_request::ties(source.reads(), ids).await?;
    /// When the person of a join request was removed from its circle.
    RemovedBefore((Deciding, Uuid)) => DateTime<Utc>, |source, ids| query::join_request::removed_at(source.reads(), ids).await?;
    /// The advice that applies to approving a join request.
    AdviceOnRequest((Deciding, Uuid)) => BTreeSet<AdvisoryCode>, |source, ids|
        query::advice::on_requests(source.reads(), ids).await?;
    /// The advice that applies to a circle as it stands.
    AdviceOn(Advised) => BTreeSet<AdvisoryCode>, |source, ids| query::advice::on_circles(source.reads(), ids).await?;
}
