//! One target of a crate as its sources show it: its modules, the names in each, and every path that they write.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use std::collections::HashMap;
use syn::{
    Attribute, Ident, Item, ItemMod, ItemUse, Lit, Meta, Path, UseTree, Visibility, visit, visit::Visit,
};

/// The modules of one target. The first is the root.
pub struct Source {
    /// The crate's name as others write it.
    pub krate: String,
    pub modules: Vec<Module>,
    /// Paths below the repository, `/` between the parts.
    pub files: Vec<String>,
    /// Files that are not there or cannot be parsed.
    pub unread: Vec<String>,
}

pub struct Module {
    /// The names of the modules from the root to this one, itself included.
    pub path: Vec<String>,
    pub parent: usize,
    pub file: usize,
    /// Compiled for tests only.
    pub tests: bool,
    /// What is defined, declared and imported here, in function bodies too.
    pub names: HashMap<String, Vec<Name>>,
    /// What is imported by `*`.
    pub globs: Vec<Vec<String>>,
    pub written: Vec<Written>,
}

pub enum Name {
    Item,
    Module(usize),
    /// The path that the name stands for, as `use` says it.
    Import(Vec<String>),
}

/// A path as it stands in the source. A leading `::` is an empty first segment.
pub struct Written {
    pub segments: Vec<String>,
    pub line: usize,
    pub form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Import,
    Reexport,
    /// In code, a macro's tokens or an attribute.
    Path,
}

impl Source {
    /// Reads a target from its root file on. `read` gives the text of a file by its path below the repository.
    pub fn read(krate: &str, root: &str, read: &dyn Fn(&str) -> Option<String>) -> Self {
        let mut source = Self {
            krate: krate.to_owned(),
            modules: Vec::new(),
            files: Vec::new(),
            unread: Vec::new(),
        };
        let directory = root.rsplit_once('/').map_or("", |(directory, _)| directory);
        let mut reader = Reader {
            source: &mut source,
            read,
            module: 0,
            children: directory.to_owned(),
            tests: false,
        };
        reader.open(Vec::new(), root.to_owned());
        source
    }

    /// The file of a module.
    pub fn file(&self, module: usize) -> &str {
        &self.files[self.modules[module].file]
    }
}

struct Reader<'a> {
    source: &'a mut Source,
    read: &'a dyn Fn(&str) -> Option<String>,
    module: usize,
    /// The directory in which the files of this module's children lie.
    children: String,
    tests: bool,
}

