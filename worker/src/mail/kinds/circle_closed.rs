//! Mail 28, to those who took part, and those who had asked to join: "A circle ended."

use super::*;
use chrono::TimeDelta;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct CircleClosed {
    circle: String,
    completed: bool,
    requested: bool,
    reason: String,
    archive_until: Option<DateTime<Utc>>,
    alternatives: Vec<Alternative>,
}

impl Kind for CircleClosed {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let circle = mail.circle().await?;
        let completed = circle.state == CircleState::Completed;
        let ended = completed || circle.state == CircleState::Disbanded;
        require(ended, "the circle is not completed or disbanded")?;
        let requested = mail.row.subject_id.is_some();
        if !requested {
            let own = mailing::last_membership(mail.db, circle.id, mail.recipient.id).await?;
            let took_part = own.is_some_and(|own| !is_open(&own));
            require(took_part, "it is for those who took part only")?;
        }
        let alternatives = mail.alternatives(&circle).await?;
        // Who took part looks back first; who asked to join looks elsewhere.
        let action = if requested {
            mail.elsewhere(&alternatives)
        } else {
            mail.programme.links.circle(circle.id)
        };
        let until = schedule::archive_until(&circle, &mail.programme.policy.clock);
        // Why it ended is for those who took part (docs/product.md §4).
        let content = Self {
            circle: circle.title.clone(),
            completed,
            requested,
            reason: circle.end_reason.filter(|_| !requested).unwrap_or_default(),
            archive_until: until.filter(|until| !requested && *until > mail.now),
            alternatives,
        };
        Ok(Draft::new(content, action))
    }

    fn letter(&self, reader: &Reader) -> Letter {
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

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let disbanded = Self {
            circle: data.title(),
            completed: false,
            requested: false,
            reason: data.message(),
            archive_until: Some(data.now + TimeDelta::days(365)),
            alternatives: data.alternatives(),
        };
        let completed = Self {
            completed: true,
            reason: String::new(),
            alternatives: Vec::new(),
            ..disbanded.clone()
        };
        let requested = Self {
            requested: true,
            reason: String::new(),
            archive_until: None,
            ..disbanded.clone()
        };
        let requested_bare = Self {
            alternatives: Vec::new(),
            ..requested.clone()
        };
        vec![
            ("disbanded", disbanded),
            ("completed", completed),
            ("requested", requested),
            ("requested-bare", requested_bare),
        ]
    }
}
