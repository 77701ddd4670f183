//! What the schema says of itself.

use super::build;
use crate::cli::Cli;
use apollo_compiler::{
    Node, Schema,
    ast::{FieldDefinition, InputValueDefinition},
    schema::{Component, ExtendedType},
};
use clap::Parser;

/// The fewest words that can say when something is null, in which order it comes, or what it counts.
const FEWEST_WORDS: usize = 4;

/// Everything in the schema with what is said of it.
fn described(schema: &Schema) -> Vec<(String, Option<Node<str>>)> {
    let mut all = Vec::new();
    for (name, kind) in &schema.types {
        if kind.is_built_in() {
            continue;
        }
        all.push((name.to_string(), kind.description().cloned()));
        match kind {
            ExtendedType::Object(kind) => all.extend(fields(name, kind.fields.values())),
            ExtendedType::Interface(kind) => all.extend(fields(name, kind.fields.values())),
            ExtendedType::InputObject(kind) => {
                let inputs = kind.fields.values().map(|field| &field.node);
                all.extend(inputs.map(|field| input(name, field)));
            }
            ExtendedType::Enum(kind) => all.extend(kind.values.values().map(|value| {
                let value_name = format!("{name}.{}", value.value);
                (value_name, value.description.clone())
            })),
            ExtendedType::Scalar(_) | ExtendedType::Union(_) => {}
        }
    }
    all
}

fn fields<'a>(
    kind: &str,
    fields: impl Iterator<Item = &'a Component<FieldDefinition>>,
) -> Vec<(String, Option<Node<str>>)> {
    fields
        .flat_map(|field| {
            let name = format!("{kind}.{}", field.name);
            let inputs: Vec<_> = field.arguments.iter().map(|one| input(&name, one)).collect();
            [(name, field.description.clone())].into_iter().chain(inputs)
        })
        .collect()
}

fn input(of: &str, input: &Node<InputValueDefinition>) -> (String, Option<Node<str>>) {
    (format!("{of}.{}", input.name), input.description.clone())
}

#[test]
fn every_description_says_enough() {
    let limits = Cli::parse_from(["circles"]).settings.limits;
    let schema = Schema::parse_and_validate(build(&limits, false).sdl(), "schema.graphql").unwrap();
    let all = described(&schema);
    assert!(all.len() > 700, "{}", all.len());
    let short: Vec<_> = all
        .iter()
        .filter(|(_, text)| {
            text.as_ref()
                .is_none_or(|text| text.split_whitespace().count() < FEWEST_WORDS)
        })
        .collect();
    assert!(short.is_empty(), "say more of {short:#?}");
}

#[test]
fn scalars_name_their_specification() {
    let limits = Cli::parse_from(["circles"]).settings.limits;
    let options = async_graphql::SDLExportOptions::new().include_specified_by();
    let sdl = build(&limits, false).sdl_with_options(options);
    let scalars: Vec<_> = sdl.lines().filter(|line| line.starts_with("scalar ")).collect();
    assert_eq!(scalars.len(), 2, "{scalars:?}");
    for scalar in scalars {
        assert!(scalar.contains("@specifiedBy(url: \"https://"), "{scalar}");
    }
}
