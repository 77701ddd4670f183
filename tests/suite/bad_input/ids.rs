//! Ids: malformed, of another type, and of what the caller cannot see. Which fields there are, the schema says.

use super::{at, with};
use crate::demo::{Demo, mutation};
use async_graphql::parser::{
    parse_schema,
    types::{BaseType, InputValueDefinition, TypeKind, TypeSystemDefinition},
};
use entity::support::gid::{self, Kind};
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use tests::gql::pick;
use uuid::Uuid;

const NOBODYS: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);

/// A mutation and an input of it in which one field is to be an id.
struct IdField {
    mutation: String,
    input: Value,
    path: &'static str,
    /// What it is the id of; `None` for the one field that takes several kinds.
    kind: Option<Kind>,
    list: bool,
}

/// Which kind of id a field holds, by its name.
fn kind(field: &str) -> Option<Kind> {
    Some(match field.trim_end_matches('s') {
        "circleId" => Kind::Circle,
        "joinRequestId" => Kind::JoinRequest,
        "nominationId" => Kind::Nomination,
        "membershipId" => Kind::Membership,
        "topicId" => Kind::Topic,
        "affinityNetworkId" => Kind::AffinityNetwork,
        "id" => return None,
        other => panic!("say which kind of id {other} holds"),
    })
}

/// The input types of the schema.
struct Inputs(HashMap<String, (Vec<InputValueDefinition>, bool)>);

impl Inputs {
    /// The input types, and the mutations by name with the names of their inputs.
    fn read() -> (Self, Vec<(String, String)>) {
        let document = parse_schema(include_str!("../../../schema.graphql")).unwrap();
        let (mut inputs, mut mutations) = (HashMap::new(), Vec::new());
        for definition in document.definitions {
            let TypeSystemDefinition::Type(definition) = definition else {
                continue;
            };
            let definition = definition.node;
            let one_of = !definition.directives.is_empty();
            match definition.kind {
                TypeKind::InputObject(input) => {
                    let fields = input.fields.into_iter().map(|field| field.node).collect();
                    inputs.insert(definition.name.node.to_string(), (fields, one_of));
                }
                TypeKind::Object(object) if definition.name.node == "Mutation" => {
                    // One that takes nothing takes no id.
                    mutations.extend(object.fields.iter().filter_map(|field| {
                        let input = field.node.arguments.first()?.node.ty.node.base.to_string();
                        Some((field.node.name.node.to_string(), input))
                    }));
                }
                _ => {}
            }
        }
        (Self(inputs), mutations)
    }

    /// Every field of `input` that takes an id, as its way in and whether it is a list.
    fn id_fields(&self, input: &str, above: &str) -> Vec<(String, bool)> {
        let mut found = Vec::new();
        for field in &self.0[input].0 {
            let path = format!("{above}{}", field.name.node);
            match &field.ty.node.base {
                BaseType::Named(name) if name == "ID" => found.push((path, false)),
                BaseType::Named(name) if self.0.contains_key(name.as_str()) => {
                    found.extend(self.id_fields(name, &format!("{path}.")));
                }
                BaseType::Named(_) => {}
                BaseType::List(of) if of.base.to_string() == "ID" => found.push((path, true)),
                BaseType::List(_) => {}
            }
        }
        found
    }

    /// An input with every field that must be there, and with those on the way to `path`.
    fn sample(&self, input: &str, path: &str) -> Value {
        let (fields, one_of) = &self.0[input];
        let (next, rest) = path.split_once('.').unwrap_or((path, ""));
        // Of a choice, one must be made where the way leads elsewhere.
        let any = fields.last().map_or("", |field| field.name.node.as_str());
        let next = if *one_of && next.is_empty() { any } else { next };
        let mut object = Map::new();
        for field in fields {
            let (name, ty) = (field.name.node.as_str(), &field.ty.node);
            let required = !*one_of && !ty.nullable && field.default_value.is_none();
            if !required && name != next {
                continue;
            }
            let value = match ty.base.to_string().as_str() {
                "ID" => json!(gid::encode(kind(name).unwrap_or(Kind::Circle), NOBODYS)),
                "String" if name == "language" => json!("en"),
                "String" => json!("A text"),
                "Boolean" => json!(true),
                "Role" => json!("MEMBER"),
                "StayAnswer" => json!("STAY"),
                inner if self.0.contains_key(inner) => self.sample(inner, rest),
                _ => json!([]),
            };
            object.insert(name.to_owned(), value);
        }
        Value::Object(object)
    }
}

