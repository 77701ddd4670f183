//! Real mutations over HTTP, at a set rate. Remembers which of them were acknowledged.

use crate::ledger::Ack;
use crate::people::{MEMBERS, Person};
use entity::model::enums::Role;
use entity::support::gid::{self, Kind};
use rand::{RngExt, SeedableRng, rngs::StdRng, seq::index::sample};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tests::{Gql, gql::mutation, rows};
use tokio::time::{MissedTickBehavior, interval, sleep};
use tokio_util::{
    sync::CancellationToken,
    task::{TaskTracker, task_tracker::TaskTrackerToken},
};
use uuid::Uuid;

/// Mutations of one story.
const OF_A_STORY: u32 = 5;
/// Stories that may be on their way at once.
const AT_ONCE: usize = 60;
/// No load lasts longer, whatever its fault does.
const LONGEST: Duration = Duration::from_secs(3 * 60 * 60);

/// All advice there is: the load wants to get on.
const ALL_ADVICE: [&str; 5] = [
    "NO_ADVISOR",
    "ADVISOR_COUNT",
    "LEVEL_GAP",
    "MEMBERS_FAR_APART",
    "MANAGER_IN_CIRCLE",
];

/// What the load has seen.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// What was acknowledged.
    pub acks: Vec<Ack>,
    /// Answers that were neither an acknowledgement nor a refusal, and connections that broke.
    pub unanswered: usize,
    /// Refusals by a rule, by their code.
    pub refused: BTreeMap<String, usize>,
}

/// A load that runs.
pub struct Load {
    stop: CancellationToken,
    tasks: TaskTracker,
    seen: Arc<Mutex<Seen>>,
}

impl Load {
    /// Starts so many mutations per second, spread over the APIs at `bases`, by people with these tokens.
    pub fn start(
        per_second: u32,
        bases: &[String],
        tokens: Arc<BTreeMap<Person, String>>,
        seed: u64,
    ) -> Self {
        let (stop, tasks, seen) = (CancellationToken::new(), TaskTracker::new(), Arc::default());
        let client = Client {
            apis: bases.iter().map(|base| Gql::new(base)).collect(),
            tokens,
            seen: Arc::clone(&seen),
        };
        let drive = drive(client, per_second, seed, tasks.clone());
        tasks.spawn(stop.clone().run_until_cancelled_owned(async move {
            // An error means that it was long enough.
            let _ = tokio::time::timeout(LONGEST, drive).await;
        }));
        Self { stop, tasks, seen }
    }

    /// Begins no more stories, lets those end that have begun, and gives what was seen.
    pub async fn stop(self) -> Seen {
        self.stop.cancel();
        self.tasks.close();
        self.tasks.wait().await;
        lock(&self.seen).clone()
    }
}

async fn drive(client: Client, per_second: u32, seed: u64, tasks: TaskTracker) {
    let mut random = StdRng::seed_from_u64(seed);
    let mut ticks = interval(Duration::from_secs(1) * OF_A_STORY / per_second.max(1));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
    loop {
        ticks.tick().await;
        // One of the tasks is this one.
        if tasks.len() <= AT_ONCE {
            let cast = Cast::pick(&mut random);
            let (client, token) = (client.clone(), tasks.token());
            tasks.spawn(story(client, cast, token));
        }
    }
}

/// Who takes part in a story, and how long the manager thinks.
struct Cast {
    manager: Person,
    askers: [Person; 2],
    api: usize,
    thinks: Duration,
}

impl Cast {
    /// Three different people.
    fn pick(random: &mut StdRng) -> Self {
        let picked = sample(random, MEMBERS.count(), 3);
        let mut people = picked.into_iter().filter_map(|place| {
            let mut members = MEMBERS;
            members.nth(place)
        });
        let mut one = || people.next().unwrap_or(MEMBERS.start);
        Self {
            manager: one(),
            askers: [one(), one()],
            api: random.random_range(0..1000),
            thinks: Duration::from_millis(random.random_range(300..1500)),
        }
    }
}

/// A circle is proposed, two people ask to join, one is approved and one declined. Ends at the first answer that is no
/// acknowledgement.
async fn story(client: Client, cast: Cast, _token: TaskTrackerToken) {
    let _: Option<()> = async {
        let proposal = json!({
            "title": "Drill", "description": "What holds?", "language": "en", "role": Role::Member,
            "topicId": gid::encode(Kind::Topic, rows::id(1)), "maxPeople": 10,
        });
        let (circle, key) = client
            .act(&cast, cast.manager, "proposeCircle", "circle", proposal)
            .await?;
        client.acknowledged(Ack::Proposed(key));
        let mut requests = Vec::new();
        for person in cast.askers {
            let question = json!({ "circleId": circle, "role": Role::Member });
            let (request, key) = client
                .act(&cast, person, "requestToJoin", "joinRequest", question)
                .await?;
            client.acknowledged(Ack::Asked(key));
            requests.push(request);
        }
        sleep(cast.thinks).await;
        let [first, second] = requests.as_slice() else {
            return None;
        };
        let approval = json!({ "joinRequestId": first, "acknowledge": ALL_ADVICE });
        let (_, key) = client
            .act(&cast, cast.manager, "approveJoinRequest", "joinRequest", approval)
            .await?;
        client.acknowledged(Ack::Approved(key));
        let refusal = json!({ "joinRequestId": second });
        let (_, key) = client
            .act(&cast, cast.manager, "declineJoinRequest", "joinRequest", refusal)
            .await?;
        client.acknowledged(Ack::Declined(key));
        Some(())
    }
    .await;
}

#[derive(Clone)]
struct Client {
    apis: Vec<Gql>,
    tokens: Arc<BTreeMap<Person, String>>,
    seen: Arc<Mutex<Seen>>,
}

impl Client {
    /// One mutation; the id of the object in its payload, as it came and decoded.
    async fn act(
        &self,
        cast: &Cast,
        person: Person,
        field: &str,
        object: &str,
        input: Value,
    ) -> Option<(String, Uuid)> {
        let api = self.apis.get(cast.api % self.apis.len())?;
        let query = mutation(field, &format!("{object} {{ id }}"));
        let token = self.tokens.get(&person).map(String::as_str);
        let answer = api.try_send(token, &query, json!({ "input": input })).await;
        let payload = answer.ok().and_then(|(_, body)| {
            let mut body: Value = serde_json::from_str(&body).ok()?;
            Some(body.pointer_mut(&format!("/data/{field}"))?.take())
        });
        let Some(payload) = payload.filter(|payload| !payload.is_null()) else {
            lock(&self.seen).unanswered += 1;
            return None;
        };
        if let Some(code) = payload.pointer("/userErrors/0/code").and_then(Value::as_str) {
            *lock(&self.seen).refused.entry(code.to_owned()).or_default() += 1;
            return None;
        }
        let id = payload.pointer(&format!("/{object}/id"))?.as_str()?;
        let (_, key) = gid::decode(id)?;
        Some((id.to_owned(), key))
    }

    fn acknowledged(&self, ack: Ack) {
        lock(&self.seen).acks.push(ack);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
