//! Where the links in mails lead.

use super::{Mode, Problems};
use clap::{Args, builder::NonEmptyStringValueParser};
use url::Url;

/// Where the links in mails lead.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Links in mails")]
pub struct LinkSettings {
    /// How people reach the service: links in mails begin with it [default: http://HTTP_ADDR; required in production]
    #[arg(long, env, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    pub public_url: Option<String>,
    /// Where the user guide is [default: the service's own page, PUBLIC_URL/guide]
    #[arg(long, env, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    pub guide_url: Option<String>,
}

impl LinkSettings {
    /// How people reach the service, without a slash at the end; `default` if nothing is set.
    #[must_use]
    pub fn public_url(&self, default: &str) -> String {
        self.public_url
            .as_deref()
            .unwrap_or(default)
            .trim_end_matches('/')
            .to_owned()
    }

    /// Where the user guide is, of the service at `public_url`.
    #[must_use]
    pub fn guide_url(&self, public_url: &str) -> String {
        self.guide_url
            .clone()
            .unwrap_or_else(|| format!("{public_url}/guide"))
    }

    /// Judges the section.
    pub fn check(&self, mode: Mode, problems: &mut Problems) {
        for (name, url) in [("PUBLIC_URL", &self.public_url), ("GUIDE_URL", &self.guide_url)] {
            let good = url.as_deref().is_none_or(|url| {
                Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
            });
            problems.when(
                !good,
                &format!("{name} must be an absolute http or https URL, as in https://circles.example.com"),
            );
        }
        problems.when(
            self.public_url
                .as_deref()
                .is_some_and(|url| url.contains(['?', '#'])),
            "PUBLIC_URL must have no `?` or `#`, because paths are appended to it",
        );
        problems.when(
            mode == Mode::Production && self.public_url.is_none(),
            "production needs PUBLIC_URL: links in mails begin with it",
        );
    }
}
