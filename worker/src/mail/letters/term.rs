//! The end of a term: mails 25 to 28.

use super::super::content::{
    CircleClosed, CircleLapsed, DecideTerm, DecisionOverdue, DecisionTaken, StayCounts, TwelveMonths,
};
use super::{alternatives, calendar_of, deadline, elsewhere, heading, paragraph, quote};
use crate::mail::letter::{Block, Letter, Words};
use crate::mail::sheet::Reader;
use chrono::{DateTime, Utc};
use entity::model::enums::{Decision, StayAnswer};

impl DecideTerm {
    pub(in crate::mail) fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let left = || Words::new("decide-term.left").number("days", self.days_left);
        let term = say("decide-term.term").day("day", self.ends_on);
        let mut blocks = vec![paragraph(term), paragraph(left())];
        let (subject, action) = match self.counts {
            Some(counts) => {
                blocks.push(paragraph(Words::new("decide-term.decide")));
                blocks.extend(who_stays(counts));
                ("decide-term.subject-manager", "continue-or-disband")
            }
            None => {
                blocks.push(paragraph(Words::new("decide-term.ask")));
                if let Some(own) = self.own {
                    blocks.push(paragraph(Words::new("decide-term.own").answer(Some(own))));
                }
                ("decide-term.subject", "decide-term.action")
            }
        };
        let undecided = Words::new("decide-term.undecided").day("day", self.lapses_on);
        blocks.push(paragraph(undecided));
        blocks.extend(calendar_of(self.zone, reader));
        Letter {
            subject: say(subject),
            preheader: left(),
            blocks,
            action: Words::new(action),
        }
    }
}

/// Counts, never who.
fn who_stays(counts: StayCounts) -> [Block; 2] {
    let row = |what, count: i32| {
        (
            Words::new(what),
            Words::new("answers.count").number("count", count),
        )
    };
    [
        heading(Words::new("answers.heading")),
        Block::Rows(vec![
            row("answers.stay", counts.stay),
            row("answers.leave", counts.leave),
            row("answers.none", counts.unanswered),
        ]),
    ]
}

impl TwelveMonths {
    pub(in crate::mail) fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let body = say("twelve-months.body").day("day", self.ends_on);
        let (how, action) = if self.to_manager {
            ("twelve-months.manager", "continue-or-disband")
        } else {
            ("twelve-months.participant", "decide-term.action")
        };
        let mut blocks = vec![
            paragraph(body.number("months", self.months)),
            paragraph(Words::new("twelve-months.why")),
            paragraph(Words::new("twelve-months.free")),
            paragraph(Words::new(how)),
        ];
        blocks.extend(calendar_of(self.zone, reader));
        Letter {
            subject: say("twelve-months.subject").number("months", self.months),
            preheader: Words::new("twelve-months.preheader"),
            blocks,
            action: Words::new(action),
        }
    }
}

impl DecisionTaken {
    pub(in crate::mail) fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let next = |words: Words| words.day("from", self.ends_on).day("to", self.next_ends_on);
        let (subject, preheader, body) = match self.decision {
            Decision::Continue => (
                "decision-taken.subject-continue",
                next(Words::new("decision-taken.preheader-continue")),
                next(say("decision-taken.continue")),
            ),
            Decision::Disband => (
                "decision-taken.subject-disband",
                Words::new("decision-taken.preheader-disband").day("day", self.ends_on),
                say("decision-taken.disband").day("day", self.ends_on),
            ),
        };
        let mut blocks = vec![paragraph(body)];
        if self.decision == Decision::Continue {
            let own = Words::new("decision-taken.own").answer(self.own);
            blocks.push(paragraph(own.day("day", self.ends_on)));
        }
        blocks.extend(quote(Words::new("removed.wrote"), &self.reason));
        blocks.extend(calendar_of(self.zone, reader));
        Letter {
            subject: say(subject),
            preheader,
            blocks,
            action: Words::new("open-your-circle"),
        }
    }
}

impl DecisionOverdue {
    pub(in crate::mail) fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let body = say("decision-overdue.body").day("day", self.ended_on);
        let decide_by = Words::new("decision-overdue.decide-by");
        let mut blocks = vec![
            paragraph(body),
            deadline(decide_by, self.lapses_at, self.zone, reader),
            paragraph(Words::new("decision-overdue.afterwards")),
            paragraph(Words::new(if self.to_administrator {
                "decision-overdue.administrator"
            } else {
                "decision-overdue.take-over"
            })),
        ];
        blocks.extend(calendar_of(self.zone, reader));
        Letter {
            subject: say("decision-overdue.subject"),
            preheader: Words::new("decision-overdue.preheader"),
            blocks,
            action: Words::new("continue-or-disband"),
        }
    }
}

impl CircleLapsed {
    pub(in crate::mail) fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let again = Words::new("circle-lapsed.again");
        Letter {
            subject: say("circle-lapsed.subject"),
            preheader: Words::new("circle-lapsed.preheader"),
            blocks: vec![
                paragraph(say("circle-lapsed.body")),
                paragraph(Words::new("circle-lapsed.read-only")),
                paragraph(Words::new("meetings-called-off")),
                deadline(again, self.reopen_until, self.zone, reader),
                paragraph(Words::new("circle-lapsed.afterwards")),
            ],
            action: Words::new("open-your-circle"),
        }
    }
}

impl CircleClosed {
    pub(in crate::mail) fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let body = if self.completed {
            "circle-closed.completed"
        } else {
            "circle-closed.disbanded"
        };
        let mut blocks = vec![paragraph(say(body))];
        blocks.extend(quote(Words::new("removed.wrote"), &self.reason));
        if self.requested {
            blocks.push(paragraph(Words::new("will-not-start.requested")));
        } else {
            blocks.push(paragraph(Words::new("circle-closed.thanks")));
            blocks.push(paragraph(Words::new("meetings-called-off")));
        }
        let archive = |until: DateTime<Utc>| {
            let day = until.with_timezone(&reader.zone).date_naive();
            paragraph(Words::new("circle-closed.archive").day("day", day))
        };
        blocks.extend(self.archive_until.map(archive));
        blocks.extend(alternatives(&self.alternatives));
        let preheader = match (self.alternatives.is_empty(), self.requested) {
            (false, _) => "will-not-start.preheader-alternatives",
            (true, true) => "circle-closed.preheader-requested",
            (true, false) => "circle-closed.preheader",
        };
        Letter {
            subject: say("circle-closed.subject"),
            preheader: Words::new(preheader),
            blocks,
            action: if self.requested {
                elsewhere(&self.alternatives)
            } else {
                Words::new("circle-closed.action")
            },
        }
    }
}

impl Words {
    /// `$answer`: `stay`, `leave` or `none`.
    fn answer(self, answer: Option<StayAnswer>) -> Self {
        let choice = match answer {
            Some(StayAnswer::Stay) => "stay",
            Some(StayAnswer::Leave) => "leave",
            None => "none",
        };
        self.choice("answer", choice)
    }
}
