//! The digest: mail 31.

use super::super::content::{Digest, DigestItem, Period};
use super::paragraph;
use crate::mail::letter::{Block, Letter, Line, Words};
use crate::mail::sheet::Reader;

impl Digest {
    pub(in crate::mail) fn letter(&self, _: &Reader) -> Letter {
        let period = match self.period {
            Period::Daily => "daily",
            Period::Weekly => "weekly",
        };
        let news: usize = self.circles.iter().map(|circle| circle.items.len()).sum();
        let news = i64::try_from(news).unwrap_or(i64::MAX);
        let first = self.circles.first().map_or("", |circle| circle.title.as_str());
        let mut blocks = vec![paragraph(Words::new("digest.body").choice("period", period))];
        for circle in &self.circles {
            let title = Words::new("digest.circle").text("circle", &circle.title);
            blocks.push(Block::Heading(Line::link(title, circle.url.clone())));
            blocks.push(Block::Points(circle.items.iter().map(item).collect()));
        }
        Letter {
            subject: Words::new("digest.subject").choice("period", period),
            preheader: Words::new("digest.preheader").number("news", news),
            blocks,
            // It leads to the first; the others' titles are links.
            action: Words::new("digest.action").text("circle", first),
        }
    }
}

fn item(item: &DigestItem) -> Line {
    match item {
        DigestItem::Joined { name, role } => Words::new("digest.joined").text("name", name).role(*role),
        DigestItem::Left { name } => Words::new("digest.left").text("name", name),
    }
    .into()
}
