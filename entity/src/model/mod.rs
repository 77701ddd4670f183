//! The tables, one file each: columns and active enums, pure predicates about one row, and the conditions that say the same
//! in a query; and what the history holds, [`event`]. The schema is made by `migration`; what the columns mean stands there
//! beside them.

pub mod administrator_access;
pub mod affinity_network;
pub mod allowance;
pub mod circle;
pub mod circle_decision;
pub mod circle_event;
pub mod circle_tie;
pub mod clock_failure;
pub mod clock_slot;
pub mod conditions;
pub mod duty;
pub mod employee;
pub mod employee_review;
pub mod enums;
pub mod event;
pub mod idempotency_key;
pub mod index;
pub mod job_family;
pub mod join_request;
pub mod ladder_rung;
pub mod meeting;
pub mod membership;
pub mod outbox;
pub mod pm_nomination;
pub mod profile;
pub mod profile_affinity_network;
pub mod profile_language;
pub mod profile_topic;
pub mod register;
pub mod stay_answer;
pub mod topic;
