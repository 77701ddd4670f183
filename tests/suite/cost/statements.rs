//! No query count grows with the number of rows that are returned.

use super::world;
use entity::support::gid::Kind;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

const FEW: u128 = 2;
const MANY: u128 = 40;

const CAPABILITIES: &str =
    "viewerCanAskToJoin viewerCanLeave viewerCanUpdate viewerCanPublish viewerCanWithdraw
    viewerCanDecideRequests viewerCanHandOutDuties viewerCanDecide viewerCanDisband viewerCanReopen
    viewerCanAnswerStay viewerCanTakeOver";
const TERM: &str =
    "decision { reason } decisions { decision decidedBy { displayName } } endReason belowMinimumSince
    decisionOpensOn graceEndsOn isDecisionOverdue twelveMonthsReached viewerStayAnswer
    stayCounts { stay leave unanswered }";
const PERSON: &str = "id displayName mail zone about level { level jobFamily } topics { name } languages";

/// Asks `query` in a programme with few and in one with many rows, and fails unless the database is sent as many statements.
/// `rows` finds the rows in the answer, `variables` gives the variables for a number of rows.
async fn assert_costs_the_same(query: &str, rows: &str, variables: impl Fn(u128) -> Value) {
    assert_costs_the_same_with(&[], query, rows, variables).await;
}

/// The same of a service with these flags.
async fn assert_costs_the_same_with(
    flags: &[&str],
    query: &str,
    rows: &str,
    variables: impl Fn(u128) -> Value,
) {
    let (few, many) = (
        statements(flags, query, rows, &variables, FEW).await,
        statements(flags, query, rows, &variables, MANY).await,
    );
    assert!(few.values().sum::<usize>() >= 2, "nothing was counted: {few:#?}");
    let total = |counted: &BTreeMap<String, usize>| counted.values().sum::<usize>();
    assert_eq!(
        total(&few),
        total(&many),
        "statements for {FEW} and for {MANY} rows: load what a row needs with a loader (api::graphql::loaders), which \
         asks for all rows in one statement.\nfor {FEW}: {few:#?}\nfor {MANY}: {many:#?}"
    );
}

/// The statements that answer `query`, and how often each was sent.
async fn statements(
    flags: &[&str],
    query: &str,
    rows: &str,
    variables: impl Fn(u128) -> Value,
    count: u128,
) -> BTreeMap<String, usize> {
    let sent: Arc<Mutex<Vec<String>>> = Arc::default();
    let listener = Arc::clone(&sent);
    // One connection, so that statements are answered in their order: of two loaders under way, the one may already know
    // what a row asks next, if it is the first.
    let world = world::of(count)
        .observed(1, move |sql| listener.lock().unwrap().push(shape(sql)))
        .flags(&["--max-query-complexity", "100000"])
        .flags(flags)
        .start()
        .await;
    let data = world.person(world::VIEWER).asks(query, variables(count)).await;
    let found = data.pointer(rows).and_then(Value::as_array).map(Vec::len);
    let expected = usize::try_from(count).unwrap();
    assert!(
        found.is_some_and(|found| found >= expected),
        "{found:?} rows at {rows}, not {count}: {data:#}"
    );
    let mut counted = BTreeMap::new();
    for statement in sent.lock().unwrap().drain(..) {
        *counted.entry(statement).or_default() += 1;
    }
    counted
}

/// The statement without the lists of its parameters, whose length differs by nature.
fn shape(sql: &str) -> String {
    let mut shape = String::new();
    let mut parts = sql.split("IN (");
    shape.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let list_ends = part
            .find(')')
            .filter(|end| part[..*end].chars().all(|c| "?$0123456789, ".contains(c)));
        shape.push_str("IN (");
        shape.push_str(&part[list_ends.unwrap_or_default()..]);
    }
    shape
}

#[tokio::test]
async fn the_list_of_circles_with_rosters() {
    let query = format!(
        "{{ circles(first: 100) {{ totalCount edges {{ node {{
            id title freeSeats topic {{ name }} affinityNetwork {{ name }} programmeManager {{ {PERSON} }}
            participants {{ role duty person {{ {PERSON} }} }} meetings {{ plannedOn }} advisories {{ code }}
            nomination {{ id }} viewerMembership {{ id }} viewerJoinRequest {{ id }} viewerNomination {{ id }}
            {TERM} {CAPABILITIES}
        }} }} }} }}"
    );
    assert_costs_the_same(&query, "/circles/edges", |_| json!({})).await;
}

