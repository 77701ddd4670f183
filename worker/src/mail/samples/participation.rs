//! Samples of changes among those who take part: mails 16 and 17.

use super::super::content::*;
use super::{Sample, Samples};
use entity::model::enums::{DutyKind, Role};

impl Samples<'_> {
    pub(super) fn participant_joined(&self) -> Vec<Sample> {
        let joined = |role, people| ParticipantJoined {
            circle: self.title(),
            name: self.name(),
            role,
            people,
        };
        vec![
            ("fourth", joined(Role::Member, 4).into()),
            ("advisor", joined(Role::Advisor, 2).into()),
        ]
    }

    pub(super) fn participant_left(&self) -> Vec<Sample> {
        let left = |people| ParticipantLeft {
            circle: self.title(),
            name: self.name(),
            people,
        };
        vec![("three-stay", left(3).into()), ("one-stays", left(1).into())]
    }

    pub(super) fn role_changed(&self) -> Vec<Sample> {
        let changed = |role| RoleChanged {
            circle: self.title(),
            role,
        };
        vec![
            ("advisor", changed(Role::Advisor).into()),
            ("member", changed(Role::Member).into()),
        ]
    }

    pub(super) fn duty_changed(&self) -> Vec<Sample> {
        let changed = |duty, began| DutyChanged {
            circle: self.title(),
            duty,
            began,
        };
        let (manager, deputy) = (DutyKind::ProgrammeManager, DutyKind::Deputy);
        vec![
            ("manager-begins", changed(manager, true).into()),
            ("deputy-begins", changed(deputy, true).into()),
            ("manager-ends", changed(manager, false).into()),
            ("deputy-ends", changed(deputy, false).into()),
        ]
    }

    pub(super) fn removed(&self) -> Vec<Sample> {
        let removed = |reason, programme_manager| Removed {
            circle: self.title(),
            reason,
            programme_manager,
        };
        vec![
            ("with-a-reason", removed(self.message(), Some(self.name())).into()),
            ("bare", removed(String::new(), None).into()),
        ]
    }
}
