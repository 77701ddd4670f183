//! Coerces the values of a request's variables to the types that its operation declares, before anything runs (GraphQL
//! specification §6.1.2).

use super::{
    errors::{self, Code},
    literal,
    position::Lines,
    scalars,
};
use apollo_compiler::{
    Schema,
    ast::Type,
    executable::{Operation, VariableDefinition},
    schema::{ExtendedType, InputObjectType},
};
use async_graphql::{Name, ServerError, Variables, indexmap::IndexMap};
use async_graphql_value::ConstValue;

/// Says what is wrong with a value, and at which of its fields.
struct Wrong {
    path: String,
    mend: String,
}

/// Returns the values of the variables that `operation` declares: those given, else the defaults. A nullable variable
/// without either is absent, which is not null.
///
/// # Errors
/// What is wrong with the first value that is wrong, with the way to it.
pub(super) fn coerced(
    schema: &Schema,
    operation: &Operation,
    mut given: Variables,
    lines: &Lines,
) -> Result<Variables, ServerError> {
    let mut values = Variables::default();
    for definition in &operation.variables {
        let value = variable(schema, definition, given.remove(definition.name.as_str()));
        let value = value.map_err(|message| {
            let mut error = errors::coded(&message, Code::BadUserInput);
            error.locations = vec![lines.position(definition.location())];
            error
        })?;
        if let Some(value) = value {
            values.insert(Name::new(&definition.name), value);
        }
    }
    Ok(values)
}

fn variable(
    schema: &Schema,
    definition: &VariableDefinition,
    given: Option<ConstValue>,
) -> Result<Option<ConstValue>, String> {
    let (name, ty) = (&definition.name, &definition.ty);
    let needed = || format!("The variable `${name}` of type `{ty}` needs a value.");
    match given {
        None => match &definition.default_value {
            Some(default) => Ok(Some(literal::constant(default))),
            None if ty.is_non_null() => Err(needed()),
            None => Ok(None),
        },
        Some(ConstValue::Null) if ty.is_non_null() => Err(needed()),
        Some(value) => coerce(schema, value, ty)
            .map(Some)
            .map_err(|Wrong { path, mend }| format!("`${name}{path}` {mend}.")),
    }
}

fn coerce(schema: &Schema, value: ConstValue, ty: &Type) -> Result<ConstValue, Wrong> {
    match (ty, value) {
        (Type::NonNullNamed(_) | Type::NonNullList(_), ConstValue::Null) => {
            Err(wrong(format!("needs a value of type `{ty}`")))
        }
        (_, ConstValue::Null) => Ok(ConstValue::Null),
        (Type::List(of) | Type::NonNullList(of), ConstValue::List(items)) => {
            let items = items.into_iter().enumerate().map(|(index, item)| {
                coerce(schema, item, of).map_err(|wrong| wrong.below(&format!("[{index}]")))
            });
            items.collect::<Result<_, _>>().map(ConstValue::List)
        }
        // A single value stands for a list of it (GraphQL specification §3.11).
        (Type::List(of) | Type::NonNullList(of), single) => {
            coerce(schema, single, of).map(|item| ConstValue::List(vec![item]))
        }
        (Type::Named(name) | Type::NonNullNamed(name), value) => match schema.types.get(name) {
            Some(ExtendedType::Enum(of)) => match value {
                ConstValue::String(given) if of.values.contains_key(given.as_str()) => {
                    Ok(ConstValue::Enum(Name::new(given)))
                }
                _ => {
                    let mut values: Vec<&str> = of.values.keys().map(|value| value.as_str()).collect();
                    values.sort_unstable();
                    let values = values.join(", ");
                    Err(wrong(format!("must be one of the values of `{name}`: {values}")))
                }
            },
            Some(ExtendedType::InputObject(of)) => match value {
                ConstValue::Object(given) => object(schema, given, of).map(ConstValue::Object),
                _ => Err(wrong(format!("must be an object with the fields of `{name}`"))),
            },
            _ => scalars::coerced(name, value).map_err(|mend| wrong(mend.to_owned())),
        },
    }
}

fn object(
    schema: &Schema,
    given: IndexMap<Name, ConstValue>,
    ty: &InputObjectType,
) -> Result<IndexMap<Name, ConstValue>, Wrong> {
    let name = &ty.name;
    let coerced = given.into_iter().map(|(field, value)| {
        let known = ty.fields.get(field.as_str());
        let known = known.ok_or_else(|| wrong(format!("is no field of `{name}`; take it out")).at(&field))?;
        let value = coerce(schema, value, &known.ty).map_err(|wrong| wrong.at(&field))?;
        Ok((field, value))
    });
    let coerced = coerced.collect::<Result<IndexMap<_, _>, Wrong>>()?;
    let missing = ty
        .fields
        .values()
        .filter(|field| field.is_required() && !coerced.contains_key(field.name.as_str()));
    if let Some(field) = missing.min_by_key(|field| field.name.as_str()) {
        return Err(wrong(format!("needs a value of type `{}`", field.ty)).at(&field.name));
    }
    let chosen = coerced.len() == 1 && coerced.values().all(|value| *value != ConstValue::Null);
    if ty.directives.has("oneOf") && !chosen {
        return Err(wrong(format!("must have exactly one of the fields of `{name}`")));
    }
    Ok(coerced)
}

impl Wrong {
    fn at(self, field: &str) -> Self {
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

#[cfg(test)]
mod tests {
    use super::*;
    use apollo_compiler::ExecutableDocument;
    use serde_json::json;

    const SCHEMA: &str = "
        directive @oneOf on INPUT_OBJECT
        input Change @oneOf { title: String size: Int }
        input Make { title: String! role: Role! = MEMBER ids: [ID!] change: Change ratio: Float open: Boolean on: Date }
        enum Role { ADVISOR MEMBER }
        scalar Date
        type Query { a: Int }";

    fn check(ty: &str, value: serde_json::Value) -> Result<(), String> {
        let schema = Schema::parse_and_validate(SCHEMA, "").unwrap();
        let text = format!("query Q($v: {ty}) {{ a }}");
        let document = ExecutableDocument::parse(&schema, &text, "").unwrap();
        let operation = document.operations.get(None).unwrap();
        let given = Variables::from_json(json!({ "v": value }));
        match coerced(&schema, operation, given, &Lines::of(&text)) {
            Ok(_) => Ok(()),
            Err(error) => {
                assert_eq!(error.locations[0].column, 9);
                Err(error.message)
            }
        }
    }

    #[test]
    fn values_of_the_declared_type_pass() {
        for (ty, value) in [
            ("Int", json!(null)),
            ("Int", json!(-2_147_483_648_i64)),
            ("Int", json!(1.0)),
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
            (
                "Int!",
                json!(null),
                "The variable `$v` of type `Int!` needs a value.",
            ),
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
            ("Date", json!("31.8.2026"), "`$v` must be a date like"),
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
