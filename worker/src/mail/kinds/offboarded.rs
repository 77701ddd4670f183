//! Mail 2, to the person who is no longer eligible: "You can take part no longer."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct Offboarded {
    circles: Vec<String>,
    erased_on: Option<NaiveDate>,
    archive_days: u32,
}

impl Kind for Offboarded {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let policy = &mail.programme.policy;
        let eligible = policy.is_eligible_type(&mail.recipient.employment_type);
        require(!eligible, "the person is eligible again")?;
        let zone = mail.zone()?;
        let erase_at = mail.profile.and_then(|profile| profile.erase_at);
        let content = Self {
            circles: mailing::circles_offboarded_from(mail.db, mail.recipient.id, mail.row.created_at)
                .await?,
            erased_on: erase_at.map(|at| at.with_timezone(&zone).date_naive()),
            archive_days: policy.clock.archive_days,
        };
        Ok(Draft::new(content, mail.programme.links.guide()))
    }

    fn letter(&self, _: &Reader) -> Letter {
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

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let offboarded = |circles, erased_on| Self {
            circles,
            erased_on,
            archive_days: 365,
        };
        let more = data.texts.more.iter().map(|(_, title)| title.clone());
        let circles = [data.title()].into_iter().chain(more).collect();
        vec![
            ("circles", offboarded(circles, Some(data.in_days(30)))),
            ("requests-only", offboarded(Vec::new(), None)),
        ]
    }
}
