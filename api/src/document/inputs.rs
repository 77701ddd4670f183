//! Checks the arguments of a document where `apollo-compiler` 1.33 does not: variables inside lists and input objects
//! (GraphQL specification §5.8.5), a field twice in an input object (§5.6.3), `@oneOf` (§5.6.5), and the texts of scalars
//! of our own.

use super::{literal, position::Lines, scalars};
use apollo_compiler::{
    Name, Node, Schema,
    ast::{InputValueDefinition, Type, Value},
    executable::{
        Argument, DirectiveList, ExecutableDocument, Operation, Selection, SelectionSet, VariableDefinition,
    },
    parser::SourceSpan,
};
use async_graphql::{ServerError, Variables};
use async_graphql_value::ConstValue;
use std::collections::HashSet;

/// Returns what is wrong with the arguments and the defaults of `document`.
pub(super) fn check(schema: &Schema, document: &ExecutableDocument, lines: &Lines) -> Vec<ServerError> {
    let mut errors = Vec::new();
    for operation in document.operations.iter() {
        let mut walk = Walk {
            schema,
            document,
            operation,
            lines,
            seen: HashSet::new(),
            errors: &mut errors,
        };
        walk.operation();
    }
    errors
}

/// Walks through an operation and the fragments that it spreads, each once.
struct Walk<'a> {
    schema: &'a Schema,
    document: &'a ExecutableDocument,
    operation: &'a Operation,
    lines: &'a Lines,
    seen: HashSet<&'a Name>,
    errors: &'a mut Vec<ServerError>,
}

/// Where a value stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    ty: &'a Type,
    /// Whether the argument or field has a default.
    default: bool,
    /// The `@oneOf` object whose field it is.
    one_of: Option<&'a Name>,
}

impl<'a> Place<'a> {
    fn of(definition: &'a InputValueDefinition) -> Self {
        Self {
            ty: &definition.ty,
            default: definition.default_value.is_some(),
            one_of: None,
        }
    }
}

impl<'a> Walk<'a> {
    fn operation(&mut self) {
        let operation = self.operation;
        for definition in &operation.variables {
            self.directives(&definition.directives);
            if let Some(default) = &definition.default_value {
                let place = Place {
                    ty: &definition.ty,
                    default: false,
                    one_of: None,
                };
                self.value(default, place);
            }
        }
        self.directives(&operation.directives);
        self.set(&operation.selection_set);
    }

    fn set(&mut self, set: &'a SelectionSet) {
        for selection in &set.selections {
            match selection {
                Selection::Field(field) => {
                    self.directives(&field.directives);
                    self.arguments(&field.arguments, &field.definition.arguments);
                    self.set(&field.selection_set);
                }
                Selection::InlineFragment(inline) => {
                    self.directives(&inline.directives);
                    self.set(&inline.selection_set);
                }
                Selection::FragmentSpread(spread) => {
                    self.directives(&spread.directives);
                    if let Some(fragment) = self.document.fragments.get(&spread.fragment_name)
                        && self.seen.insert(&spread.fragment_name)
                    {
                        self.directives(&fragment.directives);
                        self.set(&fragment.selection_set);
                    }
                }
            }
        }
    }

    fn directives(&mut self, directives: &'a DirectiveList) {
        for directive in directives.iter() {
            if let Some(definition) = self.schema.directive_definitions.get(&directive.name) {
                self.arguments(&directive.arguments, &definition.arguments);
            }
        }
    }

    fn arguments(&mut self, arguments: &'a [Node<Argument>], definitions: &'a [Node<InputValueDefinition>]) {
        for argument in arguments {
            let definition = definitions
                .iter()
                .find(|definition| definition.name == argument.name);
            if let Some(definition) = definition {
                self.value(&argument.value, Place::of(definition));
            }
        }
    }

