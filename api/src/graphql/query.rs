//! Reads.

use super::error;
use super::loaders::{CircleById, JoinRequestById, MembershipById, NetworkById, NominationById, TopicById};
use super::paging::{self, InstantCursor, list_cost, page_cost};
use super::rights;
use super::session::{Session, key};
use super::types::{
    AdministratorTask, AdministratorTaskConnection, AdministratorTaskKind, AffinityNetwork, Circle,
    CircleConnection, Counted, ForecastAssumption, JobFamily, JoinRequest, Membership, Node, Nomination,
    Person, Programme, ProgrammeForecast, Topic, Total, Viewer,
};
use crate::document::limits;
use crate::graphql::nullable::{Nullable, nullable};
use async_graphql::{Context, ID, InputObject, Object, Result};
use entity::query::{self, circle::OpenFilter};
use entity::rules::{language, search, zone};
use entity::support::gid::{self, Kind};

/// Everything that can be read.
#[derive(Default)]
pub struct Query;

/// What to look for among the circles that can be asked to join. What is absent does not narrow the search.
#[derive(Debug, Default, InputObject)]
pub struct OpenCircleFilter {
    /// Every word occurs in the title, the description or the topic's name: 8 words at most, whatever their case and accents.
    /// A word of two letters is the beginning of a word, a single letter is a word of its own.
    text: Option<String>,
    /// About the topic with this global id.
    topic_id: Option<ID>,
    /// Of the affinity network with this global id.
    affinity_network_id: Option<ID>,
    /// In this language, a BCP 47 tag.
    language: Option<String>,
    /// Not more than so many hours from the viewer's time zone, 0 to 12.
    max_hours_apart: Option<i32>,
    /// With at least so many free seats, 0 to 100.
    min_free_seats: Option<i32>,
    /// Whether an advisor is looked for.
    wants_advisor: Option<bool>,
}

/// Computes what a search costs beside the page: a point for each byte of its text, as far as it may be long.
fn search_cost(filter: Option<&OpenCircleFilter>) -> usize {
    let text = filter.and_then(|filter| filter.text.as_ref());
    text.map_or(0, |text| text.len().min(limits::SEARCH_CHARACTERS))
}

/// Everything that can be read.
#[Object]
impl Query {
    /// Who is signed in; null for nobody, and for somebody whom HR's data does not know.
    async fn viewer(&self, ctx: &Context<'_>) -> Nullable<Viewer> {
        nullable(async { Ok(Session::of(ctx)?.viewer().ok().map(|_| Viewer)) }).await
    }

    /// The settings of the programme that clients need.
    async fn programme(&self) -> Programme {
        Programme
    }

    /// What has this global id; null where nothing has that the viewer can see.
    async fn node(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id of what is looked for.")] id: ID,
    ) -> Nullable<Node> {
        nullable(async { node(Session::of(ctx)?, &id).await }).await
    }

