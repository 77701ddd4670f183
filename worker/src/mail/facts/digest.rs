//! The digest: mail 31.

use super::super::content::{Content, Digest, DigestCircle, DigestItem, Period};
use super::{NoFacts, Reader, Said};
use entity::model::{enums, profile};
use entity::outbox::{MailKind, digest};

impl Reader<'_> {
    /// What was kept for this digest and is still true, by circle, in the order in which it happened.
    pub(super) async fn digest(&self, profile: Option<&profile::Model>) -> Result<Said, NoFacts> {
        let mut circles: Vec<DigestCircle> = Vec::new();
        for row in digest::kept(self.db, self.subject()?).await? {
            let one = Reader { row: &row, ..*self };
            let said = match MailKind::parse(&row.kind) {
                Some(MailKind::ParticipantJoined) => one.participant_joined().await,
                Some(MailKind::ParticipantLeft) => one.participant_left().await,
                _ => continue,
            };
            let said = match said {
                Ok(said) => said,
                Err(NoFacts::Db(error)) => return Err(error.into()),
                Err(NoFacts::Skip(_) | NoFacts::Keep(_)) => continue,
            };
            let (title, item) = match said.content {
                Content::ParticipantJoined(news) => {
                    let (name, role) = (news.name, news.role);
                    (news.circle, DigestItem::Joined { name, role })
                }
                Content::ParticipantLeft(news) => (news.circle, DigestItem::Left { name: news.name }),
                _ => continue,
            };
            let url = said.action;
            match circles.iter_mut().find(|circle| circle.url == url) {
                Some(circle) => circle.items.push(item),
                None => circles.push(DigestCircle {
                    title,
                    url,
                    items: vec![item],
                }),
            }
        }
        let first = circles
            .first()
            .ok_or(NoFacts::Skip("nothing of it is true any more"))?;
        let action = first.url.clone();
        let period = match profile.map(|profile| profile.digest) {
            Some(enums::Digest::Weekly) => Period::Weekly,
            _ => Period::Daily,
        };
        Ok(Said::new(Digest { period, circles }, action))
    }
}
