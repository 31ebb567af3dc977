//! A table of acts between commas, after RFC 4180: one row for each act, several names in a field parted by "; ".

use dateline_record::{Act, Record};

use crate::view::View;

const COLUMNS: [&str; 27] = [
    "report",
    "published",
    "outlet",
    "url",
    "act",
    "type",
    "mode",
    "cameo",
    "status",
    "agent",
    "agent_country",
    "recipient",
    "recipient_country",
    "trigger",
    "what",
    "condition",
    "deadline",
    "deadline_words",
    "when",
    "where",
    "where_country",
    "measure",
    "measure_value",
    "measure_unit",
    "according_to",
    "score",
    "start",
];

/// The names of the columns.
pub fn head() -> String {
    COLUMNS.join(",") + "\n"
}

/// The rows of a record.
pub fn rows(record: &Record) -> String {
    let view = View::new(record);
    record.acts.iter().map(|act| row(&view, act)).collect()
}

fn row(view: &View<'_>, act: &Act) -> String {
    let report = &view.record.report;
    let known = |field: &Option<String>| field.clone().unwrap_or_default();
    let names = |ids: &[String]| view.actors(ids).iter().map(|actor| actor.name.clone()).collect::<Vec<_>>().join("; ");
    let countries = |ids: &[String]| view.actors(ids).iter().map(|actor| known(&actor.country)).collect::<Vec<_>>().join("; ");
    let words = |range: Option<dateline_record::Range>| range.map(|range| view.words(range)).unwrap_or_default();
    let measure = act.measure.as_ref();
    let fields: [String; COLUMNS.len()] = [
        report.id.clone(),
        known(&report.published),
        known(&report.outlet),
        known(&report.url),
        act.id.clone(),
        act.kind.as_str().to_owned(),
        known(&act.mode),
        known(&act.cameo),
        act.status.as_str().to_owned(),
        names(&act.agent),
        countries(&act.agent),
        names(&act.recipient),
        countries(&act.recipient),
        view.words(act.trigger),
        words(act.what),
        words(act.condition),
        act.deadline.as_ref().map(|deadline| deadline.value.clone()).unwrap_or_default(),
        words(act.deadline.as_ref().map(|deadline| deadline.span)),
        act.when.as_ref().map(|when| when.value.clone()).unwrap_or_default(),
        act.place.as_ref().map(|place| place.name.clone()).unwrap_or_default(),
        act.place.as_ref().and_then(|place| place.country.clone()).unwrap_or_default(),
        words(measure.map(|measure| measure.span)),
        measure.and_then(|measure| measure.value).map(|value| value.to_string()).unwrap_or_default(),
        measure.and_then(|measure| measure.unit.clone()).unwrap_or_default(),
        view.sources(act).join("; "),
        act.score.to_string(),
        act.trigger.0.to_string(),
    ];
    fields.map(|field| cell(&field)).join(",") + "\n"
}

/// A field as it stands in a table: in quotation marks where it must be. One that a spreadsheet would run as a formula begins with an
/// apostrophe.
pub fn cell(field: &str) -> String {
    let harmless = if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{field}") } else { field.to_owned() };
    if harmless.contains([',', '"', '\n', '\r']) { format!("\"{}\"", harmless.replace('"', "\"\"")) } else { harmless }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn cells_are_quoted_and_harmless() {
        assert_eq!([cell("a"), cell("a,\"b\""), cell("=1+1")], ["a", "\"a,\"\"b\"\"\"", "'=1+1"]);
    }
}
