//! Finding the employee behind a sign-in.

use crate::model::{employee, profile};
use crate::rules::person::Person;
use crate::rules::{language, text, zone};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// What a token says of who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInKey {
    /// An email address, folded as HR's data is ([`text::mail_key`]).
    Mail(String),
    /// The id in HR's data.
    HrId(String),
}

/// The person whom `key` names, in one statement.
pub async fn by_sign_in(db: &impl ConnectionTrait, key: SignInKey) -> Result<Option<Person>, DbErr> {
    let find = employee::Entity::find();
    let find = match &key {
        SignInKey::Mail(mail) => match text::mail_key(mail) {
            Some(mail) => find.filter(employee::COLUMN.mail_key.eq(mail)),
            None => return Ok(None),
        },
        // Nobody's id, and PostgreSQL does not even let it into a query.
        SignInKey::HrId(id) if id.contains('\0') => return Ok(None),
        SignInKey::HrId(id) => find.filter(employee::COLUMN.hr_id.eq(id.as_str())),
    };
    let found = find.find_also_related(profile::Entity).one(db).await?;
    Ok(found.map(|(employee, profile)| Person { employee, profile }))
}

/// What HR's data says of how people are to be addressed, and of how many.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meaningless {
    /// Time zones that are not in the IANA database, sorted.
    pub zones: Vec<(String, i64)>,
    /// Locales that are no language tags (RFC 5646), sorted.
    pub locales: Vec<(String, i64)>,
}

/// Finds the zones and locales in HR's data that mean nothing, each with how many people have it.
pub async fn meaningless(db: &impl ConnectionTrait) -> Result<Meaningless, DbErr> {
    Ok(Meaningless {
        zones: values(db, employee::Column::Zone, |zone| zone::parse(zone).is_some()).await?,
        locales: values(db, employee::Column::Locale, |tag| {
            language::canonical(&tag.replace('_', "-")).is_some()
        })
        .await?,
    })
}

async fn values(
    db: &impl ConnectionTrait,
    column: employee::Column,
    means: impl Fn(&str) -> bool,
) -> Result<Vec<(String, i64)>, DbErr> {
    let mut found: Vec<(String, i64)> = employee::Entity::find()
        .select_only()
        .column(column)
        .column_as(employee::Column::Id.count(), "people")
        .group_by(column)
        .order_by_asc(column)
        .into_tuple()
        .all(db)
        .await?;
    found.retain(|(value, _)| !means(value));
    Ok(found)
}

/// The first `limit` employees by name: for embedded sign-in, which has nobody to protect.
pub async fn first(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<employee::Model>, DbErr> {
    employee::Entity::find()
        .order_by_asc(employee::Column::HrId)
        .limit(limit)
        .all(db)
        .await
}