    /// What has these global ids, in their order; null where nothing has that the viewer can see.
    #[graphql(complexity = "list_cost(ids.len(), child_complexity)")]
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global ids, 100 at most.")] ids: Vec<ID>,
    ) -> Result<Vec<Option<Node>>> {
        if ids.len() > limits::NODE_IDS {
            return Err(error::bad_input(&format!(
                "ids takes {} at most.",
                limits::NODE_IDS
            )));
        }
        let session = Session::of(ctx)?;
        futures::future::try_join_all(ids.iter().map(|id| node(session, id))).await
    }

    /// The circle with this id; null where there is none that the viewer can see.
    async fn circle(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id of the circle.")] id: ID,
    ) -> Nullable<Circle> {
        nullable(async {
            let session = Session::of(ctx)?;
            session.eligible()?;
            let id = key("id", Kind::Circle, &id)?;
            Ok(session.loaders.load_one(CircleById(id)).await?.map(Circle))
        })
        .await
    }

    /// The circles that can be asked to join, the last proposed first.
    #[graphql(complexity = "page_cost(first, child_complexity).saturating_add(search_cost(filter.as_ref()))")]
    async fn circles(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to look for; all open circles when absent.")] filter: Option<OpenCircleFilter>,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "The endCursor of the page before.")] after: Option<String>,
    ) -> Result<CircleConnection> {
        let session = Session::of(ctx)?;
        session.eligible()?;
        let filter = filter.unwrap_or_default().read(session).await?;
        let db = session.reads();
        let total = Total::new(Counted::OpenCircles(filter.clone()));
        let load = |after: Option<InstantCursor>, limit| async move {
            let rows = query::circle::open_page(db, &filter, after.map(Into::into), limit).await?;
            Ok(rows
                .into_iter()
                .filter_map(|row| {
                    Some((
                        InstantCursor {
                            at: row.proposed_at?,
                            id: row.id,
                        },
                        Circle(row),
                    ))
                })
                .collect())
        };
        Ok(CircleConnection::new(
            paging::page(first, after, load).await?,
            total,
        ))
    }

    /// What the clock will do in the days to come, and which emails it will send. For programme administrators; `FORBIDDEN`
    /// for everybody else. It is played on a copy, one forecast at a time.
    #[graphql(complexity = "1000 + list_cost(5, child_complexity)")]
    async fn programme_forecast(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many days, 1 to 400.")] days: i32,
        #[graphql(
            desc = "What programme managers are assumed to do.",
            default_with = "ForecastAssumption::Nothing"
        )]
        assume: ForecastAssumption,
    ) -> Result<ProgrammeForecast> {
        let session = Session::of(ctx)?;
        session.administrator()?;
        ProgrammeForecast::of(session, days, assume).await
    }

    /// The circles that programme administrators look after for one reason, those that wait longest first. For programme
    /// administrators; `FORBIDDEN` for everybody else.
    #[graphql(complexity = "page_cost(first, child_complexity)")]
    async fn administrator_tasks(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Why they look after them.")] kind: AdministratorTaskKind,
        #[graphql(desc = "How many, 1 to 100; 20 when absent.")] first: Option<i32>,
        #[graphql(desc = "The endCursor of the page before.")] after: Option<String>,
    ) -> Result<AdministratorTaskConnection> {
        let session = Session::of(ctx)?;
        session.administrator()?;
        let db = session.reads();
        let load = |after: Option<InstantCursor>, limit| async move {
            let after = after.map(Into::into);
            let rows = query::administrator_tasks::circles(db, kind.into(), after, limit).await?;
            Ok(rows
                .into_iter()
                .map(|(since, row)| {
                    let cursor = InstantCursor {
                        at: since,
                        id: row.id,
                    };
                    let circle = Circle(row);
                    (cursor, AdministratorTask { kind, since, circle })
                })
                .collect())
        };
        Ok(AdministratorTaskConnection::new(
            paging::page(first, after, load).await?,
            Total::new(Counted::Tasks(kind.into())),
        ))
    }

    /// The topics that circles can be about, by name.
    #[graphql(complexity = "list_cost(20, child_complexity)")]
    async fn topics(&self, ctx: &Context<'_>) -> Result<Vec<Topic>> {
        let session = Session::of(ctx)?;
        session.eligible()?;
        Ok(query::programme::topics(session.reads())
            .await?
            .into_iter()
            .map(Topic)
            .collect())
    }

    /// The affinity networks, by name.
    #[graphql(complexity = "list_cost(20, child_complexity)")]
    async fn affinity_networks(&self, ctx: &Context<'_>) -> Result<Vec<AffinityNetwork>> {
        let session = Session::of(ctx)?;
        session.eligible()?;
        let rows = query::programme::affinity_networks(session.reads()).await?;
        Ok(rows.into_iter().map(AffinityNetwork).collect())
    }

    /// The job families, by name, each with its ladder of levels.
    #[graphql(complexity = "list_cost(5, child_complexity)")]
    async fn job_families(&self, ctx: &Context<'_>) -> Result<Vec<JobFamily>> {
        let session = Session::of(ctx)?;
        session.eligible()?;
        let rows = query::programme::ladders(session.reads()).await?;
        Ok(rows
            .into_iter()
            .map(|(row, ladder)| JobFamily { row, ladder })
            .collect())
    }
}

