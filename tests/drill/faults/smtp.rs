//! A mail server that refuses, defers, hangs and drops, by the three-way reading: accepted; not now, and so again
//! later; never. And what happens at one domain does not slow the others down.

use crate::Drill;
use crate::ledger::{Entry, Fate, percentile};
use crate::people::{Post, at_domain};
use crate::report::Line;
use crate::sink::Trick;
use crate::world::{Shape, World};
use chrono::TimeDelta;
use entity::support::clock::{Clock, SystemClock};
use sea_orm::FromQueryResult;
use std::time::Duration;
use tokio::time::sleep;

/// Mails to each domain.
const MAILS: usize = 10;
/// A conversation is given up after 30 s.
const GIVEN_UP: Duration = Duration::from_secs(36);
/// Longer than that: the worker itself says what became of a mail.
const DOUBT: u64 = 60;
/// Mutations per second: few enough for the machine, so that what is slow is slow because of the mail server.
const CALM: u32 = 20;
/// Below this, twice as much is no delay that anybody sees.
const UNSEEN: TimeDelta = TimeDelta::milliseconds(100);

/// A domain, what its mail server does, and what has to become of a mail to it: at first, and in the end when all but
/// `drops.test` behave again.
struct Domain {
    name: &'static str,
    trick: Trick,
    first: &'static str,
    finally: Fate,
}

const DOMAINS: [Domain; 10] = [
    domain(
        "a450.test",
        Trick::AtRecipient("450 4.2.1 busy"),
        "RETRY",
        Fate::Accepted,
    ),
    domain(
        "a451.test",
        Trick::AfterContent("451 4.3.0 later"),
        "RETRY",
        Fate::Accepted,
    ),
    domain(
        "a452.test",
        Trick::AtRecipient("452 4.3.1 full"),
        "RETRY",
        Fate::Accepted,
    ),
    domain(
        "a550.test",
        Trick::AtRecipient("550 5.1.1 nobody of that name"),
        "DEAD",
        Fate::Dead,
    ),
    domain(
        "a554.test",
        Trick::AfterContent("554 5.7.1 not from you"),
        "DEAD",
        Fate::Dead,
    ),
    domain("silent.test", Trick::HangAtRecipient, "RETRY", Fate::Accepted),
    domain("mute.test", Trick::HangAfterContent, "RETRY", Fate::Accepted),
    domain("drop.test", Trick::DropAfterContent, "RETRY", Fate::Accepted),
    domain("drops.test", Trick::DropAfterContent, "RETRY", Fate::Unknown),
    domain(
        "slow.test",
        Trick::Slow(Duration::from_secs(2)),
        "SENT",
        Fate::Accepted,
    ),
];

const fn domain(name: &'static str, trick: Trick, first: &'static str, finally: Fate) -> Domain {
    Domain {
        name,
        trick,
        first,
        finally,
    }
}

pub(super) async fn run(drill: &mut Drill) -> anyhow::Result<Line> {
    let (normal, refused) = drill.size((8, 3), (60, 60));
    let names = DOMAINS.map(|domain| domain.name);
    let shape = Shape {
        doubt: DOUBT,
        domains: &names,
        ..Shape::of("smtp")
    };
    let mut world = World::open(drill, shape).await?;
    world.start_load_of(CALM).await?;
    // The first mails find everything cold.
    sleep(Duration::from_secs(2)).await;
    let begun = SystemClock.now();
    sleep(Duration::from_secs(normal)).await;
    let trouble = SystemClock.now();
    for (place, domain) in DOMAINS.iter().enumerate() {
        world.sink.play(domain.name, domain.trick);
        let post = Post {
            kind: "welcome",
            mails: MAILS,
            to: at_domain(place),
            at: trouble,
        };
        post.write(&world.db).await?;
    }
    sleep(GIVEN_UP).await;
    let over = SystemClock.now();
    let wrong = read_wrongly(&world).await?;

    world.sink.refuse();
    sleep(Duration::from_secs(refused)).await;
    world.sink.open().await?;
    world.fault_ends();
    sleep(Duration::from_secs(2)).await;
    for domain in DOMAINS.iter().filter(|domain| domain.finally != Fate::Unknown) {
        // A mail to a domain that says no for good stays dead: only what waits goes out now.
        world.sink.behave(domain.name);
    }
    let (mut line, ledger) = world
        .close(DOMAINS.len() + 1, Duration::from_secs(90), fate)
        .await?;
    let others = |from, until| {
        let of = move |entry: &Entry| {
            entry.recipient.ends_with("@example.org") && (from..until).contains(&entry.created_at)
        };
        percentile(&ledger.latencies(of), 99)
    };
    let (before, during) = (others(begun, trouble), others(trouble, over));
    let ms = |time: TimeDelta| time.num_milliseconds();
    line.note(format!(
        "p99 of other recipients: {} ms, during the trouble {} ms",
        ms(before),
        ms(during)
    ));
    line.in_time(
        during <= (before * 2).max(UNSEEN),
        "p99 of other recipients at most twice as long",
    );
    line.goal(
        wrong.is_empty(),
        format!("each answer read rightly, but {}", wrong.join(", ")),
    );
    line.nobody_died();
    Ok(line)
}

fn fate(entry: &Entry) -> Fate {
    let domain = DOMAINS
        .iter()
        .find(|domain| entry.recipient.ends_with(&format!("@{}", domain.name)));
    domain.map_or(Fate::Accepted, |domain| domain.finally)
}

/// How many rows there are of a kind.
#[derive(FromQueryResult)]
struct Group {
    domain: String,
    status: String,
    last_error: Option<String>,
    rows: i64,
}

/// What is not as it should be after the first try.
async fn read_wrongly(world: &World) -> anyhow::Result<Vec<String>> {
    let sql = "SELECT split_part(e.mail, '@', 2) AS domain, o.status, o.last_error, count(*) AS rows FROM outbox AS o \
               JOIN employee AS e ON e.id = o.recipient_id WHERE e.mail LIKE '%.test' GROUP BY 1, 2, 3";
    let groups: Vec<Group> = world.all(sql, []).await?;
    let wrong = groups.iter().filter(|group| {
        let domain = DOMAINS.iter().find(|domain| domain.name == group.domain);
        domain.is_none_or(|domain| domain.first != group.status)
    });
    Ok(wrong
        .map(|group| {
            let error = group.last_error.as_deref().unwrap_or("no error");
            format!("{}: {} {} ({error})", group.domain, group.rows, group.status)
        })
        .collect())
}
