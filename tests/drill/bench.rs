//! The benchmark: what the outbox and the queue cost, against the mail library alone on the same mail server.

use crate::Drill;
use crate::ledger::{Ledger, percentile};
use crate::people::{MEMBERS, Post};
use crate::sink::Sink;
use crate::world::{CONCURRENCY, Shape, World};
use anyhow::{Context, ensure};
use chrono::TimeDelta;
use entity::model::enums::Role;
use entity::support::clock::{Clock, SystemClock};
use entity::support::gid::{self, Kind};
use futures::{StreamExt, TryStreamExt, stream};
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor,
    address::Envelope,
    transport::smtp::{
        PoolConfig,
        client::AsyncSmtpConnection,
        commands::{Data, Mail, Rcpt},
        extension::ClientId,
    },
};
use serde_json::json;
use std::{fs, thread, time::Duration};
use tests::{Gql, gql::mutation, rows, smtp};
use tokio::{
    net::TcpStream,
    time::{Instant, sleep},
};

/// Mutations whose latency is measured.
const SINGLE: usize = 300;
/// Mails before anything is measured.
const WARM_UP: usize = 200;

pub async fn run(drill: &Drill, mails: usize) -> anyhow::Result<()> {
    let shape = Shape {
        workers: 1,
        ..Shape::of("bench")
    };
    let world = World::open(drill, shape).await?;
    post(&world, "welcome", WARM_UP).await?;
    world.wait_for_mails(WARM_UP).await?;
    println!("{}", machine()?);

    let ours = through_the_outbox(&world, mails).await?;
    let message = smtp::unstuffed(&world.sink.last_message());
    let pooled = pooled_lettre(&world.sink, &message, mails).await?;
    let bare = bare_lettre(&world.sink, &message, mails).await?;
    println!(
        "{mails} mails of {} bytes over {CONCURRENCY} connections, mails/s:",
        message.len()
    );
    println!("  from committed row to accepted, one worker, Redis   {ours:8.0}");
    println!(
        "  plain pooled lettre                                 {pooled:8.0}   ratio {:.2}",
        ours / pooled
    );
    println!(
        "  lettre without its pool, with TCP_NODELAY           {bare:8.0}   ratio {:.2}",
        ours / bare
    );

    // Without a subject there is nothing to say: skipped at once.
    let since = Instant::now();
    post(&world, "declined", mails).await?;
    while world.open_rows().await? > 0 {
        sleep(Duration::from_millis(20)).await;
    }
    println!(
        "{mails} jobs that do nothing, from committed row to settled: {:.0}/s",
        rate(mails, since)
    );

    let latencies = one_at_a_time(&world).await?;
    let ms = |percent| {
        percentile(&latencies, percent)
            .num_microseconds()
            .unwrap_or(i64::MAX) as f64
            / 1000.0
    };
    println!(
        "{SINGLE} mutations, one at a time, from the begin of the transaction to accepted: p50 {:.1} ms, p99 {:.1} ms",
        ms(50),
        ms(99)
    );
    Ok(())
}

/// What the numbers were measured on.
pub fn machine() -> anyhow::Result<String> {
    let read = |path: &str, key: &str| -> anyhow::Result<String> {
        let text = fs::read_to_string(path)?;
        let line = text.lines().find_map(|line| line.strip_prefix(key));
        Ok(line
            .unwrap_or("unknown")
            .trim_matches([' ', '\t', ':'])
            .to_owned())
    };
    let build = if cfg!(debug_assertions) {
        "debug"
    } else {
        "release"
    };
    Ok(format!(
        "{} cores, {}, memory {}, {build} build",
        thread::available_parallelism()?,
        read("/proc/cpuinfo", "model name")?,
        read("/proc/meminfo", "MemTotal:")?
    ))
}

async fn post(world: &World, kind: &str, mails: usize) -> anyhow::Result<()> {
    let post = Post {
        kind,
        mails,
        to: MEMBERS,
        at: SystemClock.now(),
    };
    Ok(post.write(&world.db).await?)
}

