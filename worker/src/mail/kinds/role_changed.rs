//! Mail 16, to the person whose role changed: "Your role changed."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct RoleChanged {
    circle: String,
    role: Role,
}

impl Kind for RoleChanged {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let (own, circle) = mail.membership().await?;
        require(
            own.status == MembershipStatus::Active,
            "it is for participants only",
        )?;
        let content = Self {
            circle: circle.title.clone(),
            role: own.role,
        };
        Ok(Draft::new(content, mail.programme.links.circle(circle.id)))
    }

    fn letter(&self, _: &Reader) -> Letter {
        let body = || Words::new("role-changed.body").role(self.role);
        Letter {
            subject: Words::new("role-changed.subject").text("circle", &self.circle),
            preheader: body(),
            blocks: vec![paragraph(body())],
            action: Words::new("open-your-circle"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let changed = |role| Self {
            circle: data.title(),
            role,
        };
        vec![
            ("advisor", changed(Role::Advisor)),
            ("member", changed(Role::Member)),
        ]
    }
}