#[tokio::test]
async fn the_circles_of_the_viewer() {
    let query = format!(
        "{{ viewer {{ memberships {{ duty circle {{
            title topic {{ name }} meetings {{ plannedOn }} participants {{ person {{ {PERSON} }} }}
            {TERM} {CAPABILITIES}
        }} }} }} }}"
    );
    assert_costs_the_same(&query, "/viewer/memberships", |_| json!({})).await;
}

#[tokio::test]
async fn what_waits_for_administrators() {
    for kind in ["REQUESTS_UNANSWERED", "BELOW_MINIMUM"] {
        let query = format!(
            "{{ administratorTasks(kind: {kind}, first: 100) {{ totalCount edges {{ node {{
                since circle {{ title programmeManager {{ {PERSON} }} {TERM} {CAPABILITIES} }}
            }} }} }} }}"
        );
        let flags = ["--admin-mails", "person1@example.org"];
        assert_costs_the_same_with(&flags, &query, "/administratorTasks/edges", |_| json!({})).await;
    }
}

#[tokio::test]
async fn the_mails_of_the_viewer() {
    let query = "{ viewer { mail(first: 100) { edges { node {
        kind state reason settledAt circle { title programmeManager { displayName } }
    } } } } }";
    assert_costs_the_same(query, "/viewer/mail/edges", |_| json!({})).await;
}

#[tokio::test]
async fn the_requests_of_the_viewer() {
    let query = "{ viewer { joinRequests {
        status placeInLine viewerCanWithdraw viewerCanApprove viewerCanTakeSeat
        circle { title programmeManager { displayName } } requester { displayName }
    } } }";
    assert_costs_the_same(query, "/viewer/joinRequests", |_| json!({})).await;
}

#[tokio::test]
async fn the_nominations_of_the_viewer() {
    let query = "{ viewer { nominations {
        viewerCanAnswer circle { title } nominee { displayName } nominatedBy { displayName }
    } } }";
    assert_costs_the_same(query, "/viewer/nominations", |_| json!({})).await;
}

#[tokio::test]
async fn the_requests_to_join_a_circle() {
    let query = format!(
        "query($circle: ID!) {{ circle(id: $circle) {{ joinRequests(first: 100) {{ edges {{ node {{
            message status placeInLine advisories {{ code }} requester {{ {PERSON} }} circle {{ title }}
            viewerCanApprove viewerCanDecline
        }} }} }} }} }}"
    );
    assert_costs_the_same(&query, "/circle/joinRequests/edges", circle).await;
}

#[tokio::test]
async fn the_history_of_a_circle() {
    let query = format!(
        "query($circle: ID!) {{ circle(id: $circle) {{ history(first: 100) {{ edges {{ node {{
            kind actor {{ {PERSON} }} subject {{ {PERSON} }}
        }} }} }} }} }}"
    );
    assert_costs_the_same(&query, "/circle/history/edges", circle).await;
}

fn circle(_: u128) -> Value {
    json!({ "circle": world::managed_circle() })
}

/// Any number of ids of one kind.
async fn assert_nodes_cost_the_same(kind: Kind) {
    let query = format!(
        "query($ids: [ID!]!) {{ nodes(ids: $ids) {{
            id
            ... on Circle {{ title topic {{ name }} participants {{ id }} }}
            ... on JoinRequest {{ placeInLine advisories {{ code }} requester {{ {PERSON} }} }}
            ... on Nomination {{ nominee {{ displayName }} circle {{ title }} }}
            ... on Membership {{ duty person {{ {PERSON} }} circle {{ title }} }}
            ... on Person {{ displayName mail zone about level {{ level }} topics {{ name }} languages }}
            ... on Topic {{ name }}
            ... on AffinityNetwork {{ name }}
        }} }}"
    );
    assert_costs_the_same(
        &query,
        "/nodes",
        |count| json!({ "ids": world::some(kind, count) }),
    )
    .await;
}

#[tokio::test]
async fn nodes_of_each_kind() {
    for kind in [
        Kind::Circle,
        Kind::JoinRequest,
        Kind::Nomination,
        Kind::Membership,
        Kind::Person,
        Kind::Topic,
        Kind::AffinityNetwork,
    ] {
        assert_nodes_cost_the_same(kind).await;
    }
}
