//! The programme: its settings and its lists.

use crate::graphql::ids;
use crate::graphql::paging::list_cost;
use crate::graphql::session::Session;
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use entity::model::{affinity_network, job_family, ladder_rung, topic};
use entity::support::gid::Kind;

/// Something that a circle can be about.
pub struct Topic(pub(in crate::graphql) topic::Model);

/// Something that a circle can be about.
#[Object]
impl Topic {
    /// The global id, for `node` and for inputs.
    pub async fn id(&self) -> ID {
        ids::encode(Kind::Topic, self.0.id)
    }

    /// A short name for programs.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// The name, to show to people.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// What the topic covers, in a sentence.
    async fn description(&self) -> &str {
        &self.0.description
    }
}

/// A network of employees. Who belongs to one is shown to nobody.
pub struct AffinityNetwork(pub(in crate::graphql) affinity_network::Model);

/// A network of employees. Who belongs to one is shown to nobody.
#[Object]
impl AffinityNetwork {
    /// The global id, for `node` and for inputs.
    pub async fn id(&self) -> ID {
        ids::encode(Kind::AffinityNetwork, self.0.id)
    }

    /// A short name for programs.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// The name, to show to people.
    async fn name(&self) -> &str {
        &self.0.name
    }
}

/// A rung of a job family's ladder. Rungs are counted, levels are not subtracted: ladders have holes.
#[derive(SimpleObject)]
pub struct Level {
    /// The company's label for the rung, such as "7" or "L4".
    level: String,
    /// The title that goes with it.
    title: String,
    /// The rung, counted from the lowest, which is 1.
    rung: i32,
    /// The name of the job family.
    job_family: String,
}

impl Level {
    pub(super) fn new(rung: ladder_rung::Model, family: job_family::Model) -> Self {
        Self {
            level: rung.level,
            title: rung.title,
            rung: rung.position,
            job_family: family.name,
        }
    }
}

/// A family of jobs, with a ladder of levels of its own.
pub struct JobFamily {
    pub(in crate::graphql) row: job_family::Model,
    pub(in crate::graphql) ladder: Vec<ladder_rung::Model>,
}

/// A family of jobs, with a ladder of levels of its own.
#[Object]
impl JobFamily {
    /// The global id, for `node` and for inputs.
    async fn id(&self) -> ID {
        ids::encode(Kind::JobFamily, self.row.id)
    }

    /// The name, to show to people.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// The rungs, from the lowest.
    #[graphql(complexity = "list_cost(10, child_complexity)")]
    async fn ladder(&self) -> Vec<Level> {
        self.ladder
            .iter()
            .map(|rung| Level::new(rung.clone(), self.row.clone()))
            .collect()
    }
}

/// The settings of the programme that clients need.
pub struct Programme;

/// The settings of the programme that clients need.
#[Object]
impl Programme {
    /// The fewest people, all roles together, with whom a circle can be published.
    async fn min_people(&self, ctx: &Context<'_>) -> Result<u32> {
        Ok(Session::of(ctx)?.policy.min_people)
    }

    /// The most people in a circle.
    async fn max_people(&self, ctx: &Context<'_>) -> Result<u32> {
        Ok(Session::of(ctx)?.policy.max_people)
    }

    /// The most open requests of one person.
    async fn max_open_requests(&self, ctx: &Context<'_>) -> Result<u32> {
        Ok(Session::of(ctx)?.policy.max_open_requests)
    }

    /// The version of the privacy notice to agree to with optIn.
    async fn privacy_notice_version<'a>(&self, ctx: &Context<'a>) -> Result<&'a str> {
        Ok(&Session::of(ctx)?.policy.privacy_notice_version)
    }

    /// Where the user guide is, as an absolute URL.
    async fn guide_url<'a>(&self, ctx: &Context<'a>) -> Result<&'a str> {
        Ok(&Session::of(ctx)?.guide_url)
    }
}
