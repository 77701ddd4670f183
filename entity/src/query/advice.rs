//! Advice (docs/product.md §2), worked out for many at once.

use super::{join_request, person, roster};
use crate::model::enums::Role;
use crate::model::membership;
use crate::rules::advice::{self, AdvisoryCode, Participant};
use crate::rules::rights::proof::{self, Advised, Deciding};
use sea_orm::{ConnectionTrait, DbErr};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// The advice that applies to each of `circles` as it stands. For who may see it.
pub async fn on_circles(
    db: &impl ConnectionTrait,
    circles: &[Advised],
) -> Result<HashMap<Uuid, BTreeSet<AdvisoryCode>>, DbErr> {
    let rosters = roster::open_memberships(db, &proof::circles(circles)).await?;
    let people = People::find(db, rosters.values().flatten().map(|row| row.employee_id)).await?;
    Ok(rosters
        .iter()
        .map(|(circle, roster)| (*circle, advice::of_circle(&people.of(roster))))
        .collect())
}

/// Finds the advice that applies to approving each of `requests`, with the proof that its circle is the viewer's to decide in.
pub async fn on_requests(
    db: &impl ConnectionTrait,
    requests: &[(Deciding, Uuid)],
) -> Result<HashMap<Uuid, BTreeSet<AdvisoryCode>>, DbErr> {
    let ids: Vec<Uuid> = requests.iter().map(|(_, id)| *id).collect();
    let mut sealed = join_request::by_id(db, &ids).await?;
    let opened = requests
        .iter()
        .filter_map(|(proof, id)| Some((*id, sealed.remove(id)?.open(*proof)?)));
    let requests: HashMap<Uuid, _> = opened.collect();
    let circles: BTreeSet<Uuid> = requests.values().map(|request| request.circle_id).collect();
    let rosters = roster::open_memberships(db, &circles.into_iter().collect::<Vec<_>>()).await?;
    let inside = rosters.values().flatten().map(|row| row.employee_id);
    let asking = requests.values().map(|request| request.employee_id);
    let people = People::find(db, inside.chain(asking)).await?;
    Ok(requests
        .iter()
        .map(|(id, request)| {
            let roster = rosters.get(&request.circle_id).map_or(&[][..], Vec::as_slice);
            let mut before = people.of(roster);
            before.retain(|person| person.employee_id != request.employee_id);
            let joiner = people.one(request.employee_id, request.role);
            let found = joiner.map(|joiner| advice::of_joining(&before, &joiner));
            (*id, found.unwrap_or_default())
        })
        .collect())
}

/// People as advice looks at them; the role is each circle's own.
struct People(HashMap<Uuid, Participant>);

impl People {
    async fn find(db: &impl ConnectionTrait, ids: impl Iterator<Item = Uuid>) -> Result<Self, DbErr> {
        // Any role will do: one person can be member of one circle and advisor of another.
        let anybody: Vec<_> = ids.map(|id| (id, Role::Member)).collect();
        let found = person::participants(db, &anybody).await?;
        Ok(Self(
            found
                .into_iter()
                .map(|person| (person.employee_id, person))
                .collect(),
        ))
    }

    fn one(&self, id: Uuid, role: Role) -> Option<Participant> {
        self.0.get(&id).map(|person| Participant { role, ..*person })
    }

    fn of(&self, roster: &[membership::Model]) -> Vec<Participant> {
        roster
            .iter()
            .filter_map(|row| self.one(row.employee_id, row.role))
            .collect()
    }
}
