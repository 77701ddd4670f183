//! What one may not see answers like what does not exist: byte for byte, but for the id that was asked for.

use super::cells::Stage;
use super::operations::{self, MUTATIONS};
use super::scene::{Role, Scene, Variant};
use entity::support::gid::{self, Kind};
use serde_json::Value;
use tests::rows;

/// Something that a role may not see: what it is, the scene that it is in, and the name of its id there.
struct Hidden {
    what: &'static str,
    variant: Variant,
    from: Role,
    kind: Kind,
    name: &'static str,
}

const HIDDEN: [Hidden; 12] = [
    hidden(
        "somebody's draft",
        Variant::Draft,
        Role::Employee,
        Kind::Circle,
        "circle",
    ),
    hidden(
        "a draft, from administrators",
        Variant::Draft,
        Role::Administrator,
        Kind::Circle,
        "circle",
    ),
    hidden(
        "a circle that was withdrawn",
        Variant::Withdrawn,
        Role::Employee,
        Kind::Circle,
        "circle",
    ),
    hidden(
        "an archived circle, from who was in it",
        Variant::Archived,
        Role::Member,
        Kind::Circle,
        "circle",
    ),
    hidden(
        "another's request",
        Variant::Offered,
        Role::Employee,
        Kind::JoinRequest,
        "request",
    ),
    hidden(
        "a request to join one's circle",
        Variant::Usual,
        Role::Member,
        Kind::JoinRequest,
        "request",
    ),
    hidden(
        "another's nomination",
        Variant::Usual,
        Role::Deputy,
        Kind::Nomination,
        "nomination",
    ),
    hidden(
        "the roster of another circle",
        Variant::Usual,
        Role::OtherManager,
        Kind::Membership,
        "insidersMembership",
    ),
    hidden(
        "the roster of one's former circle",
        Variant::Usual,
        Role::ExMember,
        Kind::Membership,
        "insidersMembership",
    ),
    hidden(
        "a deputy of another circle",
        Variant::Usual,
        Role::Employee,
        Kind::Membership,
        "deputysMembership",
    ),
    hidden(
        "who is in a draft, from administrators",
        Variant::Draft,
        Role::Administrator,
        Kind::Membership,
        "managersMembership",
    ),
    hidden(
        "an unrelated person",
        Variant::Usual,
        Role::OtherManager,
        Kind::Person,
        "insider",
    ),
];

const fn hidden(what: &'static str, variant: Variant, from: Role, kind: Kind, name: &'static str) -> Hidden {
    Hidden {
        what,
        variant,
        from,
        kind,
        name,
    }
}

/// Every document that takes an id of this name: the reads, and the mutations about such a thing.
fn documents(kind: Kind, name: &str) -> Vec<String> {
    let mut reads = vec![
        format!("node(id: ${name}) {{ id }}"),
        format!("nodes(ids: [${name}]) {{ id }}"),
    ];
    if kind == Kind::Circle {
        reads.push(format!("circle(id: ${name}) {{ id }}"));
    }
    let writes = MUTATIONS
        .iter()
        .filter(|operation| operation.about.is_some_and(|about| kind_of(about) == kind));
    reads
        .iter()
        .map(|read| operations::declare("query", read))
        // Operations about one membership are asked about the other, too: the variable is renamed.
        .chain(writes.map(|operation| {
            operation
                .document()
                .replace(&format!("${}", operation.about.unwrap()), &format!("${name}"))
        }))
        .collect()
}

fn kind_of(name: &str) -> Kind {
    match name {
        "circle" => Kind::Circle,
        "request" | "declined" => Kind::JoinRequest,
        "nomination" => Kind::Nomination,
        "insidersMembership" | "deputysMembership" | "managersMembership" => Kind::Membership,
        other => panic!("of which kind is {other}?"),
    }
}

