//! The statements and acts of a book as one Parquet file: the rows and columns of its CSV, with types.
//!
//! Words are optional UTF-8 strings, null where nothing is known; days too are words, since a report may tell the month alone. `score` is
//! a double from 0 to 1; `start` and `end` are 32-bit counts of Unicode code points, half-open.
//! *Source:* Apache Parquet format 2.

use std::io::{self, Write};
use std::sync::Arc;

use dateline_book::export::table::{COLUMNS, Column, rows};
use dateline_book::{Book, Found};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical, ZstdLevel};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;

/// Rows of one group: readers take groups one by one.
const GROUP: usize = 1 << 16;

/// Why no file was written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The book can't be read.
    #[error(transparent)]
    Book(#[from] dateline_book::Error),
    /// The file can't be written.
    #[error("the Parquet file can't be written: {0}")]
    File(ParquetError),
    /// The output can't be written.
    #[error("the export can't be written: {0}")]
    Output(#[from] io::Error),
}

impl From<ParquetError> for Error {
    fn from(error: ParquetError) -> Self {
        match error {
            ParquetError::External(cause) => match cause.downcast::<io::Error>() {
                Ok(cause) => Self::Output(*cause),
                Err(cause) => Self::File(ParquetError::External(cause)),
            },
            error => Self::File(error),
        }
    }
}

/// Writes all statements and acts of `book` to `out`.
///
/// The same book gives the same bytes.
pub fn write(book: &Book, out: impl Write + Send) -> Result<(), Error> {
    let found = rows(book)?;
    let fields = COLUMNS.iter().map(|column| field(column).map(Arc::new)).collect::<Result<Vec<_>, _>>()?;
    let schema = Arc::new(Type::group_type_builder("dateline").with_fields(fields).build()?);
    let level = ZstdLevel::try_new(3)?;
    let properties = WriterProperties::builder().set_compression(Compression::ZSTD(level)).build();
    let mut file = SerializedFileWriter::new(out, schema, Arc::new(properties))?;
    for rows in found.chunks(GROUP) {
        let mut group = file.next_row_group()?;
        for column in COLUMNS {
            fill(&mut group, column, rows)?;
        }
        group.close()?;
    }
    file.close()?;
    Ok(())
}

fn field(column: &Column) -> Result<Type, ParquetError> {
    let (physical, logical, repetition) = match column {
        Column::Text(..) => (Physical::BYTE_ARRAY, Some(LogicalType::String), Repetition::OPTIONAL),
        Column::Count(..) => (Physical::INT32, None, Repetition::REQUIRED),
        Column::Share(..) => (Physical::DOUBLE, None, Repetition::REQUIRED),
    };
    Type::primitive_type_builder(column.name(), physical).with_logical_type(logical).with_repetition(repetition).build()
}

fn fill<W: Write + Send>(group: &mut SerializedRowGroupWriter<'_, W>, column: &Column, rows: &[Found]) -> Result<(), Error> {
    let Some(mut writer) = group.next_column()? else { return Ok(()) };
    match column {
        Column::Text(_, words) => {
            let values: Vec<Option<String>> = rows.iter().map(words).collect();
            let present: Vec<i16> = values.iter().map(|value| i16::from(value.is_some())).collect();
            let words: Vec<ByteArray> = values.into_iter().flatten().map(|words| ByteArray::from(words.into_bytes())).collect();
            writer.typed::<ByteArrayType>().write_batch(&words, Some(&present), None)?;
        }
        Column::Count(_, count) => {
            let counts: Vec<i32> = rows.iter().map(|row| i32::try_from(count(row)).unwrap_or(i32::MAX)).collect();
            writer.typed::<Int32Type>().write_batch(&counts, None, None)?;
        }
        Column::Share(_, share) => {
            let shares: Vec<f64> = rows.iter().map(share).collect();
            writer.typed::<DoubleType>().write_batch(&shares, None, None)?;
        }
    }
    writer.close()?;
    Ok(())
}
