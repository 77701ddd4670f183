//! Checks values of scalars before anything runs, by the parsers that resolvers read them with.

use async_graphql::ScalarType;
use async_graphql_value::{ConstValue, Number};
use chrono::{DateTime, NaiveDate, Utc};

/// What an `Int` must be (GraphQL specification §3.5.1).
pub(super) const INT_RANGE: &str = "must be a whole number between -2147483648 and 2147483647";

/// Checks a value of the scalar `name`, and brings what comes as a number from JSON into the form that the type has.
///
/// # Errors
/// What a value must be, as the end of a sentence. Types that are not known here are not refused.
pub(super) fn coerced(name: &str, value: ConstValue) -> Result<ConstValue, &'static str> {
    match (name, value) {
        ("Int", ConstValue::Number(number)) => whole(&number)
            .and_then(|number| i32::try_from(number).ok())
            .map(ConstValue::from)
            .ok_or(INT_RANGE),
        ("Int", _) => Err("must be a whole number, written without quotes"),
        ("Float", value @ ConstValue::Number(_)) => Ok(value),
        ("Float", _) => Err("must be a number"),
        ("String", value @ ConstValue::String(_)) => Ok(value),
        ("String", _) => Err("must be a text"),
        ("Boolean", value @ ConstValue::Boolean(_)) => Ok(value),
        ("Boolean", _) => Err("must be true or false"),
        ("ID", value @ ConstValue::String(_)) => Ok(value),
        ("ID", ConstValue::Number(number)) => whole(&number)
            .map(|number| ConstValue::String(number.to_string()))
            .ok_or("must be an id, as a text"),
        ("ID", _) => Err("must be an id, as a text"),
        (name, value) => check(name, value.clone()).map(|()| value),
    }
}

/// Checks a value of a scalar of our own; other types pass.
///
/// # Errors
/// What a value must be, as the end of a sentence.
pub(super) fn check(name: &str, value: ConstValue) -> Result<(), &'static str> {
    match name {
        "DateTime" => parses::<DateTime<Utc>>(value, "must be an instant like \"2026-08-31T09:00:00Z\""),
        "Date" => parses::<NaiveDate>(value, "must be a date like \"2026-08-31\""),
        _ => Ok(()),
    }
}

fn parses<T: ScalarType>(value: ConstValue, mend: &'static str) -> Result<(), &'static str> {
    T::parse(value).map(|_| ()).map_err(|_| mend)
}

/// Reads a whole number, also one that JSON writes as `1.0`.
fn whole(number: &Number) -> Option<i64> {
    number.as_i64().or_else(|| {
        let float = number.as_f64().filter(|float| float.fract() == 0.0)?;
        format!("{float:.0}").parse().ok()
    })
}
