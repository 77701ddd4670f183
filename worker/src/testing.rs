//! What the tests of this crate share: a database in a temporary file, and rows with as little in them as will do.

use crate::deps::{Deps, Programme};
use crate::mail::Links;
use crate::mailer::{Mailer, MemoryMailbox};
use crate::{pace::Pace, running::Running};
use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use entity::model::{
    circle, circle_tie, duty, employee, enums::*, join_request, membership, outbox, profile, topic,
};
use entity::outbox::MailKind;
use entity::outbox::link::LinkKeys;
use entity::support::{clock::ManualClock, db::Db};
use sea_orm::{ActiveModelBehavior, ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel};
use std::{
    num::NonZeroUsize,
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// Returns when the tests begin.
pub(crate) fn start() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 22, 9, 0, 0).unwrap()
}

pub(crate) fn programme() -> Programme {
    Programme {
        links: Links::new(
            "https://circles.example.com/",
            "https://circles.example.com/guide",
            LinkKeys::new(["the secret of this crate's own tests"]).unwrap(),
        ),
        sender: "Circles <circles@example.com>".parse().unwrap(),
        dkim: None,
        policy: Arc::default(),
    }
}

/// Makes an employee; not in any database.
pub(crate) fn employee(n: u128, name: &str) -> employee::Model {
    employee::Model {
        id: Uuid::from_u128(n),
        hr_id: format!("hr-{n}"),
        display_name: name.to_owned(),
        mail: format!("person{n}@example.com"),
        mail_key: format!("person{n}@example.com"),
        employment_type: "regular".to_owned(),
        job_family_id: None,
        rung_id: None,
        manager_id: None,
        location: None,
        zone: "Europe/London".to_owned(),
        locale: "en-GB".to_owned(),
    }
}

/// Opens a new database: a file in `directory`, or one of the PostgreSQL server that `TEST_POSTGRES_URL` names (without a
/// database, as in `postgres://postgres@localhost:5432`).
async fn open(directory: &Path) -> Db {
    let Ok(server) = std::env::var("TEST_POSTGRES_URL") else {
        let file = directory.join("db");
        return Db::connect(&format!("sqlite:{}?mode=rwc", file.display()), 4)
            .await
            .unwrap();
    };
    let name = directory.file_name().unwrap().to_str().unwrap().replace('-', "_");
    let admin = Db::connect(&format!("{server}/postgres"), 1).await.unwrap();
    admin
        .read()
        .execute_unprepared(&format!("CREATE DATABASE {name}"))
        .await
        .unwrap();
    Db::connect(&format!("{server}/{name}"), 4).await.unwrap()
}

/// A migrated database and a clock that stands still. The file goes when this does.
pub(crate) struct World {
    pub(crate) db: Db,
    pub(crate) clock: ManualClock,
    pub(crate) mailbox: MemoryMailbox,
    pub(crate) programme: Programme,
    pub(crate) directory: PathBuf,
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}

impl World {
    pub(crate) async fn new() -> Self {
        let directory = std::env::temp_dir().join(format!(
            "circles-worker-{}",
            entity::support::ids::new_id(Utc.timestamp_nanos(0))
        ));
        std::fs::create_dir_all(&directory).unwrap();
        let db = open(&directory).await;
        migration::up(db.read(), None).await.unwrap();
        Self {
            db,
            clock: ManualClock::at(start()),
            mailbox: MemoryMailbox::default(),
            programme: programme(),
            directory,
        }
    }

    /// Makes the worker's dependencies, with this mailer.
    pub(crate) fn deps(&self, mailer: Mailer) -> Deps {
        Deps {
            db: self.db.clone(),
            clock: Arc::new(self.clock.clone()),
            wake: Arc::new(Notify::new()),
            mailer,
            programme: self.programme.clone(),
            concurrency: NonZeroUsize::new(4).unwrap(),
            doubt: TimeDelta::seconds(60),
            name: "test".into(),
            redis: None,
            pace: Pace::default(),
            running: Running::default(),
            cut_off: CancellationToken::new(),
            preparing: Arc::default(),
        }
    }

    /// Makes the worker's dependencies, with the mailbox in memory.
    pub(crate) fn memory(&self) -> Deps {
        self.deps(Mailer::Memory(self.mailbox.clone()))
    }

    /// Inserts a row.
    pub(crate) async fn add<M>(&self, row: M) -> M
    where
        M: Clone + IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel> + sea_orm::ModelTrait,
        <M::Entity as EntityTrait>::ActiveModel: ActiveModelBehavior + Send,
        M::Entity: EntityTrait<Model = M>,
    {
        let insert = M::Entity::insert(row.clone().into_active_model().reset_all());
        let inserted = self
            .db
            .transaction(async |tx| insert.exec_without_returning(tx).await);
        inserted.await.unwrap();
        row
    }

    /// Changes the row that these values name.
    pub(crate) async fn update<A>(&self, row: A)
    where
        A: ActiveModelBehavior + Send,
        <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
    {
        self.db
            .transaction(async |tx| row.update(tx).await)
            .await
            .unwrap();
    }

    /// Adds an employee who opted in, and wants reminders.
    pub(crate) async fn person(&self, n: u128, name: &str) -> Uuid {
        let id = self.add(employee(n, name)).await.id;
        self.add(profile::Model {
            employee_id: id,
            consent_version: "2026-01".to_owned(),
            opted_in_at: start(),
            signed_up_as_member: true,
            signed_up_as_advisor: false,
            about: String::new(),
            wants_reminders: true,
            digest: Digest::Off,
            updated_at: start(),
            wants_news: true,
            mail_epoch: 0,
            digest_at: None,
            erase_at: None,
            excluded_by_claim: false,
        })
        .await;
        id
    }

