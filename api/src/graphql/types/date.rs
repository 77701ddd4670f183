//! Calendar dates.

use async_graphql::{InputValueResult, Scalar, ScalarType, Value};
use chrono::NaiveDate;

/// A calendar date without a time zone, as `YYYY-MM-DD`: `2026-08-31`. Its field says whose calendar it is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date(NaiveDate);

/// A calendar date without a time zone, as `YYYY-MM-DD`: `2026-08-31`. Its field says whose calendar it is of.
#[Scalar(specified_by_url = "https://datatracker.ietf.org/doc/html/rfc3339#section-5.6")]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        <NaiveDate as ScalarType>::parse(value)
            .map(Self)
            .map_err(async_graphql::InputValueError::propagate)
    }

    fn to_value(&self) -> Value {
        ScalarType::to_value(&self.0)
    }
}

impl From<NaiveDate> for Date {
    fn from(date: NaiveDate) -> Self {
        Self(date)
    }
}
