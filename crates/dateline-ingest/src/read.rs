//! From a capture to reports. Pure: the same capture gives the same reports, on any thread.

use dateline_record::{Diagnostic, Report};
use jiff::civil::Date;

use crate::finish::Parts;
use crate::http::{Response, response};
use crate::{At, Capture, Kind, Limits, Place, codes, decode, feed, html, json, plain};

/// What the caller knows better than the input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The outlet of all reports.
    pub outlet: Option<String>,
    /// The day of publication of all reports.
    pub published: Option<Date>,
    /// How much of a capture is taken, once decompressed.
    pub limits: Limits,
}

/// What a capture holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The reports, in order; those in another language than English have [`Report::language`] set (`und` when it is not known) and a diagnostic of
    /// code `DL0304`, and nothing should be extracted from them.
    pub reports: Vec<Report>,
    /// What gave no report.
    pub diagnostics: Vec<Diagnostic>,
    /// Where the capture came from.
    pub place: Place,
}

/// What a reader of one format needs to know.
pub(crate) struct Context<'c> {
    pub(crate) place: &'c Place,
    pub(crate) options: &'c Options,
}

/// Reads the reports of a capture: one, or those of a feed.
pub fn read(capture: Capture, options: &Options) -> Reading {
    let Capture { kind, bytes, place, id, url } = capture;
    let context = Context { place: &place, options };
    let (mut reports, mut diagnostics) = (Vec::new(), Vec::new());
    let parts = match kind {
        Kind::Plain => plain::parts(bytes, &context).map(Some),
        Kind::Html => page(bytes, None, &context).map(Some),
        Kind::Json => json::parts(&bytes, &context).map(Some),
        Kind::Http => archived(&bytes, &context),
        Kind::Feed => {
            for (index, entry) in feed::entries(&bytes, &context, &mut diagnostics).into_iter().enumerate() {
                let place = place.at(At::Entry(index + 1));
                finish(entry, &Context { place: &place, options }, &mut reports, &mut diagnostics);
            }
            Ok(None)
        }
    };
    match parts {
        Err(diagnostic) => diagnostics.push(diagnostic),
        Ok(None) => {}
        Ok(Some(mut parts)) => {
            parts.id = parts.id.or(id);
            parts.url = parts.url.or(url);
            finish(parts, &context, &mut reports, &mut diagnostics);
        }
    }
    Reading { reports, diagnostics, place }
}

fn finish(parts: Parts, context: &Context<'_>, reports: &mut Vec<Report>, diagnostics: &mut Vec<Diagnostic>) {
    match parts.report(context) {
        Ok(report) => reports.push(report),
        Err(problems) => diagnostics.extend(problems),
    }
}

/// The parts that a page gives. `charset` is what its transport declares.
fn page(bytes: Vec<u8>, charset: Option<String>, context: &Context<'_>) -> Result<Parts, Diagnostic> {
    let charset = charset.or_else(|| html::declared_charset(&bytes));
    let (source, mut diagnostics) = decode::text(bytes, charset.as_deref(), context.place)?;
    let mut parts = Parts::default();
    html::fill(&mut parts, &source, context, &mut diagnostics);
    parts.diagnostics = diagnostics;
    Ok(parts)
}

/// The parts of an archived page; `None` for what is no page.
fn archived(bytes: &[u8], context: &Context<'_>) -> Result<Option<Parts>, Diagnostic> {
    match response(bytes, context.options.limits.capture) {
        Response::Page { body, charset } => page(body, charset, context).map(Some),
        Response::Other => Ok(None),
        Response::Status(status) => Err(codes::HTTP_STATUS.at(context.place, format_args!("an answer of status {status}"))),
        Response::Broken(why) => Err(codes::BAD_HTTP.at(context.place, why)),
        Response::Nested => Err(codes::NESTED_GZIP.at(context.place, "the body is compressed twice")),
        Response::TooLarge => Err(codes::BOMB.at(context.place, "the body expands past the limit")),
    }
}
