//! Parses and validates documents as the specification prescribes, each text once.

use super::{
    errors::{self, Code},
    inputs, lexer,
    limits::LimitSettings,
    plan::Plan,
    position::Lines,
    scalars,
    shape::{self, BadShape, Most},
};
use apollo_compiler::{
    ExecutableDocument, Name, Schema,
    ast::Document,
    diagnostic::ToCliReport,
    executable::{FragmentMap, Operation, Selection, SelectionSet},
    parser::Parser,
    schema::ExtendedType,
    validation::{DiagnosticList, Valid, WithErrors},
};
use async_graphql::ServerError;
use std::collections::HashMap;

/// A document that can be executed, with any values of its variables that are of their types.
pub(super) struct ValidDocument {
    pub(super) tree: Valid<ExecutableDocument>,
    pub(super) lines: Lines,
    /// About what it occupies, in bytes.
    pub(super) weight: u64,
}

/// Validates documents against a schema.
pub(super) struct Validator {
    pub(super) schema: Valid<Schema>,
    /// The object types of each interface and union.
    pub(super) possible: HashMap<Name, Vec<Name>>,
    introspection: bool,
    max_tokens: usize,
    most: Most,
}

impl Validator {
    /// Makes a validator for the schema with the text `sdl`.
    ///
    /// # Errors
    /// What is wrong with the schema.
    pub(super) fn new(sdl: String, limits: &LimitSettings, introspection: bool) -> anyhow::Result<Self> {
        let schema = Schema::parse_and_validate(sdl, "schema.graphql")
            .map_err(|wrong| anyhow::anyhow!("the schema is not valid: {}", wrong.errors))?;
        Ok(Self {
            possible: possible(&schema),
            schema,
            introspection,
            max_tokens: limits.max_query_tokens,
            most: Most {
                aliases: limits.max_query_aliases,
                directives: limits.max_query_directives,
            },
        })
    }

