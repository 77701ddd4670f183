//! Gives the embedded service its demo data, and the people that a visitor can act as.

mod demo;
mod lists;
mod people;

pub use demo::{ADMINISTRATOR, load as load_demo};

use entity::query::employee;
use entity::support::db::Db;
use sea_orm::DbErr;
use serde::Serialize;

/// A person to act as in the embedded service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The email address, which signs in.
    pub mail: String,
    /// What this person is in the demo programme, in a few words.
    pub description: String,
}

/// Lists the first 100 people of HR's data, to act as. Says of those of the demo programme who they are.
pub async fn people(db: &Db) -> Result<Vec<Person>, DbErr> {
    let employees = employee::first(db.read(), 100).await?;
    Ok(employees
        .into_iter()
        .map(|employee| {
            let role = people::describe(&employee.mail).unwrap_or(&employee.employment_type);
            Person {
                description: format!("{role}, {}", employee.zone),
                name: employee.display_name,
                mail: employee.mail,
            }
        })
        .collect())
}