impl Reader<'_> {
    /// Reads a file as the module of this path, a child of the current one.
    fn open(&mut self, path: Vec<String>, file: String) {
        let parsed = (self.read)(&file).and_then(|text| syn::parse_file(&text).ok());
        let Some(parsed) = parsed else {
            self.source.unread.push(file);
            return;
        };
        self.source.files.push(file);
        let file = self.source.files.len() - 1;
        self.within(path, file, |reader| reader.visit_file(&parsed));
    }

    fn within(&mut self, path: Vec<String>, file: usize, visit: impl FnOnce(&mut Self)) {
        let module = self.source.modules.len();
        self.source.modules.push(Module {
            path,
            parent: self.module,
            file,
            tests: self.tests,
            names: HashMap::new(),
            globs: Vec::new(),
            written: Vec::new(),
        });
        let outer = std::mem::replace(&mut self.module, module);
        visit(self);
        self.module = outer;
    }

    fn here(&mut self) -> &mut Module {
        &mut self.source.modules[self.module]
    }

    fn name(&mut self, name: impl ToString, means: Name) {
        self.here().names.entry(name.to_string()).or_default().push(means);
    }

    fn write(&mut self, segments: Vec<String>, line: usize, form: Form) {
        self.here().written.push(Written { segments, line, form });
    }

    fn import(&mut self, tree: &UseTree, prefix: &[String], form: Form) {
        let join = |ident: &Ident| [prefix, &[plain(ident)]].concat();
        match tree {
            UseTree::Path(path) => self.import(&path.tree, &join(&path.ident), form),
            UseTree::Group(group) => group
                .items
                .iter()
                .for_each(|tree| self.import(tree, prefix, form)),
            UseTree::Glob(glob) => {
                self.here().globs.push(prefix.to_vec());
                self.write(prefix.to_vec(), line(glob.star_token.span), form);
            }
            UseTree::Name(name) if name.ident == "self" => {
                self.bind(prefix, prefix.last(), &name.ident, form)
            }
            UseTree::Name(name) => {
                self.bind(&join(&name.ident), Some(&plain(&name.ident)), &name.ident, form)
            }
            UseTree::Rename(rename) => {
                let path = if rename.ident == "self" {
                    prefix.to_vec()
                } else {
                    join(&rename.ident)
                };
                self.bind(&path, Some(&plain(&rename.rename)), &rename.ident, form);
            }
        }
    }

    fn bind(&mut self, path: &[String], name: Option<&String>, at: &Ident, form: Form) {
        self.write(path.to_vec(), line(at.span()), form);
        if let Some(name) = name {
            self.name(name, Name::Import(path.to_vec()));
        }
    }

    /// Finds paths where no syntax tree is: in the tokens of a macro, or of an attribute, where only those with `::` are paths.
    fn scan(&mut self, tokens: TokenStream, attribute: bool) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let colons = |at: usize| {
            matches!(tokens.get(at), Some(TokenTree::Punct(a)) if a.as_char() == ':' && a.spacing() == Spacing::Joint)
                && matches!(tokens.get(at + 1), Some(TokenTree::Punct(b)) if b.as_char() == ':')
        };
        let is = |at: Option<usize>, char: char| matches!(at.and_then(|at| tokens.get(at)), Some(TokenTree::Punct(punct)) if punct.as_char() == char);
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Group(group) => self.scan(group.stream(), attribute),
                TokenTree::Literal(literal) if attribute => {
                    if let Ok(Lit::Str(text)) = syn::parse_str::<Lit>(&literal.to_string())
                        && text.value().contains("::")
                        && let Ok(inner) = text.value().parse()
                    {
                        let first = self.here().written.len();
                        self.scan(inner, true);
                        for written in self.here().written.iter_mut().skip(first) {
                            written.line = line(literal.span());
                        }
                    }
                }
                TokenTree::Ident(ident) if begins_a_path(ident) => {
                    let before = at.checked_sub(1);
                    let method = is(before, '.') && !is(at.checked_sub(2), '.');
                    let variable = is(before, '$') && ident != "crate";
                    let mut segments = vec![plain(ident)];
                    if at >= 2 && colons(at - 2) {
                        segments.insert(0, String::new());
                    }
                    while colons(at + 1) {
                        match tokens.get(at + 3) {
                            Some(TokenTree::Ident(next)) => segments.push(plain(next)),
                            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                                self.scan_group(group.stream(), &segments);
                                break;
                            }
                            _ => break,
                        }
                        at += 3;
                    }
                    let field = segments.len() == 1 && (is(Some(at + 1), ':') || attribute);
                    if !method && !variable && !field && !is(before, '\'') {
                        self.write(segments, line(ident.span()), Form::Path);
                    }
                }
                TokenTree::Ident(_) | TokenTree::Literal(_) | TokenTree::Punct(_) => {}
            }
            at += 1;
        }
    }

    /// The braces of a `use` within a macro.
    fn scan_group(&mut self, tokens: TokenStream, prefix: &[String]) {
        let outer = std::mem::take(&mut self.here().written);
        self.scan(tokens, false);
        let inner = std::mem::replace(&mut self.here().written, outer);
        for mut written in inner {
            written.segments.splice(0..0, prefix.iter().cloned());
            self.here().written.push(written);
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        let name = match item {
            Item::Const(item) => Some(&item.ident),
            Item::Enum(item) => Some(&item.ident),
            Item::Fn(item) => Some(&item.sig.ident),
            Item::Macro(item) => item.ident.as_ref(),
            Item::Static(item) => Some(&item.ident),
            Item::Struct(item) => Some(&item.ident),
            Item::Trait(item) => Some(&item.ident),
            Item::TraitAlias(item) => Some(&item.ident),
            Item::Type(item) => Some(&item.ident),
            Item::Union(item) => Some(&item.ident),
            Item::ExternCrate(item) => {
                let path = vec![String::new(), plain(&item.ident)];
                let name = item.rename.as_ref().map_or(&item.ident, |(_, name)| name);
                self.bind(&path, Some(&plain(name)), &item.ident, Form::Import);
                None
            }
            _ => None,
        };
        if let Some(name) = name {
            self.name(plain(name), Name::Item);
        }
        visit::visit_item(self, item);
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let form = if matches!(item.vis, Visibility::Inherited) {
            Form::Import
        } else {
            Form::Reexport
        };
        let prefix: &[String] = if item.leading_colon.is_some() {
            &[String::new()]
        } else {
            &[]
        };
        self.import(&item.tree, prefix, form);
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        item.attrs
            .iter()
            .for_each(|attribute| self.visit_attribute(attribute));
        let name = plain(&item.ident);
        let path = [&self.here().path[..], std::slice::from_ref(&name)].concat();
        let child = self.source.modules.len();
        let below = format!("{}/{name}", self.children);
        let outer = (self.children.clone(), self.tests);
        self.tests |= item.attrs.iter().any(for_tests);
        match &item.content {
            Some((_, items)) => {
                let file = self.here().file;
                self.children = below;
                self.within(path, file, |reader| {
                    items.iter().for_each(|item| reader.visit_item(item))
                });
            }
            None => {
                let module = self.module;
                let (file, children) = match named(&item.attrs) {
                    Some(file) => {
                        let beside = self
                            .source
                            .file(module)
                            .rsplit_once('/')
                            .map_or("", |(beside, _)| beside);
                        (format!("{beside}/{file}"), beside.to_owned())
                    }
                    None if (self.read)(&format!("{below}.rs")).is_some() => (format!("{below}.rs"), below),
                    None => (format!("{below}/mod.rs"), below),
                };
                self.children = children;
                self.open(path, file);
            }
        }
        (self.children, self.tests) = outer;
        if self.source.modules.len() > child {
            self.name(name, Name::Module(child));
        }
    }

    fn visit_path(&mut self, path: &'ast Path) {
        let mut segments: Vec<_> = path
            .segments
            .iter()
            .map(|segment| plain(&segment.ident))
            .collect();
        if path.leading_colon.is_some() {
            segments.insert(0, String::new());
        }
        if let Some(first) = path.segments.first() {
            self.write(segments, line(first.ident.span()), Form::Path);
        }
        visit::visit_path(self, path);
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        match &attribute.meta {
            Meta::List(list) => {
                self.visit_path(&list.path);
                self.scan(list.tokens.clone(), true);
            }
            meta => self.visit_meta(meta),
        }
    }

    /// Macros, and syntax that syn leaves alone.
    fn visit_token_stream(&mut self, tokens: &'ast TokenStream) {
        self.scan(tokens.clone(), false);
    }

    /// `pub(in path)` looks at nothing.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}
}

