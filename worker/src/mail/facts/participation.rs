//! Changes among those who take part: mails 16 and 17.

use super::super::content::{DutyChanged, ParticipantJoined, ParticipantLeft, Removed, RoleChanged};
use super::{NoFacts, Reader, Said, find, is_open, still};
use entity::model::enums::MembershipStatus;
use entity::model::{circle, duty, membership};
use sea_orm::EntityTrait;

impl Reader<'_> {
    /// The membership that the mail is about, and its circle.
    pub(super) async fn membership(&self) -> Result<(membership::Model, circle::Model), NoFacts> {
        let membership = membership::Entity::find_by_id(self.subject()?)
            .one(self.db)
            .await?;
        let membership = membership.ok_or(NoFacts::Skip("the membership is gone"))?;
        Ok((membership, self.circle().await?))
    }

    /// News of the circle is for those who are in, and not on leave (docs/product.md §3: no mail then).
    pub(super) async fn recipient_takes_part(&self, circle: &circle::Model) -> Result<(), NoFacts> {
        let own = find::open_membership(self.db, circle.id, self.row.recipient_id).await?;
        let active = own.is_some_and(|own| own.status == MembershipStatus::Active);
        still(active, "it is for participants only")
    }

    /// The name of the person whose membership it is.
    pub(super) async fn name_of(&self, membership: &membership::Model) -> Result<String, NoFacts> {
        let name = find::name(self.db, membership.employee_id).await?;
        name.ok_or(NoFacts::Skip("the person is gone"))
    }

    pub(super) async fn participant_joined(&self) -> Result<Said, NoFacts> {
        let (joined, circle) = self.membership().await?;
        still(is_open(joined.status), "the person has left again")?;
        self.recipient_takes_part(&circle).await?;
        let content = ParticipantJoined {
            circle: circle.title.clone(),
            name: self.name_of(&joined).await?,
            role: joined.role,
            people: circle.people_count,
        };
        Ok(Said::new(content, self.programme.links.circle(circle.id)))
    }

    pub(super) async fn participant_left(&self) -> Result<Said, NoFacts> {
        let (left, circle) = self.membership().await?;
        still(!is_open(left.status), "the membership has not ended")?;
        let back = find::open_membership(self.db, circle.id, left.employee_id).await?;
        still(back.is_none(), "the person is back")?;
        self.recipient_takes_part(&circle).await?;
        let content = ParticipantLeft {
            circle: circle.title.clone(),
            name: self.name_of(&left).await?,
            people: circle.people_count,
        };
        Ok(Said::new(content, self.programme.links.circle(circle.id)))
    }

    pub(super) async fn role_changed(&self) -> Result<Said, NoFacts> {
        let (own, circle) = self.membership().await?;
        still(
            own.status == MembershipStatus::Active,
            "it is for participants only",
        )?;
        let content = RoleChanged {
            circle: circle.title.clone(),
            role: own.role,
        };
        Ok(Said::new(content, self.programme.links.circle(circle.id)))
    }

    pub(super) async fn duty_changed(&self) -> Result<Said, NoFacts> {
        let duty = duty::Entity::find_by_id(self.subject()?).one(self.db).await?;
        let duty = duty.ok_or(NoFacts::Skip("the duty is gone"))?;
        // Begun and ended before this mail went out: the mail about the end says it all.
        let outdated = duty.ended_at.is_some_and(|ended| ended > self.row.created_at);
        still(!outdated, "the duty ended meanwhile")?;
        let circle = self.circle().await?;
        let content = DutyChanged {
            circle: circle.title.clone(),
            duty: duty.duty,
            began: duty.ended_at.is_none(),
        };
        Ok(Said::new(content, self.programme.links.circle(circle.id)))
    }

    pub(super) async fn removed(&self) -> Result<Said, NoFacts> {
        let (ended, circle) = self.membership().await?;
        still(
            ended.status == MembershipStatus::Removed,
            "the membership was not ended by removal",
        )?;
        let back = find::open_membership(self.db, circle.id, ended.employee_id).await?;
        still(back.is_none(), "the person has come back")?;
        let content = Removed {
            circle: circle.title.clone(),
            reason: ended.end_reason.clone().unwrap_or_default(),
            programme_manager: find::programme_manager_name(self.db, circle.id).await?,
        };
        Ok(Said::new(content, self.programme.links.guide()))
    }
}
