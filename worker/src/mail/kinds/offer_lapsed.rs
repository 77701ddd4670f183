//! Mail 14, to the person who did not take the seat in time: "An offered seat was not taken in time."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct OfferLapsed {
    circle: String,
}

impl Kind for OfferLapsed {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let (_, circle) = mail
            .join_request(JoinRequestStatus::Lapsed, "the offer has not lapsed")
            .await?;
        let content = Self {
            circle: circle.title.clone(),
        };
        Ok(Draft::new(content, mail.programme.links.circle(circle.id)))
    }

    fn letter(&self, _: &Reader) -> Letter {
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

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let circle = data.title();
        vec![("lapsed", Self { circle })]
    }
}
