//! The pages that links in mails open.

use reqwest::StatusCode;
use tests::gql::http_client;

/// A page, with the GraphQL operations that it shows.
#[derive(Debug)]
pub(super) struct Page {
    address: String,
    operations: Vec<(String, String)>,
}

impl Page {
    /// Follows a link, which must work.
    pub(super) async fn open(address: &str) -> Self {
        let answer = http_client().get(address).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "{address}");
        let html = answer.text().await.unwrap();
        let sections = html.split("<h2>").skip(1);
        Self {
            address: address.to_owned(),
            operations: sections.filter_map(operation).collect(),
        }
    }

    /// The operation under this heading, if the page shows it.
    pub(super) fn find(&self, what: &str) -> Option<&str> {
        let found = self.operations.iter().find(|(heading, _)| heading == what);
        found.map(|(_, text)| text.as_str())
    }

    /// The operation under this heading, which the page must show.
    pub(super) fn operation(&self, what: &str) -> &str {
        self.find(what)
            .unwrap_or_else(|| panic!("no \"{what}\" on {}: {:?}", self.address, self.operations))
    }
}

/// A heading and the code below it.
fn operation(section: &str) -> Option<(String, String)> {
    let (heading, rest) = section.split_once("</h2>")?;
    let code = rest.split_once("<code>")?.1.split_once("</code>")?.0;
    Some((heading.to_owned(), unescaped(code)))
}

fn unescaped(html: &str) -> String {
    let entities = [
        ("&#34;", "\""),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    entities
        .iter()
        .fold(html.to_owned(), |text, (entity, character)| {
            text.replace(entity, character)
        })
}