    fn value(&mut self, value: &'a Node<Value>, place: Place<'a>) {
        match value.as_ref() {
            Value::Variable(name) => self.variable(name, place, value.location()),
            Value::List(items) => {
                let place = Place {
                    ty: place.ty.item_type(),
                    default: false,
                    one_of: None,
                };
                for item in items {
                    self.value(item, place);
                }
            }
            Value::Object(fields) => self.object(fields, place.ty.inner_named_type(), value.location()),
            Value::Null => {}
            other => {
                let name = place.ty.inner_named_type();
                if let Err(mend) = scalars::check(name, literal::constant(other)) {
                    self.wrong(format!("A value of type `{name}` {mend}."), value.location());
                }
            }
        }
    }

    fn object(&mut self, fields: &'a [(Name, Node<Value>)], name: &'a Name, span: Option<SourceSpan>) {
        let mut given = HashSet::new();
        for (field, value) in fields {
            if !given.insert(field) {
                let message = format!("An input object has the field `{field}` twice. Give it once.");
                self.wrong(message, field.location().or_else(|| value.location()));
            }
        }
        let Some(object) = self.schema.get_input_object(name) else {
            return;
        };
        let one_of = object.directives.has("oneOf");
        let chosen = matches!(fields, [(_, value)] if !value.is_null());
        if one_of && !chosen {
            let message = format!("`{name}` must have exactly one of its fields, and not null.");
            self.wrong(message, span);
        }
        for (field, value) in fields {
            if let Some(definition) = object.fields.get(field) {
                let place = Place {
                    one_of: one_of.then_some(name),
                    ..Place::of(definition)
                };
                self.value(value, place);
            }
        }
    }

    /// Checks whether a variable may stand at `place` (GraphQL specification §5.8.5).
    fn variable(&mut self, name: &Name, place: Place<'_>, span: Option<SourceSpan>) {
        let mut definitions = self.operation.variables.iter();
        // An unknown variable is apollo-compiler's business.
        let Some(definition) = definitions.find(|definition| definition.name == *name) else {
            return;
        };
        let ty = definition.ty.as_ref();
        if !allowed(definition, place) {
            let message = format!(
                "The variable `${name}` of type `{ty}` stands where `{}` is expected.",
                place.ty
            );
            self.wrong(message, span);
        }
        if let Some(object) = place.one_of
            && !ty.is_non_null()
        {
            let message = format!(
                "The variable `${name}` must be declared as `{ty}!`, because it stands for the one field of `{object}`."
            );
            self.wrong(message, span);
        }
    }

    fn wrong(&mut self, message: String, span: Option<SourceSpan>) {
        let error = ServerError::new(message, Some(self.lines.position(span)));
        self.errors.push(error);
    }
}

/// Tells whether a variable in `value` is null where its place, of the type `ty`, takes no null: a default of the variable
/// or of the place lets such documents pass, and graphql-js fails the field.
pub(super) fn holds_null(schema: &Schema, value: &Value, ty: &Type, variables: &Variables) -> bool {
    match value {
        Value::Variable(name) => {
            ty.is_non_null() && matches!(variables.get(name.as_str()), Some(ConstValue::Null))
        }
        Value::List(items) => {
            let ty = ty.item_type();
            items.iter().any(|item| holds_null(schema, item, ty, variables))
        }
        Value::Object(fields) => schema
            .get_input_object(ty.inner_named_type())
            .is_some_and(|object| {
                fields.iter().any(|(name, value)| {
                    let field = object.fields.get(name);
                    field.is_some_and(|field| holds_null(schema, value, &field.ty, variables))
                })
            }),
        _ => false,
    }
}

fn allowed(definition: &VariableDefinition, place: Place<'_>) -> bool {
    let ty = definition.ty.as_ref();
    if !place.ty.is_non_null() || ty.is_non_null() {
        return ty.is_assignable_to(place.ty);
    }
    let default = definition.default_value.as_ref();
    let filled = place.default || default.is_some_and(|value| !value.is_null());
    filled && ty.is_assignable_to(&place.ty.clone().nullable())
}
