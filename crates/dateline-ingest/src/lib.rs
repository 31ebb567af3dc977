//! Bytes to [`dateline_record::Report`]: txt, html, jsonl, warc, feeds, folders, standard input.
