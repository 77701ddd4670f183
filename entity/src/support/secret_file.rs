//! Makes and keeps the secrets of an embedded service in files, where none are configured.

use base64::{Engine, engine::general_purpose::STANDARD};
use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// How many random bytes a secret has.
pub const SECRET_BYTES: usize = 32;

/// Why a secret cannot be kept. The message names the file and the mend.
#[derive(Debug, thiserror::Error)]
pub enum SecretFileError {
    /// The file cannot be made or read.
    #[error("cannot use {}: {error}; make DATA_DIR a directory that this user can write", .path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The file holds something else.
    #[error("{} does not hold a secret of this service; delete it, and a new one is made (what the old one signed ends with it)", .0.display())]
    NotASecret(PathBuf),
    /// Other users of the machine can read the file.
    #[error("{} can be read by other users of this machine; run `chmod 600` on it, or delete it for a new one", .0.display())]
    Exposed(PathBuf),
}

/// Reads the secret `name` in `directory`; makes it first where there is none.
///
/// # Errors
/// When the file cannot be made or read, holds something else, or is open to other users of the machine.
pub fn open(directory: &Path, name: &str) -> Result<[u8; SECRET_BYTES], SecretFileError> {
    let path = directory.join(name);
    let failed = |error| SecretFileError::Io {
        path: path.clone(),
        error,
    };
    fs::create_dir_all(directory).map_err(failed)?;
    if !path.exists() {
        create(directory, &path).map_err(failed)?;
    }
    if open_to_others(&path).map_err(failed)? {
        return Err(SecretFileError::Exposed(path));
    }
    let text = fs::read_to_string(&path).map_err(failed)?;
    let secret = STANDARD.decode(text.trim()).ok();
    secret
        .and_then(|secret| secret.try_into().ok())
        .ok_or(SecretFileError::NotASecret(path))
}

/// Writes a new secret to a temporary file and links it into place, so that of several starting processes one wins and nobody
/// reads half a secret.
fn create(directory: &Path, path: &Path) -> io::Result<()> {
    let draft = directory.join(format!(".secret-{:016x}", rand::random::<u64>()));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&draft)?;
    let secret: [u8; SECRET_BYTES] = rand::random();
    writeln!(file, "{}", STANDARD.encode(secret))?;
    file.sync_all()?;
    let linked = match fs::hard_link(&draft, path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        linked => linked,
    };
    fs::remove_file(&draft)?;
    linked
}

#[cfg(unix)]
fn open_to_others(path: &Path) -> io::Result<bool> {
    Ok(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(path)?.permissions()) & 0o077 != 0)
}

#[cfg(not(unix))]
fn open_to_others(_: &Path) -> io::Result<bool> {
    Ok(false)
}
