//! Checks that the values of a request's variables are of the types that its operation declares (GraphQL specification
//! §6.1.2). async-graphql 7.2.1 checks values only where a field reads them, and some not at all.

use super::errors::{self, Code};
use async_graphql::{
    Name, Pos, ServerError, Variables,
    parser::{
        parse_schema,
        types::{BaseType, InputValueDefinition, Type, TypeKind, TypeSystemDefinition, VariableDefinition},
    },
};
use async_graphql_value::ConstValue;
use std::collections::{HashMap, HashSet};

/// Holds the input types of a schema by their names.
#[derive(Default)]
pub(super) struct InputTypes(HashMap<Name, InputType>);

enum InputType {
    Enum(HashSet<Name>),
    Object {
        fields: HashMap<Name, Field>,
        one_of: bool,
    },
}

struct Field {
    ty: Type,
    /// Neither nullable nor with a default.
    required: bool,
}

/// Says what is wrong with a value, and at which of its fields.
struct Wrong {
    path: String,
    mend: String,
}

impl InputTypes {
    /// Reads the types from the text of a schema.
    pub(super) fn of_schema(sdl: &str) -> Self {
        let document = match parse_schema(sdl) {
            Ok(document) => document,
            Err(error) => {
                tracing::error!(%error, "the schema cannot be read back: values of variables are not checked");
                return Self::default();
            }
        };
        let types = document.definitions.into_iter().filter_map(|definition| {
            let TypeSystemDefinition::Type(definition) = definition else {
                return None;
            };
            let definition = definition.node;
            let ty = match definition.kind {
                TypeKind::Enum(ty) => {
                    InputType::Enum(ty.values.into_iter().map(|value| value.node.value.node).collect())
                }
                TypeKind::InputObject(ty) => InputType::Object {
                    fields: ty.fields.into_iter().map(|field| Field::of(field.node)).collect(),
                    one_of: definition
                        .directives
                        .iter()
                        .any(|directive| directive.node.name.node == "oneOf"),
                },
                _ => return None,
            };
            Some((definition.name.node, ty))
        });
        Self(types.collect())
    }

    /// Checks the values that a request gives to the variables of its operation.
    ///
    /// # Errors
    /// What is wrong with the first value that is wrong, with the way to it.
    pub(super) fn check<'a>(
        &self,
        definitions: impl Iterator<Item = (&'a VariableDefinition, Pos)>,
        variables: &Variables,
    ) -> Result<(), ServerError> {
        for (definition, position) in definitions {
            let (name, ty) = (&definition.name.node, &definition.var_type.node);
            let Some(value) = variables.get(name) else {
                continue;
            };
            self.value(value, ty).map_err(|Wrong { path, mend }| {
                let mut error = errors::coded(&format!("`${name}{path}` {mend}."), Code::BadUserInput);
                error.locations = vec![position];
                error
            })?;
        }
        Ok(())
    }

    fn value(&self, value: &ConstValue, ty: &Type) -> Result<(), Wrong> {
        match (&ty.base, value) {
            (_, ConstValue::Null) if ty.nullable => Ok(()),
            (_, ConstValue::Null) => Err(wrong(format!("needs a value of type `{ty}`"))),
            (BaseType::List(of), ConstValue::List(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.value(item, of)
                        .map_err(|wrong| wrong.below(&format!("[{index}]")))?;
                }
                Ok(())
            }
            // A single value stands for a list of it (GraphQL specification §3.11).
            (BaseType::List(of), single) => self.value(single, of),
            (BaseType::Named(name), value) => self.named(value, name),
        }
    }

    fn named(&self, value: &ConstValue, name: &Name) -> Result<(), Wrong> {
        match self.0.get(name) {
            Some(InputType::Enum(values)) => {
                let good = match value {
                    ConstValue::Enum(given) => values.contains(given),
                    ConstValue::String(given) => values.contains(given.as_str()),
                    _ => false,
                };
                good.or_wrong(|| format!("must be one of the values of `{name}`: {}", listed(values)))
            }
            Some(InputType::Object { fields, one_of }) => match value {
                ConstValue::Object(given) => self.object(given, name, fields, *one_of),
                _ => Err(wrong(format!("must be an object with the fields of `{name}`"))),
            },
            None => scalar(value, name),
        }
    }

    fn object(
        &self,
        given: &async_graphql::indexmap::IndexMap<Name, ConstValue>,
        name: &Name,
        fields: &HashMap<Name, Field>,
        one_of: bool,
    ) -> Result<(), Wrong> {
        for (field, value) in given {
            let known = fields.get(field);
            let known =
                known.ok_or_else(|| wrong(format!("is no field of `{name}`; take it out")).at(field))?;
            self.value(value, &known.ty).map_err(|wrong| wrong.at(field))?;
        }
        if let Some((missing, field)) = fields
            .iter()
            .filter(|(name, field)| field.required && !given.contains_key(*name))
            .min_by_key(|(name, _)| name.as_str())
        {
            return Err(wrong(format!("needs a value of type `{}`", field.ty)).at(missing));
        }
        let chosen = given.len() == 1 && given.values().all(|value| *value != ConstValue::Null);
        (chosen || !one_of).or_wrong(|| format!("must have exactly one of the fields of `{name}`"))
    }
}

impl Field {
    fn of(field: InputValueDefinition) -> (Name, Self) {
        let ty = field.ty.node;
        let required = !ty.nullable && field.default_value.is_none();
        (field.name.node, Self { ty, required })
    }
}

