//! Changes among those who take part: mails 16 and 17.

use super::super::content::{DutyChanged, ParticipantJoined, ParticipantLeft, Removed, RoleChanged};
use super::{paragraph, quote};
use crate::mail::letter::{Letter, Words};
use crate::mail::sheet::Reader;
use entity::model::enums::DutyKind;

impl ParticipantJoined {
    pub(in crate::mail) fn letter(&self, _: &Reader) -> Letter {
        let say = |id| {
            Words::new(id)
                .text("circle", &self.circle)
                .text("name", &self.name)
        };
        let body = say("participant-joined.body").role(self.role);
        Letter {
            subject: say("participant-joined.subject"),
            preheader: Words::new("now-people").number("people", self.people),
            blocks: vec![paragraph(body.number("people", self.people))],
            action: Words::new("open-your-circle"),
        }
    }
}

impl ParticipantLeft {
    pub(in crate::mail) fn letter(&self, _: &Reader) -> Letter {
        let say = |id| {
            Words::new(id)
                .text("circle", &self.circle)
                .text("name", &self.name)
        };
        Letter {
            subject: say("participant-left.subject"),
            preheader: Words::new("now-people").number("people", self.people),
            blocks: vec![paragraph(
                say("participant-left.body").number("people", self.people),
            )],
            action: Words::new("open-your-circle"),
        }
    }
}

impl RoleChanged {
    pub(in crate::mail) fn letter(&self, _: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        Letter {
            subject: say("role-changed.subject"),
            preheader: Words::new("role-changed.preheader").role(self.role),
            blocks: vec![paragraph(say("role-changed.body").role(self.role))],
            action: Words::new("open-your-circle"),
        }
    }
}

impl DutyChanged {
    pub(in crate::mail) fn letter(&self, _: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle).duty(self.duty);
        let [subject, body, preheader] = if self.began {
            ["duty-began.subject", "duty-began.body", "duty-began.preheader"]
        } else {
            ["duty-ended.subject", "duty-ended.body", "duty-ended.preheader"]
        };
        let mut blocks = vec![paragraph(say(body))];
        if self.began {
            blocks.push(paragraph(Words::new(match self.duty {
                DutyKind::ProgrammeManager => "duty-began.manager",
                DutyKind::Deputy => "duty-began.deputy",
            })));
        }
        Letter {
            subject: say(subject),
            preheader: Words::new(preheader),
            blocks,
            action: Words::new("open-your-circle"),
        }
    }
}

impl Removed {
    pub(in crate::mail) fn letter(&self, _: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let mut blocks = vec![paragraph(say("removed.body"))];
        blocks.extend(quote(Words::new("removed.wrote"), &self.reason));
        blocks.push(paragraph(match &self.programme_manager {
            Some(name) => Words::new("removed.ask").text("name", name),
            None => Words::new("removed.ask-administrators"),
        }));
        Letter {
            subject: say("removed.subject"),
            preheader: Words::new("removed.preheader"),
            blocks,
            action: Words::new("read-guide"),
        }
    }
}
