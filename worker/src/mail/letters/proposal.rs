//! From proposal to start: mails 4, 5, 7, 18 and 19.

use super::super::content::{
    CircleStarted, NamedProgrammeManager, ProposalRecorded, ReadyToPublish, WillNotStart,
};
use super::{alternatives, calendar_of, deadline, elsewhere, guide, heading, meetings, paragraph, people};
use crate::mail::letter::{Block, Letter, Line, Words};
use crate::mail::sheet::Reader;
use entity::rules::AdvisoryCode;

impl ProposalRecorded {
    pub(in crate::mail) fn letter(&self, _: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let seats = Words::new("proposal-recorded.seats").number("people", self.people);
        let mut blocks = vec![
            paragraph(say("proposal-recorded.body")),
            paragraph(seats.number("max", self.max_people)),
            paragraph(Words::new("proposal-recorded.missing").number("missing", self.missing)),
        ];
        let asked = |name| paragraph(Words::new("proposal-recorded.nominee").text("name", name));
        blocks.extend(self.nominee.as_deref().map(asked));
        Letter {
            subject: say("proposal-recorded.subject"),
            preheader: Words::new("proposal-recorded.missing").number("missing", self.missing),
            blocks,
            action: Words::new("open-your-circle"),
        }
    }
}

impl NamedProgrammeManager {
    pub(in crate::mail) fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let body = say("named-manager.body").text("name", &self.by);
        Letter {
            subject: say("named-manager.subject"),
            preheader: Words::new("answer-by").moment("by", self.expires_at, reader.zone),
            blocks: vec![
                paragraph(body.text("topic", &self.topic).role(self.role)),
                paragraph(Words::new("named-manager.duties")),
                deadline(Words::new("answer-by"), self.expires_at, self.zone, reader),
                paragraph(Words::new("named-manager.afterwards")),
            ],
            action: Words::new("named-manager.action"),
        }
    }
}

impl WillNotStart {
    pub(in crate::mail) fn letter(&self, _: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let body = if self.expired {
            say("will-not-start.expired").number("days", self.days)
        } else {
            say("will-not-start.withdrawn")
        };
        let mut blocks = vec![paragraph(body)];
        if self.requested {
            blocks.push(paragraph(Words::new("will-not-start.requested")));
        }
        blocks.extend(alternatives(&self.alternatives));
        let preheader = if self.alternatives.is_empty() {
            "will-not-start.preheader"
        } else {
            "will-not-start.preheader-alternatives"
        };
        Letter {
            subject: say("will-not-start.subject"),
            preheader: Words::new(preheader),
            blocks,
            action: elsewhere(&self.alternatives),
        }
    }
}

impl ReadyToPublish {
    pub(in crate::mail) fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let term = Words::new("ready-to-publish.term").day("from", self.starts_on);
        let mut blocks = vec![
            paragraph(say("ready-to-publish.body").number("people", self.people)),
            paragraph(term.day("to", self.ends_on)),
        ];
        if !self.advice.is_empty() {
            blocks.push(heading(Words::new("ready-to-publish.advice")));
            let advice = self
                .advice
                .iter()
                .map(|code| Line::from(Words::new(advice(*code))));
            blocks.push(Block::Points(advice.collect()));
        }
        blocks.push(heading(Words::new("ready-to-publish.planned")));
        blocks.push(meetings(&self.planned));
        blocks.extend(calendar_of(self.zone, reader));
        blocks.push(paragraph(Words::new("ready-to-publish.later")));
        Letter {
            subject: say("ready-to-publish.subject"),
            preheader: Words::new("ready-to-publish.preheader").number("people", self.people),
            blocks,
            action: Words::new("ready-to-publish.action"),
        }
    }
}

/// The words of a piece of advice.
fn advice(code: AdvisoryCode) -> &'static str {
    match code {
        AdvisoryCode::NoAdvisor => "advice.no-advisor",
        AdvisoryCode::AdvisorCount => "advice.advisor-count",
        AdvisoryCode::LevelGap => "advice.level-gap",
        AdvisoryCode::MembersFarApart => "advice.members-far-apart",
        AdvisoryCode::ManagerInCircle => "advice.manager-in-circle",
        AdvisoryCode::TwelveMonths => "advice.twelve-months",
    }
}

impl CircleStarted {
    pub(in crate::mail) fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let term = Words::new("circle-started.term").day("from", self.started_on);
        let mut blocks = vec![
            paragraph(say("circle-started.body").role(self.role)),
            paragraph(term.day("to", self.ends_on)),
            heading(Words::new("circle-started.planned")),
            meetings(&self.meetings),
        ];
        blocks.push(paragraph(Words::new("circle-started.attached")));
        blocks.extend(calendar_of(self.zone, reader));
        blocks.extend(people(&self.people));
        blocks.push(guide(reader));
        Letter {
            subject: say("circle-started.subject"),
            preheader: Words::new("circle-started.preheader").day("from", self.started_on),
            blocks,
            action: Words::new("open-your-circle"),
        }
    }
}
