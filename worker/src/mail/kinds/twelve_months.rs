//! Mail 26, to all participants: "After twelve months: the programme's advice."

use super::*;
use entity::rules::term::TERM_MONTHS;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct TwelveMonths {
    circle: String,
    ends_on: NaiveDate,
    months: u32,
    to_manager: bool,
    zone: Tz,
}

impl Kind for TwelveMonths {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let circle = mail.circle().await?;
        mail.require_may_decide(&circle)?;
        require(
            schedule::ends_past_twelve_months(&circle),
            "the circle is not that old",
        )?;
        mail.require_participant(&circle).await?;
        let (ends_on, lapses_on) = mail.term_ends(&circle)?;
        let manager = mailing::programme_manager(mail.db, circle.id).await?;
        let content = Self {
            circle: circle.title.clone(),
            ends_on,
            months: u32::try_from(circle.term)
                .unwrap_or(0)
                .saturating_mul(TERM_MONTHS),
            to_manager: manager == Some(mail.recipient.id),
            zone: zone_of(&circle)?,
        };
        Ok(Draft::new(content, mail.term_page(&circle, lapses_on)?))
    }

    fn letter(&self, reader: &Reader) -> Letter {
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

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let advice = |months, to_manager, zone| Self {
            circle: data.title(),
            ends_on: data.in_days(30),
            months,
            to_manager,
            zone,
        };
        vec![
            ("participant", advice(12, false, CIRCLE_ZONE)),
            ("manager", advice(12, true, CIRCLE_ZONE)),
            ("eighteen-months", advice(18, true, Tz::Europe__London)),
        ]
    }
}
