//! What those who decide about a join request need to know of it.

use super::{advice, circle as circles, involvement, join_request as requests, person};
use crate::model::{circle, employee, join_request, ladder_rung};
use crate::rules::rights::proof::{Deciding, Proof, Reading};
use crate::rules::{AdvisoryCode, Policy};
use crate::work::Viewer;
use chrono::{DateTime, Utc};
use sea_orm::{DatabaseConnection, DbErr};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A join request, as those see it who decide about it.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The request, with its message.
    pub request: join_request::Model,
    /// The circle.
    pub circle: circle::Model,
    /// Who asks.
    pub requester: employee::Model,
    /// The requester's rung, where HR names one.
    pub level: Option<ladder_rung::Model>,
    /// The advice that applies to approving it.
    pub advisories: BTreeSet<AdvisoryCode>,
}

/// Finds the request `id`, if `viewer` acts as programme manager in its circle at `now`.
pub async fn find(
    db: &DatabaseConnection,
    viewer: &Viewer,
    policy: &Policy,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<Decision>, DbErr> {
    let Some(sealed) = requests::by_id(db, &[id]).await?.remove(&id) else {
        return Ok(None);
    };
    let in_circle = [sealed.circle()];
    let (mut found, involvements) = futures::try_join!(
        circles::find_many(db, viewer, &in_circle),
        involvement::of_viewer(db, viewer, &in_circle, now)
    )?;
    let (Some(circle), Some(who)) = (found.pop(), involvements.get(&sealed.circle())) else {
        return Ok(None);
    };
    let reads = Reading::of(who, &circle, policy, now);
    let Some(decides) = Deciding::of(who, &circle, policy, now).filter(|_| reads.is_some()) else {
        return Ok(None);
    };
    let Some(request) = sealed.open(decides) else {
        return Ok(None);
    };
    let (who, what) = ([request.employee_id], [(decides, id)]);
    let (mut people, mut advisories) =
        futures::try_join!(person::people(db, &who), advice::on_requests(db, &what))?;
    let Some(requester) = people.remove(&request.employee_id) else {
        return Ok(None);
    };
    let level = match requester.employee.rung_id {
        Some(rung) => person::rungs(db, &[rung]).await?.remove(&rung),
        None => None,
    };
    Ok(Some(Decision {
        request,
        circle,
        requester: requester.employee,
        level: level.map(|(rung, _)| rung),
        advisories: advisories.remove(&id).unwrap_or_default(),
    }))
}
