//! What the embedded service has besides: demo data, and the people that a visitor can act as.

use entity::support::db::Db;
use sea_orm::DbErr;
use serde::Serialize;

/// Somebody to act as, in the embedded service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The mail address, which signs in.
    pub mail: String,
    /// What this person is in the demo programme, in a few words.
    pub description: String,
}

/// The people of the demo programme. WIRING: the lead replaces this by a query of the employees.
///
/// # Errors
/// When the database fails.
pub async fn people(_db: &Db) -> Result<Vec<Person>, DbErr> {
    Ok(Vec::new())
}

/// Loads the demo programme into an empty database. WIRING: the lead's demo data goes here.
///
/// # Errors
/// When the database fails.
pub async fn load_demo(_db: &Db) -> Result<(), DbErr> {
    Ok(())
}
