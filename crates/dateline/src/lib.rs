//! Give it news reports; it keeps the record.
