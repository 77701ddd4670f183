//! One fault's world: a database of its own, a mail server, the processes, a load, and the final count.

use crate::Drill;
use crate::fleet::{Fleet, Slot};
use crate::ledger::{self, Entry, Fate, Ledger};
use crate::load::{Load, Seen};
use crate::people::{self, Person};
use crate::report::Line;
use crate::sink::Sink;
use anyhow::Context;
use chrono::{DateTime, Utc};
use entity::support::clock::{Clock, SystemClock};
use entity::support::db::Db;
use rand::{SeedableRng, rngs::StdRng};
use rustix::process::Signal;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement, Value};
use std::{
    collections::{BTreeMap, HashSet},
    fs,
    path::PathBuf,
    sync::Arc,
    time::Duration,
};
use tokio::time::{Instant, sleep};
use uuid::Uuid;

/// How many mails one worker has in hand at once.
pub const CONCURRENCY: usize = 16;
/// How long after a death a mail that was on the wire may still be read by the mail server.
const ON_THE_WIRE: Duration = Duration::from_millis(100);

/// What a fault needs.
#[derive(Clone, Copy, Debug)]
pub struct Shape<'a> {
    /// Its name.
    pub fault: &'static str,
    /// How many API processes.
    pub apis: usize,
    /// How many worker processes.
    pub workers: usize,
    /// How long a mail that may have been accepted is left alone: `MAIL_DOUBT_SECONDS`.
    pub doubt: u64,
    /// Domains of people beside those of the load.
    pub domains: &'a [&'a str],
}

impl Shape<'_> {
    /// One API and four workers.
    pub fn of(fault: &'static str) -> Self {
        Self {
            fault,
            apis: 1,
            workers: 4,
            doubt: 10,
            domains: &[],
        }
    }
}

/// See the module.
pub struct World {
    /// The real programs.
    pub fleet: Fleet,
    /// The mail server.
    pub sink: Sink,
    /// The database.
    pub db: Db,
    /// Everything random.
    pub random: StdRng,
    /// Rows of processes that died, or froze, between the server's 250 and their commit.
    pub window: Vec<Uuid>,
    /// How many processes that ended by themselves have been looked at for their window.
    mourned: usize,
    fault: &'static str,
    directory: PathBuf,
    seed: u64,
    rate: u32,
    load: Option<Load>,
    ends: Vec<DateTime<Utc>>,
}

impl World {
    /// Builds it.
    pub async fn open(drill: &Drill, shape: Shape<'_>) -> anyhow::Result<Self> {
        let name = format!("drill_{}", shape.fault);
        let directory = drill.directory.path().join(&name);
        fs::create_dir(&directory)?;
        drill.postgres.create(&name)?;
        drill.redis.ask(redis::cmd("FLUSHALL")).await?;
        let (sink, url) = (Sink::start().await?, drill.postgres.url(&name));
        let env = [
            ("CIRCLES_MODE", "embedded".to_owned()),
            ("DEMO", "false".to_owned()),
            ("DATA_DIR", directory.display().to_string()),
            ("DATABASE_URL", url.clone()),
            ("REDIS_URL", drill.redis.url().to_string()),
            ("SMTP_URL", sink.url()),
            ("MAIL_FROM", "Circles <circles@drill.test>".to_owned()),
            ("PUBLIC_URL", "http://circles.test".to_owned()),
            ("MAIL_DOUBT_SECONDS", shape.doubt.to_string()),
            ("MAIL_CONCURRENCY", CONCURRENCY.to_string()),
            ("LOG", "warn".to_owned()),
        ];
        let env = env.map(|(name, value)| (name.to_owned(), value)).to_vec();
        let fleet = Fleet::start(shape.apis, shape.workers, &directory, env).await?;
        let db = Db::connect(&url, 8).await?;
        people::seed(&db, shape.domains).await;
        Ok(Self {
            fleet,
            sink,
            db,
            random: StdRng::seed_from_u64(drill.seed),
            window: Vec::new(),
            mourned: 0,
            fault: shape.fault,
            directory,
            seed: drill.seed,
            rate: drill.rate,
            load: None,
            ends: Vec::new(),
        })
    }

    /// Starts the load, and waits until mails flow.
    pub async fn start_load(&mut self) -> anyhow::Result<()> {
        self.start_load_of(self.rate).await
    }

    /// Starts a load of so many mutations per second, and waits until mails flow.
    pub async fn start_load_of(&mut self, per_second: u32) -> anyhow::Result<()> {
        let bases: Vec<String> = self.fleet.apis().map(Slot::base).collect();
        self.load = Some(Load::start(per_second, &bases, self.tokens()?, self.seed));
        self.wait_for_mails(20).await
    }

    /// Waits until so many mails have been accepted.
    pub async fn wait_for_mails(&self, count: usize) -> anyhow::Result<()> {
        let since = Instant::now();
        while self.sink.count() < count {
            anyhow::ensure!(
                since.elapsed() < Duration::from_secs(300),
                "only {} of {count} mails come; see the logs in {}",
                self.sink.count(),
                self.directory.display()
            );
            sleep(Duration::from_millis(5)).await;
        }
        Ok(())
    }

