//! Circles as a whole.

use super::payload;
use crate::graphql::once;
use crate::graphql::session::{Session, key};
use crate::graphql::types::{AdvisoryCode, Circle, Role};
use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object, Result};
use entity::model::circle;
use entity::ops::Once;
use entity::ops::circle as ops;
use entity::support::gid::Kind;

/// Circles as a whole.
#[derive(Default)]
pub struct CircleMutation;

/// The input of the mutation proposeCircle.
#[derive(InputObject)]
pub struct ProposeCircleInput {
    /// One line, 120 characters at most.
    title: String,
    /// What it is about and for whom, 4,000 characters at most.
    description: String,
    /// The global id of its topic, one of `topics`.
    topic_id: ID,
    /// An affinity network that it belongs to.
    affinity_network_id: Option<ID>,
    /// The language spoken, a BCP 47 tag such as `en` or `pt-BR`.
    language: String,
    /// An IANA time zone; yours when absent.
    zone: Option<String>,
    /// A lower maximum of people than the programme's.
    max_people: Option<i32>,
    /// Whether an advisor is looked for.
    #[graphql(default)]
    wants_advisor: bool,
    /// Your own role in it.
    role: Role,
    /// The email address of a colleague who shall be programme manager. Until they accept, you are.
    programme_manager_mail: Option<String>,
    /// Keep it a draft that you alone see, until submitCircle.
    #[graphql(default)]
    draft: bool,
    /// Your word for this call, 1 to 100 visible ASCII characters, such as a UUID. Repeat the call with it when the answer got
    /// lost: for 24 hours it is done once, and answered again.
    idempotency_key: Option<String>,
}

/// The input of the mutation submitCircle.
#[derive(InputObject)]
pub struct SubmitCircleInput {
    /// The global id of your draft.
    circle_id: ID,
}

/// The input of the mutation updateCircle.
#[derive(InputObject)]
pub struct UpdateCircleInput {
    /// The global id of the circle.
    circle_id: ID,
    /// What to change; what is absent is left as it is.
    changes: CircleChanges,
}

/// Changes to a circle. What is absent is left as it is.
#[derive(InputObject)]
pub struct CircleChanges {
    /// One line, 120 characters at most.
    title: Option<String>,
    /// What it is about and for whom, 4,000 characters at most.
    description: Option<String>,
    /// The global id of its topic, one of `topics`.
    topic_id: Option<ID>,
    /// The affinity network that it belongs to; null clears it.
    affinity_network_id: MaybeUndefined<ID>,
    /// The language spoken, a BCP 47 tag.
    language: Option<String>,
    /// An IANA time zone; fixed once the circle is published.
    zone: Option<String>,
    /// The most people; not lower than the seats that are taken or offered.
    max_people: Option<i32>,
    /// Whether an advisor is looked for.
    wants_advisor: Option<bool>,
    /// Whether it takes requests.
    recruiting_open: Option<bool>,
}

/// The input of the mutation publishCircle.
#[derive(InputObject)]
pub struct PublishCircleInput {
    /// The global id of the circle.
    circle_id: ID,
    /// The advisories that you have read: `circle { advisories }`.
    #[graphql(default)]
    acknowledge: Vec<AdvisoryCode>,
}

/// The input of the mutation withdrawCircle.
#[derive(InputObject)]
pub struct WithdrawCircleInput {
    /// The global id of the proposed circle.
    circle_id: ID,
}

payload! {
    /// The result of proposeCircle: an object is null when it was refused, and `userErrors` says why.
    ProposeCirclePayload of circle::Model {
        /// The circle as it stands now; null when the mutation was refused.
        circle: Circle,
    }
}

payload! {
    /// The result of submitCircle: an object is null when it was refused, and `userErrors` says why.
    SubmitCirclePayload of circle::Model {
        /// The circle as it stands now; null when the mutation was refused.
        circle: Circle,
    }
}

payload! {
    /// The result of updateCircle: an object is null when it was refused, and `userErrors` says why.
    UpdateCirclePayload of circle::Model {
        /// The circle as it stands now; null when the mutation was refused.
        circle: Circle,
    }
}

