//! Mails as a strict receiver looks at them: `lint-mails.py`, which is Python's `email` and some rules of ours.

use std::{fs, process::Command};

/// Fails unless each mail passes, and there is one. A name that begins with the mail's class (`transactional-`,
/// `reminder-`, `news-`) says whether it can be turned off.
#[track_caller]
pub fn assert_clean<M: AsRef<[u8]>>(mails: impl IntoIterator<Item = (String, M)>) {
    let directory = tempfile::tempdir().expect("a directory for the mails");
    for (name, mail) in mails {
        fs::write(directory.path().join(format!("{name}.eml")), mail).expect("a mail's file");
    }
    let lint = Command::new("python3")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/lint-mails.py"))
        .arg(directory.path())
        .output()
        .expect("python3, which tests/run installs");
    assert!(
        lint.status.success(),
        "{}{}",
        String::from_utf8_lossy(&lint.stdout),
        String::from_utf8_lossy(&lint.stderr)
    );
}
