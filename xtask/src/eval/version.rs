//! Which version of the data a score was made on.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use sha2::{Digest, Sha256};

/// The first 12 hexadecimal digits of the SHA-256 of a file, or of the names and contents of the files of a folder.
pub fn version(path: &Path) -> anyhow::Result<String> {
    let mut hash = Sha256::new();
    for file in files(path)? {
        if path.is_dir() {
            hash.update(file.file_name().unwrap_or_default().to_string_lossy().as_bytes());
        }
        hash.update(fs::read(&file).with_context(|| file.display().to_string())?);
    }
    Ok(hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect())
}

fn files(path: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<anyhow::Result<Vec<_>>>()?;
    files.sort();
    Ok(files)
}
