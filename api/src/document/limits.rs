//! The limits of a GraphQL document: all of them, and nowhere else. Each says what it protects.
//!
//! Operators set those of [`LimitSettings`]; the constants follow from how the program is built. They are checked in this
//! order: the text by the transport, tokens and nesting before parsing (`lexer`), aliases, directives and selections
//! before validation (`shape`), depth, complexity and recursion by async-graphql before it executes (`harden`), page
//! sizes and counts of ids by the resolvers.

use clap::Args;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Limits on what one GraphQL request may cost.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Limits of a GraphQL request")]
pub struct LimitSettings {
    /// How deep fields may be nested. The introspection query of common tools needs 15
    #[arg(long, env, value_name = "N", default_value_t = 15)]
    pub max_query_depth: usize,
    /// How many points a query may cost: one a field, times the page size below a connection
    #[arg(long, env, value_name = "N", default_value_t = 10_000)]
    pub max_query_complexity: usize,
    /// How many aliases a document may hold
    #[arg(long, env, value_name = "N", default_value_t = 50)]
    pub max_query_aliases: usize,
    /// How many tokens (names, numbers, texts, signs) a document may hold
    #[arg(long, env, value_name = "N", default_value_t = 2000)]
    pub max_query_tokens: usize,
    /// How many directives one field or fragment may carry
    #[arg(long, env, value_name = "N", default_value_t = 5)]
    pub max_query_directives: usize,
}

// The text.

/// The longest request, in bytes: document and variables, as they arrive. Bounds what is read before anything is judged.
pub const REQUEST_BYTES: usize = 64 * 1024;
/// How deep brackets may be nested. The parser recurses into them, so this bounds its stack.
pub const NESTING: usize = 60;
/// How deep selections may be nested for the parser, which counts otherwise than [`NESTING`], and comes after it.
pub const PARSER_RECURSION: usize = 4 * NESTING;
/// The longest name, in bytes. Errors and paths echo names.
pub const NAME_BYTES: usize = 100;
/// How many bytes of what a client sent the errors of one answer echo, all together.
pub const ECHO_BYTES: usize = 200;

// The database.

/// How many connections one request holds at most while it reads, so that its aliases leave others some.
pub const CONNECTIONS: usize = 2;

// The parsed document.

/// How many selections a document may come to once its fragments are spread. Validation walks through all of them.
pub const SELECTIONS: usize = 5_000;
/// How deep selections may be nested, fragments included. All that walks through a document recurses so deep.
pub const RECURSION: usize = 32;
/// The most points that a field can cost. Far above what can be set as the limit of a query, and so low that sums of it do
/// not overflow: async-graphql 7.2.1 adds without a check.
pub const FIELD_COST: usize = 1_000_000_000;
/// How many people any programme lets into a circle.
pub const PEOPLE: usize = 100;
/// How many people this process's programme lets into a circle. Held here, because what a field costs is computed where
/// async-graphql has nothing but the document.
static MAX_PEOPLE: AtomicUsize = AtomicUsize::new(PEOPLE);

/// Takes the size of the programme's largest circles into what lists of people cost.
pub fn take_max_people(people: u32) {
    MAX_PEOPLE.store(usize::try_from(people).unwrap_or(PEOPLE), Ordering::Relaxed);
}

/// Returns how many people a list of people is taken to have.
#[must_use]
pub fn max_people() -> usize {
    MAX_PEOPLE.load(Ordering::Relaxed)
}

/// What it costs to count all entries of a list, in points.
pub const COUNT_COST: usize = 100;

// What the cache of valid documents keeps.

/// The heaviest document that is kept, in bytes.
pub const KEPT_BYTES: u64 = 512 * 1024;
/// What all kept documents may weigh, in bytes.
pub const DOCUMENT_CACHE_BYTES: u64 = 4 * 1024 * 1024;
/// What a document weighs beside its tokens and its text, in bytes.
const DOCUMENT_BYTES: u64 = 2 * 1024;
/// What the tree of a document weighs for each token, in bytes: a selected field is one.
const TOKEN_BYTES: u64 = 400;

/// Estimates what a valid document occupies: its text, which is kept three times, and its tree. Never too little:
/// a test measures it.
#[must_use]
pub fn weight(text_bytes: usize, tokens: usize) -> u64 {
    let (text, tokens) = (text_bytes as u64, tokens as u64);
    text.saturating_mul(3)
        .saturating_add(tokens.saturating_mul(TOKEN_BYTES))
        .saturating_add(DOCUMENT_BYTES)
}

// Arguments.

/// How many entries a page has when `first` is absent.
pub const DEFAULT_PAGE: i32 = 20;
/// The largest page.
pub const MAX_PAGE: usize = 100;
/// How many ids `nodes` takes.
pub const NODE_IDS: usize = 100;
/// How many entries an access log shows.
pub const ACCESS_LOG: u64 = 100;
/// How many of their own memberships and requests to join a person is shown.
pub const OWN_ENTRIES: u64 = 100;
/// How many characters a text to search for has.
pub const SEARCH_CHARACTERS: usize = 200;
/// How many different words a search has. Each is looked up in an index of its own.
pub const SEARCH_WORDS: usize = 8;
/// How many days a forecast looks ahead.
pub const FORECAST_DAYS: u16 = 400;
/// How many circles a forecast plays.
pub const FORECAST_CIRCLES: usize = 2000;
/// How many entries a forecast answers.
pub const FORECAST_ENTRIES: usize = 1000;
