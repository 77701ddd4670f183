//! What differs between the two databases: a handful of type names.

use sea_orm_migration::sea_orm::DbBackend;

/// Fills the type names of `backend` into portable SQL: `{uuid}`, `{instant}`, `{date}`, `{time}`, `{json}`, `{bool}`.
///
/// The SQLite names are those that sea-query gives, so that sea-orm decodes them: a UUID is a 16-byte BLOB, an
/// instant is RFC 3339 text (which sorts by time).
#[must_use]
pub fn fill(backend: DbBackend, sql: &str) -> String {
    let names = match backend {
        DbBackend::Sqlite => [
            "uuid_text",
            "timestamp_with_timezone_text",
            "date_text",
            "time_text",
            "json_text",
            "boolean",
        ],
        _ => ["uuid", "timestamptz", "date", "time", "jsonb", "boolean"],
    };
    ["{uuid}", "{instant}", "{date}", "{time}", "{json}", "{bool}"]
        .iter()
        .zip(names)
        .fold(sql.to_owned(), |sql, (token, name)| sql.replace(token, name))
}
