//! Who is signed in.

use super::{
    AdministratorAccess, AffinityNetwork, Digest, JoinRequest, Mail, MailConnection, Membership, Nomination,
    Person, Scope,
};
use crate::document::limits::OWN_ENTRIES;
use crate::graphql::loaders::{AccessLogOf, PersonById};
use crate::graphql::nullable::{Nullable, nullable};
use crate::graphql::paging::{self, InstantCursor, list_cost, page_cost};
use crate::graphql::session::Session;
use async_graphql::{Context, Object, Result};
use chrono::{DateTime, Utc};
use entity::model::profile;
use entity::query;

/// Who is signed in, and what is theirs alone to see.
pub struct Viewer;

fn me(ctx: &Context<'_>) -> Result<entity::work::Viewer> {
    Session::of(ctx)?.viewer()
}

impl Viewer {
    async fn profile(&self, ctx: &Context<'_>) -> Result<Option<profile::Model>> {
        let person = Session::of(ctx)?
            .loaders
            .load_one(PersonById(me(ctx)?.employee_id))
            .await?;
        Ok(person.and_then(|person| person.profile))
    }
}

/// Who is signed in, and what is theirs alone to see.
#[Object]
impl Viewer {
    /// The person who is signed in.
    async fn person(&self, ctx: &Context<'_>) -> Result<Person> {
        Ok(Person::new(me(ctx)?.employee_id, Scope::Contact))
    }

    /// Whether the person may take part: a regular employee.
    async fn is_eligible(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(me(ctx)?.eligible)
    }

    /// Whether the person is a programme administrator.
    async fn is_administrator(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(me(ctx)?.administrator)
    }

    /// Whether the person has agreed to the current privacy notice.
    async fn is_opted_in(&self, ctx: &Context<'_>) -> Result<bool> {
        let current = &Session::of(ctx)?.policy.privacy_notice_version;
        Ok(self
            .profile(ctx)
            .await?
            .is_some_and(|profile| profile.consent_version == *current))
    }

    /// The version of the privacy notice that the person agreed to last; null before opting in.
    async fn consent_version(&self, ctx: &Context<'_>) -> Nullable<String> {
        nullable(async { Ok(self.profile(ctx).await?.map(|profile| profile.consent_version)) }).await
    }

    /// When the person agreed to it; null before opting in.
    async fn opted_in_at(&self, ctx: &Context<'_>) -> Nullable<DateTime<Utc>> {
        nullable(async { Ok(self.profile(ctx).await?.map(|profile| profile.opted_in_at)) }).await
    }

    /// Whether the person signed up as member.
    async fn signed_up_as_member(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self
            .profile(ctx)
            .await?
            .is_some_and(|profile| profile.signed_up_as_member))
    }

    /// Whether the person signed up as advisor.
    async fn signed_up_as_advisor(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self
            .profile(ctx)
            .await?
            .is_some_and(|profile| profile.signed_up_as_advisor))
    }

    /// The affinity networks that the person belongs to: shown to the person alone.
    #[graphql(complexity = "list_cost(5, child_complexity)")]
    async fn affinity_networks(&self, ctx: &Context<'_>) -> Result<Vec<AffinityNetwork>> {
        let networks = query::person::own_networks(Session::of(ctx)?.reads(), me(ctx)?.employee_id).await?;
        Ok(networks.into_iter().map(AffinityNetwork).collect())
    }

    /// Whether reminders are sent by email; null before opting in.
    async fn wants_reminders(&self, ctx: &Context<'_>) -> Nullable<bool> {
        nullable(async { Ok(self.profile(ctx).await?.map(|profile| profile.wants_reminders)) }).await
    }

    /// Whether news of the person's circles is sent by email; null before opting in.
    async fn wants_news(&self, ctx: &Context<'_>) -> Nullable<bool> {
        nullable(async { Ok(self.profile(ctx).await?.map(|profile| profile.wants_news)) }).await
    }

    /// How often news comes in a digest; null before opting in.
    async fn digest(&self, ctx: &Context<'_>) -> Nullable<Digest> {
        nullable(async { Ok(self.profile(ctx).await?.map(|profile| profile.digest.into())) }).await
    }

    /// The circles that the person is in, the last joined first, 100 at most.
    #[graphql(complexity = "list_cost(10, child_complexity)")]
    async fn memberships(&self, ctx: &Context<'_>) -> Result<Vec<Membership>> {
        let rows =
            query::roster::of_person(Session::of(ctx)?.reads(), me(ctx)?.employee_id, OWN_ENTRIES).await?;
        Ok(rows.into_iter().map(Membership).collect())
    }

    /// The person's own requests to join, the last first, 100 at most.
    #[graphql(complexity = "list_cost(10, child_complexity)")]
    async fn join_requests(&self, ctx: &Context<'_>) -> Result<Vec<JoinRequest>> {
        let rows =
            query::join_request::of_person(Session::of(ctx)?.reads(), me(ctx)?.employee_id, OWN_ENTRIES)
                .await?;
        Ok(rows.into_iter().map(JoinRequest).collect())
    }

    /// The nominations that wait for the person's answer.
    #[graphql(complexity = "list_cost(5, child_complexity)")]
    async fn nominations(&self, ctx: &Context<'_>) -> Result<Vec<Nomination>> {
        let session = Session::of(ctx)?;
        let rows = query::nomination::of_person(session.reads(), me(ctx)?.employee_id, session.now).await?;
        Ok(rows.into_iter().map(Nomination).collect())
    }

    /// The emails that the system sent to the person or decided not to, each with the reason; the newest first.
    #[graphql(complexity = "page_cost(first, child_complexity)")]
    async fn mail(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "The endCursor of the page before.")] after: Option<String>,
    ) -> Result<MailConnection> {
        let (db, me) = (Session::of(ctx)?.reads(), me(ctx)?.employee_id);
        let load = |after: Option<InstantCursor>, limit| async move {
            let rows = query::mail::of_person(db, me, after.map(Into::into), limit).await?;
            let mails = rows.into_iter().map(Mail);
            Ok(mails.map(|mail| (mail.cursor(), mail)).collect())
        };
        Ok(MailConnection::new(paging::page(first, after, load).await?))
    }

    /// The looks that programme administrators took at this person's data, the last first, 100 at most.
    #[graphql(complexity = "list_cost(10, child_complexity)")]
    async fn access_log(&self, ctx: &Context<'_>) -> Result<Vec<AdministratorAccess>> {
        let log = Session::of(ctx)?
            .loaders
            .load_one(AccessLogOf(me(ctx)?.employee_id))
            .await?;
        Ok(log
            .unwrap_or_default()
            .into_iter()
            .map(AdministratorAccess)
            .collect())
    }
}
