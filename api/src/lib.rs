//! The GraphQL service of Circles: settings, sign-in, documents, HTTP, and the composition of everything.

pub mod app;
pub mod auth;
mod background;
pub mod cli;
pub mod commands;
pub mod document;
pub mod embedded;
pub mod forecast;
pub mod graphql;
pub mod http;
pub mod settings;
