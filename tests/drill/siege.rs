//! The siege: hostile clients of five kinds beside one who works, on the embedded service. What does its work cost then, and
//! what does the service keep in memory of them?

use anyhow::{Context, ensure};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use reqwest::Client;
use serde_json::{Value, json};
use std::{
    fs,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::Path,
    time::{Duration, Instant},
};
use tests::{ApiCommand, ApiProcess};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpSocket,
    time::{sleep, timeout},
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

/// Who works, and whose token the attackers have.
const WORKER: &str = "kavya.iyer@example.com";
const ATTACKER: &str = "amara.okafor@example.com";
/// Attackers of each kind, each with an address of its own.
const OF_A_KIND: u8 = 4;
/// What an attacker does a second, at most: the machine is theirs as well.
const PER_SECOND: u32 = 25;
/// Connections that a silent attacker tries to hold.
const HELD: usize = 200;
/// What the one who works may wait longer, and what the service may keep.
const SLOWER: f64 = 2.0;
const GROWTH_KIB: u64 = 20 * 1024;
/// What cannot be told from the noise of a machine that generates the load as well.
const NOISE: Duration = Duration::from_millis(25);

/// How they attack.
#[derive(Clone, Copy, Debug)]
enum Kind {
    /// Searches for a hundred words, many times in one request, signed in.
    Search,
    /// Documents that are new each time and do not fit.
    Documents,
    /// Documents whose pages are as large as numbers are, signed in.
    PaddedCost,
    /// Connections that say nothing, or half a head.
    Silent,
    /// What is no HTTP, and tokens that are none.
    Garbage,
}

const KINDS: [Kind; 5] = [
    Kind::Search,
    Kind::Documents,
    Kind::PaddedCost,
    Kind::Silent,
    Kind::Garbage,
];

/// Besieges a service of its own, and prints what was measured.
pub async fn run(long: bool, seed: u64) -> anyhow::Result<()> {
    let phase = Duration::from_secs(if long { 120 } else { 6 });
    let directory = tempfile::Builder::new().prefix("siege.").tempdir()?;
    let api = start(directory.path()).await;
    let token = token_of(WORKER, directory.path())?;
    let hostile = token_of(ATTACKER, directory.path())?;
    println!(
        "seed {seed}, {} s each, {}",
        phase.as_secs(),
        crate::bench::machine()?
    );
    // Caches and pools fill before anything is measured.
    work(&api, &token, phase / 3).await?;
    let idle = work(&api, &token, phase).await?;
    let (stop, attackers) = (CancellationToken::new(), TaskTracker::new());
    let attack = |number: u8, kind: Kind| {
        let attacker = Attacker {
            address: Ipv4Addr::new(127, 0, 1, number + 1),
            target: api.base().to_owned(),
            token: hostile.clone(),
            random: StdRng::seed_from_u64(seed.wrapping_add(number.into())),
        };
        attackers.spawn(stop.clone().run_until_cancelled_owned(attacker.attack(kind)));
    };
    // Once through, so that what every process grows by under load is not counted.
    let calm = resident_kib(&api)?;
    for (number, kind) in (0..).zip(KINDS.iter().flat_map(|kind| [*kind; OF_A_KIND as usize])) {
        attack(number, kind);
    }
    // The machine has others to serve: of three looks the calmest says most of the service.
    let mut besieged = work(&api, &token, phase).await?;
    for _ in 0..2 {
        let again = work(&api, &token, phase).await?;
        if of(&again).1 < of(&besieged).1 {
            besieged = again;
        }
    }
    stop.cancel();
    attackers.close();
    attackers.wait().await;
    let grown = resident_kib(&api)?.saturating_sub(calm);
    let ((p50, p99), (besieged_p50, besieged_p99)) = (of(&idle), of(&besieged));
    println!(
        "who works alone:    p50 {p50:.1?}, p99 {p99:.1?}, {} requests",
        idle.len()
    );
    println!(
        "who works besieged: p50 {besieged_p50:.1?}, p99 {besieged_p99:.1?}, {} requests",
        besieged.len()
    );
    println!("memory: {calm} KiB before, {grown} KiB more after");
    ensure!(
        besieged_p99 <= p99.mul_f64(SLOWER).max(p99 + NOISE),
        "who works waits more than {SLOWER} times as long"
    );
    ensure!(
        grown <= GROWTH_KIB,
        "the service keeps more than {GROWTH_KIB} KiB"
    );
    Ok(())
}

async fn start(directory: &Path) -> ApiProcess {
    let database = format!("sqlite:{}?mode=rwc", directory.join("circles.db").display());
    let command = ApiCommand::new(&[])
        .env("DATA_DIR", directory)
        .env("DATABASE_URL", database);
    command.env("IDLE_TIMEOUT_SECONDS", "5").start().await
}

fn token_of(mail: &str, directory: &Path) -> anyhow::Result<String> {
    let database = format!("sqlite:{}?mode=rwc", directory.join("circles.db").display());
    let printed = ApiCommand::new(&["token", mail])
        .env("DATA_DIR", directory)
        .env("DATABASE_URL", database)
        .run();
    ensure!(printed.status.success(), "no token");
    Ok(String::from_utf8(printed.stdout)?.trim().to_owned())
}

