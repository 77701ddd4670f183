//! Where the links in emails lead.

use super::{Mode, Problems, SecretText};
use clap::{Args, builder::NonEmptyStringValueParser};
use entity::outbox::link::{LinkKeys, MIN_SECRET_BYTES, WeakSecret};
use entity::support::secret_file::{self, SecretFileError};
use std::path::Path;
use url::Url;

/// Why links cannot be signed; the message says the mend.
#[derive(Debug, thiserror::Error)]
pub enum LinkKeysError {
    /// What was set cannot be used.
    #[error(transparent)]
    Weak(#[from] WeakSecret),
    /// Nothing was set, and the service's own secret cannot be kept.
    #[error(transparent)]
    File(#[from] SecretFileError),
}

/// Where the links in emails lead, and what signs those that act without a sign-in.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Links in mails")]
pub struct LinkSettings {
    /// How people reach the service: links in emails begin with it [default: http://HTTP_ADDR; required in production]
    #[arg(long, env, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    pub public_url: Option<String>,
    /// Where the user guide is [default: the service's own page, PUBLIC_URL/guide]
    #[arg(long, env, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    pub guide_url: Option<String>,
    /// Secret that signs links in emails which act without a sign-in, 32 characters or more, the same for the API and the
    /// workers. To replace it, put the new one before the old one, separated by a comma, and drop the old one when its
    /// emails are out of date [default: a secret of its own in DATA_DIR; required in production]
    #[arg(
        long,
        env,
        value_name = "SECRET",
        value_delimiter = ',',
        hide_env_values = true
    )]
    pub link_secret: Vec<SecretText>,
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

    /// What signs and verifies links: the secrets that are set, or one that is kept in `data_dir`.
    ///
    /// # Errors
    /// When a secret is too short, or none is set and none can be kept.
    pub fn keys(&self, data_dir: &Path) -> Result<LinkKeys, LinkKeysError> {
        if self.link_secret.is_empty() {
            let secret = secret_file::open(data_dir, "link-secret")?;
            return Ok(LinkKeys::new([secret])?);
        }
        Ok(LinkKeys::new(self.link_secret.iter().map(SecretText::expose))?)
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
        let weak = |secret: &SecretText| secret.expose().len() < MIN_SECRET_BYTES;
        problems.when(
            self.link_secret.iter().any(weak),
            &format!("LINK_SECRET must have at least {MIN_SECRET_BYTES} characters (each, if there are several): take them from a random generator"),
        );
        problems.when(
            mode == Mode::Production && self.link_secret.is_empty(),
            "production needs LINK_SECRET, the same for the API and the workers: links in mails are signed with it",
        );
        problems.when(
            mode == Mode::Production && self.public_url.is_none(),
            "production needs PUBLIC_URL: links in emails begin with it",
        );
    }
}
