//! Negotiates media types: which the answer has, and whether the request's can be read.

use super::reply::Refusal;
use crate::document::Code;
use axum::http::{
    HeaderMap, StatusCode,
    header::{ACCEPT, CONTENT_TYPE},
};

/// Names the media type of an answer. They differ in status codes: see [`super::reply`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Media {
    /// `application/graphql-response+json`: status codes mean what HTTP says.
    GraphqlResponse,
    /// `application/json`: 200 for all that was well-formed, as older clients expect.
    Json,
}

impl Media {
    /// Returns the value of `Content-Type`.
    pub(super) fn content_type(self) -> &'static str {
        match self {
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        }
    }
}

/// Chooses the media type that the client prefers by its `Accept` (RFC 9110 §12.5.1), JSON where it has no preference.
pub(super) fn accepted(headers: &HeaderMap) -> Result<Media, Refusal> {
    let mut best: Option<(Media, f32)> = None;
    let mut asked = false;
    for value in headers.get_all(ACCEPT) {
        for range in value.to_str().unwrap_or_default().split(',') {
            asked = true;
            let mut parts = range.split(';').map(str::trim);
            let media = match parts.next().unwrap_or_default().to_ascii_lowercase().as_str() {
                "application/graphql-response+json" => Media::GraphqlResponse,
                "application/json" | "application/*" | "*/*" => Media::Json,
                _ => continue,
            };
            let weight = parts
                .find_map(|part| part.strip_prefix("q="))
                .map_or(1.0, |q| q.parse().unwrap_or(0.0));
            if weight > best.map_or(0.0, |(_, best)| best) {
                best = Some((media, weight));
            }
        }
    }
    match best {
        Some((media, _)) => Ok(media),
        None if !asked => Ok(Media::Json),
        None => Err(Refusal::new(
            StatusCode::NOT_ACCEPTABLE,
            Code::BadUserInput,
            "Answers are application/graphql-response+json or application/json. Accept one of them.",
        )),
    }
}

/// Checks that the body is sent as `application/json`, in UTF-8. Refuses forms and plain text, which a page of another site
/// can send without a preflight request.
pub(super) fn sent_as_json(headers: &HeaderMap) -> Result<(), Refusal> {
    let mut values = headers.get_all(CONTENT_TYPE).iter();
    let text = match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().unwrap_or_default().to_ascii_lowercase(),
        _ => String::new(),
    };
    let mut parts = text.split(';').map(str::trim);
    let json = parts.next() == Some("application/json");
    let utf8 = parts
        .filter_map(|part| part.strip_prefix("charset="))
        .all(|set| matches!(set.trim_matches('"'), "utf-8" | "utf8"));
    if json && utf8 {
        return Ok(());
    }
    Err(Refusal::new(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Code::BadUserInput,
        "Send the request as `Content-Type: application/json`, in UTF-8.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: axum::http::HeaderName, values: &[&str]) -> HeaderMap {
        values
            .iter()
            .map(|value| (name.clone(), value.parse().unwrap()))
            .collect()
    }

    #[test]
    fn the_client_decides_the_media_type() {
        for (accept, media) in [
            (&[][..], Some(Media::Json)),
            (&["*/*"], Some(Media::Json)),
            (&["application/json"], Some(Media::Json)),
            (
                &["application/graphql-response+json"],
                Some(Media::GraphqlResponse),
            ),
            (
                &["application/json;q=0.9, application/graphql-response+json"],
                Some(Media::GraphqlResponse),
            ),
            (
                &["application/graphql-response+json; charset=utf-8, application/json"],
                Some(Media::GraphqlResponse),
            ),
            (&["text/html, */*;q=0.1"], Some(Media::Json)),
            (&["text/html"], None),
            (&["application/json;q=0"], None),
        ] {
            assert_eq!(accepted(&headers(ACCEPT, accept)).ok(), media, "{accept:?}");
        }
    }

    #[test]
    fn only_json_in_utf8_is_read() {
        for (sent, good) in [
            (&["application/json"][..], true),
            (&["Application/JSON; charset=\"UTF-8\""], true),
            (&["application/json; charset=latin1"], false),
            (&["application/json", "text/plain"], false),
            (&["application/jsonp"], false),
            (&["text/plain"], false),
            (&["multipart/form-data; boundary=x"], false),
            (&["application/x-www-form-urlencoded"], false),
            (&[], false),
        ] {
            assert_eq!(
                sent_as_json(&headers(CONTENT_TYPE, sent)).is_ok(),
                good,
                "{sent:?}"
            );
        }
    }
}
