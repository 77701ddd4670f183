//! Makes of a valid document, and the values of its variables, what async-graphql executes: one operation without variables,
//! fragments and directives, each key of an answer once.
//!
//! async-graphql alone would run a field twice that is selected twice, mutations included, take a variable that is left out
//! for null, and walk through fragments at every turn. Here the fields of an object are collected as the specification has
//! it (§6.3.2, §6.3.4).

use super::{
    errors::{self, Code},
    inputs, literal,
    position::Lines,
};
use apollo_compiler::{
    Name, Node, Schema,
    ast::Value,
    collections::IndexMap,
    executable::{self, Argument, DirectiveList, ExecutableDocument, Operation, Selection, SelectionSet},
    parser::SourceSpan,
};
use async_graphql::{
    Positioned, ServerError, Variables,
    parser::types::{
        self, DocumentOperations, Field, InlineFragment, OperationDefinition, OperationType, TypeCondition,
    },
};
use async_graphql_value::ConstValue;
use std::collections::{HashMap, HashSet};

/// What a plan is made of.
pub(super) struct Plan<'a> {
    pub(super) schema: &'a Schema,
    /// The object types of each interface and union.
    pub(super) possible: &'a HashMap<Name, Vec<Name>>,
    pub(super) document: &'a ExecutableDocument,
    pub(super) lines: &'a Lines,
    /// The values of the variables; without them, `@skip` and `@include` are not heeded.
    pub(super) variables: Option<&'a Variables>,
}

/// Fields that are answered under one key.
type Group<'a> = Vec<&'a Node<executable::Field>>;

/// The fields of a selection by their keys, in the order of the answer.
type Groups<'a> = IndexMap<&'a Name, Group<'a>>;

