//! How each mutation is called, and on which way each type is reached: by the names of ids in [`super::scene::Scene::ids`].

use serde_json::Value;

/// A mutation, and what it is given.
pub struct Operation {
    pub name: &'static str,
    /// The id that it is about, if it is about one.
    pub about: Option<&'static str>,
    input: &'static str,
}

const fn operation(name: &'static str, about: Option<&'static str>, input: &'static str) -> Operation {
    Operation { name, about, input }
}

/// Every mutation.
pub const MUTATIONS: &[Operation] = &[
    operation("optIn", None, r#"consentVersion: "2026-01""#),
    operation("signUp", None, "asMember: true, asAdvisor: true"),
    operation("updateProfile", None, r#"about: "Changed""#),
    operation("revokeMailLinks", None, ""),
    operation(
        "proposeCircle",
        None,
        r#"title: "New", description: "About it", topicId: $topic, language: "en", role: MEMBER"#,
    ),
    operation("submitCircle", Some("circle"), "circleId: $circle"),
    operation(
        "updateCircle",
        Some("circle"),
        r#"circleId: $circle, changes: { title: "Changed" }"#,
    ),
    operation(
        "publishCircle",
        Some("circle"),
        "circleId: $circle, acknowledge: ALL",
    ),
    operation("withdrawCircle", Some("circle"), "circleId: $circle"),
    operation(
        "continueCircle",
        Some("circle"),
        r#"circleId: $circle, acknowledge: [TWELVE_MONTHS], reason: "It goes well.""#,
    ),
    operation("completeCircle", Some("circle"), "circleId: $circle"),
    operation(
        "disbandCircle",
        Some("circle"),
        r#"circleId: $circle, reason: "It ran its course.""#,
    ),
    operation(
        "reopenCircle",
        Some("circle"),
        r#"circleId: $circle, acknowledge: [TWELVE_MONTHS], reason: "We forgot.""#,
    ),
    operation("answerStay", Some("circle"), "circleId: $circle, answer: LEAVE"),
    operation("takeOverCircle", Some("circle"), "circleId: $circle"),
    operation(
        "nominateProgrammeManager",
        Some("circle"),
        "circleId: $circle, nominee: { membershipId: $insidersMembership }",
    ),
    operation(
        "acceptNomination",
        Some("nomination"),
        "nominationId: $nomination",
    ),
    operation(
        "declineNomination",
        Some("nomination"),
        "nominationId: $nomination",
    ),
    operation(
        "withdrawNomination",
        Some("nomination"),
        "nominationId: $nomination",
    ),
    operation("requestToJoin", Some("circle"), "circleId: $circle, role: MEMBER"),
    operation("withdrawJoinRequest", Some("request"), "joinRequestId: $request"),
    operation(
        "approveJoinRequest",
        Some("request"),
        "joinRequestId: $request, acknowledge: ALL",
    ),
    operation(
        "preApproveJoinRequest",
        Some("request"),
        "joinRequestId: $request, acknowledge: ALL",
    ),
    operation("declineJoinRequest", Some("request"), "joinRequestId: $request"),
    operation("reopenJoinRequest", Some("declined"), "joinRequestId: $declined"),
    operation("takeSeat", Some("request"), "joinRequestId: $request"),
    operation("passSeat", Some("request"), "joinRequestId: $request"),
    operation(
        "leaveCircle",
        Some("circle"),
        "circleId: $circle, leaveVacant: true",
    ),
    operation(
        "removeParticipant",
        Some("insidersMembership"),
        r#"membershipId: $insidersMembership, reason: "Never came.""#,
    ),
    operation(
        "changeRole",
        Some("insidersMembership"),
        "membershipId: $insidersMembership, role: ADVISOR, acknowledge: ALL",
    ),
    operation(
        "appointDeputy",
        Some("insidersMembership"),
        "membershipId: $insidersMembership",
    ),
    operation(
        "dismissDeputy",
        Some("deputysMembership"),
        "membershipId: $deputysMembership",
    ),
    operation(
        "accessAsAdministrator",
        Some("circle"),
        r#"id: $circle, reason: "A complaint""#,
    ),
];

/// All advice, acknowledged.
const ALL: &str = "[NO_ADVISOR, ADVISOR_COUNT, LEVEL_GAP, MEMBERS_FAR_APART, MANAGER_IN_CIRCLE]";

impl Operation {
    /// The mutation with this name.
    pub fn named(name: &str) -> &'static Self {
        MUTATIONS
            .iter()
            .find(|operation| operation.name == name)
            .unwrap_or_else(|| panic!("say in MUTATIONS how {name} is called"))
    }

    /// The document, which takes its ids as variables.
    pub fn document(&self) -> String {
        let Self { name, input, .. } = self;
        let arguments = match *input {
            "" => String::new(),
            input => format!("(input: {{ {} }})", input.replace("ALL", ALL)),
        };
        declare(
            "mutation",
            &format!("{name}{arguments} {{ userErrors {{ code message path advisories }} }}"),
        )
    }
}

/// `body` as an operation that declares the ids it mentions.
pub fn declare(kind: &str, body: &str) -> String {
    let mut names: Vec<&str> = body
        .split('$')
        .skip(1)
        .map(|rest| {
            rest.split(|letter: char| !letter.is_alphanumeric())
                .next()
                .unwrap()
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    if names.is_empty() {
        return format!("{kind} {{ {body} }}");
    }
    let variables: Vec<_> = names.iter().map(|name| format!("${name}: ID!")).collect();
    format!("{kind}({}) {{ {body} }}", variables.join(", "))
}

/// Those of `ids` that `document` declares: others would be refused.
pub fn variables(document: &str, ids: &Value) -> Value {
    let declared = ids.as_object().unwrap().iter();
    let declared = declared.filter(|(name, _)| document.contains(&format!("${name}:")));
    Value::Object(declared.map(|(name, id)| (name.clone(), id.clone())).collect())
}

/// How a field of the type `Query` is asked, up to its selection.
pub fn query(field: &str) -> &'static str {
    match field {
        "viewer" => "viewer",
        "programme" => "programme",
        "node" => "node(id: $circle)",
        "nodes" => "nodes(ids: [$circle])",
        "circle" => "circle(id: $circle)",
        "circles" => "circles(first: 100)",
        "administratorTasks" => "administratorTasks(kind: PROGRAMME_MANAGER_VACANT)",
        "programmeForecast" => "programmeForecast(days: 60)",
        "topics" => "topics",
        "affinityNetworks" => "affinityNetworks",
        "jobFamilies" => "jobFamilies",
        other => panic!("say here how {other} is asked"),
    }
}

/// A way that leads to an object: a document with `HERE` for the selection on it, and a pointer to it in the answer.
pub struct Way {
    body: &'static str,
    pub pointer: &'static str,
}

/// The way `name` to an object of the type `of`.
pub fn way(of: &str, name: &str) -> Way {
    let (body, pointer) = match (of, name) {
        ("Viewer", "own") => ("viewer { HERE }", "/viewer"),
        ("AdministratorAccess", "own") => ("viewer { accessLog { HERE } }", "/viewer/accessLog/0"),
        ("Mail", "own") => (
            "viewer { mail { edges { node { HERE } } } }",
            "/viewer/mail/edges/0/node",
        ),
        ("AdministratorTask", "list") => (
            "administratorTasks(kind: PROGRAMME_MANAGER_VACANT) { edges { node { HERE } } }",
            "/administratorTasks/edges/0/node",
        ),
        ("CircleDecision", "circle") => (
            "circle(id: $circle) { decisions { HERE } }",
            "/circle/decisions/0",
        ),
        ("StayCounts", "circle") => (
            "circle(id: $circle) { stayCounts { HERE } }",
            "/circle/stayCounts",
        ),
        ("Circle", "by-id") => ("circle(id: $circle) { HERE }", "/circle"),
        ("Meeting", "circle") => ("circle(id: $circle) { meetings { HERE } }", "/circle/meetings/0"),
        ("CircleEvent", "request") => (
            "circle(id: $circle) { history(first: 3) { edges { node { HERE } } } }",
            "/circle/history/edges/2/node",
        ),
        ("CircleEvent", "other") => (
            "circle(id: $circle) { history(first: 3) { edges { node { HERE } } } }",
            "/circle/history/edges/1/node",
        ),
        ("Membership", "by-id") => (
            "node(id: $insidersMembership) { ... on Membership { HERE } }",
            "/node",
        ),
        ("Membership", "roster") => (
            "circle(id: $circle) { participants { HERE } }",
            "/circle/participants/0",
        ),
        ("JoinRequest", "by-id") => ("node(id: $request) { ... on JoinRequest { HERE } }", "/node"),
        ("JoinRequest", "refused") => ("node(id: $refused) { ... on JoinRequest { HERE } }", "/node"),
        ("JoinRequest", "declined") => ("node(id: $declined) { ... on JoinRequest { HERE } }", "/node"),
        ("JoinRequest", "circle") => (
            "circle(id: $circle) { joinRequests { edges { node { HERE } } } }",
            "/circle/joinRequests/edges/0/node",
        ),
        ("Nomination", "by-id") => ("node(id: $nomination) { ... on Nomination { HERE } }", "/node"),
        ("Nomination", "circle") => (
            "circle(id: $circle) { nomination { HERE } }",
            "/circle/nomination",
        ),
        ("Person", "by-id") => ("node(id: $insider) { ... on Person { HERE } }", "/node"),
        ("Person", "roster") => (
            "node(id: $insidersMembership) { ... on Membership { person { HERE } } }",
            "/node/person",
        ),
        ("Person", "manager") => (
            "circle(id: $circle) { programmeManager { HERE } }",
            "/circle/programmeManager",
        ),
        ("Person", "requester") => (
            "node(id: $request) { ... on JoinRequest { requester { HERE } } }",
            "/node/requester",
        ),
        ("Person", "nominee") => (
            "node(id: $nomination) { ... on Nomination { nominee { HERE } } }",
            "/node/nominee",
        ),
        ("Person", "decided") => (
            "circle(id: $circle) { decisions { decidedBy { HERE } } }",
            "/circle/decisions/0/decidedBy",
        ),
        ("Person", "left") => (
            "circle(id: $circle) { history(first: 3) { edges { node { subject { HERE } } } } }",
            "/circle/history/edges/1/node/subject",
        ),
        ("Person", "asked") => (
            "circle(id: $circle) { history(first: 3) { edges { node { subject { HERE } } } } }",
            "/circle/history/edges/2/node/subject",
        ),
        (of, name) => panic!("no way {name} to a {of}: say it here"),
    };
    Way { body, pointer }
}

impl Way {
    /// The document that selects `selection` at the end of the way.
    pub fn document(&self, selection: &str) -> String {
        declare("query", &self.body.replace("HERE", selection))
    }
}
