//! Rows of the mentions table of GDELT 2.0: 16 columns, parted by tabs.
//!
//! One row for each act; columns that Dateline has no answer to are empty. `GLOBALEVENTID` is the id of report and act; days are
//! written at midnight.

use std::io::Write;

use crate::Id;
use dateline_record::{Act, Record};

use super::Error;
use super::view::View;

pub fn write(id: Id, record: &Record, out: &mut impl Write) -> Result<(), Error> {
    let view = View::new(record);
    for act in &record.acts {
        writeln!(out, "{}", row(id, &view, act).join("\t"))?;
    }
    Ok(())
}

fn row(id: Id, view: &View<'_>, act: &Act) -> [String; 16] {
    let report = &view.record.report;
    let stamp = |day: Option<&str>| day.map(|day| format!("{}000000", day.replace('-', ""))).unwrap_or_default();
    let day = act.when.as_ref().and_then(|when| when.from.as_ref()).and_then(|from| from.get(..10));
    let place = |ids: &[String]| {
        let mentions = ids.iter().filter_map(|id| view.actor(id)).flat_map(|actor| &actor.mentions);
        // The mention next to the words of the act.
        let nearest = mentions.min_by_key(|mention| mention.0.abs_diff(act.trigger.0));
        nearest.map_or_else(|| "-1".to_owned(), |mention| mention.0.to_string())
    };
    let clean = |value: Option<&String>| value.map(|value| value.replace(['\t', '\n', '\r'], " ")).unwrap_or_default();
    [
        format!("{id}:{}", act.id),
        stamp(day.or(report.published.as_deref())),
        stamp(report.published.as_deref()),
        // 1: a page of the web; 2: any other source.
        if report.url.is_some() { "1" } else { "2" }.to_owned(),
        clean(report.outlet.as_ref()),
        clean(report.url.as_ref().or(Some(&report.id))),
        String::new(),
        place(&act.agent),
        place(&act.recipient),
        act.trigger.0.to_string(),
        "1".to_owned(),
        format!("{:.0}", f64::from(act.score) * 100.0),
        view.length().to_string(),
        String::new(),
        String::new(),
        String::new(),
    ]
}