impl Wrong {
    fn at(self, field: &Name) -> Self {
        self.below(&format!(".{field}"))
    }

    fn below(self, step: &str) -> Self {
        Self {
            path: format!("{step}{}", self.path),
            ..self
        }
    }
}

fn wrong(mend: String) -> Wrong {
    Wrong {
        path: String::new(),
        mend,
    }
}

trait OrWrong {
    fn or_wrong(self, mend: impl FnOnce() -> String) -> Result<(), Wrong>;
}

impl OrWrong for bool {
    fn or_wrong(self, mend: impl FnOnce() -> String) -> Result<(), Wrong> {
        if self { Ok(()) } else { Err(wrong(mend())) }
    }
}

/// Checks the scalars of the specification (§3.5). Other scalars are checked by their own parsers.
fn scalar(value: &ConstValue, name: &Name) -> Result<(), Wrong> {
    let (good, mend) = match (name.as_str(), value) {
        ("Int", ConstValue::Number(number)) => (
            number
                .as_i64()
                .is_some_and(|number| i32::try_from(number).is_ok()),
            "must be a whole number between -2147483648 and 2147483647",
        ),
        ("Int", _) => (false, "must be a whole number, written without quotes"),
        ("Float", value) => (matches!(value, ConstValue::Number(_)), "must be a number"),
        ("String", value) => (matches!(value, ConstValue::String(_)), "must be a text"),
        ("Boolean", value) => (matches!(value, ConstValue::Boolean(_)), "must be true or false"),
        ("ID", ConstValue::Number(number)) => {
            (number.is_i64() || number.is_u64(), "must be an id, as a text")
        }
        ("ID", value) => (matches!(value, ConstValue::String(_)), "must be an id, as a text"),
        _ => (true, ""),
    };
    good.or_wrong(|| mend.to_owned())
}

fn listed(values: &HashSet<Name>) -> String {
    let mut names: Vec<&str> = values.iter().map(Name::as_str).collect();
    names.sort_unstable();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_graphql::parser::{parse_query, types::DocumentOperations};
    use serde_json::json;

    const SCHEMA: &str = "
        input Change @oneOf { title: String size: Int }
        input Make { title: String! role: Role! = MEMBER ids: [ID!] change: Change ratio: Float open: Boolean on: Date }
        enum Role { ADVISOR MEMBER }
        scalar Date
        type Query { a: Int }";

    fn check(ty: &str, value: serde_json::Value) -> Result<(), String> {
        let document = parse_query(format!("query Q($v: {ty}) {{ a }}")).unwrap();
        let DocumentOperations::Multiple(operations) = document.operations else {
            unreachable!()
        };
        let definitions = &operations["Q"].node.variable_definitions;
        let definitions = definitions
            .iter()
            .map(|definition| (&definition.node, definition.pos));
        InputTypes::of_schema(SCHEMA)
            .check(definitions, &Variables::from_json(json!({ "v": value })))
            .map_err(|error| error.message)
    }

    #[test]
    fn values_of_the_declared_type_pass() {
        for (ty, value) in [
            ("Int", json!(null)),
            ("Int", json!(-2_147_483_648_i64)),
            ("[Int]", json!([1, null])),
            ("[Int]", json!(1)),
            ("Float", json!(1)),
            ("ID!", json!(7)),
            ("Role", json!("ADVISOR")),
            ("Date", json!("2026-08-31")),
            ("Change", json!({"title": "x"})),
            (
                "Make",
                json!({"title": "x", "ids": ["a"], "change": {"size": 1}, "ratio": 0.5, "open": true, "on": null}),
            ),
        ] {
            assert_eq!(check(ty, value), Ok(()), "{ty}");
        }
    }

    #[test]
    fn others_are_refused_by_name() {
        for (ty, value, start) in [
            ("Int!", json!(null), "`$v` needs a value of type `Int!`"),
            (
                "Int",
                json!("1"),
                "`$v` must be a whole number, written without quotes",
            ),
            ("Int", json!(1.5), "`$v` must be a whole number between"),
            (
                "Int",
                json!(2_147_483_648_i64),
                "`$v` must be a whole number between",
            ),
            ("[Int!]", json!([1, null]), "`$v[1]` needs a value"),
            ("String", json!(1), "`$v` must be a text"),
            ("Boolean", json!("true"), "`$v` must be true or false"),
            ("ID", json!(1.5), "`$v` must be an id"),
            (
                "Role",
                json!("BOSS"),
                "`$v` must be one of the values of `Role`: ADVISOR, MEMBER.",
            ),
            ("Make", json!([]), "`$v` must be an object"),
            ("Make", json!({}), "`$v.title` needs a value of type `String!`"),
            (
                "Make",
                json!({"title": "x", "tilte": 1}),
                "`$v.tilte` is no field of `Make`",
            ),
            (
                "Make",
                json!({"title": "x", "ids": ["a", {}]}),
                "`$v.ids[1]` must be an id",
            ),
            (
                "Make",
                json!({"title": "x", "change": {"size": "1"}}),
                "`$v.change.size` must be a whole number",
            ),
            (
                "Change",
                json!({"title": "x", "size": 1}),
                "`$v` must have exactly one",
            ),
            ("Change", json!({"title": null}), "`$v` must have exactly one"),
            ("Change", json!({}), "`$v` must have exactly one"),
        ] {
            let message = check(ty, value).unwrap_err();
            assert!(message.starts_with(start), "{message}");
        }
    }
}
