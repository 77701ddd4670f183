//! The programme manager's place, and too few people: mails 29 and 30.

use super::super::content::{Asked, BelowMinimum, ManagerWanted, NewManager};
use super::{deadline, paragraph};
use crate::mail::letter::{Letter, Words};
use crate::mail::sheet::Reader;

impl ManagerWanted {
    pub(in crate::mail) fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        if let Asked::Administrators { days } = self.asked {
            let vacant = || Words::new("manager-wanted.vacant").number("days", days);
            return Letter {
                subject: say("manager-wanted.subject"),
                preheader: vacant(),
                blocks: vec![
                    paragraph(say("manager-wanted.body")),
                    paragraph(vacant()),
                    paragraph(Words::new("manager-wanted.administrator")),
                ],
                action: Words::new("open-the-circle"),
            };
        }
        let mut blocks = vec![
            paragraph(say("manager-wanted.body")),
            paragraph(Words::new("named-manager.duties")),
            paragraph(Words::new(if self.running {
                "manager-wanted.meanwhile"
            } else {
                "manager-wanted.meanwhile-proposed"
            })),
        ];
        let until = match self.asked {
            Asked::First { everybody_at } => Some(("manager-wanted.first", everybody_at)),
            Asked::Everybody { administrators_at } => {
                administrators_at.map(|at| ("manager-wanted.everybody", at))
            }
            Asked::Administrators { .. } => None,
        };
        blocks.extend(until.map(|(words, by)| deadline(Words::new(words), by, self.zone, reader)));
        Letter {
            subject: say("manager-wanted.subject"),
            preheader: Words::new("manager-wanted.preheader"),
            blocks,
            action: Words::new("manager-wanted.action"),
        }
    }
}

impl NewManager {
    pub(in crate::mail) fn letter(&self, _: &Reader) -> Letter {
        let say = |id| {
            Words::new(id)
                .text("circle", &self.circle)
                .text("name", &self.name)
        };
        Letter {
            subject: say("new-manager.subject"),
            preheader: Words::new("new-manager.preheader"),
            blocks: vec![
                paragraph(say("new-manager.body")),
                paragraph(Words::new("named-manager.duties")),
            ],
            action: Words::new("open-your-circle"),
        }
    }
}

impl BelowMinimum {
    pub(in crate::mail) fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| {
            Words::new(id)
                .text("circle", &self.circle)
                .number("minimum", self.minimum)
        };
        let preheader = Words::new("below-minimum.preheader").number("people", self.people);
        let (how, action) = if self.to_administrator {
            ("below-minimum.administrator", "open-the-circle")
        } else {
            ("below-minimum.manager", "below-minimum.action")
        };
        let until = Words::new("below-minimum.until");
        Letter {
            subject: say("below-minimum.subject"),
            preheader,
            blocks: vec![
                paragraph(say("below-minimum.body").number("people", self.people)),
                match self.runs_until {
                    Some(by) => deadline(until, by, self.zone, reader),
                    None => paragraph(Words::new("below-minimum.over")),
                },
                paragraph(Words::new(how)),
            ],
            action: Words::new(action),
        }
    }
}
