//! Fuzzes the reading of jsonl.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dateline_ingest::fuzz::check_jsonl(bytes));
