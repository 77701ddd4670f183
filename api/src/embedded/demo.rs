//! Loads the demo programme: people, ladders, topics and ten circles in various states, made by the operations that
//! people use. All in one transaction, and never into a database that has data.

use super::lists::{LADDERS, NETWORKS, TOPICS};
use super::people::{DemoPerson, PEOPLE, SignedUp};
use chrono::{DateTime, TimeDelta, Utc};
use entity::forecast::{Assumption, Travel};
use entity::model::enums::Role;
use entity::model::{affinity_network, circle, employee, job_family, join_request, ladder_rung, topic};
use entity::ops::Operation;
use entity::ops::{
    OpError, circle as circles, join_request as joining, membership as memberships, nomination, profile,
};
use entity::rules::{AdvisoryCode, Policy};
use entity::support::clock::Clock;
use entity::support::db::Db;
use entity::work::{Actor, Cx, Viewer, Work};
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter,
};
use std::collections::HashMap;
use std::sync::Arc;
use strum::IntoEnumIterator;
use uuid::Uuid;

/// The email address of the demo programme's administrator.
pub const ADMINISTRATOR: &str = "fiona.macleod@example.com";

/// Loads the demo programme, unless there are employees already.
///
/// # Errors
/// When the database fails, or an operation refuses what the demo asks of it.
pub async fn load(db: &Db, clock: &dyn Clock, policy: Arc<Policy>) -> Result<(), OpError> {
    db.transaction(async |tx| {
        if tx.get_database_backend() == DbBackend::Postgres {
            // Of several processes that start at once, one loads the demo. The others wait, and then find the data.
            tx.execute_unprepared("LOCK TABLE employee IN SHARE ROW EXCLUSIVE MODE")
                .await?;
        }
        if employee::Entity::find().count(tx).await? > 0 {
            return Ok(());
        }
        let mut builder = DemoBuilder {
            tx,
            now: clock.now() - TimeDelta::days(100),
            policy,
            topics: HashMap::new(),
        };
        builder.lists().await?;
        builder.people().await?;
        builder.circles().await
    })
    .await
}

/// Builds the demo in one transaction. Its clock starts a hundred days ago and ends now.
struct DemoBuilder<'a> {
    tx: &'a DatabaseTransaction,
    now: DateTime<Utc>,
    policy: Arc<Policy>,
    topics: HashMap<&'static str, Uuid>,
}