/// Does what people do, one thing after the other: how long each took.
async fn work(api: &ApiProcess, token: &str, phase: Duration) -> anyhow::Result<Vec<Duration>> {
    const MINE: &str = "{ viewer { person { displayName } memberships { role circle { title state } } } }";
    const SEARCH: &str =
        "{ circles(first: 20, filter: { text: \"negotiation\" }) { edges { node { title peopleCount } } } }";
    let client = client(Ipv4Addr::LOCALHOST)?;
    let (since, mut took) = (Instant::now(), Vec::new());
    for query in [MINE, SEARCH].into_iter().cycle() {
        if since.elapsed() > phase {
            break;
        }
        let begun = Instant::now();
        let request = client.post(format!("{}/graphql", api.base())).bearer_auth(token);
        let answer: Value = request
            .json(&json!({ "query": query }))
            .send()
            .await?
            .json()
            .await?;
        ensure!(answer.get("errors").is_none(), "{answer}");
        took.push(begun.elapsed());
        sleep(Duration::from_millis(10)).await;
    }
    took.sort_unstable();
    Ok(took)
}

/// Their median and their 99th percentile.
fn of(sorted: &[Duration]) -> (Duration, Duration) {
    let at = |percent: usize| {
        let place = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
        sorted.get(place).copied().unwrap_or_default()
    };
    (at(50), at(99))
}

fn resident_kib(api: &ApiProcess) -> anyhow::Result<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", api.pid()))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    Ok(line.context("no VmRSS")?.trim().trim_end_matches(" kB").parse()?)
}

fn client(address: Ipv4Addr) -> anyhow::Result<Client> {
    // Answered late is not answered; nobody waits longer for an attacker.
    let builder = Client::builder().no_proxy().timeout(Duration::from_secs(30));
    Ok(builder.local_address(IpAddr::from(address)).build()?)
}

struct Attacker {
    address: Ipv4Addr,
    target: String,
    token: String,
    random: StdRng,
}

impl Attacker {
    /// Attacks for ever. Errors are what an attacker has to expect.
    async fn attack(mut self, kind: Kind) {
        let Ok(client) = client(self.address) else { return };
        loop {
            let _ = match kind {
                Kind::Silent => self.hold().await,
                Kind::Garbage => self.garbage().await,
                Kind::Search => {
                    let words: Vec<String> = (0..100)
                        .map(|word| format!("word{word}{}", self.number()))
                        .collect();
                    let alias = |n| {
                        format!(
                            "a{n}: circles(filter: {{ text: \"{}\" }}) {{ totalCount }}",
                            words.join(" ")
                        )
                    };
                    let query: String = (0..20).map(alias).collect();
                    self.post(&client, &format!("{{ {query} }}"), true).await
                }
                Kind::Documents => {
                    let fields: String = (0..200).map(|_| format!("f{} ", self.number())).collect();
                    self.post(&client, &format!("{{ {fields} }}"), false).await
                }
                Kind::PaddedCost => {
                    let query = format!(
                        "{{ a{}: circles(first: 2147483647) {{ edges {{ node {{ participants {{ circle {{ \
                         participants {{ circle {{ participants {{ id }} }} }} }} }} }} }} }} }}",
                        self.number()
                    );
                    self.post(&client, &query, true).await
                }
            };
            sleep(Duration::from_secs(1) / PER_SECOND).await;
        }
    }

    fn number(&mut self) -> u32 {
        self.random.random()
    }

    async fn post(&self, client: &Client, query: &str, signed_in: bool) -> anyhow::Result<()> {
        let mut request = client.post(format!("{}/graphql", self.target));
        if signed_in {
            request = request.bearer_auth(&self.token);
        }
        request
            .json(&json!({ "query": query }))
            .send()
            .await?
            .bytes()
            .await?;
        Ok(())
    }

    async fn connect(&self) -> anyhow::Result<tokio::net::TcpStream> {
        let target: SocketAddr = self.target.trim_start_matches("http://").parse()?;
        let socket = TcpSocket::new_v4()?;
        socket.bind((self.address, 0).into())?;
        Ok(timeout(Duration::from_secs(1), socket.connect(target)).await??)
    }

    /// Holds connections until they are closed.
    async fn hold(&mut self) -> anyhow::Result<()> {
        let mut held = Vec::new();
        for _ in 0..HELD {
            let mut stream = self.connect().await?;
            if self.number().is_multiple_of(2) {
                stream.write_all(b"POST /graphql HTTP/1.1\r\nhost: loc").await?;
            }
            held.push(stream);
        }
        for mut stream in held {
            let _ = stream.read(&mut [0; 64]).await;
        }
        Ok(())
    }

    async fn garbage(&mut self) -> anyhow::Result<()> {
        let mut stream = self.connect().await?;
        let bytes: Vec<u8> = (0..4096).map(|_| self.random.random()).collect();
        stream.write_all(&bytes).await?;
        // Whatever it answers, and however much of it comes at once.
        let _ = stream.read(&mut [0; 64]).await;
        let mut stream = self.connect().await?;
        let head = format!(
            "GET /graphql?query={{__typename}} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nauthorization: Bearer e.{}.x\r\n\r\n",
            self.number()
        );
        stream.write_all(head.as_bytes()).await?;
        stream.read_to_end(&mut Vec::new()).await?;
        Ok(())
    }
}
