//! The model file: magic, format version, length, header lines, tensors, hash.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | magic `DTLNMODL` |
//! | 4 | format version |
//! | 4 | bytes of the header |
//! | 8 | bytes of the whole file |
//! | … | header: UTF-8 lines, fields separated by tabs, the first names the line |
//! | … | zeros up to a multiple of 64, then tensors, each at a multiple of 64 from there |
//! | 32 | SHA-256 of everything before |
//!
//! Numbers are little-endian. Lengths are checked before anything is read, the hash before anything is used.

use sha2::{Digest, Sha256};

use super::error::{Kind, ModelError};

/// The format version this program reads and `train/export.py` writes.
pub(super) const VERSION: u32 = 2;
const MAGIC: &[u8] = b"DTLNMODL";
const FIXED: usize = 24;
const HASH: usize = 32;
const ALIGN: usize = 64;

/// A checked model file.
pub(super) struct File<'a> {
    header: &'a str,
    tensors: &'a [u8],
    /// SHA-256 of the file.
    pub(super) hash: [u8; HASH],
}

impl<'a> File<'a> {
    /// Checks magic, version, lengths and hash.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let not = || ModelError::new(Kind::NotAModel);
        if bytes.get(..MAGIC.len()) != Some(MAGIC) {
            return Err(not());
        }
        let version = word(bytes, 8).ok_or_else(not)?;
        if version != VERSION {
            return Err(ModelError::new(Kind::Version(version)));
        }
        let header_len = word(bytes, 12).ok_or_else(not)? as usize;
        let named = bytes.get(16..FIXED).and_then(|b| b.try_into().ok()).map(u64::from_le_bytes).ok_or_else(not)?;
        let data = (FIXED + header_len).div_ceil(ALIGN) * ALIGN;
        if named != bytes.len() as u64 || bytes.len() < data + HASH {
            return Err(ModelError::new(Kind::Length(named, bytes.len() as u64)));
        }
        let (body, tail) = bytes.split_at(bytes.len() - HASH);
        let hash: [u8; HASH] = Sha256::digest(body).into();
        if tail != hash {
            return Err(ModelError::new(Kind::Hash));
        }
        let header = body.get(FIXED..FIXED + header_len).and_then(|h| std::str::from_utf8(h).ok());
        let header = header.ok_or_else(|| ModelError::new(Kind::Header(0)))?;
        let tensors = body.get(data..).ok_or_else(not)?;
        Ok(Self { header, tensors, hash })
    }

    /// Fields of the header lines of that name, in order.
    pub(super) fn lines(&self, name: &str) -> impl Iterator<Item = std::str::Split<'a, char>> {
        self.header.lines().filter_map(move |line| {
            let mut fields = line.split('\t');
            (fields.next() == Some(name)).then_some(fields)
        })
    }

    /// The first field of the first line of that name.
    pub(super) fn field(&self, name: &'static str) -> Result<&'a str, ModelError> {
        self.lines(name).next().and_then(|mut fields| fields.next()).ok_or_else(|| ModelError::new(Kind::Missing(name)))
    }

    /// A number of the `shape` lines.
    pub(super) fn size(&self, name: &'static str) -> Result<usize, ModelError> {
        let mut sizes = self.lines("shape").filter_map(|mut fields| (fields.next() == Some(name)).then(|| fields.next()));
        let size = sizes.next().flatten().and_then(|field| field.parse().ok());
        // No size is larger than the file, so that sums and products of a few sizes cannot overflow.
        size.filter(|&size: &usize| size > 0 && size < 1 << 24).ok_or_else(|| ModelError::new(Kind::Missing(name)))
    }

    /// A tensor of that kind: rows, columns, bytes (`each` a number).
    fn tensor(&self, name: &str, kind: &str, each: usize) -> Result<(usize, usize, &'a [u8]), ModelError> {
        let wrong = || ModelError::tensor(name);
        let mut fields = self.lines("tensor").find(|fields| fields.clone().next() == Some(name)).ok_or_else(wrong)?.skip(1);
        if fields.next() != Some(kind) {
            return Err(wrong());
        }
        let mut number = || fields.next().and_then(|field| field.parse::<usize>().ok()).ok_or_else(wrong);
        let (rows, columns, start) = (number()?, number()?, number()?);
        let size = rows.checked_mul(columns).and_then(|n| n.checked_mul(each)).ok_or_else(wrong)?;
        let end = start.checked_add(size).ok_or_else(wrong)?;
        Ok((rows, columns, self.tensors.get(start..end).filter(|bytes| !bytes.is_empty()).ok_or_else(wrong)?))
    }

    /// A dense tensor of that size in row order; finite numbers only.
    pub(super) fn dense(&self, name: &str, rows: usize, columns: usize) -> Result<Vec<f32>, ModelError> {
        let (found_rows, found_columns, bytes) = self.tensor(name, "f16", 2)?;
        let numbers: Vec<f32> = bytes.as_chunks::<2>().0.iter().map(|b| half(u16::from_le_bytes(*b))).collect();
        let good = (found_rows, found_columns) == (rows, columns) && numbers.iter().all(|n| n.is_finite());
        if good { Ok(numbers) } else { Err(ModelError::tensor(name)) }
    }

    /// A table of signed bytes in row order, each row to be multiplied by its scale.
    pub(super) fn table(&self, name: &str) -> Result<Table, ModelError> {
        let (rows, columns, bytes) = self.tensor(name, "i8", 1)?;
        let scales = self.dense(&format!("{name}.scale"), rows, 1)?;
        Ok(Table { columns, bytes: bytes.iter().map(|&b| b as i8).collect(), scales })
    }

    /// Ascending keys.
    pub(super) fn keys(&self, name: &str, rows: usize) -> Result<Vec<u64>, ModelError> {
        let (found, _, bytes) = self.tensor(name, "u64", 8)?;
        let keys: Vec<u64> = bytes.as_chunks::<8>().0.iter().map(|b| u64::from_le_bytes(*b)).collect();
        if found == rows && keys.len() == rows && keys.is_sorted() { Ok(keys) } else { Err(ModelError::tensor(name)) }
    }
}

