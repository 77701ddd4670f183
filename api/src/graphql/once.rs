//! Reads the idempotency key of a mutation's input, and what it stands for.

use async_graphql::{Context, InputType, Value};
use entity::ops::IdempotencyKey;

/// The field of the input that holds the key.
const FIELD: &str = "idempotencyKey";

/// Reads the key that the client sent with `input` to the mutation that `ctx` resolves, if it sent one. What is null is as good
/// as absent, so that a field that a later release adds does not make another input of the same call.
pub(super) fn key(ctx: &Context<'_>, input: &impl InputType) -> Option<IdempotencyKey> {
    let Value::Object(mut fields) = input.to_value() else {
        return None;
    };
    let Some(Value::String(key)) = fields.shift_remove(FIELD) else {
        return None;
    };
    fields.retain(|_, value| *value != Value::Null);
    let input = Value::Object(fields).to_string();
    Some(IdempotencyKey::new(key, ctx.field().name(), &input))
}
