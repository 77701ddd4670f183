//! Loss of eligibility: mail 2.

use super::super::content::{Offboarded, ParticipantOffboarded};
use super::{NoFacts, Reader, Said, find, is_alive, is_open, still};
use entity::model::enums::MembershipStatus;
use entity::model::{circle, membership, profile};
use entity::rules::zone;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

impl Reader<'_> {
    pub(super) async fn offboarded(&self, profile: Option<&profile::Model>) -> Result<Said, NoFacts> {
        let policy = &self.programme.policy;
        let eligible = policy.is_eligible_type(&self.recipient.employment_type);
        still(!eligible, "the person is eligible again")?;
        let zone = zone::parse(&self.recipient.zone).unwrap_or(chrono_tz::UTC);
        let erase_at = profile.and_then(|profile| profile.erase_at);
        let content = Offboarded {
            circles: self.circles_ended().await?,
            erased_on: erase_at.map(|at| at.with_timezone(&zone).date_naive()),
            archive_days: policy.clock.archive_days,
        };
        Ok(Said::new(content, self.programme.links.guide()))
    }

    /// The titles of the circles whose memberships ended with what caused this mail.
    async fn circles_ended(&self) -> Result<Vec<String>, NoFacts> {
        let ended = membership::Entity::find()
            .filter(membership::Column::EmployeeId.eq(self.row.recipient_id))
            .filter(membership::Column::Status.eq(MembershipStatus::Offboarded))
            .filter(membership::Column::EndedAt.eq(self.row.created_at))
            .all(self.db)
            .await?;
        let circles = circle::Entity::find()
            .filter(circle::Column::Id.is_in(ended.iter().map(|one| one.circle_id)))
            .order_by_asc(circle::Column::Title)
            .order_by_asc(circle::Column::Id)
            .all(self.db)
            .await?;
        Ok(circles.into_iter().map(|circle| circle.title).collect())
    }

    pub(super) async fn participant_offboarded(&self) -> Result<Said, NoFacts> {
        let (ended, circle) = self.membership().await?;
        still(!is_open(ended.status), "the membership has not ended")?;
        let back = find::open_membership(self.db, circle.id, ended.employee_id).await?;
        still(back.is_none(), "the person is back")?;
        self.recipient_manages(&circle).await?;
        let minimum = self.programme.policy.min_people;
        let enough = u32::try_from(circle.people_count).is_ok_and(|people| people >= minimum);
        let content = ParticipantOffboarded {
            circle: circle.title.clone(),
            name: self.name_of(&ended).await?,
            people: circle.people_count,
            too_few_below: (is_alive(&circle) && !enough).then_some(minimum),
        };
        Ok(Said::new(content, self.programme.links.circle(circle.id)))
    }
}