/// Rows of signed bytes with a scale each.
pub(super) struct Table {
    columns: usize,
    bytes: Vec<i8>,
    scales: Vec<f32>,
}

impl Table {
    /// Adds row `row`, times `weight`, to `out`. Nothing when there is no such row.
    pub(super) fn add(&self, row: usize, weight: f32, out: &mut [f32]) {
        let scale = self.scales.get(row).copied().unwrap_or(0.0) * weight;
        let row = self.bytes.get(row * self.columns..(row + 1) * self.columns).unwrap_or(&[]);
        for (out, &b) in out.iter_mut().zip(row) {
            *out += f32::from(b) * scale;
        }
    }

    /// Number of rows.
    pub(super) fn rows(&self) -> usize {
        self.scales.len()
    }

    /// Numbers in a row.
    pub(super) fn width(&self) -> usize {
        self.columns
    }
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes)
}

/// The number of an IEEE half.
fn half(bits: u16) -> f32 {
    let sign = u32::from(bits >> 15) << 31;
    let exponent = u32::from(bits >> 10 & 0x1f);
    let fraction = u32::from(bits & 0x3ff);
    match exponent {
        0 => f32::from_bits(sign | 0x3f80_0000) * fraction as f32 / 16_777_216.0,
        0x1f => f32::from_bits(sign | 0x7f80_0000 | fraction << 13),
        _ => f32::from_bits(sign | (exponent + 112) << 23 | fraction << 13),
    }
}

#[cfg(test)]
mod tests {
    use super::half;

    #[test]
    fn halves_read_as_written() {
        let table: [(u16, f32); 7] = [
            (0, 0.0),
            (0x3c00, 1.0),
            (0xc000, -2.0),
            (0x3555, 0.333_251_95),
            (0x0001, 5.960_464_5e-8),
            (0x7bff, 65504.0),
            (0x8400, -6.103_515_6e-5),
        ];
        for (bits, number) in table {
            assert_eq!(half(bits), number, "{bits:#x}");
        }
        assert!(half(0x7c00).is_infinite() && half(0x7e00).is_nan());
    }
}
