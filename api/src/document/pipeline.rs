//! The pipeline: from the parameters of a request to its answer.

use super::answer::Answer;
use super::cache::KnownDocuments;
use super::errors::{self, Code};
use super::guard::{self, Ended};
use super::limits;
use super::params::Params;
use super::plan::{self, Plan};
use super::validate::Validator;
use super::variables;
use crate::auth::{Identity, sign_in};
use crate::graphql::{self, Schema, Services};
use crate::settings::Settings;
use apollo_compiler::{
    Node,
    executable::{Operation, OperationMap},
};
use async_graphql::{Request, ServerError, parser::types::OperationType};
use sea_orm::DbErr;
use std::sync::Arc;

/// Prepares and executes documents.
pub struct Documents {
    schema: Schema,
    known: KnownDocuments,
    services: Services,
    settings: Arc<Settings>,
}

/// A request that can be executed: its document keeps the limits and fits its variables.
pub(crate) struct Prepared {
    pub(super) request: Request,
    kind: OperationType,
}

impl Prepared {
    /// Tells whether the operation is a query, a mutation or a subscription.
    pub(crate) fn kind(&self) -> OperationType {
        self.kind
    }
}

impl Documents {
    /// Executes documents against `schema`, whose resolvers reach `services`.
    ///
    /// # Errors
    /// When the schema is not valid: a fault of the program.
    pub fn new(schema: Schema, services: Services, settings: Arc<Settings>) -> anyhow::Result<Self> {
        limits::take_max_people(services.policy.max_people);
        let validator = Validator::new(schema.sdl(), &settings.limits, !settings.production())?;
        Ok(Self {
            known: KnownDocuments::new(validator),
            schema,
            services,
            settings,
        })
    }

    /// Finds or validates the document of a request, coerces its variables, and plans its operation.
    ///
    /// # Errors
    /// The answer, when the document is not valid, exceeds a limit, or does not fit its variables.
    pub(crate) fn prepare(&self, params: Params) -> Result<Prepared, Answer> {
        prepare(&self.known, params)
    }

    /// Executes a query or a mutation for the bearer of `identity`, or for nobody.
    pub(crate) async fn execute(&self, prepared: Prepared, identity: Option<&Identity>) -> Answer {
        let work = async {
            let now = self.services.clock.now();
            let Services { db, policy, .. } = &self.services;
            let sign_in = sign_in(db, &self.settings, policy, identity, now).await?;
            let services = self.services.clone();
            Ok::<_, DbErr>(graphql::execute(&self.schema, prepared.request, services, sign_in).await)
        };
        match guard::run(self.settings.http.request_timeout(), work).await {
            Ended::Done(Ok(response)) => Answer::of(response),
            Ended::Done(Err(error)) => Answer::unavailable(&error),
            Ended::TimedOut => Answer::timed_out(),
            Ended::Panicked(cause) => Answer::failed(&cause),
        }
    }
}

/// Does the work of [`Documents::prepare`].
pub(super) fn prepare(known: &KnownDocuments, params: Params) -> Result<Prepared, Answer> {
    let document = known.valid(&params.query).map_err(Answer::not_executed)?;
    let refused = |error| Answer::not_executed(vec![error]);
    let operation = chosen(&document.tree.operations, params.operation_name.as_deref()).map_err(refused)?;
    let schema = &known.validator.schema;
    let variables =
        variables::coerced(schema, operation, params.variables, &document.lines).map_err(refused)?;
    let plan = Plan {
        schema,
        possible: &known.validator.possible,
        document: &document.tree,
        lines: &document.lines,
        variables: Some(&variables),
    };
    let mut request = Request::new("");
    request.set_parsed_query(plan.of(operation).map_err(refused)?);
    Ok(Prepared {
        request,
        kind: plan::kind(operation),
    })
}

/// Chooses the operation that runs (GraphQL specification §6.1).
fn chosen<'a>(operations: &'a OperationMap, name: Option<&str>) -> Result<&'a Node<Operation>, ServerError> {
    let message = match name {
        Some(_) => "The document has no operation of the name in `operationName`.",
        None => "The document has several operations. Name one in `operationName`.",
    };
    // An empty name is no name: nothing has it.
    operations
        .get(name)
        .map_err(|_| errors::coded(message, Code::BadUserInput))
}
