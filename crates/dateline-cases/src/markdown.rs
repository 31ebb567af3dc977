//! Markdown files to cases.

use std::path::{Path, PathBuf};

use dateline_record::Record;

use crate::expect::{Expectation, Failure};
use crate::line::Line;
use crate::shown;

/// Metadata that may stand above a report, closed by a line `---`.
const METADATA: [&str; 5] = ["published", "outlet", "title", "url", "author"];

/// A report and what its record must hold.
#[derive(Clone, Debug)]
pub struct Case {
    /// File and number in it, such as `statement/relay.md#2`: the id of the report.
    pub id: String,
    /// The heading it stands under.
    pub title: String,
    /// The file, as in the id.
    pub file: String,
    /// Metadata as written: name, value.
    pub metadata: Vec<(String, String)>,
    /// The report.
    pub text: String,
    /// What must hold; never empty.
    pub expect: Vec<Expectation>,
}

/// A case file that does not say what it means.
#[derive(Debug, thiserror::Error)]
#[error("{file}:{line}: {message}")]
pub struct CaseError {
    /// The file.
    pub file: String,
    /// Line, from 1; 0 for the file as a whole.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl Case {
    /// The report as a line of JSONL, without its line break.
    pub fn input(&self) -> String {
        let mut line = serde_json::Map::new();
        line.insert("id".into(), self.id.clone().into());
        for (name, value) in &self.metadata {
            line.insert(name.clone(), value.clone().into());
        }
        line.insert("text".into(), self.text.clone().into());
        serde_json::Value::Object(line).to_string()
    }

    /// What `record` fails of what is expected.
    pub fn check(&self, record: &Record) -> Vec<Failure> {
        // Lines of a record always parse, unless a field itself holds ` | `; such a line can match nothing.
        let shown: Vec<Line> = shown::lines(record).iter().filter_map(|line| Line::parse(line).ok()).collect();
        let failures = self.expect.iter().filter_map(|expectation| Some((expectation, expectation.fails(&shown)?)));
        failures.map(|(expectation, nearest)| self.failure(expectation, nearest)).collect()
    }

    /// What fails when the report gave no record at all: everything, unless a diagnostic with its code was expected.
    pub fn check_without_record(&self, codes: &[&str]) -> Vec<Failure> {
        let shown: Vec<Line> = codes.iter().filter_map(|code| Line::parse(&format!("diagnostic: {code}")).ok()).collect();
        let failures = self.expect.iter().filter_map(|expectation| Some((expectation, expectation.fails(&shown)?)));
        failures.map(|(expectation, nearest)| self.failure(expectation, nearest)).collect()
    }

    fn failure(&self, expectation: &Expectation, nearest: Vec<String>) -> Failure {
        let not = if expectation.negated { "not: " } else { "" };
        Failure {
            place: format!("{}:{}", self.file, expectation.at),
            case: self.title.clone(),
            expected: format!("{not}{}", expectation.line.text),
            nearest,
        }
    }
}

/// All cases below `folder`, by path; `README.md` files are prose.
pub fn load(folder: &Path) -> Result<Vec<Case>, CaseError> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    let mut cases = Vec::new();
    for path in files {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let text = std::fs::read_to_string(&path).map_err(|error| whole(&name, &error))?;
        cases.extend(parse(&name, &text)?);
    }
    Ok(cases)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), CaseError> {
    let name = folder.to_string_lossy();
    for entry in std::fs::read_dir(folder).map_err(|error| whole(&name, &error))? {
        let path = entry.map_err(|error| whole(&name, &error))?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "md") && !path.ends_with("README.md") {
            files.push(path);
        }
    }
    Ok(())
}

fn whole(file: &str, error: &std::io::Error) -> CaseError {
    CaseError { file: file.to_owned(), line: 0, message: error.to_string() }
}

/// The cases of one file.
pub fn parse(file: &str, text: &str) -> Result<Vec<Case>, CaseError> {
    let error = |line: usize, message: String| CaseError { file: file.to_owned(), line, message };
    let mut cases: Vec<Case> = Vec::new();
    let mut title = String::new();
    let mut pending: Option<(usize, Vec<&str>)> = None;
    for fence in fences(text) {
        match fence {
            Part::Heading(words) => title = words.to_owned(),
            Part::Open(at) => return Err(error(at, "the fence is not closed".into())),
            Part::Fence { at, kind: "report", lines } => {
                if let Some((at, _)) = pending.replace((at, lines)) {
                    return Err(error(at, "a report without an `expect` fence".into()));
                }
            }
            Part::Fence { at, kind: "expect", lines } => {
                let (_, report) =
                    pending.take().ok_or_else(|| error(at, "an `expect` fence without a report before it".into()))?;
                let expect = expectations(at, &lines).map_err(|(line, message)| error(line, message))?;
                let (metadata, text) = report_of(&report);
                let id = format!("{file}#{}", cases.len() + 1);
                cases.push(Case { id, title: title.clone(), file: file.to_owned(), metadata, text, expect });
            }
            Part::Fence { .. } => {}
        }
    }
    match pending {
        Some((at, _)) => Err(error(at, "a report without an `expect` fence".into())),
        None if cases.is_empty() => Err(error(0, "no case in this file".into())),
        None => Ok(cases),
    }
}

