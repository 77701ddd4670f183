//! Asking to join and the answers: mails 8, 9, 12, 13 and 14.

use super::super::content::{
    Approved, Declined, NewJoinRequest, OfferLapsed, RequestReceived, SeatOffered, Waitlisted,
};
use super::{alternatives, calendar_of, deadline, elsewhere, heading, paragraph, people, quote};
use crate::mail::letter::{Letter, Words};
use crate::mail::sheet::Reader;

impl NewJoinRequest {
    pub(in crate::mail) fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| {
            Words::new(id)
                .text("circle", &self.circle)
                .text("name", &self.name)
        };
        let body = match &self.level {
            Some(level) => say("new-join-request.body-level").text("level", level),
            None => say("new-join-request.body"),
        };
        let seats = || Words::new("new-join-request.seats").number("seats", self.free_seats);
        let mut blocks = vec![paragraph(body.role(self.role))];
        blocks.extend(quote(say("new-join-request.wrote"), &self.message));
        blocks.push(paragraph(seats()));
        let words = Words::new("answer-by");
        blocks.extend(self.answer_by.map(|by| deadline(words, by, self.zone, reader)));
        Letter {
            subject: say("new-join-request.subject"),
            preheader: Words::new("new-join-request.preheader")
                .role(self.role)
                .number("seats", self.free_seats),
            blocks,
            action: Words::new("new-join-request.action"),
        }
    }
}

impl RequestReceived {
    pub(in crate::mail) fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let (preheader, body) = match &self.programme_manager {
            Some(name) => (
                Words::new("request-received.preheader").text("name", name),
                say("request-received.body").text("name", name),
            ),
            None => (
                Words::new("request-received.preheader-vacant"),
                say("request-received.body-vacant"),
            ),
        };
        let mut blocks = vec![paragraph(body.role(self.role))];
        if let Some(by) = self.answer_by {
            let words = Words::new("request-received.answer-by");
            blocks.push(deadline(words, by, self.zone, reader));
            blocks.push(paragraph(Words::new("request-received.silence")));
        }
        Letter {
            subject: say("request-received.subject"),
            preheader,
            blocks,
            action: Words::new("view-request"),
        }
    }
}

impl Approved {
    pub(in crate::mail) fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let mut blocks = vec![paragraph(say("approved.body").role(self.role))];
        match self.next {
            Some(next) => {
                blocks.push(heading(Words::new("approved.next-heading")));
                let next = Words::new("approved.next")
                    .day("day", next.on)
                    .format(next.format);
                blocks.push(paragraph(next));
                blocks.extend(calendar_of(self.zone, reader));
            }
            None => blocks.push(paragraph(Words::new("approved.unplanned"))),
        }
        blocks.extend(people(&self.people));
        Letter {
            subject: say("approved.subject"),
            preheader: Words::new("approved.preheader").role(self.role),
            blocks,
            action: Words::new("open-your-circle"),
        }
    }
}

impl Declined {
    pub(in crate::mail) fn letter(&self, _: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let mut blocks = vec![paragraph(say("declined.body"))];
        blocks.extend(quote(Words::new("declined.wrote"), &self.reason));
        let again = |day| paragraph(Words::new("declined.again").day("day", day));
        blocks.extend(self.ask_again_from.map(again));
        blocks.extend(alternatives(&self.alternatives));
        Letter {
            subject: say("declined.subject"),
            preheader: Words::new("declined.preheader"),
            blocks,
            action: elsewhere(&self.alternatives),
        }
    }
}

impl Waitlisted {
    pub(in crate::mail) fn letter(&self, _: &Reader) -> Letter {
        let position = i64::try_from(self.position).unwrap_or(i64::MAX);
        let say = |id| Words::new(id).text("circle", &self.circle);
        let body = say("waitlisted.body").number("position", position);
        Letter {
            subject: say("waitlisted.subject"),
            preheader: Words::new("waitlisted.preheader").number("position", position),
            blocks: vec![
                paragraph(body.role(self.role)),
                paragraph(Words::new("waitlisted.wait")),
            ],
            action: Words::new("view-request"),
        }
    }
}

impl SeatOffered {
    pub(in crate::mail) fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let decide = |id| Words::new(id).moment("by", self.expires_at, reader.zone);
        Letter {
            subject: say("seat-offered.subject"),
            preheader: decide("seat-offered.decide-by"),
            blocks: vec![
                paragraph(say("seat-offered.body").role(self.role)),
                deadline(
                    Words::new("seat-offered.decide-by"),
                    self.expires_at,
                    self.zone,
                    reader,
                ),
                paragraph(Words::new("seat-offered.afterwards")),
            ],
            action: Words::new("seat-offered.action"),
        }
    }
}

impl OfferLapsed {
    pub(in crate::mail) fn letter(&self, _: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        Letter {
            subject: say("offer-lapsed.subject"),
            preheader: Words::new("offer-lapsed.preheader"),
            blocks: vec![
                paragraph(say("offer-lapsed.body")),
                paragraph(Words::new("offer-lapsed.again")),
            ],
            action: Words::new("open-the-circle"),
        }
    }
}
