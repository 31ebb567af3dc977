//! Fuzzes the reading of feed.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dateline_ingest::fuzz::check_feed(bytes));
