//! What people are told that they can do is what they can do: each `viewerCan…` field of random circles, requests and
//! nominations, at random times and for everybody, against the mutation itself, which is tried and taken back.
//! `RIGHTS_SEED=7` draws one programme again.

mod programme;
mod trial;

use api::{cli::Cli, graphql};
use clap::Parser;
use entity::support::gid::{self, Kind};
use programme::{Programme, tie};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use tests::client::Client;
use tests::rows::id;
use trial::{Outcome, Trial};

/// Seeds that are always drawn, beside one that nobody knows: the first found a planted fault, the second has each field
/// both ways.
const SEEDS: [u64; 2] = [1, 3];

/// How often each field was false, and how often true.
type Tally = BTreeMap<(&'static str, &'static str), [usize; 2]>;

#[tokio::test]
async fn people_can_do_what_they_are_told_that_they_can() {
    let set = std::env::var("RIGHTS_SEED").ok();
    let set = set.map(|seed| seed.parse().expect("a number"));
    let seeds = set.map_or_else(|| [&SEEDS[..], &[rand::random()]].concat(), |seed| vec![seed]);
    let mut tally = Tally::new();
    for seed in seeds {
        println!("RIGHTS_SEED={seed}");
        let differences = compare(seed, &mut tally).await;
        let some: Vec<&str> = differences.iter().take(20).map(String::as_str).collect();
        assert!(
            some.is_empty(),
            "RIGHTS_SEED={seed}: {} differences\n{}",
            differences.len(),
            some.join("\n")
        );
    }
    println!("{tally:#?}");
    let tried: BTreeSet<_> = tally.keys().copied().collect();
    assert_eq!(tried, fields(), "each field is tried");
    if set.is_none() {
        let one_sided = tally.iter().find(|(_, count)| count.contains(&0));
        assert_eq!(
            one_sided, None,
            "each field is true for somebody and false for somebody"
        );
    }
}

/// The fields of the schema, as this test reads it: type and name.
fn fields() -> BTreeSet<(&'static str, &'static str)> {
    let settings = Cli::try_parse_from(["circles"]).unwrap().settings;
    let sdl: &'static str = graphql::build(&settings.limits, false).sdl().leak();
    let mut within = "";
    let mut fields = BTreeSet::new();
    for line in sdl.lines() {
        if let Some(name) = line.strip_prefix("type ") {
            within = name.split(' ').next().unwrap();
        }
        let name = line.trim().split([':', '(']).next().unwrap();
        if name.starts_with("viewerCan") {
            fields.insert((within, name));
        }
    }
    fields
}

async fn compare(seed: u64, tally: &mut Tally) -> Vec<String> {
    let (world, programme) = programme::draw(seed).await;
    let mut differences = Vec::new();
    for (number, viewer) in programme::viewers() {
        let told = told(&world.person(number), &programme, viewer.eligible).await;
        let trial = Trial::by(viewer, &world, &programme);
        let mut check = |of: &'static str, field: &'static str, key: &str, outcome: Outcome| {
            let says = told.get(key).is_some_and(|node| node[field] == true);
            if let Some(count) = tally.entry((of, field)).or_default().get_mut(usize::from(says)) {
                *count += 1;
            }
            (says != outcome.is_ok()).then(|| format!("person {number}: {field} is {says}, and {outcome:?}"))
        };
        for circle in &programme.circles {
            let mut found = Vec::new();
            let key = gid::encode(Kind::Circle, id(circle.number));
            for (field, outcome) in trial.circle(circle).await {
                found.extend(outcome.and_then(|outcome| check("Circle", field, &key, outcome)));
            }
            for (person, status) in &circle.requests {
                let request = id(tie(circle, *person));
                let key = gid::encode(Kind::JoinRequest, request);
                for (field, outcome) in trial.request(request).await {
                    let found_here = check("JoinRequest", field, &key, outcome);
                    found.extend(found_here.map(|found| format!("{found}, {status:?} of person {person}")));
                }
            }
            if let Some(nominee) = circle.nominee {
                let nomination = id(tie(circle, nominee));
                let key = gid::encode(Kind::Nomination, nomination);
                let (field, outcome) = trial.nomination(nomination).await;
                found.extend(check("Nomination", field, &key, outcome));
            }
            differences.extend(found.into_iter().map(|found| {
                let (number, state, people, duties) =
                    (circle.number, circle.state, &circle.people, &circle.duties);
                format!("circle {number}, {state:?} of {people:?}, duties {duties:?}: {found}")
            }));
        }
    }
    world.invariants_hold("trying everything").await;
    differences
}

/// What the viewer is told, by global id; nothing of what they do not see.
async fn told(client: &Client, programme: &Programme, eligible: bool) -> BTreeMap<String, Value> {
    let mut ids = Vec::new();
    for circle in &programme.circles {
        ids.push(gid::encode(Kind::Circle, id(circle.number)));
        let tied = |kind, person| gid::encode(kind, id(tie(circle, person)));
        let requests = circle.requests.iter();
        ids.extend(requests.map(|(person, _)| tied(Kind::JoinRequest, *person)));
        ids.extend(circle.nominee.map(|nominee| tied(Kind::Nomination, nominee)));
    }
    let mut selections: BTreeMap<&str, String> = BTreeMap::new();
    for (of, field) in fields() {
        *selections.entry(of).or_default() += &format!("{field} ");
    }
    let fragments = selections
        .iter()
        .map(|(of, fields)| format!("... on {of} {{ {fields}}}"));
    let query = format!(
        "query($ids: [ID!]!) {{ nodes(ids: $ids) {{ {} }} }}",
        fragments.collect::<String>()
    );
    let mut told = BTreeMap::new();
    for some in ids.chunks(20) {
        let answer = client.posts(&query, json!({ "ids": some })).await;
        if !eligible {
            assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN");
            continue;
        }
        assert!(answer.get("errors").is_none(), "{answer:#}");
        let nodes = answer["data"]["nodes"].as_array().unwrap();
        told.extend(some.iter().cloned().zip(nodes.iter().cloned()));
    }
    told
}
