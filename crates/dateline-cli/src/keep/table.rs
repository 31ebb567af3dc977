//! Rows on a terminal: columns as wide as what stands in them, the last as wide as is left.

use std::io::{self, Write};

use serde::Serialize;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::form::columns;
use crate::terminal::one_line;

/// Blanks between columns.
const GAP: usize = 2;

/// Rows of as many cells as there are columns.
pub struct Table {
    most: Vec<usize>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table of columns, none wider than `most` says; 0 for one that takes what is left.
    pub fn new(most: &[usize]) -> Self {
        Self { most: most.to_vec(), rows: Vec::new() }
    }

    /// Adds a row.
    pub fn add(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().map(|cell| one_line(&cell)).collect());
    }

    /// The table as lines.
    pub fn text(&self) -> String {
        let mut widths = vec![0; self.most.len()];
        for row in &self.rows {
            for ((width, cell), most) in widths.iter_mut().zip(row).zip(&self.most) {
                *width = (*width).max(cell.width()).min(if *most == 0 { usize::MAX } else { *most });
            }
        }
        let fixed: usize = widths.iter().zip(&self.most).filter(|(_, most)| **most != 0).map(|(width, _)| width + GAP).sum();
        let left = columns().saturating_sub(fixed + 1).max(20);
        let mut out = String::new();
        for row in &self.rows {
            let mut line = String::new();
            for ((cell, width), most) in row.iter().zip(&widths).zip(&self.most) {
                let width = if *most == 0 { (*width).min(left) } else { *width };
                let cell = cut(cell, width);
                line.push_str(&cell);
                line.extend(std::iter::repeat_n(' ', width.saturating_sub(cell.width()) + GAP));
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }
}

/// At most `width` columns of `words`.
fn cut(words: &str, width: usize) -> String {
    if words.width() <= width {
        return words.to_owned();
    }
    let mut used = 1;
    let mut kept = String::new();
    for c in words.chars() {
        used += c.width().unwrap_or(0);
        if used > width {
            break;
        }
        kept.push(c);
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

/// Prints one JSON object a line.
pub fn json<T: Serialize>(rows: impl IntoIterator<Item = T>) -> anyhow::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for row in rows {
        serde_json::to_writer(&mut out, &row)?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn cuts_at_columns() {
        assert_eq!([cut("harbour", 7), cut("harbour", 5), cut("港口港口", 5)], ["harbour", "harb…", "港口…"]);
    }
}
