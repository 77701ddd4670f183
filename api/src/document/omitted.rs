//! Handles variables that a document declares and a request leaves out (GraphQL specification §6.1.2, §6.4.1).
//!
//! async-graphql 7.2.1 reads it as `null`, which clears a field where "absent" means leave it alone. So
//! arguments and input fields with such a variable are removed from the document before it is executed, as the specification
//! has it, and the declaration with them. A required variable without a value is refused before anything runs.

use super::{
    errors::{self, Code},
    variables::InputTypes,
};
use async_graphql::{
    Name, Positioned, ServerError, Variables,
    parser::types::{
        Directive, DocumentOperations, ExecutableDocument, OperationDefinition, OperationType, Selection,
        SelectionSet,
    },
};
use async_graphql_value::{ConstValue, Value};
use std::collections::HashSet;

/// Fits `document` to the variables of a request; returns what kind of operation it runs.
///
/// # Errors
/// When the operation is not there, a variable is declared twice, a required variable is not, or a value is of another type than declared.
pub(super) fn settle(
    document: &mut ExecutableDocument,
    operation_name: Option<&str>,
    variables: &Variables,
    types: &InputTypes,
) -> Result<OperationType, ServerError> {
    let operation = chosen(document, operation_name)?;
    let kind = operation.ty;
    let (mut declared, mut omitted) = (HashSet::new(), HashSet::new());
    for definition in operation
        .variable_definitions
        .iter()
        .map(|definition| &definition.node)
    {
        let name = &definition.name.node;
        if !declared.insert(name) {
            let message = format!("The variable `${name}` is declared twice. Declare it once.");
            return Err(errors::coded(&message, Code::BadUserInput));
        }
        match variables.get(name) {
            None if definition.default_value.is_some() => {}
            None if definition.var_type.node.nullable => {
                omitted.insert(name.clone());
            }
            None => return Err(required(name, &definition.var_type.node.to_string())),
            Some(ConstValue::Null) if !definition.var_type.node.nullable => {
                return Err(required(name, &definition.var_type.node.to_string()));
            }
            Some(_) => {}
        }
    }
    let definitions = operation.variable_definitions.iter();
    types.check(
        definitions.map(|definition| (&definition.node, definition.pos)),
        variables,
    )?;
    if !omitted.is_empty() {
        Omit(&omitted).document(document);
    }
    Ok(kind)
}

/// Chooses the operation that runs (GraphQL specification §6.1).
fn chosen<'a>(
    document: &'a ExecutableDocument,
    name: Option<&str>,
) -> Result<&'a OperationDefinition, ServerError> {
    let found = match (&document.operations, name) {
        (DocumentOperations::Single(operation), None) => Some(operation),
        (DocumentOperations::Multiple(operations), Some(name)) => operations.get(name),
        (DocumentOperations::Multiple(operations), None) if operations.len() == 1 => {
            operations.values().next()
        }
        _ => None,
    };
    let message = match name {
        Some(_) => "The document has no operation of the name in `operationName`.",
        None => "The document has several operations. Name one in `operationName`.",
    };
    found
        .map(|operation| &operation.node)
        .ok_or_else(|| errors::coded(message, Code::BadUserInput))
}

fn required(name: &Name, kind: &str) -> ServerError {
    errors::coded(
        &format!("The variable `${name}` of type `{kind}` needs a value."),
        Code::BadUserInput,
    )
}

/// Removes omitted variables from a document.
struct Omit<'a>(&'a HashSet<Name>);