async fn node(session: &Session, id: &ID) -> Result<Option<Node>> {
    session.eligible()?;
    let loaders = &session.loaders;
    let Some((kind, key)) = gid::decode(id) else {
        return Ok(None);
    };
    Ok(match kind {
        Kind::Circle => loaders
            .load_one(CircleById(key))
            .await?
            .map(|row| Circle(row).into()),
        Kind::JoinRequest => match loaders.load_one(JoinRequestById(key)).await? {
            Some(sealed) => rights::open(session, sealed)
                .await?
                .map(|row| JoinRequest(row).into()),
            None => None,
        },
        Kind::Nomination => match loaders.load_one(NominationById(key)).await? {
            Some(sealed) => rights::open(session, sealed)
                .await?
                .map(|row| Nomination(row).into()),
            None => None,
        },
        Kind::Membership => match loaders.load_one(MembershipById(key)).await? {
            Some(sealed) => rights::open(session, sealed)
                .await?
                .map(|row| Membership(row).into()),
            None => None,
        },
        Kind::Person => Person::visible(session, key).await?.map(Into::into),
        Kind::Topic => loaders
            .load_one(TopicById(key))
            .await?
            .map(|row| Topic(row).into()),
        Kind::AffinityNetwork => loaders
            .load_one(NetworkById(key))
            .await?
            .map(|row| AffinityNetwork(row).into()),
        Kind::Meeting | Kind::JobFamily => None,
    })
}

impl OpenCircleFilter {
    /// Checks the filter, and turns hours into the zones that are so near.
    async fn read(self, session: &Session) -> Result<OpenFilter> {
        if self
            .text
            .as_ref()
            .is_some_and(|text| text.chars().count() > limits::SEARCH_CHARACTERS)
        {
            return Err(error::bad_input(&format!(
                "filter.text has {} characters at most. Search for fewer words.",
                limits::SEARCH_CHARACTERS
            )));
        }
        let terms = search::terms(self.text.as_deref().unwrap_or_default());
        if terms.len() > limits::SEARCH_WORDS {
            return Err(error::bad_input(&format!(
                "filter.text has {} words at most. Search for fewer words.",
                limits::SEARCH_WORDS
            )));
        }
        if self
            .min_free_seats
            .is_some_and(|seats| !usize::try_from(seats).is_ok_and(|seats| seats <= limits::PEOPLE))
        {
            return Err(error::bad_input("filter.minFreeSeats is between 0 and 100."));
        }
        let language = match self.language.as_deref().map(language::canonical) {
            Some(None) => {
                return Err(error::bad_input(
                    "filter.language is not a language. Give a BCP 47 tag, such as en or pt-BR.",
                ));
            }
            given => given.flatten(),
        };
        let zones = match self.max_hours_apart.map(u32::try_from) {
            None => None,
            Some(Ok(hours)) if hours <= 12 => Some(near(session, hours).await?),
            Some(_) => return Err(error::bad_input("filter.maxHoursApart is between 0 and 12.")),
        };
        let topic_id = self
            .topic_id
            .map(|id| key("filter.topicId", Kind::Topic, &id))
            .transpose()?;
        let network = self.affinity_network_id;
        let affinity_network_id = network
            .map(|id| key("filter.affinityNetworkId", Kind::AffinityNetwork, &id))
            .transpose()?;
        Ok(OpenFilter {
            terms,
            topic_id,
            affinity_network_id,
            language,
            zones,
            min_free_seats: self.min_free_seats,
            wants_advisor: self.wants_advisor,
        })
    }
}

async fn near(session: &Session, hours: u32) -> Result<Vec<&'static str>> {
    let viewer = session.viewer()?;
    let person = session
        .loaders
        .load_one(super::loaders::PersonById(viewer.employee_id))
        .await?;
    let own = person.and_then(|person| zone::parse(&person.employee.zone));
    let own =
        own.ok_or_else(|| error::bad_input("filter.maxHoursApart: HR's data has no time zone for you."))?;
    Ok(zone::zones_within(own, hours, session.now))
}