    /// Adds a proposed circle with this many seats.
    pub(crate) async fn circle(&self, n: u128, title: &str, max_people: i32, by: Uuid) -> circle::Model {
        let topic_id = Uuid::from_u128(1);
        if topic::Entity::find_by_id(topic_id)
            .one(self.db.read())
            .await
            .unwrap()
            .is_none()
        {
            let (slug, name) = ("leading".to_owned(), "Leading".to_owned());
            self.add(topic::Model {
                id: topic_id,
                slug,
                name,
                description: String::new(),
            })
            .await;
        }
        self.add(circle::Model {
            id: Uuid::from_u128(n),
            title: title.to_owned(),
            description: String::new(),
            search_text: String::new(),
            search_version: 0,
            topic_id,
            affinity_network_id: None,
            language: "en".to_owned(),
            zone: "Asia/Kolkata".to_owned(),
            state: CircleState::Proposed,
            recruiting_open: true,
            wants_advisor: false,
            max_people,
            people_count: 0,
            offered_count: 0,
            proposed_by: by,
            proposed_at: Some(start()),
            published_at: None,
            started_on: None,
            term: 0,
            term_ends_on: None,
            ended_at: None,
            pm_vacant_since: None,
            below_minimum_since: None,
            last_seq: 0,
            created_at: start(),
            updated_at: start(),
            ageing_from: Some(start()),
            decision: None,
            overdue_since: None,
            lapsed_at: None,
            end_reason: None,
            last_meeting_on: None,
            archived_at: None,
            played_until: None,
            joining_due_at: None,
            due_at: None,
            due_basis: String::new(),
        })
        .await
    }

    async fn tie(&self, circle: Uuid, employee: Uuid, kind: TieKind) {
        self.add(circle_tie::Model {
            circle_id: circle,
            employee_id: employee,
            kind,
        })
        .await;
    }

    /// Adds somebody to the circle.
    pub(crate) async fn member(
        &self,
        n: u128,
        circle: Uuid,
        employee: Uuid,
        role: Role,
    ) -> membership::Model {
        self.tie(circle, employee, TieKind::Membership).await;
        self.add(membership::Model {
            id: Uuid::from_u128(n),
            circle_id: circle,
            employee_id: employee,
            role,
            status: MembershipStatus::Active,
            joined_at: start(),
            ended_at: None,
            end_reason: None,
        })
        .await
    }

    /// Adds the circle's programme manager.
    pub(crate) async fn manager(&self, n: u128, circle: Uuid, employee: Uuid) -> duty::Model {
        self.add(duty::Model {
            id: Uuid::from_u128(n),
            circle_id: circle,
            employee_id: employee,
            duty: DutyKind::ProgrammeManager,
            slot: 0,
            since: start(),
            ended_at: None,
        })
        .await
    }

    /// Adds a request to join.
    pub(crate) async fn request(
        &self,
        n: u128,
        circle: Uuid,
        employee: Uuid,
        status: JoinRequestStatus,
    ) -> join_request::Model {
        use JoinRequestStatus::{Offered, Pending, Waitlisted};
        let open = matches!(status, Pending | Waitlisted | Offered);
        if open {
            self.tie(circle, employee, TieKind::Request).await;
        }
        let later = start() + TimeDelta::days(3);
        self.add(join_request::Model {
            id: Uuid::from_u128(n),
            circle_id: circle,
            employee_id: employee,
            role: Role::Member,
            message: "Hello".to_owned(),
            status,
            created_at: start(),
            answer_by: Some(later),
            waitlisted_at: (status == Waitlisted).then_some(start()),
            pre_approved_at: None,
            pre_approved_by: None,
            offer_expires_at: (status == Offered).then_some(later),
            open_slot: open.then_some(1),
            resolved_at: (!open).then(start),
            resolved_by: None,
            decline_reason: None,
            pending_since: None,
            escalated_at: None,
            played_until: None,
            due_at: None,
        })
        .await
    }

    /// Adds a mail to the outbox, due now.
    pub(crate) async fn mail(
        &self,
        n: u128,
        kind: MailKind,
        recipient: Uuid,
        circle: Option<Uuid>,
        subject: Option<Uuid>,
    ) -> Uuid {
        self.add(outbox_row(n, kind, recipient, circle, subject)).await.id
    }

    /// Reads the outbox row as it stands.
    pub(crate) async fn row(&self, id: Uuid) -> outbox::Model {
        outbox::Entity::find_by_id(id)
            .one(self.db.read())
            .await
            .unwrap()
            .unwrap()
    }
}

/// Makes a mail, due at the start; not in any database.
pub(crate) fn outbox_row(
    n: u128,
    kind: MailKind,
    recipient: Uuid,
    circle: Option<Uuid>,
    subject: Option<Uuid>,
) -> outbox::Model {
    outbox::Model {
        id: Uuid::from_u128(n),
        kind: kind.name().to_owned(),
        kind_version: MailKind::VERSION,
        recipient_id: recipient,
        circle_id: circle,
        subject_id: subject,
        dedup_key: format!("{n}"),
        status: OutboxStatus::Pending,
        attempt: 0,
        available_at: start(),
        lease_until: None,
        last_error: None,
        traceparent: None,
        created_at: start(),
        settled_at: None,
        tries: 0,
        crashes: 0,
        doubts: 0,
        handed_over_at: None,
        lease_owner: None,
        kept_at: None,
        digest_id: None,
    }
}