    /// Parses and validates a text, within the limits.
    ///
    /// # Errors
    /// Everything that is wrong with it, with the places.
    pub(super) fn validated(&self, text: &str) -> Result<ValidDocument, Vec<ServerError>> {
        let tokens = lexer::check(text, self.max_tokens).map_err(|reason| vec![self.refused(reason)])?;
        let lines = Lines::of(text);
        let tree = self.parsed(text, &lines)?;
        shape::check(&tree, self.most).map_err(|reason| vec![self.misshapen(reason, &lines)])?;
        let tree = tree
            .to_executable_validate(&self.schema)
            .map_err(|WithErrors { errors, .. }| told(&errors, "", text, &lines))?;
        let mut wrong = inputs::check(&self.schema, &tree, &lines);
        wrong.extend(self.conflicts(&tree, &lines));
        if !self.introspection {
            wrong.extend(introspections(&tree, &lines));
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let weight = super::limits::weight(text.len(), tokens);
        Ok(ValidDocument { tree, lines, weight })
    }

    fn parsed(&self, text: &str, lines: &Lines) -> Result<Document, Vec<ServerError>> {
        // Brackets are counted before; the parser's own count is of other things.
        let mut parser = Parser::new().recursion_limit(super::limits::PARSER_RECURSION);
        parser
            .parse_ast(text, "")
            .map_err(|WithErrors { errors, .. }| told(&errors, "Syntax error: ", text, lines))
    }

    fn conflicts(&self, tree: &ExecutableDocument, lines: &Lines) -> Option<ServerError> {
        let plan = Plan {
            schema: &self.schema,
            possible: &self.possible,
            document: tree,
            lines,
            variables: None,
        };
        let mut sets = tree.operations.iter().map(|operation| &operation.selection_set);
        let span = sets.find_map(|set| plan.conflict(&set.ty, &[set]))?;
        let message = "Two fields of one name have different arguments. Give one of them an alias.";
        Some(ServerError::new(message, Some(lines.position(Some(span)))))
    }

    fn refused(&self, reason: lexer::Refused) -> ServerError {
        too_complex(&match reason {
            lexer::Refused::Tokens => {
                format!("The document has more than {} tokens. Split it.", self.max_tokens)
            }
            lexer::Refused::Nesting => "The document is nested too deep. Select less.".to_owned(),
            lexer::Refused::Name => "The document holds an overlong name. Shorten it.".to_owned(),
        })
    }

    fn misshapen(&self, reason: BadShape, lines: &Lines) -> ServerError {
        match reason {
            BadShape::Aliases => too_complex(&format!(
                "The document has more than {} aliases. Split it.",
                self.most.aliases
            )),
            BadShape::Directives => too_complex(&format!(
                "A selection has more than {} directives. Take some out.",
                self.most.directives
            )),
            BadShape::Selections => {
                too_complex("The document selects too much once its fragments are spread. Split it.")
            }
            BadShape::Depth => too_complex("The document is nested too deep. Select less."),
            BadShape::Cycle(span) => {
                let mut error = errors::coded("A fragment spreads itself.", Code::BadUserInput);
                error.locations = vec![lines.position(span)];
                error
            }
        }
    }
}

fn possible(schema: &Schema) -> HashMap<Name, Vec<Name>> {
    let interfaces = schema.implementers_map().into_iter();
    let interfaces = interfaces.map(|(name, of)| (name, of.objects.into_iter().collect()));
    let unions = schema.types.iter().filter_map(|(name, ty)| match ty {
        ExtendedType::Union(union) => {
            let members = union.members.iter().map(|member| member.name.clone());
            Some((name.clone(), members.collect()))
        }
        _ => None,
    });
    interfaces.chain(unions).collect()
}

fn too_complex(message: &str) -> ServerError {
    errors::coded(message, Code::TooComplex)
}

const OUT_OF_RANGE: &str = "int cannot represent non 32-bit signed integer value";

fn told(errors: &DiagnosticList, before: &str, text: &str, lines: &Lines) -> Vec<ServerError> {
    let told = errors.iter().map(|diagnostic| {
        let place = diagnostic.error.location();
        let what = diagnostic.error.to_string();
        // Of a number, `apollo-compiler` says how many bits it needs.
        let what = if what == OUT_OF_RANGE {
            scalars::INT_RANGE
        } else {
            &what
        };
        let message = match place.and_then(|place| name_of_value(text.get(..place.offset())?)) {
            Some(name) => format!("{before}`{name}`: {what}."),
            None if before.is_empty() => format!("{}.", capitalized(what)),
            None => format!("{before}{what}."),
        };
        ServerError::new(message, Some(lines.position(place)))
    });
    told.collect()
}

fn capitalized(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(rest).collect()
}

/// Finds the name of the argument or field whose value comes after `text`; `None` where no value comes.
fn name_of_value(text: &str) -> Option<&str> {
    let name = text.trim_end().strip_suffix(':')?.trim_end();
    let start = name.rfind(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    name.get(start.map_or(0, |start| start.saturating_add(1))..)
        .filter(|name| !name.is_empty())
}

/// Finds questions about the schema, where it is not told.
fn introspections(document: &ExecutableDocument, lines: &Lines) -> Vec<ServerError> {
    fn walk(set: &SelectionSet, fragments: &FragmentMap, lines: &Lines, errors: &mut Vec<ServerError>) {
        for selection in &set.selections {
            match selection {
                Selection::Field(field) if matches!(field.name.as_str(), "__schema" | "__type") => {
                    let message = format!("This service does not tell its schema: `{}`.", field.name);
                    errors.push(ServerError::new(message, Some(lines.position(field.location()))));
                }
                Selection::Field(_) => {}
                Selection::InlineFragment(inline) => walk(&inline.selection_set, fragments, lines, errors),
                Selection::FragmentSpread(spread) => {
                    if let Some(fragment) = fragments.get(&spread.fragment_name) {
                        walk(&fragment.selection_set, fragments, lines, errors);
                    }
                }
            }
        }
    }
    let mut errors = Vec::new();
    for Operation { selection_set, .. } in document.operations.iter().map(AsRef::as_ref) {
        walk(selection_set, &document.fragments, lines, &mut errors);
    }
    errors
}
