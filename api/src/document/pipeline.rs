//! The pipeline: from the parameters of a request to its answer.

use super::answer::Answer;
use super::cache::ParsedDocuments;
use super::errors;
use super::guard::{self, Ended};
use super::omitted;
use super::params::Params;
use super::variables::InputTypes;
use crate::auth::{Identity, sign_in};
use crate::graphql::{self, Schema, Services};
use crate::settings::Settings;
use async_graphql::{Request, Response, parser::types::OperationType};
use std::sync::Arc;

/// Prepares and executes documents.
pub struct Documents {
    schema: Schema,
    input_types: InputTypes,
    parsed: ParsedDocuments,
    services: Services,
    settings: Arc<Settings>,
}

/// A request that can be executed: its document keeps the limits and fits its variables.
pub(crate) struct Prepared {
    request: Request,
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
    #[must_use]
    pub fn new(schema: Schema, services: Services, settings: Arc<Settings>) -> Self {
        Self {
            input_types: InputTypes::of_schema(&schema.sdl()),
            parsed: ParsedDocuments::new(&settings.limits),
            schema,
            services,
            settings,
        }
    }

    /// Parses the document of a request, from the cache where it is known, and fits it to its variables.
    ///
    /// # Errors
    /// The answer, when the document cannot be parsed, exceeds a limit, or does not fit its variables.
    pub(crate) fn prepare(&self, params: Params) -> Result<Prepared, Answer> {
        let prepare = || {
            let mut document = self.parsed.parsed(&params.query)?;
            let name = params.operation_name.as_deref();
            let kind = omitted::settle(&mut document, name, &params.variables, &self.input_types)?;
            Ok((document, kind))
        };
        let (document, kind) = prepare().map_err(|error| Answer::not_executed(vec![error]))?;
        let mut request = Request::new(params.query).variables(params.variables);
        request.operation_name = params.operation_name;
        request.set_parsed_query(document);
        Ok(Prepared { request, kind })
    }

    /// Executes a query or a mutation for the bearer of `identity`, or for nobody.
    pub(crate) async fn execute(&self, prepared: Prepared, identity: Option<&Identity>) -> Answer {
        let work = async {
            let now = self.services.clock.now();
            match sign_in(&self.services.db, &self.settings, identity, now).await {
                Ok(sign_in) => {
                    graphql::execute(&self.schema, prepared.request, self.services.clone(), sign_in).await
                }
                Err(error) => Response::from_errors(vec![errors::internal(&error)]),
            }
        };
        match guard::run(self.settings.http.request_timeout(), work).await {
            Ended::Response(response) => Answer::of(response),
            Ended::TimedOut => Answer::timed_out(),
            Ended::Panicked(cause) => Answer::failed(&cause),
        }
    }
}