impl Omit<'_> {
    fn document(&self, document: &mut ExecutableDocument) {
        match &mut document.operations {
            DocumentOperations::Single(operation) => self.operation(operation),
            DocumentOperations::Multiple(operations) => {
                operations
                    .values_mut()
                    .for_each(|operation| self.operation(operation));
            }
        }
        for fragment in document.fragments.values_mut() {
            self.directives(&mut fragment.node.directives);
            self.set(&mut fragment.node.selection_set.node);
        }
    }

    fn operation(&self, operation: &mut Positioned<OperationDefinition>) {
        // The declaration goes too: validation refuses a variable that nothing uses.
        operation
            .node
            .variable_definitions
            .retain(|definition| !self.0.contains(&definition.node.name.node));
        self.directives(&mut operation.node.directives);
        self.set(&mut operation.node.selection_set.node);
    }

    fn set(&self, set: &mut SelectionSet) {
        for item in &mut set.items {
            match &mut item.node {
                Selection::Field(field) => {
                    self.arguments(&mut field.node.arguments);
                    self.directives(&mut field.node.directives);
                    self.set(&mut field.node.selection_set.node);
                }
                Selection::FragmentSpread(spread) => self.directives(&mut spread.node.directives),
                Selection::InlineFragment(inline) => {
                    self.directives(&mut inline.node.directives);
                    self.set(&mut inline.node.selection_set.node);
                }
            }
        }
    }

    fn directives(&self, directives: &mut [Positioned<Directive>]) {
        directives
            .iter_mut()
            .for_each(|directive| self.arguments(&mut directive.node.arguments));
    }

    fn arguments(&self, arguments: &mut Vec<(Positioned<Name>, Positioned<Value>)>) {
        arguments.retain(|(_, value)| !self.is_omitted(&value.node));
        arguments
            .iter_mut()
            .for_each(|(_, value)| self.value(&mut value.node));
    }

    fn value(&self, value: &mut Value) {
        match value {
            Value::Object(fields) => {
                fields.retain(|_, value| !self.is_omitted(value));
                fields.values_mut().for_each(|value| self.value(value));
            }
            // In a list, an omitted variable is null (GraphQL specification §3.11).
            Value::List(items) => items.iter_mut().for_each(|item| {
                if self.is_omitted(item) {
                    *item = Value::Null;
                } else {
                    self.value(item);
                }
            }),
            _ => {}
        }
    }

    fn is_omitted(&self, value: &Value) -> bool {
        matches!(value, Value::Variable(name) if self.0.contains(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_graphql::parser::parse_query;
    use async_graphql::{
        EmptyMutation, EmptySubscription, InputObject, MaybeUndefined, Object, Request, Schema,
    };
    use serde_json::json;

    #[derive(InputObject)]
    struct Change {
        title: MaybeUndefined<String>,
        #[graphql(default = 7)]
        size: i32,
    }

    struct Query;

    #[Object]
    impl Query {
        async fn argument(&self, title: MaybeUndefined<String>, #[graphql(default = 7)] size: i32) -> String {
            format!("{title:?} {size}")
        }

        async fn change(&self, input: Change) -> String {
            format!("{:?} {}", input.title, input.size)
        }

        async fn list(&self, items: Vec<Option<i32>>) -> String {
            format!("{items:?}")
        }
    }

    async fn run(text: &str, variables: serde_json::Value) -> String {
        let variables = Variables::from_json(variables);
        let mut document = parse_query(text).unwrap();
        if let Err(error) = settle(&mut document, None, &variables, &InputTypes::default()) {
            return error.message;
        }
        let mut request = Request::new(text).variables(variables);
        request.set_parsed_query(document);
        let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
        match schema.execute(request).await.into_result() {
            Ok(response) => response.data.into_json().unwrap()["a"]
                .as_str()
                .unwrap()
                .to_owned(),
            Err(errors) => errors[0].message.clone(),
        }
    }

    #[tokio::test]
    async fn an_omitted_variable_is_not_null() {
        let argument = "query($t: String, $s: Int) { a: argument(title: $t, size: $s) }";
        assert_eq!(run(argument, json!({})).await, "Undefined 7");
        assert_eq!(run(argument, json!({"t": null, "s": 1})).await, "Null 1");
        assert_eq!(run(argument, json!({"t": "x"})).await, "Value(\"x\") 7");
        let change = "query($t: String, $s: Int) { ...F } fragment F on Query { a: change(input: {title: $t, size: $s}) }";
        assert_eq!(run(change, json!({})).await, "Undefined 7");
        assert_eq!(run(change, json!({"t": null})).await, "Null 7");
        let whole = "query($i: Change!) { a: change(input: $i) }";
        assert_eq!(run(whole, json!({"i": {}})).await, "Undefined 7");
        assert_eq!(
            run("query($i: Int) { a: list(items: [1, $i]) }", json!({})).await,
            "[Some(1), None]"
        );
        assert_eq!(
            run("query($t: String = \"d\") { a: argument(title: $t) }", json!({})).await,
            "Value(\"d\") 7"
        );
    }

    #[tokio::test]
    async fn a_required_variable_is_refused_before_anything_runs() {
        let needs = "The variable `$i` of type `Change!` needs a value.";
        assert_eq!(
            run("query($i: Change!) { a: change(input: $i) }", json!({})).await,
            needs
        );
        assert_eq!(
            run("query($i: Change!) { a: change(input: $i) }", json!({"i": null})).await,
            needs
        );
    }

    #[test]
    fn the_operation_is_chosen_as_the_specification_has_it() {
        let choose = |text: &str, name| {
            settle(
                &mut parse_query(text).unwrap(),
                name,
                &Variables::default(),
                &InputTypes::default(),
            )
            .map_err(|error| error.message)
        };
        assert_eq!(choose("{ a }", None), Ok(OperationType::Query));
        assert_eq!(choose("mutation M { a }", None), Ok(OperationType::Mutation));
        assert_eq!(
            choose("query Q { a } mutation M { a }", Some("M")),
            Ok(OperationType::Mutation)
        );
        assert!(choose("query Q { a } mutation M { a }", None).is_err());
        assert!(choose("query Q { a }", Some("M")).is_err());
        assert!(choose("query Q($a: Int, $a: Int) { a(a: $a) }", None).is_err());
        assert!(choose("{ a }", Some("")).is_err());
    }
}
