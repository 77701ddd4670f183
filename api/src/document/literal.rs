//! Turns the values of a document into async-graphql's.

use apollo_compiler::ast::Value;
use async_graphql::{Name, Variables, indexmap::IndexMap};
use async_graphql_value::{ConstValue, Number};

/// Converts a value without variables; one that it holds all the same counts as absent.
pub(super) fn constant(value: &Value) -> ConstValue {
    resolved(value, &Variables::default()).unwrap_or_default()
}

/// Converts a value, with the values of `variables` in their places; `None` when it is a variable that is absent.
pub(super) fn resolved(value: &Value, variables: &Variables) -> Option<ConstValue> {
    Some(match value {
        Value::Variable(name) => return variables.get(name.as_str()).cloned(),
        Value::Null => ConstValue::Null,
        Value::Enum(name) => ConstValue::Enum(Name::new(name)),
        Value::String(text) => ConstValue::String(text.clone()),
        Value::Boolean(yes) => ConstValue::Boolean(*yes),
        Value::Int(digits) => number(digits.as_str()),
        Value::Float(digits) => number(digits.as_str()),
        // In a list, an absent variable is null; in an object, its field is absent (GraphQL specification §3.11, §3.10).
        Value::List(items) => ConstValue::List(
            items
                .iter()
                .map(|item| resolved(item, variables).unwrap_or_default())
                .collect(),
        ),
        Value::Object(fields) => {
            let fields = fields
                .iter()
                .filter_map(|(name, value)| Some((Name::new(name), resolved(value, variables)?)));
            ConstValue::Object(fields.collect::<IndexMap<_, _>>())
        }
    })
}

/// Reads the digits of a number; as a text where they say more than a number can hold, which is what an `ID` takes.
fn number(digits: &str) -> ConstValue {
    let whole = digits.parse::<i64>().map(Number::from).ok();
    let float = || {
        let written_so = digits.contains(['.', 'e', 'E']);
        let float = digits.parse::<f64>().ok().and_then(Number::from_f64);
        float.filter(|_| written_so)
    };
    whole
        .or_else(float)
        .map_or_else(|| ConstValue::String(digits.to_owned()), ConstValue::Number)
}
