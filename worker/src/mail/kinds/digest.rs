//! Mail 31, to everybody who has news: "News of your circles."

use super::*;
use entity::model::{enums, outbox};
use entity::outbox::digest;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct Digest {
    period: Period,
    circles: Vec<CircleNews>,
}

/// How often somebody gets a digest.
#[derive(Clone, Copy, Debug)]
enum Period {
    /// Every morning with news.
    Daily,
    /// Every Monday with news.
    Weekly,
}

/// What is new in one circle.
#[derive(Clone, Debug)]
struct CircleNews {
    title: String,
    url: String,
    lines: Vec<Words>,
}

impl Kind for Digest {
    /// Reads what was kept for this digest and is still true, by circle, in the order in which it happened.
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let mut circles: Vec<CircleNews> = Vec::new();
        for row in digest::kept(mail.db, mail.subject()?).await? {
            let Some((title, url, line)) = still_news(mail, &row).await? else {
                continue;
            };
            match circles.iter_mut().find(|circle| circle.url == url) {
                Some(circle) => circle.lines.push(line),
                None => circles.push(CircleNews {
                    title,
                    url,
                    lines: vec![line],
                }),
            }
        }
        let first = circles
            .first()
            .ok_or(NoFacts::Skip("nothing of it is true any more"))?;
        let action = first.url.clone();
        let period = match mail.profile.map(|profile| profile.digest) {
            Some(enums::Digest::Weekly) => Period::Weekly,
            _ => Period::Daily,
        };
        Ok(Draft::new(Self { period, circles }, action))
    }

    fn letter(&self, _: &Reader) -> Letter {
        let period = match self.period {
            Period::Daily => "daily",
            Period::Weekly => "weekly",
        };
        let news: usize = self.circles.iter().map(|circle| circle.lines.len()).sum();
        let news = i64::try_from(news).unwrap_or(i64::MAX);
        let first = self.circles.first().map_or("", |circle| circle.title.as_str());
        let mut blocks = vec![paragraph(Words::new("digest.body").choice("period", period))];
        for circle in &self.circles {
            let title = Words::new("digest.circle").text("circle", &circle.title);
            blocks.push(Block::Heading(Line::link(title, circle.url.clone())));
            blocks.push(Block::Points(
                circle.lines.iter().cloned().map(Line::from).collect(),
            ));
        }
        Letter {
            subject: Words::new("digest.subject").choice("period", period),
            preheader: Words::new("digest.preheader").number("news", news),
            blocks,
            // It leads to the first; the others' titles are links.
            action: Words::new("digest.action").text("circle", first),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let joined = participant_joined::digest_line;
        let left = participant_left::digest_line;
        let news = |title: &String, lines| CircleNews {
            title: title.clone(),
            url: "https://circles.example.com/open/circle/one".to_owned(),
            lines,
        };
        let (title, name) = (&data.texts.title, &data.texts.name);
        let mut circles = vec![news(title, vec![joined(name, Role::Member), left(name)])];
        let more = data.texts.more.iter();
        circles.extend(more.map(|(name, title)| news(title, vec![joined(name, Role::Advisor)])));
        let weekly = Self {
            period: Period::Weekly,
            circles,
        };
        let daily = Self {
            period: Period::Daily,
            circles: vec![news(title, vec![joined(name, Role::Member)])],
        };
        vec![("weekly", weekly), ("daily-one-thing", daily)]
    }
}

/// Reads a mail that was kept for the digest: the circle's title, its page, and what is new; `None` once it is not true any
/// more.
async fn still_news(
    mail: &DueMail<'_>,
    row: &outbox::Model,
) -> Result<Option<(String, String, Words)>, NoFacts> {
    let Some(kind) = MailKind::parse(&row.kind).filter(|kind| *kind != MailKind::Digest) else {
        return Ok(None);
    };
    match Box::pin(read(kind, &DueMail { row, ..*mail })).await {
        Ok(Draft { content, action }) => {
            let news = content.news();
            Ok(news.map(|(circle, line)| (circle.to_owned(), action, line)))
        }
        Err(NoFacts::Skip(_) | NoFacts::Keep(_)) => Ok(None),
        Err(error) => Err(error),
    }
}
