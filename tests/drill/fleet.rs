//! The real programs as processes, restarted by a supervisor whenever they end, as an operator's would.

use crate::servers::{log_to, mortal};
use anyhow::{Context, bail};
use rustix::process::{Pid, Signal, kill_process};
use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, ExitStatus},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tests::{
    gql::http_client,
    ports,
    process::{is_ready, program},
};
use tokio::time::{Instant, sleep};
use tokio_util::{
    sync::{CancellationToken, DropGuard},
    task::TaskTracker,
};

/// How long a process may take to be ready, on a busy machine.
const READY_WITHIN: Duration = Duration::from_secs(60);
/// How often the supervisor looks.
const LOOK: Duration = Duration::from_millis(10);

/// Which program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// `circles`, the API only.
    Api,
    /// `circles-worker`.
    Worker,
}

/// A process that ended by itself.
#[derive(Clone, Copy, Debug)]
pub struct Death {
    /// Which program it was.
    pub role: Role,
    /// Its process id.
    pub pid: u32,
    /// How it ended.
    pub status: ExitStatus,
}

/// A place for a process. It keeps its port over restarts.
pub struct Slot {
    /// Which program runs here.
    pub role: Role,
    address: SocketAddr,
    log: PathBuf,
    env: Arc<Vec<(String, String)>>,
    child: Mutex<Child>,
    /// Whether the drill has ended the process that is there now.
    ended: AtomicBool,
    /// Whether there is to be no other.
    retired: AtomicBool,
}

impl Slot {
    fn start(
        number: usize,
        role: Role,
        directory: &Path,
        env: Arc<Vec<(String, String)>>,
    ) -> anyhow::Result<Self> {
        let (address, log) = (ports::free(), directory.join(format!("{role:?}-{number}.log")));
        let child = Mutex::new(spawn(role, address, &log, &env)?);
        Ok(Self {
            role,
            address,
            log,
            env,
            child,
            ended: AtomicBool::new(false),
            retired: AtomicBool::new(false),
        })
    }

    /// Where it serves HTTP, without a slash at the end.
    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Its process id.
    pub fn pid(&self) -> u32 {
        self.child().id()
    }

    /// Sends a signal to the process.
    pub fn signal(&self, signal: Signal) -> anyhow::Result<()> {
        kill_process(Pid::from_child(&self.child()), signal).context("the process is gone")
    }

    /// Ends the process with a signal; the supervisor starts another.
    pub fn end(&self, signal: Signal) -> anyhow::Result<()> {
        self.ended.store(true, Ordering::Relaxed);
        self.signal(signal)
    }

    /// The most memory that the process has had, in KiB.
    pub fn peak_memory(&self) -> anyhow::Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.pid()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let number = line.and_then(|line| line.split_whitespace().next());
        number.context("no VmHWM")?.parse().context("VmHWM is a number")
    }

    /// Waits until `/health/ready` says yes.
    pub async fn wait_until_ready(&self) -> anyhow::Result<()> {
        let (since, http) = (Instant::now(), http_client());
        while !is_ready(&http, &self.base()).await {
            if since.elapsed() > READY_WITHIN {
                let log = fs::read_to_string(&self.log)?;
                let last = log.lines().last().unwrap_or("it said nothing");
                bail!("{:?} is not ready: {last}; see {}", self.role, self.log.display());
            }
            sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }

    /// Ends it with SIGTERM, and waits until its successor is ready; how long that took.
    pub async fn restart_gently(&self) -> anyhow::Result<Duration> {
        let (since, old) = (Instant::now(), self.pid());
        self.end(Signal::TERM)?;
        while self.pid() == old {
            if since.elapsed() > READY_WITHIN {
                bail!("{:?} does not stop: see {}", self.role, self.log.display());
            }
            sleep(LOOK).await;
        }
        self.wait_until_ready().await?;
        Ok(since.elapsed())
    }

    fn child(&self) -> MutexGuard<'_, Child> {
        self.child.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the process for good.
    fn retire(&self) {
        let mut child = self.child();
        self.retired.store(true, Ordering::Relaxed);
        // Errors mean that it has ended already.
        let _ = child.kill();
        let _ = child.wait();
    }

    /// Starts it again if it has ended; the death, if the drill had no part in it.
    fn revive(&self) -> anyhow::Result<Option<Death>> {
        let mut child = self.child();
        if self.retired.load(Ordering::Relaxed) {
            return Ok(None);
        }
        let Some(status) = child.try_wait()? else {
            return Ok(None);
        };
        let death = Death {
            role: self.role,
            pid: child.id(),
            status,
        };
        *child = spawn(self.role, self.address, &self.log, &self.env)?;
        let by_us = self.ended.swap(false, Ordering::Relaxed);
        Ok((!by_us).then_some(death))
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.retire();
    }
}

