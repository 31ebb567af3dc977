//! Who is meant, through whom it came, and the record of one report.
