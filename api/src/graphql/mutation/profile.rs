//! A person's own data.

use super::payload;
use crate::graphql::session::{Session, keys};
use crate::graphql::types::{Digest, Viewer};
use async_graphql::{Context, ID, InputObject, Object, Result};
use entity::model::profile;
use entity::ops::profile as ops;
use entity::support::gid::Kind;

/// A person's own data.
#[derive(Default)]
pub struct ProfileMutation;

/// The input of the mutation optIn.
#[derive(InputObject)]
pub struct OptInInput {
    /// The version of the privacy notice that you have read: `programme { privacyNoticeVersion }`.
    consent_version: String,
}

/// The input of the mutation signUp.
#[derive(InputObject)]
pub struct SignUpInput {
    /// Be a member of circles.
    as_member: bool,
    /// Be an advisor of circles.
    as_advisor: bool,
}

/// The input of the mutation updateProfile. What is absent is left as it is; a list that is there replaces the old one.
#[derive(InputObject)]
pub struct UpdateProfileInput {
    /// What you say of yourself, 2,000 characters at most.
    about: Option<String>,
    /// The topics you care about, 20 at most.
    topic_ids: Option<Vec<ID>>,
    /// The affinity networks you belong to, 20 at most. Shown to you alone.
    affinity_network_ids: Option<Vec<ID>>,
    /// The languages you speak, as BCP 47 tags, 20 at most.
    languages: Option<Vec<String>>,
    /// Whether reminders are sent by email.
    wants_reminders: Option<bool>,
    /// Whether news of your circles is sent by email.
    wants_news: Option<bool>,
    /// Whether that news comes email by email (OFF) or in a digest. What was kept for a digest comes in one last digest.
    digest: Option<Digest>,
}

payload! {
    /// The result of optIn: an object is null when it was refused, and `userErrors` says why.
    OptInPayload of profile::Model {
        /// You, with your profile as it stands now; null when the mutation was refused.
        viewer: Viewer = viewer,
    }
}

payload! {
    /// The result of signUp: an object is null when it was refused, and `userErrors` says why.
    SignUpPayload of profile::Model {
        /// You, with your profile as it stands now; null when the mutation was refused.
        viewer: Viewer = viewer,
    }
}

payload! {
    /// The result of updateProfile: an object is null when it was refused, and `userErrors` says why.
    UpdateProfilePayload of profile::Model {
        /// You, with your profile as it stands now; null when the mutation was refused.
        viewer: Viewer = viewer,
    }
}

payload! {
    /// The result of revokeMailLinks: an object is null when it was refused, and `userErrors` says why.
    RevokeMailLinksPayload of profile::Model {
        /// You, with your profile as it stands now; null when the mutation was refused.
        viewer: Viewer = viewer,
    }
}

fn viewer(_: &profile::Model) -> Viewer {
    Viewer
}

/// A person's own data.
#[Object]
impl ProfileMutation {
    /// Agree to the current privacy notice, and so take part in the programme. You get a welcome email that says what
    /// is stored and why. Doing it again changes nothing.
    async fn opt_in(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: OptInInput,
    ) -> Result<OptInPayload> {
        Session::of(ctx)?
            .perform(|| {
                Ok(ops::OptIn {
                    consent_version: input.consent_version,
                })
            })
            .await
    }

    /// Sign up as member, as advisor, or both. Circles that you are in are not touched.
    async fn sign_up(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: SignUpInput,
    ) -> Result<SignUpPayload> {
        let operation = ops::SignUp {
            member: input.as_member,
            advisor: input.as_advisor,
        };
        Session::of(ctx)?.perform(|| Ok(operation)).await
    }

    /// Change what you say of yourself, and which emails you want.
    async fn update_profile(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: UpdateProfileInput,
    ) -> Result<UpdateProfilePayload> {
        let decode = || {
            let topics = input
                .topic_ids
                .map(|ids| keys("topicIds", Kind::Topic, &ids))
                .transpose()?;
            let networks = input
                .affinity_network_ids
                .map(|ids| keys("affinityNetworkIds", Kind::AffinityNetwork, &ids))
                .transpose()?;
            let change = ops::Change {
                about: input.about,
                topic_ids: topics,
                affinity_network_ids: networks,
                languages: input.languages,
                wants_reminders: input.wants_reminders,
                wants_news: input.wants_news,
                digest: input.digest.map(Into::into),
            };
            Ok(ops::Update { change })
        };
        Session::of(ctx)?.perform(decode).await
    }

    /// Make the links in all emails that you have got so far stop working: those that answer a request without a sign-in,
    /// and those that turn emails off. For when somebody else could read your email.
    async fn revoke_mail_links(&self, ctx: &Context<'_>) -> Result<RevokeMailLinksPayload> {
        Session::of(ctx)?.perform(|| Ok(ops::RevokeMailLinks)).await
    }
}
