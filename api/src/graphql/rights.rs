//! The viewer's rights, by the table that operations ask ([`entity::rules::rights`]), with what it needs loaded in batches.

use super::loaders::{CircleById, InvolvementIn, PersonById};
use super::session::Session;
use async_graphql::Result;
use entity::model::circle;
use entity::rules::person::Person;
use entity::rules::rights::proof::Proof;
use entity::rules::rights::{self, AboutPerson, Act, Sealed};
use uuid::Uuid;

/// Says whether the viewer may see or do `act`, apart from whether they may act at all.
pub(super) async fn may(session: &Session, circle: &circle::Model, act: Act<'_>) -> Result<bool> {
    let who = session.loaders.load_one(InvolvementIn(circle.id)).await?;
    Ok(who.is_some_and(|who| rights::may(act, &who, circle, &session.policy, session.now).is_ok()))
}

/// Says whether the operation behind `act` would not refuse the viewer for a reason that is known before its input is read.
pub(super) async fn can(session: &Session, circle: &circle::Model, act: Act<'_>) -> Result<bool> {
    let (viewer, me) = (session.viewer()?, me(session).await?);
    let ready = rights::ready(act.into(), me.as_ref(), viewer.eligible, &session.policy);
    Ok(ready.is_ok() && may(session, circle, act).await?)
}

/// The same of the circle with this id; false where the viewer does not see that.
pub(super) async fn can_in(session: &Session, circle: Uuid, act: Act<'_>) -> Result<bool> {
    match session.loaders.load_one(CircleById(circle)).await? {
        Some(circle) => can(session, &circle, act).await,
        None => Ok(false),
    }
}

/// Makes the proof that the viewer may see something of the circle, if they may.
pub(super) async fn proof<P: Proof>(session: &Session, circle: &circle::Model) -> Result<Option<P>> {
    let who = session.loaders.load_one(InvolvementIn(circle.id)).await?;
    Ok(who.and_then(|who| P::of(&who, circle, &session.policy, session.now)))
}

/// The same of the circle with this id; none where the viewer does not see that.
pub(super) async fn proof_in<P: Proof>(session: &Session, circle: Uuid) -> Result<Option<P>> {
    match session.loaders.load_one(CircleById(circle)).await? {
        Some(circle) => proof(session, &circle).await,
        None => Ok(None),
    }
}

/// Opens a row for the person that it is about, and for who may see it in its circle.
pub(super) async fn open<R: AboutPerson>(session: &Session, sealed: Sealed<R>) -> Result<Option<R>> {
    let viewer = session.viewer()?.employee_id;
    if sealed.is_own(viewer) {
        return Ok(sealed.open_own(viewer));
    }
    let proof = proof_in(session, sealed.circle()).await?;
    Ok(proof.and_then(|proof| sealed.open(proof)))
}

/// The viewer, with the profile.
pub(super) async fn me(session: &Session) -> Result<Option<Person>> {
    let me = PersonById(session.viewer()?.employee_id);
    Ok(session.loaders.load_one(me).await?)
}