impl DemoBuilder<'_> {
    fn cx(&self, actor: Option<Uuid>) -> Cx {
        let viewer = |employee_id| Viewer {
            employee_id,
            eligible: true,
            administrator: false,
        };
        let actor = actor.map_or(Actor::System, |id| Actor::Employee(viewer(id)));
        Cx {
            now: self.now,
            actor,
            policy: Arc::clone(&self.policy),
        }
    }

    fn id(&self) -> Uuid {
        self.cx(None).new_id()
    }

    /// Moves the clock on by `days`, and does what falls due in them.
    async fn days(&mut self, days: i64) -> Result<(), OpError> {
        let from = self.now;
        self.now += TimeDelta::days(days);
        let travel = Travel::new(self.tx, Arc::clone(&self.policy), Assumption::Nothing).await?;
        travel.until(from, self.now, |_| true).await
    }

    async fn lists(&mut self) -> Result<(), OpError> {
        for (slug, name, description) in TOPICS {
            let id = self.id();
            self.topics.insert(slug, id);
            let row = topic::Model {
                id,
                slug: slug.to_owned(),
                name: name.to_owned(),
                description: description.to_owned(),
            };
            topic::Entity::insert(row.into_active_model())
                .exec_without_returning(self.tx)
                .await?;
        }
        let networks = NETWORKS.map(|(slug, name)| affinity_network::ActiveModel {
            id: Set(self.id()),
            slug: Set(slug.to_owned()),
            name: Set(name.to_owned()),
        });
        affinity_network::Entity::insert_many(networks)
            .exec_without_returning(self.tx)
            .await?;
        for (_, name, rungs) in LADDERS {
            let family = self.id();
            let row = job_family::Model {
                id: family,
                name: name.to_owned(),
            };
            job_family::Entity::insert(row.into_active_model())
                .exec_without_returning(self.tx)
                .await?;
            let rungs = rungs
                .iter()
                .zip(1..)
                .map(|((level, title), position)| ladder_rung::ActiveModel {
                    id: Set(self.id()),
                    job_family_id: Set(family),
                    position: Set(position),
                    level: Set((*level).to_owned()),
                    title: Set((*title).to_owned()),
                });
            ladder_rung::Entity::insert_many(rungs)
                .exec_without_returning(self.tx)
                .await?;
        }
        Ok(())
    }

    async fn people(&mut self) -> Result<(), OpError> {
        let rungs: HashMap<String, ladder_rung::Model> = ladder_rung::Entity::find()
            .all(self.tx)
            .await?
            .into_iter()
            .map(|rung| (rung.level.clone(), rung))
            .collect();
        for (number, person) in PEOPLE.iter().enumerate() {
            let id = self.id();
            let rung = rungs.get(person.level);
            let mail = format!("{}@example.com", person.mail);
            let row = employee::Model {
                id,
                hr_id: format!("{:04}", 1000 + number),
                display_name: person.name.to_owned(),
                mail_key: mail.to_ascii_lowercase(),
                mail,
                employment_type: person.employment_type.to_owned(),
                job_family_id: rung.map(|rung| rung.job_family_id),
                rung_id: rung.map(|rung| rung.id),
                manager_id: None,
                location: None,
                zone: person.zone.to_owned(),
                locale: person.locale.to_owned(),
            };
            employee::Entity::insert(row.into_active_model())
                .exec_without_returning(self.tx)
                .await?;
            self.opt_in(id, person, number).await?;
        }
        Ok(())
    }

    async fn opt_in(&self, id: Uuid, person: &DemoPerson, number: usize) -> Result<(), OpError> {
        if person.signed_up == SignedUp::No {
            return Ok(());
        }
        let cx = self.cx(Some(id));
        let consent_version = self.policy.privacy_notice_version.clone();
        profile::OptIn { consent_version }
            .run(Work { tx: self.tx, cx: &cx })
            .await?;
        let topics = TOPICS.iter().cycle().skip(number).step_by(5).take(2);
        let change = profile::Change {
            about: Some(person.about.to_owned()),
            topic_ids: Some(
                topics
                    .filter_map(|(slug, ..)| self.topics.get(slug).copied())
                    .collect(),
            ),
            languages: Some(vec!["en".to_owned(), person.locale.to_owned()]),
            ..profile::Change::default()
        };
        profile::Update { change }
            .run(Work { tx: self.tx, cx: &cx })
            .await?;
        let (member, advisor) = match person.signed_up {
            SignedUp::Member => (true, false),
            SignedUp::Advisor => (false, true),
            SignedUp::Both => (true, true),
            SignedUp::Nothing | SignedUp::No => return Ok(()),
        };
        profile::SignUp { member, advisor }
            .run(Work { tx: self.tx, cx: &cx })
            .await?;
        Ok(())
    }

    /// Makes ten circles: running for three months and for three weeks, without a programme manager, below the minimum, full
    /// with a waitlist, with requests to decide, just begun, about to change hands, a draft, and one taken back.
    async fn circles(&mut self) -> Result<(), OpError> {
        let long = self
            .propose(
                "amara.okafor",
                "Negotiating for what you need",
                "negotiation",
                None,
            )
            .await?;
        self.join(&long, &["uma.desai", "grace.thapa", "oluwaseun"], Role::Member)
            .await?;
        self.join(&long, &["kavya.iyer"], Role::Advisor).await?;
        self.days(8).await?;
        self.publish(&long).await?;

        let orphan = self
            .propose(
                "nadia.petrova",
                "Changing track without losing the thread",
                "career-transitions",
                None,
            )
            .await?;
        self.join(
            &orphan,
            &["dina.farouk", "sione.tavita", "daichi.mori"],
            Role::Member,
        )
        .await?;
        self.days(20).await?;
        self.publish(&orphan).await?;
        let small = self
            .propose("jamal.brooks", "Feedback that helps", "giving-feedback", None)
            .await?;
        self.join(&small, &["viktor.halvorsen", "hana.novak"], Role::Member)
            .await?;
        self.days(10).await?;
        self.publish(&small).await?;
        self.days(40).await?;
        self.leave(&orphan, "nadia.petrova", true).await?;
        self.leave(&small, "hana.novak", false).await?;

        let recent = self
            .propose(
                "zoe.vandenberg",
                "Leading without the title",
                "leading-without-authority",
                None,
            )
            .await?;
        self.join(
            &recent,
            &["ximena.rojas", "liam.walsh", "yusuf.demir"],
            Role::Member,
        )
        .await?;
        self.join(&recent, &["wei.zhang"], Role::Advisor).await?;
        self.publish(&recent).await?;
        let withdrawn = self
            .propose(
                "rosa.lindqvist",
                "Far from the office",
                "working-across-zones",
                None,
            )
            .await?;
        let withdraw = circles::Withdraw {
            circle_id: withdrawn.id,
        };
        self.act("rosa.lindqvist", withdraw).await?;

        self.days(12).await?;
        let full = self
            .propose(
                "tomas.herrera",
                "Managing for the first time",
                "first-time-managing",
                Some(3),
            )
            .await?;
        self.join(&full, &["mariajose.pena"], Role::Member).await?;
        self.join(&full, &["ingrid.solberg"], Role::Advisor).await?;
        self.ask(
            &full,
            "beatriz.santos",
            Role::Member,
            "I start managing in January.",
        )
        .await?;
        let busy = self
            .propose(
                "kavya.iyer",
                "Technical leadership, one decision at a time",
                "technical-leadership",
                None,
            )
            .await?;
        self.join(&busy, &["nadia.petrova"], Role::Member).await?;
        self.ask(&busy, "callum.reid", Role::Member, "Happy to take the odd hours.")
            .await?;
        self.ask(&busy, "arjun.nair", Role::Member, "").await?;
        self.ask(
            &busy,
            "paula.jensen",
            Role::Advisor,
            "I can offer ten years of mistakes.",
        )
        .await?;

        self.days(6).await?;
        self.propose(
            "chiara.dangelo",
            "Coming back from leave",
            "returning-from-leave",
            None,
        )
        .await?;
        let handing = self
            .propose("bruno.carvalho", "Saying no, kindly", "saying-no", None)
            .await?;
        let name = nomination::Name {
            circle_id: handing.id,
            nominee: nomination::Nominee::Colleague {
                mail: "jamal.brooks@example.com".to_owned(),
                role: Role::Member,
            },
        };
        self.act("bruno.carvalho", name).await?;
        self.draft(
            "farid.haddad",
            "How to speak so that people listen",
            "public-speaking",
        )
        .await?;
        Ok(())
    }

    async fn employee(&self, mail: &str) -> Result<Uuid, OpError> {
        let key = format!("{mail}@example.com");
        let found = employee::Entity::find()
            .filter(employee::COLUMN.mail_key.eq(key.as_str()))
            .one(self.tx)
            .await?;
        let found = found.ok_or_else(|| sea_orm::DbErr::RecordNotFound(key))?;
        Ok(found.id)
    }

    async fn act<O: Operation>(&self, mail: &str, operation: O) -> Result<O::Output, OpError> {
        let cx = self.cx(Some(self.employee(mail).await?));
        operation.run(Work { tx: self.tx, cx: &cx }).await
    }

    async fn propose(
        &self,
        proposer: &str,
        title: &str,
        topic: &str,
        max_people: Option<i32>,
    ) -> Result<circle::Model, OpError> {
        let operation = self.proposal(title, topic, max_people, false);
        self.act(proposer, operation).await
    }

    async fn draft(&self, proposer: &str, title: &str, topic: &str) -> Result<circle::Model, OpError> {
        let operation = self.proposal(title, topic, None, true);
        self.act(proposer, operation).await
    }

    fn proposal(&self, title: &str, topic: &str, max_people: Option<i32>, draft: bool) -> circles::Propose {
        let about = TOPICS
            .iter()
            .find(|(slug, ..)| *slug == topic)
            .map_or("", |(.., about)| about);
        circles::Propose {
            title: title.to_owned(),
            description: format!("{about}\n\nWe meet once a month, and what is said stays among us."),
            topic_id: self.topics.get(topic).copied().unwrap_or_default(),
            affinity_network_id: None,
            language: "en".to_owned(),
            zone: None,
            max_people,
            wants_advisor: true,
            role: Role::Member,
            programme_manager_mail: None,
            draft,
        }
    }

    async fn ask(
        &self,
        circle: &circle::Model,
        who: &str,
        role: Role,
        message: &str,
    ) -> Result<join_request::Model, OpError> {
        self.act(
            who,
            joining::Ask {
                circle_id: circle.id,
                role,
                message: message.to_owned(),
            },
        )
        .await
    }

    async fn join(&self, circle: &circle::Model, people: &[&str], role: Role) -> Result<(), OpError> {
        for who in people {
            let request = self.ask(circle, who, role, "").await?;
            let cx = self.cx(Some(circle.proposed_by));
            let acknowledge = AdvisoryCode::iter().collect();
            joining::Approve {
                join_request_id: request.id,
                acknowledge,
            }
            .run(Work { tx: self.tx, cx: &cx })
            .await?;
        }
        Ok(())
    }

    async fn publish(&self, circle: &circle::Model) -> Result<(), OpError> {
        let cx = self.cx(Some(circle.proposed_by));
        let acknowledge = AdvisoryCode::iter().collect();
        circles::Publish {
            circle_id: circle.id,
            acknowledge,
        }
        .run(Work { tx: self.tx, cx: &cx })
        .await?;
        Ok(())
    }

    async fn leave(&self, circle: &circle::Model, who: &str, leave_vacant: bool) -> Result<(), OpError> {
        self.act(
            who,
            memberships::Leave {
                circle_id: circle.id,
                leave_vacant,
            },
        )
        .await?;
        Ok(())
    }
}
