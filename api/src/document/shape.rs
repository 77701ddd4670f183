//! Measures a parsed document before it is validated: its aliases, its names, and its selections once fragments are spread.
//!
//! Validation and execution walk through fragments as often as they are spread, so that thirty fragments which
//! spread each other twice take a billion steps. Here each fragment is measured once.

use super::limits;
use apollo_compiler::{
    Name,
    ast::{Definition, Document, Selection},
    parser::SourceSpan,
};
use std::collections::HashMap;

/// Says why a document is not validated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BadShape {
    /// More aliases than allowed.
    Aliases,
    /// More selections than allowed.
    Selections,
    /// Selections nested deeper than allowed, fragments included.
    Depth,
    /// More directives on one selection than allowed.
    Directives,
    /// A fragment that spreads itself, here.
    Cycle(Option<SourceSpan>),
}

/// Says how much a document may hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Most {
    /// How many aliases, all together.
    pub(super) aliases: usize,
    /// How many directives on one field or fragment.
    pub(super) directives: usize,
}

/// Checks the shape of `document`.
pub(super) fn check(document: &Document, most: Most) -> Result<(), BadShape> {
    let sets = || document.definitions.iter().filter_map(selections);
    let mut measure = Measure {
        sources: HashMap::new(),
        fragments: HashMap::new(),
        most,
        aliases: 0,
    };
    for definition in &document.definitions {
        if let Definition::FragmentDefinition(fragment) = definition {
            measure.sources.insert(&fragment.name, &fragment.selection_set);
        }
    }
    for set in sets() {
        measure.own(set)?;
    }
    for set in sets() {
        measure.selections(set, 0)?;
    }
    Ok(())
}

fn selections(definition: &Definition) -> Option<&[Selection]> {
    match definition {
        Definition::OperationDefinition(operation) => Some(&operation.selection_set),
        Definition::FragmentDefinition(fragment) => Some(&fragment.selection_set),
        _ => None,
    }
}

/// What a selection comes to once its fragments are spread.
#[derive(Debug, Clone, Copy, Default)]
struct Size {
    selections: usize,
    depth: usize,
}

struct Measure<'a> {
    sources: HashMap<&'a Name, &'a [Selection]>,
    /// What is known of each fragment; `None` while it is being measured.
    fragments: HashMap<&'a Name, Option<Size>>,
    most: Most,
    aliases: usize,
}

impl<'a> Measure<'a> {
    /// Measures what stands in `set` itself, without spreading fragments.
    fn own(&mut self, set: &'a [Selection]) -> Result<(), BadShape> {
        for selection in set {
            let (directives, below) = match selection {
                Selection::Field(field) => {
                    self.aliases = self.aliases.saturating_add(usize::from(field.alias.is_some()));
                    (&field.directives, field.selection_set.as_slice())
                }
                Selection::InlineFragment(inline) => (&inline.directives, inline.selection_set.as_slice()),
                Selection::FragmentSpread(spread) => (&spread.directives, [].as_slice()),
            };
            if self.aliases > self.most.aliases {
                return Err(BadShape::Aliases);
            }
            if directives.len() > self.most.directives {
                return Err(BadShape::Directives);
            }
            self.own(below)?;
        }
        Ok(())
    }

    fn selections(&mut self, set: &'a [Selection], depth: usize) -> Result<Size, BadShape> {
        let mut size = Size::default();
        // A fragment is measured where it is met first, and may be deeper elsewhere: hence both checks.
        if depth > limits::RECURSION {
            return Err(BadShape::Depth);
        }
        let inner = depth.saturating_add(1);
        for selection in set {
            let below = match selection {
                Selection::Field(field) => self.selections(&field.selection_set, inner)?,
                Selection::InlineFragment(inline) => self.selections(&inline.selection_set, inner)?,
                Selection::FragmentSpread(spread) => self.fragment(&spread.fragment_name, inner)?,
            };
            size.selections = size.selections.saturating_add(below.selections).saturating_add(1);
            size.depth = size.depth.max(below.depth.saturating_add(1));
            if size.selections > limits::SELECTIONS {
                return Err(BadShape::Selections);
            }
            if size.depth > limits::RECURSION {
                return Err(BadShape::Depth);
            }
        }
        Ok(size)
    }

    fn fragment(&mut self, name: &'a Name, depth: usize) -> Result<Size, BadShape> {
        match self.fragments.get(name) {
            Some(Some(size)) => return Ok(*size),
            Some(None) => return Err(BadShape::Cycle(name.location())),
            None => {}
        }
        // An unknown fragment is the validation's business.
        let Some(set) = self.sources.get(name) else {
            return Ok(Size::default());
        };
        self.fragments.insert(name, None);
        let size = self.selections(set, depth)?;
        self.fragments.insert(name, Some(size));
        Ok(size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    fn shape(text: &str) -> Result<(), BadShape> {
        let most = Most {
            aliases: 2,
            directives: 1,
        };
        check(&Document::parse(text, "").unwrap(), most)
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
    fn directives_are_counted_on_each_selection() {
        assert_eq!(shape("{ x @a y @a }"), Ok(()));
        for text in ["{ x @a @b }", "{ x { ...F @a @b } }", "{ ... @a @b { x } }"] {
            assert_eq!(shape(text), Err(BadShape::Directives), "{text}");
        }
    }

    #[test]
    fn fragments_that_spread_each_other_are_measured_without_walking_them_all() {
        let mut bomb = "{ ...F0 }".to_owned();
        for i in 0..20 {
            write!(bomb, " fragment F{i} on T {{ ...F{} ...F{} }}", i + 1, i + 1).unwrap();
        }
        bomb.push_str(" fragment F20 on T { x }");
        assert_eq!(shape(&bomb), Err(BadShape::Selections));
    }

    #[test]
    fn depth_goes_through_fragments_in_whatever_order_they_stand() {
        let chain = |length: usize| -> Vec<String> {
            let mut parts: Vec<String> = (0..length)
                .map(|i| format!("fragment F{i} on T {{ ...F{} }}", i + 1))
                .collect();
            parts.push(format!("fragment F{length} on T {{ x }}"));
            parts.insert(0, "{ ...F0 }".to_owned());
            parts
        };
        for (length, expected) in [(25, Ok(())), (300, Err(BadShape::Depth))] {
            let mut parts = chain(length);
            assert_eq!(shape(&parts.join(" ")), expected);
            parts.reverse();
            assert_eq!(shape(&parts.join(" ")), expected);
        }
    }

    #[test]
    fn a_fragment_that_spreads_itself_is_found() {
        let shape = shape("{ ...A } fragment A on T { x ...B } fragment B on T { ...A }");
        let Err(BadShape::Cycle(Some(span))) = shape else {
            panic!("{shape:?}");
        };
        assert_eq!(span.offset(), 57);
    }
}