impl Plan<'_> {
    /// Plans `operation`.
    ///
    /// # Errors
    /// When a variable that is null stands where null may not be: a default of the variable or of the place makes such a
    /// document valid.
    pub(super) fn of(&self, operation: &Node<Operation>) -> Result<types::ExecutableDocument, ServerError> {
        let set = self.merged(&operation.selection_set.ty, &[&operation.selection_set])?;
        let operation = self.at(
            operation.location(),
            OperationDefinition {
                ty: kind(operation),
                variable_definitions: Vec::new(),
                directives: Vec::new(),
                selection_set: self.at(operation.location(), set),
            },
        );
        Ok(types::ExecutableDocument {
            operations: DocumentOperations::Single(operation),
            fragments: HashMap::new(),
        })
    }

    /// Finds two fields that are answered under one key and differ in their arguments (GraphQL specification §5.3.2):
    /// `apollo-compiler` 1.33 takes lists of different lengths for the same. Returns the place of the second.
    pub(super) fn conflict(&self, parent: &Name, sets: &[&SelectionSet]) -> Option<SourceSpan> {
        self.types_of(parent, sets).iter().find_map(|object| {
            self.collected(object, sets).ok()?.values().find_map(|group| {
                let (first, others) = group.split_first()?;
                let other = others
                    .iter()
                    .find(|other| !same_arguments(&first.arguments, &other.arguments));
                match other {
                    Some(other) => other.location(),
                    None => self.conflict(&first.selection_set.ty, &below(group)),
                }
            })
        })
    }

    /// Returns the types for which the selections of a `parent` have to be collected one by one.
    fn types_of<'b>(&'b self, parent: &'b Name, sets: &[&SelectionSet]) -> &'b [Name] {
        match self.possible.get(parent) {
            Some(objects) if sets.iter().any(|set| self.depends_on_type(set, parent)) => objects,
            _ => std::slice::from_ref(parent),
        }
    }

    /// Merges selections of values of the type `parent`.
    fn merged(&self, parent: &Name, sets: &[&SelectionSet]) -> Result<types::SelectionSet, ServerError> {
        let mut merged = self.merged_fields(parent, sets)?;
        if merged.items.is_empty() && sets.iter().any(|set| !set.selections.is_empty()) {
            // All was skipped: an empty object. async-graphql takes no selection at all for a mistake.
            let nothing = InlineFragment {
                type_condition: None,
                directives: Vec::new(),
                selection_set: Positioned::default(),
            };
            let nothing = types::Selection::InlineFragment(self.at(None, nothing));
            merged.items.push(self.at(None, nothing));
        }
        Ok(merged)
    }

    fn merged_fields(
        &self,
        parent: &Name,
        sets: &[&SelectionSet],
    ) -> Result<types::SelectionSet, ServerError> {
        let objects = match self.types_of(parent, sets) {
            [only] if only == parent => return self.fields(self.collected(parent, sets)?),
            objects => objects,
        };
        let fragments = objects.iter().map(|object| {
            let set = self.fields(self.collected(object, sets)?)?;
            let on = self.at(None, async_graphql::Name::new(object));
            let fragment = InlineFragment {
                type_condition: Some(self.at(None, TypeCondition { on })),
                directives: Vec::new(),
                selection_set: self.at(None, set),
            };
            let fragment = types::Selection::InlineFragment(self.at(None, fragment));
            Ok::<_, ServerError>(self.at(None, fragment))
        });
        Ok(types::SelectionSet {
            items: fragments.collect::<Result<_, _>>()?,
        })
    }

    /// Tells whether `set`, on an interface or a union, selects something of some of its types only.
    fn depends_on_type(&self, set: &SelectionSet, parent: &Name) -> bool {
        set.selections.iter().any(|selection| {
            let (condition, below) = match selection {
                Selection::Field(_) => return false,
                Selection::InlineFragment(inline) => {
                    (inline.type_condition.as_ref(), Some(&inline.selection_set))
                }
                Selection::FragmentSpread(spread) => {
                    let fragment = self.document.fragments.get(&spread.fragment_name);
                    let set = fragment.map(|fragment| &fragment.selection_set);
                    (set.map(|set| &set.ty), set)
                }
            };
            condition.is_some_and(|condition| !self.applies(condition, parent))
                || below.is_some_and(|below| self.depends_on_type(below, parent))
        })
    }

    /// Collects the fields of an object (GraphQL specification §6.3.2).
    fn collected<'b>(&'b self, object: &Name, sets: &[&'b SelectionSet]) -> Result<Groups<'b>, ServerError> {
        let (mut groups, mut spread) = (Groups::default(), HashSet::new());
        for set in sets {
            self.collect(object, set, &mut groups, &mut spread)?;
        }
        Ok(groups)
    }

    fn collect<'b>(
        &'b self,
        object: &Name,
        set: &'b SelectionSet,
        groups: &mut Groups<'b>,
        spread: &mut HashSet<&'b Name>,
    ) -> Result<(), ServerError> {
        for selection in &set.selections {
            match selection {
                Selection::Field(field) if self.included(&field.directives)? => {
                    groups.entry(field.response_key()).or_default().push(field);
                }
                Selection::InlineFragment(inline) if self.included(&inline.directives)? => {
                    let condition = inline.type_condition.as_ref();
                    if condition.is_none_or(|condition| self.applies(condition, object)) {
                        self.collect(object, &inline.selection_set, groups, spread)?;
                    }
                }
                Selection::FragmentSpread(fragment) if self.included(&fragment.directives)? => {
                    let name = &fragment.fragment_name;
                    if let Some(fragment) = self.document.fragments.get(name)
                        && spread.insert(name)
                        && self.applies(&fragment.selection_set.ty, object)
                    {
                        self.collect(object, &fragment.selection_set, groups, spread)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn applies(&self, condition: &Name, ty: &Name) -> bool {
        condition == ty || self.schema.is_subtype(condition, ty)
    }

    /// Judges `@skip` and `@include`.
    fn included(&self, directives: &DirectiveList) -> Result<bool, ServerError> {
        let Some(variables) = self.variables else {
            return Ok(true);
        };
        for name in ["skip", "include"] {
            let directive = directives.get(name);
            let argument = directive.and_then(|directive| directive.specified_argument_by_name("if"));
            let Some(argument) = argument else {
                continue;
            };
            match literal::resolved(argument, variables) {
                Some(ConstValue::Boolean(holds)) if holds == (name == "include") => {}
                Some(ConstValue::Boolean(_)) => return Ok(false),
                _ => return Err(self.null_in(&format!("`if` of `@{name}`"), argument)),
            }
        }
        Ok(true)
    }

    fn fields(&self, groups: Groups<'_>) -> Result<types::SelectionSet, ServerError> {
        let fields = groups
            .into_values()
            .filter_map(|group| self.field(&group).transpose());
        Ok(types::SelectionSet {
            items: fields.collect::<Result<_, _>>()?,
        })
    }

    /// Makes one field of those that are answered under one key: they differ in what they select below only.
    fn field(
        &self,
        group: &[&Node<executable::Field>],
    ) -> Result<Option<Positioned<types::Selection>>, ServerError> {
        let Some(field) = group.first() else {
            return Ok(None);
        };
        let span = field.location();
        let name = |name: &Name| self.at(span, async_graphql::Name::new(name));
        let mut arguments = Vec::with_capacity(field.arguments.len());
        for argument in &field.arguments {
            if let Some(value) = self.argument(field, argument)? {
                let value = self.at(argument.value.location(), value.into_value());
                arguments.push((name(&argument.name), value));
            }
        }
        let planned = Field {
            alias: field.alias.as_ref().map(name),
            name: name(&field.name),
            arguments,
            directives: Vec::new(),
            selection_set: self.at(span, self.merged(&field.selection_set.ty, &below(group))?),
        };
        Ok(Some(
            self.at(span, types::Selection::Field(self.at(span, planned))),
        ))
    }

    fn argument(
        &self,
        field: &executable::Field,
        argument: &Node<Argument>,
    ) -> Result<Option<ConstValue>, ServerError> {
        let none = Variables::default();
        let variables = self.variables.unwrap_or(&none);
        let definition = field.definition.argument_by_name(&argument.name);
        if let Some(definition) = definition
            && inputs::holds_null(self.schema, &argument.value, &definition.ty, variables)
        {
            return Err(self.null_in(&format!("`{}`", argument.name), &argument.value));
        }
        Ok(literal::resolved(&argument.value, variables))
    }

    fn null_in(&self, name: &str, value: &Node<Value>) -> ServerError {
        let message = format!("The argument {name} must not be null there.");
        let mut error = errors::coded(&message, Code::BadUserInput);
        error.locations = vec![self.lines.position(value.location())];
        error
    }

    fn at<T>(&self, span: Option<SourceSpan>, node: T) -> Positioned<T> {
        Positioned::new(node, self.lines.position(span))
    }
}

fn below<'b>(group: &[&'b Node<executable::Field>]) -> Vec<&'b SelectionSet> {
    group.iter().map(|field| &field.selection_set).collect()
}

fn same_arguments(some: &[Node<Argument>], others: &[Node<Argument>]) -> bool {
    some.len() == others.len()
        && some.iter().all(|argument| {
            let mut others = others.iter();
            let other = others.find(|other| other.name == argument.name);
            other.is_some_and(|other| same_value(&argument.value, &other.value))
        })
}

fn same_value(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::List(ones), Value::List(others)) => {
            ones.len() == others.len() && ones.iter().zip(others).all(|(one, other)| same_value(one, other))
        }
        (Value::Object(ones), Value::Object(others)) => {
            ones.len() == others.len()
                && ones.iter().all(|(name, one)| {
                    let other = others.iter().find(|(other, _)| other == name);
                    other.is_some_and(|(_, other)| same_value(one, other))
                })
        }
        _ => one == other,
    }
}

/// Tells what kind of operation it is.
pub(super) fn kind(operation: &Operation) -> OperationType {
    match operation.operation_type {
        executable::OperationType::Query => OperationType::Query,
        executable::OperationType::Mutation => OperationType::Mutation,
        executable::OperationType::Subscription => OperationType::Subscription,
    }
}
