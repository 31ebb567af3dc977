//! Fuzzes the reading of plain.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dateline_ingest::fuzz::check_plain(bytes));
