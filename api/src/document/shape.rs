//! Measures a parsed document: its aliases, and its selections once fragments are spread.
//!
//! async-graphql's own checks walk through fragments as often as they are spread, so that thirty fragments which
//! spread each other twice take a billion steps. Here each fragment is measured once.

use super::limits;
use async_graphql::{
    Name,
    parser::types::{ExecutableDocument, Selection, SelectionSet},
};
use std::collections::HashMap;

/// Says why a document is not validated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BadShape {
    /// More aliases than allowed.
    Aliases,
    /// More selections than allowed.
    Selections,
    /// A fragment that spreads itself.
    Cycle,
}

/// Checks the shape of `document`.
pub(super) fn check(document: &ExecutableDocument, max_aliases: usize) -> Result<(), BadShape> {
    let sets = || {
        let operations = document
            .operations
            .iter()
            .map(|(_, operation)| &operation.node.selection_set.node);
        operations.chain(
            document
                .fragments
                .values()
                .map(|fragment| &fragment.node.selection_set.node),
        )
    };
    if sets().map(aliases).sum::<usize>() > max_aliases {
        return Err(BadShape::Aliases);
    }
    let mut measure = Measure {
        document,
        fragments: HashMap::new(),
    };
    for set in sets() {
        measure.selections(set)?;
    }
    Ok(())
}

fn aliases(set: &SelectionSet) -> usize {
    set.items
        .iter()
        .map(|item| match &item.node {
            Selection::Field(field) => {
                usize::from(field.node.alias.is_some()) + aliases(&field.node.selection_set.node)
            }
            Selection::InlineFragment(inline) => aliases(&inline.node.selection_set.node),
            Selection::FragmentSpread(_) => 0,
        })
        .sum()
}

struct Measure<'a> {
    document: &'a ExecutableDocument,
    /// What is known of each fragment; `None` while it is being measured.
    fragments: HashMap<&'a Name, Option<usize>>,
}

impl<'a> Measure<'a> {
    fn selections(&mut self, set: &'a SelectionSet) -> Result<usize, BadShape> {
        let mut total = 0_usize;
        for item in &set.items {
            total += 1;
            total += match &item.node {
                Selection::Field(field) => self.selections(&field.node.selection_set.node)?,
                Selection::InlineFragment(inline) => self.selections(&inline.node.selection_set.node)?,
                Selection::FragmentSpread(spread) => self.fragment(&spread.node.fragment_name.node)?,
            };
            if total > limits::SELECTIONS {
                return Err(BadShape::Selections);
            }
        }
        Ok(total)
    }

    fn fragment(&mut self, name: &'a Name) -> Result<usize, BadShape> {
        match self.fragments.get(name) {
            Some(Some(total)) => return Ok(*total),
            Some(None) => return Err(BadShape::Cycle),
            None => {}
        }
        // An unknown fragment is the validation's business.
        let Some(fragment) = self.document.fragments.get(name) else {
            return Ok(0);
        };
        self.fragments.insert(name, None);
        let total = self.selections(&fragment.node.selection_set.node)?;
        self.fragments.insert(name, Some(total));
        Ok(total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_graphql::parser::parse_query;
    use std::fmt::Write;

    fn shape(text: &str) -> Result<(), BadShape> {
        check(&parse_query(text).unwrap(), 2)
    }

    #[test]
    fn aliases_are_counted_everywhere() {
        assert_eq!(shape("{ a: x b: x { c } }"), Ok(()));
        assert_eq!(
            shape("{ a: x ...F ... on T { b: x } } fragment F on T { c: x }"),
            Err(BadShape::Aliases)
        );
    }

    #[test]
    fn fragments_that_spread_each_other_are_measured_without_walking_them_all() {
        let mut bomb = "{ ...F0 }".to_owned();
        for i in 0..40 {
            write!(bomb, " fragment F{i} on T {{ ...F{} ...F{} }}", i + 1, i + 1).unwrap();
        }
        bomb.push_str(" fragment F40 on T { x }");
        assert_eq!(shape(&bomb), Err(BadShape::Selections));
    }

    #[test]
    fn a_fragment_that_spreads_itself_is_found() {
        assert_eq!(
            shape("{ ...A } fragment A on T { x ...B } fragment B on T { ...A }"),
            Err(BadShape::Cycle)
        );
    }
}
