//! The schema that is built, as far as the table needs it.

use api::{cli::Cli, graphql};
use async_graphql::parser::{
    parse_schema,
    types::{BaseType, TypeKind, TypeSystemDefinition},
};
use clap::Parser;
use std::collections::BTreeMap;

/// The object types: for each, its fields with the names of their types.
pub struct Schema(BTreeMap<String, BTreeMap<String, String>>);

impl Schema {
    /// The schema that the service builds.
    pub fn built() -> Self {
        let settings = Cli::try_parse_from(["circles"]).unwrap().settings;
        let document = parse_schema(graphql::build(&settings.limits, false).sdl()).unwrap();
        let mut objects = BTreeMap::new();
        for definition in document.definitions {
            let TypeSystemDefinition::Type(definition) = definition else {
                continue;
            };
            if let TypeKind::Object(object) = &definition.node.kind {
                let fields = object.fields.iter().map(|field| {
                    let field = &field.node;
                    (field.name.node.to_string(), named(&field.ty.node.base))
                });
                objects.insert(definition.node.name.node.to_string(), fields.collect());
            }
        }
        Self(objects)
    }

    /// The names of the object types.
    pub fn objects(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The fields of an object type, which must exist.
    pub fn fields(&self, of: &str) -> impl Iterator<Item = &str> {
        self.0
            .get(of)
            .unwrap_or_else(|| panic!("the schema has no type {of}"))
            .keys()
            .map(String::as_str)
    }

    /// How a field, which must exist, is selected: with a selection of its own where it is no leaf.
    pub fn selected(&self, of: &str, field: &str) -> String {
        let fields = self
            .0
            .get(of)
            .unwrap_or_else(|| panic!("the schema has no type {of}"));
        let type_name = fields
            .get(field)
            .unwrap_or_else(|| panic!("the schema has no field {of}.{field}"));
        if self.0.contains_key(type_name) || type_name == "Node" {
            format!("{field} {{ __typename }}")
        } else {
            field.to_owned()
        }
    }
}

fn named(base: &BaseType) -> String {
    match base {
        BaseType::Named(name) => name.to_string(),
        BaseType::List(of) => named(&of.base),
    }
}
