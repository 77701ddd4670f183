//! People: how much of one is shown depends on the way that led to them.

use super::{Level, Topic};
use crate::graphql::ids;
use crate::graphql::loaders::{ConnectionWith, LanguagesOf, PersonById, RungById, TopicsOf};
use crate::graphql::nullable::{Nullable, nullable};
use crate::graphql::paging::list_cost;
use crate::graphql::rights::may;
use crate::graphql::session::Session;
use async_graphql::{Context, ID, Object, Result};
use entity::model::circle;
use entity::query::person::Connection;
use entity::rules::person;
use entity::rules::rights::Act;
use entity::support::gid::Kind;
use uuid::Uuid;

/// How much of a person is shown (docs/product.md §5). Each includes the ones before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The name.
    Name,
    /// The level and what they say of themselves: for participants of one circle, and for those who decide about a
    /// request.
    Profile,
    /// The email address too: for the person, the circle's programme manager and administrators with a reason.
    Contact,
}

impl Scope {
    /// How much of a circle's people the viewer is shown.
    pub(in crate::graphql) async fn in_circle(session: &Session, circle: &circle::Model) -> Result<Self> {
        if may(session, circle, Act::SeeAddresses).await? {
            Ok(Self::Contact)
        } else if may(session, circle, Act::SeeInside).await? {
            Ok(Self::Profile)
        } else {
            Ok(Self::Name)
        }
    }
}

/// An employee, shown as far as the viewer may look.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    id: Uuid,
    scope: Scope,
}

impl Person {
    pub(in crate::graphql) fn new(id: Uuid, scope: Scope) -> Self {
        Self { id, scope }
    }

    /// The person, as far as the viewer's connections with them go; `None` where there are none.
    pub(in crate::graphql) async fn visible(session: &Session, id: Uuid) -> Result<Option<Self>> {
        let viewer = session.eligible()?;
        if viewer.employee_id == id {
            return Ok(Some(Self::new(id, Scope::Contact)));
        }
        let connection = session.loaders.load_one(ConnectionWith(id)).await?;
        let scope = match connection.unwrap_or_default() {
            Connection {
                manages_circle: true, ..
            }
            | Connection { has_access: true, .. } => Scope::Contact,
            Connection {
                shares_circle: true, ..
            } => Scope::Profile,
            Connection {
                is_visible_manager: true,
                ..
            } => Scope::Name,
            Connection { .. } if viewer.administrator => Scope::Name,
            Connection { .. } => return Ok(None),
        };
        let exists = session.loaders.load_one(PersonById(id)).await?.is_some();
        Ok(exists.then_some(Self::new(id, scope)))
    }

    fn shows(&self, session: &Session, scope: Scope) -> Result<bool> {
        Ok(self.scope >= scope || session.viewer()?.employee_id == self.id)
    }

    async fn load(&self, session: &Session) -> Result<person::Person> {
        let person = session.loaders.load_one(PersonById(self.id)).await?;
        person.ok_or_else(|| async_graphql::Error::new("a person was referred to who does not exist"))
    }
}

/// An employee, shown as far as the viewer may look.
#[Object]
impl Person {
    /// The global id, for `node` and for inputs.
    pub async fn id(&self) -> ID {
        ids::encode(Kind::Person, self.id)
    }

    /// The name, as HR's data has it.
    async fn display_name(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(self.load(Session::of(ctx)?).await?.employee.display_name)
    }

    /// The email address: shown to the person, to the programme manager of a circle that they are in, and to
    /// administrators with a logged reason; null for everybody else.
    async fn mail(&self, ctx: &Context<'_>) -> Nullable<String> {
        nullable(async {
            let session = Session::of(ctx)?;
            if !self.shows(session, Scope::Contact)? {
                return Ok(None);
            }
            Ok(Some(self.load(session).await?.employee.mail))
        })
        .await
    }

    /// The level in the person's job family; null where it is not the viewer's to see, or HR's data has none.
    async fn level(&self, ctx: &Context<'_>) -> Nullable<Level> {
        nullable(async {
            let session = Session::of(ctx)?;
            if !self.shows(session, Scope::Profile)? {
                return Ok(None);
            }
            let Some(rung) = self.load(session).await?.employee.rung_id else {
                return Ok(None);
            };
            let found = session.loaders.load_one(RungById(rung)).await?;
            Ok(found.map(|(rung, family)| Level::new(rung, family)))
        })
        .await
    }

    /// The IANA time zone; null where it is not the viewer's to see.
    async fn zone(&self, ctx: &Context<'_>) -> Nullable<String> {
        nullable(async {
            let session = Session::of(ctx)?;
            if !self.shows(session, Scope::Profile)? {
                return Ok(None);
            }
            Ok(Some(self.load(session).await?.employee.zone))
        })
        .await
    }

    /// What the person says of themselves; null where it is not the viewer's to see.
    async fn about(&self, ctx: &Context<'_>) -> Nullable<String> {
        nullable(async {
            let session = Session::of(ctx)?;
            if !self.shows(session, Scope::Profile)? {
                return Ok(None);
            }
            Ok(self.load(session).await?.profile.map(|profile| profile.about))
        })
        .await
    }

    /// The topics that the person cares about; null where that is not the viewer's to see.
    #[graphql(complexity = "list_cost(5, child_complexity)")]
    async fn topics(&self, ctx: &Context<'_>) -> Nullable<Vec<Topic>> {
        nullable(async {
            let session = Session::of(ctx)?;
            if !self.shows(session, Scope::Profile)? {
                return Ok(None);
            }
            let topics = session
                .loaders
                .load_one(TopicsOf(self.id))
                .await?
                .unwrap_or_default();
            Ok(Some(topics.into_iter().map(Topic).collect()))
        })
        .await
    }

    /// The languages that the person speaks, as BCP 47 tags; null where that is not the viewer's to see.
    async fn languages(&self, ctx: &Context<'_>) -> Nullable<Vec<String>> {
        nullable(async {
            let session = Session::of(ctx)?;
            if !self.shows(session, Scope::Profile)? {
                return Ok(None);
            }
            Ok(Some(
                session
                    .loaders
                    .load_one(LanguagesOf(self.id))
                    .await?
                    .unwrap_or_default(),
            ))
        })
        .await
    }
}
