//! Mail 1, to a person who opted in: "Welcome, and what is stored of you."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct Welcome {
    consent_version: String,
    as_member: bool,
    as_advisor: bool,
}

impl Kind for Welcome {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let profile = mail.profile.ok_or(NoFacts::Skip("the person opted out"))?;
        let content = Self {
            consent_version: profile.consent_version.clone(),
            as_member: profile.signed_up_as_member,
            as_advisor: profile.signed_up_as_advisor,
        };
        Ok(Draft::new(content, mail.programme.links.preferences()))
    }

    fn letter(&self, reader: &Reader) -> Letter {
        let roles = match (self.as_member, self.as_advisor) {
            (true, true) => "both",
            (true, false) => "member",
            (false, true) => "advisor",
            (false, false) => "none",
        };
        let stored = Words::new("welcome.stored").text("version", &self.consent_version);
        Letter {
            subject: Words::new("welcome.subject"),
            preheader: Words::new("welcome.preheader"),
            blocks: vec![
                paragraph(Words::new("welcome.body").choice("roles", roles)),
                heading(Words::new("welcome.stored-heading")),
                paragraph(stored),
                heading(Words::new("welcome.seen-heading")),
                paragraph(Words::new("welcome.seen")),
                guide(reader),
            ],
            action: Words::new("welcome.action"),
        }
    }

    fn samples(_: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let welcome = |as_member, as_advisor| Self {
            consent_version: "2026-01".into(),
            as_member,
            as_advisor,
        };
        vec![
            ("member", welcome(true, false)),
            ("both", welcome(true, true)),
            ("advisor", welcome(false, true)),
            ("neither-yet", welcome(false, false)),
        ]
    }
}
