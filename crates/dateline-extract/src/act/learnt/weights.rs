//! The file of weights: magic, version, tables of signed bytes, forests, hash.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | magic `DTLNACTS` |
//! | 4 | format version |
//! | 4 | number of tables and forests |
//! | 32 each | a table: name (16 bytes, zeros behind), rows, columns, scale (f32), 0 |
//! | or | a forest: name, bytes, columns, scale (f32), trees |
//! | … | the cells of the tables, one byte each, row by row; of a forest its columns, roots and nodes, four bytes each |
//! | 8 | FNV-1a (64 bits) of everything before |
//!
//! Numbers are little-endian. Lengths are checked before anything is read, the hash before anything is used.

use super::Features;
use super::forest::Forest;

const MAGIC: &[u8] = b"DTLNACTS";
/// The format version this program reads and `train/acts.py` writes.
const VERSION: u32 = 2;
const FIXED: usize = 16;
const ENTRY: usize = 32;

/// Why a file of weights is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damaged {
    /// No such file, or cut off.
    NotWeights,
    /// Of another format version.
    Version(u32),
    /// Its bytes do not fit its hash.
    Hash,
}

impl std::fmt::Display for Damaged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotWeights => f.write_str("no file of weights, or not a whole one"),
            Self::Version(version) => write!(f, "weights of format version {version}, not {VERSION}"),
            Self::Hash => f.write_str("weights that do not fit their hash"),
        }
    }
}

impl std::error::Error for Damaged {}

/// Tables of weights and forests by name.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    tables: Vec<Table>,
    forests: Vec<(String, Forest)>,
}

#[derive(Clone, Debug)]
struct Table {
    name: String,
    rows: usize,
    columns: usize,
    scale: f32,
    cells: Vec<i8>,
}

impl Weights {
    /// Reads a file.
    ///
    /// *Errors:* a file that is none, of another format version, damaged, or not complete.
    pub fn read(bytes: &[u8]) -> Result<Self, Damaged> {
        let word = |at: usize| bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes);
        if bytes.get(..MAGIC.len()) != Some(MAGIC) {
            return Err(Damaged::NotWeights);
        }
        let version = word(8).ok_or(Damaged::NotWeights)?;
        if version != VERSION {
            return Err(Damaged::Version(version));
        }
        let count = word(12).ok_or(Damaged::NotWeights)? as usize;
        let (body, tail) = bytes.split_last_chunk::<8>().ok_or(Damaged::NotWeights)?;
        let hash =
            body.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
        if u64::from_le_bytes(*tail) != hash {
            return Err(Damaged::Hash);
        }
        let mut cells = count.checked_mul(ENTRY).and_then(|size| size.checked_add(FIXED)).ok_or(Damaged::NotWeights)?;
        let (mut tables, mut forests) = (Vec::new(), Vec::new());
        for table in 0..count {
            let at = FIXED + table * ENTRY;
            let name = body.get(at..at + 16).ok_or(Damaged::NotWeights)?;
            let name = String::from_utf8_lossy(name).trim_end_matches('\0').to_owned();
            let (rows, columns, scale, trees) = (word(at + 16), word(at + 20), word(at + 24), word(at + 28));
            let (Some(rows), Some(columns), Some(scale), Some(trees)) = (rows, columns, scale, trees) else {
                return Err(Damaged::NotWeights);
            };
            let (rows, columns, scale) = (rows as usize, columns as usize, f32::from_bits(scale));
            if trees > 0 {
                let end = cells.checked_add(rows).ok_or(Damaged::NotWeights)?;
                let own = body.get(cells..end).ok_or(Damaged::NotWeights)?;
                forests.push((name, Forest::read(own, columns, trees as usize, scale)?));
                cells = end;
                continue;
            }
            let size = rows.checked_mul(columns).filter(|_| rows > 0 && scale.is_finite()).ok_or(Damaged::NotWeights)?;
            let end = cells.checked_add(size).ok_or(Damaged::NotWeights)?;
            let own = body.get(cells..end).ok_or(Damaged::NotWeights)?;
            tables.push(Table { name, rows, columns, scale, cells: own.iter().map(|byte| *byte as i8).collect() });
            cells = end;
        }
        if cells == body.len() { Ok(Self { tables, forests }) } else { Err(Damaged::NotWeights) }
    }

    /// The first row of the table of that name and of that many columns.
    pub(super) fn row<const N: usize>(&self, name: &str) -> Option<[f32; N]> {
        let table = self.tables.iter().find(|table| table.name == name && table.columns == N)?;
        let cells: &[i8; N] = table.cells.first_chunk()?;
        Some(cells.map(|cell| f32::from(cell) * table.scale))
    }

    /// The forest of that name.
    pub(super) fn forest(&self, name: &str) -> Option<&Forest> {
        self.forests.iter().find(|(own, _)| own == name).map(|(_, forest)| forest)
    }

    /// Sums of the rows of the features in the table of that name and of that many columns.
    pub(super) fn sums<const N: usize>(&self, name: &str, features: &Features) -> Option<[f32; N]> {
        let table = self.tables.iter().find(|table| table.name == name && table.columns == N)?;
        let mut sums = [0_i32; N];
        for hash in features.hashes() {
            let start = *hash as usize % table.rows * N;
            for (sum, cell) in sums.iter_mut().zip(table.cells.get(start..start + N)?) {
                *sum += i32::from(*cell);
            }
        }
        Some(sums.map(|sum| sum as f32 * table.scale))
    }
}

#[cfg(test)]
mod tests {
    use super::{Damaged, Weights};

    #[test]
    fn refuses_what_it_does_not_know() {
        assert_eq!(Weights::read(b"").unwrap_err(), Damaged::NotWeights);
        assert_eq!(Weights::read(b"DTLNACTS\x01\0\0\0").unwrap_err(), Damaged::Version(1));
        assert_eq!(Weights::read(b"DTLNACTS\x02\0\0\0\xff\xff\xff\xff12345678").unwrap_err(), Damaged::Hash);
        let whole = include_bytes!("../../../model/acts.model");
        for cut in (0..whole.len()).step_by(997) {
            assert!(Weights::read(&whole[..cut]).is_err());
        }
    }
}