    /// Notes that a fault is over now: from here it is counted how long it takes until a mail is accepted again.
    pub fn fault_ends(&mut self) {
        self.ends.push(SystemClock.now());
    }

    /// Kills these processes at once (SIGKILL), by their place in the fleet, and notes the window that they leave.
    pub async fn kill(&mut self, places: &[usize]) -> anyhow::Result<()> {
        let slots = || places.iter().filter_map(|place| self.fleet.all().get(*place));
        let pids: Vec<u32> = slots().map(Slot::pid).collect();
        for slot in slots() {
            slot.end(Signal::KILL)?;
        }
        self.fault_ends();
        self.note_window(&pids).await
    }

    /// Notes the rows that the mail server accepted from these processes, which are dead or frozen, before they wrote
    /// it down.
    pub async fn note_window(&mut self, pids: &[u32]) -> anyhow::Result<()> {
        if !pids.is_empty() {
            sleep(ON_THE_WIRE).await;
        }
        for pid in pids {
            // The process id stands in a worker's name, as a number of its own.
            let sql = "SELECT id FROM outbox WHERE status = 'RUNNING' AND lease_owner ~ $1";
            let rows: Vec<Id> = self.all(sql, [format!(r"(^|\D){pid}(\D|$)").into()]).await?;
            let accepted: HashSet<_> = self
                .sink
                .accepted()
                .iter()
                .filter_map(|mail| ledger::outbox_id(&mail.message_id))
                .collect();
            self.window
                .extend(rows.iter().map(|row| row.id).filter(|id| accepted.contains(id)));
        }
        Ok(())
    }

    /// A token for everybody of the load.
    pub fn tokens(&self) -> anyhow::Result<Arc<BTreeMap<Person, String>>> {
        people::tokens(&self.directory).map(Arc::new)
    }

    /// The rows that a statement gives.
    pub async fn all<T: FromQueryResult>(
        &self,
        sql: &str,
        values: impl IntoIterator<Item = Value>,
    ) -> anyhow::Result<Vec<T>> {
        let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
        Ok(T::find_by_statement(statement).all(self.db.read()).await?)
    }

    /// How many rows of the outbox are not settled.
    pub async fn open_rows(&self) -> anyhow::Result<i64> {
        let sql =
            "SELECT count(*) AS count FROM outbox WHERE status IN ('PENDING', 'LEASED', 'RUNNING', 'RETRY')";
        let counted: Vec<Count> = self.all(sql, []).await?;
        Ok(counted.first().context("a count")?.count)
    }

    /// Waits until everything is settled or `limit` is over. What waits for its next try, by back-off, is made due at
    /// once again and again: time passes.
    pub async fn drain(&mut self, limit: Duration) -> anyhow::Result<()> {
        let since = Instant::now();
        while self.open_rows().await? > 0 && since.elapsed() < limit {
            let now: Value = SystemClock.now().into();
            let sql = "UPDATE outbox SET available_at = $1 WHERE status = 'RETRY' AND available_at > $1";
            let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, [now]);
            self.db.read().execute_raw(statement).await?;
            let deaths: Vec<u32> = self
                .fleet
                .deaths()
                .iter()
                .skip(self.mourned)
                .map(|death| death.pid)
                .collect();
            self.mourned += deaths.len();
            self.note_window(&deaths).await?;
            sleep(Duration::from_millis(200)).await;
        }
        Ok(())
    }

    /// Ends the load, drains within `limit`, counts, and holds the counts against what every fault promises: nothing
    /// lost, no ghost, nothing stuck, no duplicate outside of the window.
    pub async fn close(
        mut self,
        rounds: usize,
        limit: Duration,
        fate: impl Fn(&Entry) -> Fate,
    ) -> anyhow::Result<(Line, Ledger)> {
        let seen = match self.load.take() {
            Some(load) => load.stop().await,
            None => Seen::default(),
        };
        self.drain(limit).await?;
        let mut ledger = Ledger::read(self.db.read()).await?;
        ledger.accepted = self.sink.accepted();
        let mut line = Line::new(self.fault, rounds, seen.acks.len());
        ledger.acks = seen.acks;
        line.window = self.window.len();
        line.resumed = self.resumed(&ledger);
        line.slowest = ledger.latencies(|_| true).into_iter().max();
        line.count(ledger.count(fate));
        line.note(format!(
            "{} mutations unanswered, refused {:?}",
            seen.unanswered, seen.refused
        ));
        line.unanswered = seen.unanswered;
        line.deaths = self.fleet.deaths();
        Ok((line, ledger))
    }

    /// The slowest time from the end of a fault to the next mail that was accepted.
    fn resumed(&self, ledger: &Ledger) -> Option<chrono::TimeDelta> {
        let mut times: Vec<_> = ledger.accepted.iter().map(|mail| mail.at).collect();
        times.sort();
        let resumed = |end: &DateTime<Utc>| {
            let next = times.get(times.partition_point(|at| at < end));
            next.map_or(chrono::TimeDelta::MAX, |next| *next - *end)
        };
        self.ends.iter().map(resumed).max()
    }
}

/// A row's id.
#[derive(Debug, FromQueryResult)]
pub struct Id {
    /// It.
    pub id: Uuid,
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}