fn id_fields() -> Vec<IdField> {
    let (inputs, mutations) = Inputs::read();
    let mut found = Vec::new();
    for (mutation, input) in mutations {
        for (path, list) in inputs.id_fields(&input, "") {
            found.push(IdField {
                mutation: mutation.clone(),
                input: inputs.sample(&input, &path),
                kind: kind(path.rsplit('.').next().unwrap()),
                path: path.leak(),
                list,
            });
        }
    }
    found
}

impl IdField {
    fn with(&self, id: &str) -> Value {
        let value = if self.list { json!([id]) } else { json!(id) };
        with(self.input.clone(), self.path, value)
    }
}

#[tokio::test]
async fn malformed_ids_and_ids_of_another_type_are_refused_at_their_field() {
    let service = Demo::start().await;
    let fields = id_fields();
    assert!(fields.len() >= 25, "{} fields", fields.len());
    for field in fields {
        let whole = gid::encode(field.kind.unwrap_or(Kind::Circle), NOBODYS);
        let longer = format!("{whole}AA");
        for malformed in [
            "",
            "0",
            "nonsense",
            "\0",
            "' OR 1=1 --",
            &whole[..22],
            &longer,
            &"A".repeat(10_000),
        ] {
            let expected = [at(field.path, "INVALID_ID", "is not an id. Give the id of a")];
            service
                .refuses("fiona.macleod", &field.mutation, field.with(malformed), &expected)
                .await;
        }
        let other = if field.kind == Some(Kind::JobFamily) {
            Kind::Meeting
        } else {
            Kind::JobFamily
        };
        let expected = [at(
            field.path,
            "INVALID_ID",
            "is the id of a JobFamily. Give the id of a",
        )];
        let input = field.with(&gid::encode(other, NOBODYS));
        service
            .refuses("fiona.macleod", &field.mutation, input, &expected)
            .await;
    }
}

#[tokio::test]
async fn ids_of_nothing_are_not_found() {
    let service = Demo::start().await;
    for field in id_fields() {
        let input = field.with(&gid::encode(field.kind.unwrap_or(Kind::Circle), NOBODYS));
        let answer = service
            .without_effect(
                "fiona.macleod",
                &mutation(&field.mutation),
                json!({ "input": input }),
            )
            .await;
        let errors = pick(&answer, "/data/it/userErrors").as_array().unwrap();
        let found = errors.iter().any(|error| error["code"] == "NOT_FOUND");
        assert!(found, "{} at {}: {answer:#}", field.mutation, field.path);
    }
}

#[tokio::test]
async fn what_is_hidden_is_answered_like_what_is_not_there() {
    let service = Demo::start().await;
    let hidden = [
        (Kind::Circle, service.id(Kind::Circle, "state = 'DRAFT'").await),
        (
            Kind::JoinRequest,
            service.id(Kind::JoinRequest, "status = 'PENDING'").await,
        ),
        (
            Kind::Nomination,
            service.id(Kind::Nomination, "status = 'PENDING'").await,
        ),
        (
            Kind::Membership,
            service
                .id(
                    Kind::Membership,
                    "circle_id = (SELECT id FROM circle WHERE title LIKE 'Technical%')",
                )
                .await,
        ),
    ];
    // In no circle, and asking to join none.
    let stranger = "hana.novak";
    for field in id_fields() {
        let Some((kind, hidden)) = hidden.iter().find(|(kind, _)| Some(*kind) == field.kind) else {
            continue;
        };
        let ask = async |id: &str| {
            let variables = json!({ "input": field.with(id) });
            service
                .without_effect(stranger, &mutation(&field.mutation), variables)
                .await
        };
        let nothing = ask(&gid::encode(*kind, NOBODYS)).await;
        assert_eq!(ask(hidden).await, nothing, "{} at {}", field.mutation, field.path);
    }
}
