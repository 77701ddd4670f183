//! The programme manager's place, and too few people: mails 29 and 30.

use super::super::content::{Asked, BelowMinimum, ManagerWanted, NewManager};
use super::{NoFacts, Reader, Said, find, is_alive, still, zone_of};
use entity::model::duty;
use entity::model::enums::{CircleState, Role};
use entity::rules::policy::days;
use entity::rules::schedule;
use sea_orm::EntityTrait;

impl Reader<'_> {
    pub(super) async fn manager_wanted(&self) -> Result<Said, NoFacts> {
        let circle = self.circle().await?;
        still(is_alive(&circle), "the circle is not running")?;
        let since = circle.pm_vacant_since;
        let since = since.ok_or(NoFacts::Skip("there is a programme manager"))?;
        let clock = &self.programme.policy.clock;
        let asked = if self.reads_as_administrator(&circle).await? {
            Asked::Administrators {
                days: self.days_since(since),
            }
        } else if schedule::everybody_may_manage(&circle, clock, self.now) {
            let at = since + days(clock.vacancy_administrator_days);
            Asked::Everybody {
                administrators_at: Some(at).filter(|at| *at > self.now),
            }
        } else {
            let me = self.row.recipient_id;
            let (duty, own) = tokio::try_join!(
                find::duty_of(self.db, circle.id, me),
                find::open_membership(self.db, circle.id, me)
            )?;
            let advises = own.is_some_and(|own| own.role == Role::Advisor);
            still(duty.is_some() || advises, "deputies and advisors are asked first")?;
            Asked::First {
                everybody_at: since + days(clock.vacancy_days),
            }
        };
        let content = ManagerWanted {
            circle: circle.title.clone(),
            running: circle.state == CircleState::Active,
            asked,
            zone: zone_of(&circle),
        };
        Ok(Said::new(content, self.programme.links.circle(circle.id)))
    }

    pub(super) async fn new_manager(&self) -> Result<Said, NoFacts> {
        let duty = duty::Entity::find_by_id(self.subject()?).one(self.db).await?;
        let duty = duty.filter(|duty| duty.ended_at.is_none());
        let duty = duty.ok_or(NoFacts::Skip("the duty has ended"))?;
        let circle = self.circle().await?;
        self.recipient_takes_part(&circle).await?;
        let name = find::name(self.db, duty.employee_id).await?;
        let content = NewManager {
            circle: circle.title.clone(),
            name: name.ok_or(NoFacts::Skip("the person is gone"))?,
        };
        Ok(Said::new(content, self.programme.links.circle(circle.id)))
    }

    pub(super) async fn below_minimum(&self) -> Result<Said, NoFacts> {
        let circle = self.circle().await?;
        still(circle.state == CircleState::Active, "the circle is not active")?;
        let since = circle.below_minimum_since;
        let since = since.ok_or(NoFacts::Skip("there are enough people again"))?;
        let manager = find::programme_manager(self.db, circle.id).await?;
        let manages = manager == Some(self.row.recipient_id);
        if !manages {
            self.recipient_administrates()?;
        }
        let policy = &self.programme.policy;
        let until = since + days(policy.clock.below_minimum_days);
        let content = BelowMinimum {
            circle: circle.title.clone(),
            people: circle.people_count,
            minimum: policy.min_people,
            runs_until: Some(until).filter(|until| *until > self.now),
            to_administrator: !manages,
            zone: zone_of(&circle),
        };
        Ok(Said::new(content, self.programme.links.circle(circle.id)))
    }
}