fn rate(count: usize, since: Instant) -> f64 {
    count as f64 / since.elapsed().as_secs_f64()
}

async fn through_the_outbox(world: &World, mails: usize) -> anyhow::Result<f64> {
    let before = world.sink.count();
    post(world, "welcome", mails).await?;
    let since = Instant::now();
    world.wait_for_mails(before + mails).await?;
    Ok(rate(mails, since))
}

/// The way lettre is meant to be used.
async fn pooled_lettre(sink: &Sink, message: &[u8], mails: usize) -> anyhow::Result<f64> {
    let address = sink.address();
    let pool = PoolConfig::new().max_size(u32::try_from(CONCURRENCY)?);
    let transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(address.ip().to_string())
        .port(address.port())
        .pool_config(pool)
        .build();
    let envelope = envelope()?;
    let since = Instant::now();
    stream::iter(0..mails)
        .map(|_| transport.send_raw(&envelope, message))
        .buffer_unordered(CONCURRENCY)
        .try_for_each(|_| std::future::ready(Ok(())))
        .await?;
    Ok(rate(mails, since))
}

/// lettre's conversation on connections of our own: the most that can be had of it.
async fn bare_lettre(sink: &Sink, message: &[u8], mails: usize) -> anyhow::Result<f64> {
    let each = mails.div_ceil(CONCURRENCY);
    let since = Instant::now();
    stream::iter(0..CONCURRENCY)
        .map(Ok)
        .try_for_each_concurrent(CONCURRENCY, |_| converse(sink, message, each))
        .await?;
    Ok(rate(each * CONCURRENCY, since))
}

async fn converse(sink: &Sink, message: &[u8], mails: usize) -> anyhow::Result<()> {
    let stream = TcpStream::connect(sink.address()).await?;
    stream.set_nodelay(true)?;
    let mut connection =
        AsyncSmtpConnection::connect_with_transport(Box::new(stream), &ClientId::default()).await?;
    let envelope = envelope()?;
    let to = envelope.to().first().context("a recipient")?;
    for _ in 0..mails {
        connection
            .command(Mail::new(envelope.from().cloned(), Vec::new()))
            .await?;
        connection.command(Rcpt::new(to.clone(), Vec::new())).await?;
        connection.command(Data).await?;
        connection.message(message).await?;
    }
    connection.quit().await?;
    Ok(())
}

fn envelope() -> anyhow::Result<Envelope> {
    let address = |text: &str| text.parse::<Address>();
    Ok(Envelope::new(
        Some(address("circles@drill.test")?),
        vec![address("person1@example.org")?],
    )?)
}

/// Proposes circles through the API, each after the mail of the one before.
async fn one_at_a_time(world: &World) -> anyhow::Result<Vec<TimeDelta>> {
    let (api, tokens) = (world.fleet.apis().next().context("an API")?, world.tokens()?);
    let (gql, propose) = (Gql::new(&api.base()), mutation("proposeCircle", "circle { id }"));
    for person in MEMBERS.cycle().take(SINGLE) {
        let before = world.sink.count();
        let token = tokens.get(&person).context("a token")?;
        let input = json!({
            "title": "Drill", "description": "How soon?", "language": "en", "role": Role::Member,
            "topicId": gid::encode(Kind::Topic, rows::id(1)), "maxPeople": 10,
        });
        gql.act(token, &propose, json!({ "input": input })).await;
        world.wait_for_mails(before + 1).await?;
    }
    let mut ledger = Ledger::read(world.db.read()).await?;
    ledger.accepted = world.sink.accepted();
    let latencies = ledger.latencies(|entry| entry.kind == "proposal_recorded");
    ensure!(
        latencies.len() == SINGLE,
        "{} of {SINGLE} mails came",
        latencies.len()
    );
    Ok(latencies)
}
