//! Executes random documents, some of whose fields fail, and compares the answers with those of graphql-js
//! (`tests/graphql-http/execution.mjs`, which wrote them): keys, their order, nulls, and which mutations ran.

use super::{cache::KnownDocuments, limits::LimitSettings, params::Params, pipeline, validate::Validator};
use crate::graphql::nullable::Nullable;
use async_graphql::{
    Context, EmptySubscription, Error, ID, Interface, Object, Result, Schema, Union,
    parser::types::OperationType,
};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

/// The root fields that were executed.
#[derive(Default)]
struct Done(Mutex<Vec<String>>);

/// Which answers the fields give.
struct Seed(u32);

struct Query;
struct Mutation;
struct A;
struct B;

#[derive(Interface)]
#[graphql(field(name = "id", ty = "ID"))]
enum Any {
    A(A),
    B(B),
}

#[derive(Union)]
enum Either {
    A(A),
    B(B),
}

/// FNV-1a of the seed and the path; the same as in JavaScript.
fn roll(seed: u32, path: &str) -> u32 {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(16_777_619);
    let hash = format!("{seed}:{path}").bytes().fold(2_166_136_261, step);
    hash ^ (hash >> 15)
}

fn path(ctx: &Context<'_>) -> String {
    let node = ctx.path_node.as_ref().unwrap();
    node.to_string_vec().join(".")
}

/// What the field or item at a place does.
struct Place {
    seed: u32,
    path: String,
    roll: u32,
}

impl Place {
    fn at(seed: u32, path: String) -> Self {
        Self {
            roll: roll(seed, &path),
            seed,
            path,
        }
    }

    /// The place of a field; some take longer than their neighbours.
    async fn of(ctx: &Context<'_>) -> Self {
        let place = Self::at(ctx.data_unchecked::<Seed>().0, path(ctx));
        if !place.path.contains('.') {
            let done = ctx.data_unchecked::<Arc<Done>>();
            done.0.lock().unwrap().push(place.path.clone());
        }
        for _ in 0..place.roll % 4 {
            tokio::task::yield_now().await;
        }
        place
    }

    fn sure<T>(self, make: impl FnOnce(Self) -> T) -> Result<T> {
        if self.roll.is_multiple_of(25) {
            return Err(Error::new("planted"));
        }
        Ok(make(self))
    }

    fn maybe<T>(self, make: impl FnOnce(Self) -> T) -> Nullable<T> {
        (self.roll % 25 != 1).then(|| self.sure(make))
    }

    fn items<T>(self, make: impl Fn(Self) -> T) -> Vec<T> {
        let item = |index| make(Self::at(self.seed, format!("{}.{index}", self.path)));
        (0..self.roll / 16 % 3).map(item).collect()
    }

    fn any(self) -> Any {
        if (self.roll / 16).is_multiple_of(2) {
            Any::A(A)
        } else {
            Any::B(B)
        }
    }

    fn either(self) -> Either {
        if (self.roll / 16).is_multiple_of(2) {
            Either::A(A)
        } else {
            Either::B(B)
        }
    }
}

macro_rules! fields {
    ($($name:ident)*) => {$(
        #[Object]
        impl $name {
            async fn id(&self, ctx: &Context<'_>) -> Result<ID> {
                Place::of(ctx).await.sure(|_| ID::from("x"))
            }
            async fn leaf(&self, ctx: &Context<'_>, n: Option<i32>) -> Nullable<i32> {
                Place::of(ctx).await.maybe(|_| n.unwrap_or(1))
            }
            async fn sure_leaf(&self, ctx: &Context<'_>, #[graphql(default = 7)] n: i32) -> Result<i32> {
                Place::of(ctx).await.sure(|_| n)
            }
            async fn leaves(&self, ctx: &Context<'_>) -> Nullable<Vec<Result<i32>>> {
                Place::of(ctx).await.maybe(|place| place.items(|item| item.sure(|_| 1)))
            }
            async fn a(&self, ctx: &Context<'_>) -> Nullable<A> {
                Place::of(ctx).await.maybe(|_| A)
            }
            async fn sure_b(&self, ctx: &Context<'_>) -> Result<B> {
                Place::of(ctx).await.sure(|_| B)
            }
            async fn maybe_all(&self, ctx: &Context<'_>) -> Nullable<Vec<Nullable<A>>> {
                Place::of(ctx).await.maybe(|place| place.items(|item| item.maybe(|_| A)))
            }
            async fn maybe_sure(&self, ctx: &Context<'_>) -> Nullable<Vec<Result<B>>> {
                Place::of(ctx).await.maybe(|place| place.items(|item| item.sure(|_| B)))
            }
            async fn sure_maybe(&self, ctx: &Context<'_>) -> Result<Vec<Nullable<B>>> {
                Place::of(ctx).await.sure(|place| place.items(|item| item.maybe(|_| B)))
            }
            async fn sure_all(&self, ctx: &Context<'_>) -> Result<Vec<Result<A>>> {
                Place::of(ctx).await.sure(|place| place.items(|item| item.sure(|_| A)))
            }
            async fn any(&self, ctx: &Context<'_>) -> Nullable<Any> {
                Place::of(ctx).await.maybe(Place::any)
            }
            async fn anys(&self, ctx: &Context<'_>) -> Nullable<Vec<Result<Any>>> {
                Place::of(ctx).await.maybe(|place| place.items(|item| item.sure(Place::any)))
            }
            async fn either(&self, ctx: &Context<'_>) -> Nullable<Either> {
                Place::of(ctx).await.maybe(Place::either)
            }
            async fn sure_either(&self, ctx: &Context<'_>) -> Result<Either> {
                Place::of(ctx).await.sure(Place::either)
            }
        }
    )*};
}
fields!(A B Query Mutation);

