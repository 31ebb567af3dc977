//! Reading the tables: UTF-8 TSV, `#` lines are notes, the first other line names the columns.

/// The rows of an embedded table. Missing fields read as `""`.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Row> {
    table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).skip(1).map(|line| Row { line })
}

/// One row.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    line: &'static str,
}

impl Row {
    /// Field `column`, counted from 0; `""` when the row is shorter.
    pub(crate) fn field(self, column: usize) -> &'static str {
        self.line.split('\t').nth(column).unwrap_or("").trim()
    }
}
