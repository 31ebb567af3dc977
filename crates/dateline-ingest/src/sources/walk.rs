//! Paths to files, in a fixed order.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use dateline_record::Diagnostic;

use super::sniff;
use super::stream::Input;
use crate::{Place, codes};

/// What a walk comes across.
pub(super) enum Found {
    /// A file to read.
    File {
        path: PathBuf,
        id: Option<String>,
        in_folder: bool,
    },
    /// A stream given by the caller.
    Stream {
        name: String,
        input: Input,
    },
    Problem(Diagnostic),
}

enum Task {
    /// A path; `root` is the folder the caller named, when it was found in one.
    Path {
        path: PathBuf,
        root: Option<PathBuf>,
    },
    Stream {
        name: String,
        input: Input,
    },
    /// All of a folder that the caller named was walked; `files` were found before it.
    Leave {
        folder: PathBuf,
        files: u64,
    },
}

/// The tasks to do, the next one last, and the folders entered, by their real path.
pub(super) struct Walk {
    tasks: Vec<Task>,
    entered: BTreeSet<PathBuf>,
    files: u64,
}

impl Walk {
    pub(super) fn new(paths: impl IntoIterator<Item = PathBuf>) -> Self {
        let mut tasks: Vec<_> = paths.into_iter().map(|path| Task::Path { path, root: None }).collect();
        tasks.reverse();
        Self { tasks, entered: BTreeSet::new(), files: 0 }
    }

    pub(super) fn of_reader(name: &str, input: Input) -> Self {
        let tasks = vec![Task::Stream { name: name.to_owned(), input }];
        Self { tasks, entered: BTreeSet::new(), files: 0 }
    }

    pub(super) fn push_reader(&mut self, name: &str, input: Input) {
        self.tasks.insert(0, Task::Stream { name: name.to_owned(), input });
    }

    fn path(&mut self, path: PathBuf, root: Option<PathBuf>) -> Option<Found> {
        let place = Place::file(path.display().to_string());
        let data = match fs::metadata(&path) {
            Ok(data) => data,
            Err(error) => return Some(Found::Problem(refusal(&error, &place))),
        };
        if data.is_dir() {
            return self.enter(&path, root, &place).map(Found::Problem);
        }
        if root.is_some() && !data.is_file() {
            return Some(Found::Problem(codes::UNKNOWN_KIND.at(&place, "not read: it is no regular file")));
        }
        self.files += u64::from(root.is_none() || sniff::by_name(&path).is_some() || sniff::is_bare(&path));
        let id = identity(&path, root.as_deref());
        Some(Found::File { path, id, in_folder: root.is_some() })
    }

    /// Puts what stands in a folder on the list of tasks.
    fn enter(&mut self, folder: &Path, root: Option<PathBuf>, place: &Place) -> Option<Diagnostic> {
        let (real, listing) = match fs::canonicalize(folder).and_then(|real| Ok((real, fs::read_dir(folder)?))) {
            Ok(both) => both,
            Err(error) => return Some(refusal(&error, place)),
        };
        if !self.entered.insert(real) {
            return Some(codes::LINK_LOOP.at(place, "the folder was read already"));
        }
        let mut problem = None;
        let mut paths = Vec::new();
        for entry in listing {
            match entry {
                Ok(entry) if entry.file_name().as_encoded_bytes().starts_with(b".") => {}
                Ok(entry) => paths.push(entry.path()),
                Err(error) => problem = Some(refusal(&error, place)),
            }
        }
        paths.sort_unstable();
        if root.is_none() {
            self.tasks.push(Task::Leave { folder: folder.to_owned(), files: self.files });
        }
        let root = root.unwrap_or_else(|| folder.to_owned());
        self.tasks.extend(paths.into_iter().rev().map(|path| Task::Path { path, root: Some(root.clone()) }));
        problem
    }
}

impl Iterator for Walk {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            let found = match self.tasks.pop()? {
                Task::Path { path, root } => self.path(path, root),
                Task::Stream { name, input } => Some(Found::Stream { name, input }),
                Task::Leave { folder, files } if files == self.files => {
                    let place = Place::file(folder.display().to_string());
                    Some(Found::Problem(codes::NO_REPORTS.at(&place, "no file to read in this folder")))
                }
                Task::Leave { .. } => None,
            };
            if found.is_some() {
                return found;
            }
        }
    }
}

/// What to say of a path that can't be opened.
pub(super) fn refusal(error: &io::Error, place: &Place) -> Diagnostic {
    let code = if error.kind() == io::ErrorKind::NotFound { codes::NOT_FOUND } else { codes::UNREADABLE };
    code.at(place, error)
}

/// The path within `root`, else the file name; extensions that tell the kind are left out, and separators are `/`.
fn identity(path: &Path, root: Option<&Path>) -> Option<String> {
    let within = match root {
        Some(root) => path.strip_prefix(root).ok()?,
        None => Path::new(path.file_name()?),
    };
    let parts: Vec<_> = within.iter().map(|part| part.to_string_lossy()).collect();
    let joined = parts.join("/");
    let bare = joined.strip_suffix(".gz").unwrap_or(&joined);
    let stem = bare.rsplit_once('.').filter(|(_, extension)| sniff::by_extension(extension).is_some());
    let name = stem.map_or(bare, |(stem, _)| stem);
    (!name.is_empty()).then(|| name.to_owned())
}