fn spawn(role: Role, address: SocketAddr, log: &Path, env: &[(String, String)]) -> anyhow::Result<Child> {
    let program = match role {
        Role::Api => program("circles"),
        Role::Worker => program("circles-worker"),
    };
    let mut command = mortal(&program, "KILL");
    command.env_clear();
    for inherited in ["PATH", "HOME", "RUST_BACKTRACE"] {
        if let Some(value) = std::env::var_os(inherited) {
            command.env(inherited, value);
        }
    }
    command.envs(env.iter().map(|(name, value)| (name, value)));
    command.env("HTTP_ADDR", address.to_string());
    if role == Role::Api {
        command.env("RUN", "api");
    }
    log_to(&mut command, log)?;
    Ok(command.spawn()?)
}

impl Drop for Fleet {
    fn drop(&mut self) {
        // Not by the slots' own drop: the supervisor holds them a moment longer.
        self.slots.iter().for_each(Slot::retire);
    }
}

/// The processes and their supervisor. Killed when dropped.
pub struct Fleet {
    slots: Arc<Vec<Slot>>,
    deaths: Arc<Mutex<Vec<Death>>>,
    _supervisor: DropGuard,
}

impl Fleet {
    /// Starts so many of each, with these settings, and waits until all are ready. Logs go to `directory`.
    pub async fn start(
        apis: usize,
        workers: usize,
        directory: &Path,
        env: Vec<(String, String)>,
    ) -> anyhow::Result<Self> {
        let roles = std::iter::repeat_n(Role::Api, apis).chain(std::iter::repeat_n(Role::Worker, workers));
        let (env, mut slots) = (Arc::new(env), Vec::new());
        for (number, role) in roles.enumerate() {
            let slot = Slot::start(number, role, directory, Arc::clone(&env))?;
            // One after the other: the first makes the tables.
            slot.wait_until_ready().await?;
            slots.push(slot);
        }
        let (slots, deaths, stop) = (Arc::new(slots), Arc::default(), CancellationToken::new());
        let supervising = supervise(Arc::clone(&slots), Arc::clone(&deaths));
        // It ends with the token, that is with the fleet.
        TaskTracker::new().spawn(stop.clone().run_until_cancelled_owned(supervising));
        Ok(Self {
            slots,
            deaths,
            _supervisor: stop.drop_guard(),
        })
    }

    /// Every place.
    pub fn all(&self) -> &[Slot] {
        &self.slots
    }

    /// The places of the APIs.
    pub fn apis(&self) -> impl Iterator<Item = &Slot> {
        self.slots.iter().filter(|slot| slot.role == Role::Api)
    }

    /// The places of the workers.
    pub fn workers(&self) -> impl Iterator<Item = &Slot> {
        self.slots.iter().filter(|slot| slot.role == Role::Worker)
    }

    /// The processes that ended although the drill did not end them.
    pub fn deaths(&self) -> Vec<Death> {
        self.deaths.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

async fn supervise(slots: Arc<Vec<Slot>>, deaths: Arc<Mutex<Vec<Death>>>) {
    loop {
        for slot in slots.iter() {
            // A program that cannot be started is tried again: the drill then waits in vain, and says for what.
            let death = slot.revive().unwrap_or_default();
            deaths
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .extend(death);
        }
        sleep(LOOK).await;
    }
}
