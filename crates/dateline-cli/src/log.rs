//! Standard error: diagnostics, progress, the summary.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};

use dateline::{Diagnostic, Level};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::terminal::one_line;

/// Diagnostics of a code that are printed before they are only counted.
const FIRST: u64 = 5;

/// Writes one line to standard error. Nobody can be told when that fails, so it is let go.
pub fn say(line: &str) {
    drop(writeln!(io::stderr().lock(), "{line}"));
}

/// What is said while reports are read.
pub struct Log {
    quiet: bool,
    verbose: bool,
    bar: Option<ProgressBar>,
    seen: BTreeMap<&'static str, (Level, u64)>,
}

impl Log {
    /// A log; with a progress bar where it is asked for and standard error is a terminal.
    pub fn new(quiet: bool, verbose: bool, progress: bool) -> Self {
        let bar = (progress && !quiet && io::stderr().is_terminal()).then(|| {
            let style = ProgressStyle::with_template("{spinner} {human_pos} reports  {per_sec}  {msg}");
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
        });
        Self { quiet, verbose, bar, seen: BTreeMap::new() }
    }

    /// Notes a diagnostic, and prints it unless there were many of its kind.
    pub fn diagnostic(&mut self, found: &Diagnostic) {
        let (_, count) = self.seen.entry(found.code).or_insert((found.level, 0));
        *count += 1;
        let wanted = match found.level {
            Level::Error => true,
            Level::Warning => !self.quiet,
            Level::Info => self.verbose,
        };
        if !wanted || (*count > FIRST && !self.verbose) {
            return;
        }
        let more = if *count == FIRST && !self.verbose { " (more of these are only counted)" } else { "" };
        self.line(&format!("{}{more}", line_of(found)));
    }

    /// Says how far reading has come.
    pub fn progress(&self, reports: u64) {
        if let Some(bar) = &self.bar {
            bar.set_position(reports);
            if !self.seen.is_empty() {
                bar.set_message(self.counts());
            }
        }
    }

    /// Takes the progress bar away.
    pub fn end(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }

    /// Whether anything of level error was noted.
    pub fn has_errors(&self) -> bool {
        self.seen.values().any(|(level, _)| *level == Level::Error)
    }

    /// "3 errors, 12 warnings (DL0210 ×3, DL0305 ×12)"; empty when nothing was noted.
    pub fn counts(&self) -> String {
        let of = |wanted: Level| self.seen.values().filter(|(level, _)| *level == wanted).map(|(_, count)| count).sum::<u64>();
        let levels = [(of(Level::Error), "error"), (of(Level::Warning), "warning"), (of(Level::Info), "note")];
        let named = levels.into_iter().filter(|(count, _)| *count > 0).map(|(count, name)| plural(count, name));
        let codes = self.seen.iter().map(|(code, (_, count))| format!("{code} ×{count}"));
        let (named, codes) = (named.collect::<Vec<_>>().join(", "), codes.collect::<Vec<_>>().join(", "));
        if named.is_empty() { named } else { format!("{named} ({codes})") }
    }

    /// Says something about the run, unless it is to be quiet.
    pub fn note(&self, line: &str) {
        if !self.quiet {
            self.line(line);
        }
    }

    fn line(&self, line: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| say(line)),
            None => say(line),
        }
    }
}

/// "error\[DL0210\] reports.jsonl:17: the line is broken. Write one object a line".
fn line_of(found: &Diagnostic) -> String {
    let level = match found.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "note",
    };
    let place = found.place.as_ref().map(|place| format!(" {place}")).unwrap_or_default();
    one_line(&format!("{level}[{}]{place}: {}", found.code, found.message))
}

/// "1 error", "2 errors".
pub fn plural(count: u64, noun: &str) -> String {
    if count == 1 { format!("{count} {noun}") } else { format!("{} {noun}s", grouped(count)) }
}

/// 15021 as "15,021".
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Log, grouped};
    use dateline::{Diagnostic, Level};

    #[test]
    fn groups_digits_by_three() {
        assert_eq!(
            ["7", "123", "1,234", "15,021", "1,000,000"],
            [7, 123, 1234, 15021, 1_000_000].map(grouped).each_ref().map(String::as_str)
        );
    }

    #[test]
    fn counts_by_level_and_code() {
        let mut log = Log::new(true, false, false);
        assert_eq!(log.counts(), "");
        for (code, level) in [("DL0305", Level::Warning), ("DL0305", Level::Warning), ("DL0104", Level::Info)] {
            log.diagnostic(&Diagnostic { code, level, message: String::new(), place: None, span: None });
        }
        assert_eq!(log.counts(), "2 warnings, 1 note (DL0104 ×1, DL0305 ×2)");
        assert!(!log.has_errors());
    }
}
