//! Loss of eligibility: mail 2.

use super::super::content::{Offboarded, ParticipantOffboarded};
use super::{heading, paragraph};
use crate::mail::letter::{Block, Letter, Line, Words};
use crate::mail::sheet::Reader;

impl Offboarded {
    pub(in crate::mail) fn letter(&self, _: &Reader) -> Letter {
        let mut blocks = vec![paragraph(Words::new("offboarded.body"))];
        if self.circles.is_empty() {
            blocks.push(paragraph(Words::new("offboarded.no-circles")));
        } else {
            let circle = |title: &String| Line::from(Words::new("digest.circle").text("circle", title));
            blocks.push(heading(Words::new("offboarded.circles")));
            blocks.push(Block::Points(self.circles.iter().map(circle).collect()));
        }
        let written = Words::new("offboarded.written").number("days", self.archive_days);
        blocks.push(heading(Words::new("offboarded.kept")));
        let profile = |day| paragraph(Words::new("offboarded.profile").day("day", day));
        blocks.extend(self.erased_on.map(profile));
        blocks.push(paragraph(written));
        blocks.push(paragraph(Words::new("offboarded.mistake")));
        Letter {
            subject: Words::new("offboarded.subject"),
            preheader: Words::new("offboarded.preheader"),
            blocks,
            action: Words::new("offboarded.action"),
        }
    }
}

impl ParticipantOffboarded {
    pub(in crate::mail) fn letter(&self, _: &Reader) -> Letter {
        let say = |id| {
            Words::new(id)
                .text("circle", &self.circle)
                .text("name", &self.name)
        };
        let people = || Words::new("now-people").number("people", self.people);
        let mut blocks = vec![paragraph(say("participant-offboarded.body")), paragraph(people())];
        let few = |minimum| Words::new("participant-offboarded.too-few").number("minimum", minimum);
        blocks.extend(self.too_few_below.map(few).map(paragraph));
        Letter {
            subject: say("participant-offboarded.subject"),
            preheader: people(),
            blocks,
            action: Words::new("open-your-circle"),
        }
    }
}
