//! What waits too long: mails 6, 10, 11 and 24.

use super::super::content::{
    CircleQuiet, NothingPlanned, ProposalWaiting, RequestExpired, RequestsEscalated, RequestsWaiting,
};
use super::{alternatives, calendar_of, deadline, elsewhere, heading, paragraph};
use crate::mail::letter::{Block, Letter, Line, Words};
use crate::mail::sheet::Reader;

impl ProposalWaiting {
    pub(in crate::mail) fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let needed = |id| Words::new(id).number("needed", self.needed);
        let enough = u32::try_from(self.people).is_ok_and(|people| people >= self.needed);
        let people = || {
            if enough {
                Words::new("proposal-waiting.enough").number("people", self.people)
            } else {
                needed("proposal-waiting.people").number("people", self.people)
            }
        };
        let publish = if enough {
            Words::new("proposal-waiting.publish")
        } else {
            needed("proposal-waiting.publish-later")
        };
        let choices = [
            Words::new("proposal-waiting.invite"),
            publish,
            Words::new("proposal-waiting.withdraw"),
        ];
        let expires = Words::new("proposal-waiting.expires");
        Letter {
            subject: say("proposal-waiting.subject"),
            preheader: people(),
            blocks: vec![
                paragraph(say("proposal-waiting.body").number("days", self.days)),
                paragraph(people()),
                heading(Words::new("proposal-waiting.choices")),
                Block::Points(choices.map(Line::from).into()),
                deadline(expires, self.expires_at, self.zone, reader),
                paragraph(Words::new("proposal-waiting.anew")),
            ],
            action: Words::new("open-your-circle"),
        }
    }
}

impl RequestsWaiting {
    pub(in crate::mail) fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| {
            Words::new(id)
                .text("circle", &self.circle)
                .number("requests", self.requests)
        };
        let oldest = || Words::new("oldest-request").number("days", self.days);
        let mut blocks = vec![paragraph(say("requests-waiting.body")), paragraph(oldest())];
        let words = Words::new("answer-by");
        blocks.extend(self.answer_by.map(|by| deadline(words, by, self.zone, reader)));
        blocks.push(paragraph(Words::new("requests-waiting.why")));
        Letter {
            subject: say("requests-waiting.subject"),
            preheader: oldest(),
            blocks,
            action: Words::new("review-requests"),
        }
    }
}

impl RequestsEscalated {
    pub(in crate::mail) fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let oldest = || Words::new("oldest-request").number("days", self.days);
        let mut blocks = vec![
            paragraph(say("requests-escalated.body").number("requests", self.requests)),
            paragraph(oldest()),
        ];
        let words = Words::new("requests-escalated.expires");
        blocks.extend(self.answer_by.map(|by| deadline(words, by, self.zone, reader)));
        blocks.push(paragraph(Words::new("requests-escalated.act")));
        Letter {
            subject: say("requests-escalated.subject"),
            preheader: oldest(),
            blocks,
            action: Words::new("review-requests"),
        }
    }
}

impl RequestExpired {
    pub(in crate::mail) fn letter(&self, _: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let mut blocks = vec![
            paragraph(say("request-expired.body")),
            paragraph(Words::new("request-expired.no-refusal")),
        ];
        if self.may_ask_again {
            blocks.push(paragraph(Words::new("request-expired.again")));
        }
        blocks.extend(alternatives(&self.alternatives));
        Letter {
            subject: say("request-expired.subject"),
            preheader: Words::new("request-expired.preheader"),
            blocks,
            action: elsewhere(&self.alternatives),
        }
    }
}

impl NothingPlanned {
    pub(in crate::mail) fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let mut blocks = vec![paragraph(match self.last_on {
            Some(day) => say("nothing-planned.body").day("day", day),
            None => say("nothing-planned.body-never"),
        })];
        if !self.proposed.is_empty() {
            let date = |day: &_| Line::from(Words::new("meeting").day("day", *day));
            blocks.push(heading(Words::new("nothing-planned.dates")));
            blocks.push(Block::Points(self.proposed.iter().map(date).collect()));
        }
        blocks.extend(calendar_of(self.zone, reader));
        Letter {
            subject: say("nothing-planned.subject"),
            preheader: Words::new("nothing-planned.preheader"),
            blocks,
            action: Words::new("nothing-planned.action"),
        }
    }
}

impl CircleQuiet {
    pub(in crate::mail) fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let mut blocks = vec![paragraph(match self.last_on {
            Some(day) => say("nothing-planned.body").day("day", day),
            None => say("nothing-planned.body-never"),
        })];
        let (ask, action) = if self.to_administrator {
            ("circle-quiet.administrator", "open-the-circle")
        } else {
            ("circle-quiet.ask", "open-your-circle")
        };
        blocks.push(paragraph(Words::new(ask)));
        blocks.extend(calendar_of(self.zone, reader));
        Letter {
            subject: say("circle-quiet.subject"),
            preheader: Words::new("circle-quiet.preheader"),
            blocks,
            action: Words::new(action),
        }
    }
}
