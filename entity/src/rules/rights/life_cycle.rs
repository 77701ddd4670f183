//! The life cycles of docs/product.md §3: what is possible where something stands, and where it leads.

use super::ActKind;
use crate::model::enums::{CircleState, JoinRequestStatus, NominationStatus};
use crate::rules::RuleViolation;

/// Finds the state of a circle after `act` in the state `from`, which is often the same.
///
/// # Errors
/// `WrongState` where the act is not possible.
pub fn circle(act: ActKind, from: CircleState) -> Result<CircleState, RuleViolation> {
    use ActKind::*;
    use CircleState::*;
    let state = match (act, from) {
        (Submit, Draft) => Proposed,
        (Publish, Proposed) => Active,
        (Withdraw | Empty, Draft | Proposed) => Withdrawn,
        (Expire, Proposed) => Expired,
        (EndTerm, Active) | (EndLapse, Lapsed) => Completed,
        (Disband | Empty, Active | Lapsed) => Disbanded,
        (Lapse, Active) => Lapsed,
        (Reopen, Lapsed) => Active,

        (Update, Draft | Proposed | Active)
        | (Continue | Complete | AnswerStay | SeeStayCounts, Active)
        | (
            Ask | DecideRequests | Approve | PreApprove | Decline | ReopenRequest | TakeSeat,
            Proposed | Active,
        )
        | (Remove | ChangeRole | AppointDeputy | Nominate | AcceptNomination | TakeOver, Proposed | Active)
        | (Archive, Completed | Disbanded | Withdrawn | Expired) => from,

        (
            SeeInside | SeeAddresses | SeeRequests | ReadMessages | SeeNomination | SeeAdvice | SeeEndReason
            | SeeShortage | WithdrawRequest | PassSeat | Leave | DismissDeputy | WithdrawNomination
            | DeclineNomination | OfferSeat | MoveUp | LapseOffer | ExpireRequest | VoidRequest
            | ExpireNomination,
            _,
        ) => from,
        _ => return Err(RuleViolation::WrongState(from)),
    };
    Ok(state)
}

/// Finds the status of a join request after `act` in the status `from`.
///
/// # Errors
/// `RequestNotOpen` where the act is not possible.
pub fn join_request(act: ActKind, from: JoinRequestStatus) -> Result<JoinRequestStatus, RuleViolation> {
    use ActKind::*;
    use JoinRequestStatus::*;
    let status = match (act, from) {
        (Approve, Pending | Waitlisted) | (TakeSeat, Offered) => Approved,
        (PreApprove, Pending | Waitlisted) => Waitlisted,
        (Decline, Pending | Waitlisted) => Declined,
        (ReopenRequest, Declined) => Pending,
        (WithdrawRequest, Pending | Waitlisted | Offered) => Withdrawn,
        (PassSeat | LapseOffer, Offered) => Lapsed,
        (OfferSeat, Waitlisted) => Offered,
        (MoveUp, Waitlisted) => Pending,
        (ExpireRequest, Pending) => Expired,
        (VoidRequest, Pending | Waitlisted | Offered) => Voided,
        // A nominee who asked is let in with the duty.
        (AcceptNomination, Pending | Waitlisted | Offered) => Approved,
        _ => return Err(RuleViolation::RequestNotOpen),
    };
    Ok(status)
}

/// Finds the status of a nomination after `act` in the status `from`.
///
/// # Errors
/// `NominationNotOpen` where the act is not possible.
pub fn nomination(act: ActKind, from: NominationStatus) -> Result<NominationStatus, RuleViolation> {
    use ActKind::*;
    use NominationStatus::*;
    let status = match (act, from) {
        (AcceptNomination, Pending) => Accepted,
        (DeclineNomination, Pending) => Declined,
        (WithdrawNomination, Pending) => Withdrawn,
        (ExpireNomination, Pending) => Expired,
        _ => return Err(RuleViolation::NominationNotOpen),
    };
    Ok(status)
}
