//! Errors of authentication. Their messages say what to do, and hold nothing of the token.

use entity::support::secret_file::SecretFileError;

/// Says why a token was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AuthError {
    /// The `Authorization` header is not of the one form that is understood.
    #[error("The Authorization header is not understood. Send it once, as `Authorization: Bearer TOKEN`.")]
    Header,
    /// Longer than any token of a well-set-up issuer.
    #[error("The token is longer than 8 KiB. Ask your identity provider for one with fewer claims.")]
    TooLong,
    /// Not a signed JSON Web Token of an accepted algorithm.
    #[error("The token is not a JSON Web Token signed in a way that is accepted here. Sign in again.")]
    Malformed,
    /// No key of the issuer fits.
    #[error("The token is signed with a key that its issuer does not publish. Sign in again.")]
    UnknownKey,
    /// The signature is not the issuer's.
    #[error("The token's signature is not valid. Sign in again.")]
    Signature,
    /// Another issuer's token.
    #[error(
        "The token comes from another issuer than the one this service trusts. Sign in for this service."
    )]
    Issuer,
    /// A token for another service.
    #[error("The token was issued for another service. Sign in for this service.")]
    Audience,
    /// It has no expiry.
    #[error("The token does not say when it expires. Ask your identity provider for one with `exp`.")]
    NoExpiry,
    /// It has expired.
    #[error("The token has expired. Sign in again.")]
    Expired,
    /// It is not valid yet.
    #[error("The token is not valid yet. Check the clock of the machine that issued it.")]
    NotYet,
    /// It does not say who the bearer is.
    #[error(
        "The token has no usable claim `{0}`, which says who you are. Ask your identity provider to add it."
    )]
    MissingClaim(String),
    /// The issuer does not vouch for the mail address.
    #[error(
        "The email address in the token is not verified. Verify it with your identity provider and sign in again."
    )]
    UnverifiedMail,
    /// The issuer's keys could not be fetched: not the bearer's fault.
    #[error(
        "Sign-in cannot be checked right now, because the identity provider does not answer. Try again soon."
    )]
    Unavailable,
}

/// Says why the authenticator cannot be built.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// The embedded sign-in's secret cannot be kept.
    #[error(transparent)]
    Secret(#[from] SecretFileError),
    /// Issuer without audience, or the reverse.
    #[error("OIDC_ISSUER and OIDC_AUDIENCE belong together: set both or none")]
    HalfSet,
    /// The HTTP client cannot be built.
    #[error("cannot prepare to fetch the keys of OIDC_ISSUER: {0}")]
    Client(String),
}