payload! {
    /// The result of publishCircle: an object is null when it was refused, and `userErrors` says why.
    PublishCirclePayload of circle::Model {
        /// The circle as it stands now; null when the mutation was refused.
        circle: Circle,
    }
}

payload! {
    /// The result of withdrawCircle: an object is null when it was refused, and `userErrors` says why.
    WithdrawCirclePayload of circle::Model {
        /// The circle as it stands now; null when the mutation was refused.
        circle: Circle,
    }
}

/// Circles as a whole.
#[Object]
impl CircleMutation {
    /// Propose a circle: it is found by search and can be asked to join at once. You are its programme manager and
    /// take part; if you name another, until they accept.
    async fn propose_circle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: ProposeCircleInput,
    ) -> Result<ProposeCirclePayload> {
        let sent = once::key(ctx, &input);
        let decode = || {
            let network = input.affinity_network_id;
            let operation = ops::Propose {
                topic_id: key("topicId", Kind::Topic, &input.topic_id)?,
                affinity_network_id: network
                    .map(|id| key("affinityNetworkId", Kind::AffinityNetwork, &id))
                    .transpose()?,
                title: input.title,
                description: input.description,
                language: input.language,
                zone: input.zone,
                max_people: input.max_people,
                wants_advisor: input.wants_advisor,
                role: input.role.into(),
                programme_manager_mail: input.programme_manager_mail,
                draft: input.draft,
            };
            Ok(Once::new(sent, operation))
        };
        Session::of(ctx)?.perform(decode).await
    }

    /// Propose what was a draft.
    async fn submit_circle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: SubmitCircleInput,
    ) -> Result<SubmitCirclePayload> {
        let decode = || {
            Ok(ops::Submit {
                circle_id: key("circleId", Kind::Circle, &input.circle_id)?,
            })
        };
        Session::of(ctx)?.perform(decode).await
    }

    /// Change what a circle says of itself, its maximum, and whether it takes requests. A bigger maximum moves the
    /// waitlist.
    async fn update_circle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: UpdateCircleInput,
    ) -> Result<UpdateCirclePayload> {
        let decode = || {
            let circle_id = key("circleId", Kind::Circle, &input.circle_id)?;
            let changes = input.changes;
            let network = match changes.affinity_network_id {
                MaybeUndefined::Undefined => None,
                MaybeUndefined::Null => Some(None),
                MaybeUndefined::Value(id) => {
                    Some(Some(key("affinityNetworkId", Kind::AffinityNetwork, &id)?))
                }
            };
            let change = ops::Change {
                title: changes.title,
                description: changes.description,
                topic_id: changes
                    .topic_id
                    .map(|id| key("topicId", Kind::Topic, &id))
                    .transpose()?,
                affinity_network_id: network,
                language: changes.language,
                zone: changes.zone,
                max_people: changes.max_people,
                wants_advisor: changes.wants_advisor,
                recruiting_open: changes.recruiting_open,
            };
            Ok(ops::Update { circle_id, change })
        };
        let mut payload: UpdateCirclePayload = Session::of(ctx)?.perform(decode).await?;
        for error in &mut payload.user_errors {
            error.within("changes", |field| field != "circleId");
        }
        Ok(payload)
    }

    /// Publish a circle: its six-month term starts today, with six planned meetings, and everybody in it is told.
    async fn publish_circle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: PublishCircleInput,
    ) -> Result<PublishCirclePayload> {
        let decode = || {
            Ok(ops::Publish {
                circle_id: key("circleId", Kind::Circle, &input.circle_id)?,
                acknowledge: input.acknowledge.into_iter().map(Into::into).collect(),
            })
        };
        Session::of(ctx)?.perform(decode).await
    }

    /// Take a proposal back: open requests are closed, and everybody concerned is told.
    async fn withdraw_circle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that the mutation takes, as one object.")] input: WithdrawCircleInput,
    ) -> Result<WithdrawCirclePayload> {
        let decode = || {
            Ok(ops::Withdraw {
                circle_id: key("circleId", Kind::Circle, &input.circle_id)?,
            })
        };
        Session::of(ctx)?.perform(decode).await
    }
}