enum Part<'t> {
    Heading(&'t str),
    Fence { at: usize, kind: &'t str, lines: Vec<&'t str> },
    Open(usize),
}

fn fences(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        if let Some(kind) = line.strip_prefix("```") {
            let mut inside = Vec::new();
            let closed = lines.by_ref().map(|(_, line)| line).any(|line| {
                line == "```" || {
                    inside.push(line);
                    false
                }
            });
            parts.push(if closed { Part::Fence { at: at + 1, kind: kind.trim(), lines: inside } } else { Part::Open(at + 1) });
        } else if line.starts_with('#') {
            parts.push(Part::Heading(line.trim_start_matches('#').trim()));
        }
    }
    parts
}

fn expectations(at: usize, lines: &[&str]) -> Result<Vec<Expectation>, (usize, String)> {
    let mut expect = Vec::new();
    for (offset, written) in lines.iter().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let place = at + offset + 1;
        let (negated, words) = written.strip_prefix('!').map_or((false, *written), |rest| (true, rest));
        let line = Line::parse(words.trim()).map_err(|message| (place, message))?;
        expect.push(Expectation { at: place, negated, line });
    }
    if expect.is_empty() { Err((at, "nothing is expected".into())) } else { Ok(expect) }
}

/// Metadata and text: lines `name: value` above a line `---` are metadata when all names are known.
fn report_of(lines: &[&str]) -> (Vec<(String, String)>, String) {
    let rule = lines.iter().position(|line| *line == "---");
    let metadata = rule.and_then(|rule| {
        let above = lines.get(..rule)?.iter().map(|line| line.split_once(':'));
        let pairs: Option<Vec<_>> =
            above.map(|pair| pair.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))).collect();
        Some((rule, pairs?)).filter(|(_, pairs)| pairs.iter().all(|(name, _)| METADATA.contains(&name.as_str())))
    });
    match metadata {
        Some((rule, pairs)) => (pairs, lines.get(rule + 1..).unwrap_or_default().join("\n")),
        None => (Vec::new(), lines.join("\n")),
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use dateline_record::{Record, ReportRecord};

    const FILE: &str = "# Waiting\n\nProse.\n\n```report\npublished: 2025-03-01\n---\nIt rained.\n\nIt stopped.\n```\n\n```expect\n\
        count: statements 0\n!published: 2025-03-02\n```\n";

    fn record() -> Record {
        let report = ReportRecord { published: Some("2025-03-01".into()), ..ReportRecord::default() };
        Record { schema: 1, report, actors: vec![], statements: vec![], acts: vec![], times: vec![], diagnostics: vec![] }
    }

    #[test]
    fn reads_report_metadata_and_lines() {
        let cases = parse("a.md", FILE).unwrap();
        assert_eq!(cases.len(), 1);
        assert_eq!((cases[0].id.as_str(), cases[0].title.as_str()), ("a.md#1", "Waiting"));
        assert_eq!(cases[0].text, "It rained.\n\nIt stopped.");
        let input: serde_json::Value = serde_json::from_str(&cases[0].input()).unwrap();
        assert_eq!(input["published"], "2025-03-01");
        assert!(cases[0].check(&record()).is_empty());
    }

    #[test]
    fn says_what_fails_and_what_is_nearest() {
        let cases = parse("a.md", &FILE.replace("statements 0", "statements 2")).unwrap();
        let failures = cases[0].check(&record());
        assert_eq!(failures.len(), 1);
        let message = failures[0].to_string();
        assert!(message.starts_with("a.md:14 (Waiting)\n  expected  count: statements 2\n"), "{message}");
        assert!(message.contains("found     count: statements 0"), "{message}");
    }

    #[test]
    fn a_negated_line_fails_when_it_holds() {
        let cases = parse("a.md", &FILE.replace("2025-03-02", "2025-03-01")).unwrap();
        let failures = cases[0].check(&record());
        assert_eq!(failures.len(), 1, "{failures:?}");
        assert!(failures[0].expected.starts_with("not: "), "{failures:?}");
    }

    #[test]
    fn a_case_without_record_may_only_expect_diagnostics() {
        let cases = parse("a.md", "```report\n\n```\n```expect\ndiagnostic: DL0101\n```\n").unwrap();
        assert!(cases[0].check_without_record(&["DL0101"]).is_empty());
        assert_eq!(cases[0].check_without_record(&["DL0102"]).len(), 1);
    }

    #[test]
    fn refuses_files_that_test_nothing() {
        for (text, line, why) in [
            ("# Title\n", 0, "no case"),
            ("```report\nx\n```\n", 1, "without an `expect`"),
            ("```expect\ncount: acts 0\n```\n", 1, "without a report"),
            ("```report\nx\n```\n```expect\n```\n", 4, "nothing is expected"),
            ("```report\nx\n```\n```expect\n\nnonsense\n```\n", 6, "no `kind:`"),
            ("```report\nx\n", 1, "not closed"),
        ] {
            let error = parse("b.md", text).unwrap_err();
            assert!(error.line == line && error.message.contains(why), "{text:?}: {error}");
        }
    }
}
