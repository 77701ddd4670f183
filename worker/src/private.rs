//! Keeps what a process writes from the other users of the machine.

use std::path::Path;

/// Lets nobody but this process's user into the files and directories that it makes from now on.
#[cfg(unix)]
pub fn make_files_private() {
    use rustix::{fs::Mode, process::umask};
    umask(Mode::RWXG | Mode::RWXO);
}

/// Warns of a directory that was made by somebody else, and lets other users look into it.
#[cfg(unix)]
pub fn warn_if_open(directory: &Path) {
    use std::{fs, os::unix::fs::PermissionsExt};
    // What is not there is made private.
    let Ok(found) = fs::metadata(directory) else {
        return;
    };
    if found.permissions().mode() & 0o077 != 0 {
        tracing::warn!(
            directory = %directory.display(),
            "other users of this machine can look into DATA_DIR: run `chmod -R go-rwx` on it"
        );
    }
}

/// Leaves it to the system, which has no such rights.
#[cfg(not(unix))]
pub fn make_files_private() {}

/// Leaves it to the system, which has no such rights.
#[cfg(not(unix))]
pub fn warn_if_open(_directory: &Path) {}