#[tokio::test]
async fn what_is_hidden_answers_like_what_does_not_exist() {
    let scenes: Vec<_> = (0..)
        .zip(&HIDDEN)
        .map(|(index, hidden)| Scene::new(index, hidden.variant))
        .collect();
    let stage = Stage::set(scenes.iter().copied()).await;
    let before = stage.digest().await;
    let mut compared = 0;
    for (scene, hidden) in scenes.iter().zip(&HIDDEN) {
        let there = scene.ids()[hidden.name].as_str().unwrap().to_owned();
        let nowhere = gid::encode(hidden.kind, rows::id(u128::MAX));
        for document in documents(hidden.kind, hidden.name) {
            let mut answers = Vec::new();
            for id in [&there, &nowhere] {
                let mut ids = scene.ids();
                ids[hidden.name] = Value::String(id.clone());
                let variables = operations::variables(&document, &ids);
                let (status, body) = stage.send_raw(*scene, hidden.from, &document, variables).await;
                answers.push(format!("{status} {}", body.replace(id.as_str(), "THE ID")));
            }
            assert_eq!(
                answers[0], answers[1],
                "{} for {:?}: {document}",
                hidden.what, hidden.from
            );
            compared += 1;
        }
    }
    assert!(compared > 50, "only {compared} answers were compared");
    assert_eq!(stage.digest().await, before, "something was written");
}

/// Of two memberships that are not in the circle, one exists elsewhere.
#[tokio::test]
async fn naming_a_participant_of_another_circle_answers_like_naming_nobody() {
    let (here, elsewhere) = (Scene::new(0, Variant::Settled), Scene::new(1, Variant::Usual));
    let stage = Stage::set([here, elsewhere]).await;
    let document = operations::Operation::named("nominateProgrammeManager").document();
    let mut answers = Vec::new();
    for id in [
        elsewhere.ids()["insidersMembership"].as_str().unwrap().to_owned(),
        gid::encode(Kind::Membership, rows::id(u128::MAX)),
    ] {
        let mut ids = here.ids();
        ids["insidersMembership"] = Value::String(id.clone());
        let (_, body) = stage
            .send_raw(
                here,
                Role::ProgrammeManager,
                &document,
                operations::variables(&document, &ids),
            )
            .await;
        answers.push(body.replace(&id, "THE ID"));
    }
    assert_eq!(answers[0], answers[1]);
    assert!(answers[0].contains("NOT_FOUND"), "{}", answers[0]);
}

/// Acting for a programme manager is no look at a profile: that takes a reason.
#[tokio::test]
async fn acting_as_an_administrator_shows_no_profile() {
    let scene = Scene::new(0, Variant::Usual);
    let stage = Stage::set([scene]).await;
    let document = "mutation($insidersMembership: ID!) { changeRole(input: {
        membershipId: $insidersMembership, role: ADVISOR, acknowledge: [ADVISOR_COUNT, LEVEL_GAP]
    }) { membership { role person { displayName about mail } } userErrors { code } } }";
    let data = stage.ask(scene, Role::Administrator, document).await.unwrap();
    let membership = &data["changeRole"]["membership"];
    assert_eq!(membership["role"], "ADVISOR", "{data:#}");
    assert!(membership["person"]["displayName"].is_string(), "{data:#}");
    assert!(membership["person"]["about"].is_null(), "{data:#}");
    assert!(membership["person"]["mail"].is_null(), "{data:#}");
}

/// The list and its count leave out what is hidden.
#[tokio::test]
async fn search_finds_and_counts_no_drafts() {
    let stage = Stage::set([Scene::new(0, Variant::Draft), Scene::new(1, Variant::Withdrawn)]).await;
    let scene = Scene::new(0, Variant::Draft);
    let document = "{ circles(filter: { text: \"negotiate\" }) { totalCount edges { node { state } } } }";
    for role in [Role::Employee, Role::ProgrammeManager, Role::Administrator] {
        let data = stage.ask(scene, role, document).await.unwrap();
        // The other circle of each scene is proposed.
        assert_eq!(data["circles"]["totalCount"], 2, "{role:?}: {data:#}");
        let edges = data["circles"]["edges"].as_array().unwrap();
        assert!(
            edges.iter().all(|edge| edge["node"]["state"] == "PROPOSED"),
            "{role:?}: {data:#}"
        );
    }
}