/// Whether it is a name, or one of the words that paths begin with; not `use`, `dyn`, `return` and the like.
fn begins_a_path(ident: &Ident) -> bool {
    ident == "crate"
        || ident == "self"
        || ident == "super"
        || syn::parse_str::<Ident>(&ident.to_string()).is_ok()
}

/// Whether this is `#[cfg(test)]`.
fn for_tests(attribute: &Attribute) -> bool {
    let Meta::List(list) = &attribute.meta else {
        return false;
    };
    let mut tokens = list.tokens.clone().into_iter();
    let test = matches!(tokens.next(), Some(TokenTree::Ident(ident)) if ident == "test");
    list.path.is_ident("cfg") && test && tokens.next().is_none()
}

/// The file that `#[path = "…"]` names.
fn named(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().find_map(|attribute| match &attribute.meta {
        Meta::NameValue(meta) if meta.path.is_ident("path") => match &meta.value {
            syn::Expr::Lit(syn::ExprLit {
                lit: Lit::Str(file), ..
            }) => Some(file.value()),
            _ => None,
        },
        _ => None,
    })
}

/// An identifier without `r#`.
fn plain(ident: &Ident) -> String {
    let ident = ident.to_string();
    ident.strip_prefix("r#").map_or(ident.clone(), str::to_owned)
}

fn line(span: proc_macro2::Span) -> usize {
    span.start().line
}
