//! Finding the employee behind a sign-in.

use crate::model::{employee, profile};
use crate::rules::person::Person;
use crate::rules::text;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// What a token says of who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInKey {
    /// A mail address, compared without regard to case.
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

/// The first `limit` employees by name: for embedded sign-in, which has nobody to protect.
pub async fn first(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<employee::Model>, DbErr> {
    employee::Entity::find()
        .order_by_asc(employee::Column::HrId)
        .limit(limit)
        .all(db)
        .await
}