/// Whether the place that an error names is null in the answer, or inside of what is. Which of several failures beside each
/// other is told depends on what runs first. async-graphql 8 tells no place where a field of an interface fails.
fn leads_to_null(data: &Value, path: &Value) -> bool {
    let mut at = data;
    for step in path.as_array().unwrap() {
        let inner = match step.as_str() {
            Some(name) => at.get(name),
            None => at.get(usize::try_from(step.as_u64().unwrap()).unwrap()),
        };
        match inner {
            Some(inner) => at = inner,
            None => break,
        }
    }
    at.is_null() || *path == json!([])
}

const SDL: &str = include_str!("oracle/schema.graphql");

#[tokio::test]
async fn documents_are_answered_as_graphql_js_answers_them() {
    let schema = Schema::build(Query, Mutation, EmptySubscription).finish();
    assert_eq!(
        schema.sdl(),
        SDL,
        "write it to api/src/document/oracle/schema.graphql"
    );
    let limits = LimitSettings {
        max_query_depth: 100,
        max_query_complexity: 1_000_000,
        max_query_aliases: 10_000,
        max_query_tokens: 100_000,
        max_query_directives: 100,
    };
    let known = KnownDocuments::new(Validator::new(schema.sdl(), &limits, true).unwrap());
    let answers = match std::env::var("EXECUTION_ORACLE") {
        Ok(file) => std::fs::read_to_string(file).unwrap(),
        Err(_) => include_str!("oracle/answers.jsonl").to_owned(),
    };
    let (mut count, mut differences) = (0, 0);
    for line in answers.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let params = Params::from_members(case["request"].as_object().unwrap().clone()).unwrap();
        let prepared =
            pipeline::prepare(&known, params).unwrap_or_else(|answer| panic!("{answer:?}: {line}"));
        let seed = u32::try_from(case["seed"].as_u64().unwrap()).unwrap();
        let mutation = prepared.kind() == OperationType::Mutation;
        let done = Arc::new(Done::default());
        let request = prepared.request.data(Seed(seed)).data(Arc::clone(&done));
        let response = schema.execute(request).await;
        let done = json!(*done.0.lock().unwrap());
        let data = serde_json::to_string(&response.data).unwrap();
        let paths: Vec<Value> = response.errors.iter().map(|error| json!(error.path)).collect();
        let expected = case["errors"].as_array().unwrap();
        let answered: Value = serde_json::from_str(&data).unwrap();
        let told = paths.iter().all(|path| leads_to_null(&answered, path));
        count += 1;
        let ran = !mutation || done == case["done"];
        if data != case["data"] || !ran || paths.is_empty() != expected.is_empty() || !told {
            differences += 1;
            if differences < 6 {
                eprintln!(
                    "seed {seed}\nours   {data} {}\ntheirs {} {}\n{}\n",
                    json!(paths),
                    case["data"].as_str().unwrap(),
                    case["errors"],
                    case["request"]["query"].as_str().unwrap(),
                );
            }
        }
    }
    eprintln!("{count} documents, {differences} differences");
    assert!(count > 100 && differences == 0);
}
