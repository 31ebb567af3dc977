//! STUB until dateline-ingest lands; not to be committed.
#![allow(missing_docs, clippy::all)]
use dateline_record::{Diagnostic, Level, Report};
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
#[derive(Clone, Debug)]
pub struct Place(pub String);
#[derive(Clone, Debug, Default)]
pub struct Limits;
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub outlet: Option<String>,
    pub published: Option<jiff::civil::Date>,
}
pub struct Capture {
    pub place: Place,
    pub bytes: Vec<u8>,
    json: bool,
}
pub struct Reading {
    pub reports: Vec<Report>,
    pub diagnostics: Vec<Diagnostic>,
}
pub struct Sources(Box<dyn Iterator<Item = Result<Capture, Diagnostic>> + Send>);
impl Iterator for Sources {
    type Item = Result<Capture, Diagnostic>;
    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }
}
fn lines(name: String, r: Box<dyn Read + Send>) -> impl Iterator<Item = Result<Capture, Diagnostic>> + Send {
    BufReader::new(r)
        .split(b'\n')
        .enumerate()
        .map(move |(n, l)| Ok(Capture { place: Place(format!("{name}:{}", n + 1)), bytes: l.unwrap(), json: true }))
}
impl Sources {
    pub fn new(paths: impl IntoIterator<Item = PathBuf>, _: Limits) -> Self {
        let v: Vec<PathBuf> = paths.into_iter().collect();
        Sources(Box::new(v.into_iter().flat_map(|p| -> Box<dyn Iterator<Item = Result<Capture, Diagnostic>> + Send> {
            let name = p.display().to_string();
            match std::fs::File::open(&p) {
                Err(e) => Box::new(std::iter::once(Err(Diagnostic {
                    code: "DL0101",
                    level: Level::Error,
                    message: e.to_string(),
                    place: Some(name),
                    span: None,
                }))),
                Ok(f) if name.ends_with("gz") => Box::new(lines(name, Box::new(flate2::read::MultiGzDecoder::new(f)))),
                Ok(f) if name.ends_with("jsonl") => Box::new(lines(name, Box::new(f))),
                Ok(mut f) => {
                    let mut b = vec![];
                    f.read_to_end(&mut b).unwrap();
                    Box::new(std::iter::once(Ok(Capture { place: Place(name), bytes: b, json: false })))
                }
            }
        })))
    }
    pub fn of_reader(name: &str, r: Box<dyn Read + Send>, l: Limits) -> Self {
        Sources::new([], l).and_reader(name, r)
    }
    pub fn and_reader(self, name: &str, r: Box<dyn Read + Send>) -> Self {
        Sources(Box::new(self.0.chain(lines(name.into(), r))))
    }
}
pub fn read(c: Capture, o: &Options) -> Reading {
    let mut r = if c.json {
        match serde_json::from_slice::<serde_json::Value>(&c.bytes) {
            Err(e) => {
                return Reading {
                    reports: vec![],
                    diagnostics: vec![Diagnostic {
                        code: "DL0210",
                        level: Level::Error,
                        message: e.to_string(),
                        place: Some(c.place.0),
                        span: None,
                    }],
                };
            }
            Ok(v) => {
                let s = |k: &str| v[k].as_str().map(str::to_owned);
                let mut r = Report::of_text(s("id").unwrap_or_default(), s("text").unwrap_or_default());
                r.outlet = s("outlet");
                r.title = s("title");
                r.published = s("published").or(s("date")).and_then(|d| d.get(..10)?.parse().ok());
                r
            }
        }
    } else {
        Report::of_text(c.place.0.clone(), String::from_utf8_lossy(&c.bytes))
    };
    if o.outlet.is_some() {
        r.outlet = o.outlet.clone();
    }
    if o.published.is_some() {
        r.published = o.published;
    }
    r.language = Some("en".into());
    Reading { reports: vec![r], diagnostics: vec![] }
}
#[derive(Default)]
pub struct Seen(std::collections::HashSet<String>);
impl Seen {
    pub fn note(&mut self, id: &str, place: &Place) -> Option<Diagnostic> {
        if self.0.insert(id.into()) {
            None
        } else {
            Some(Diagnostic {
                code: "DL0305",
                level: Level::Warning,
                message: format!("id {id} twice"),
                place: Some(place.0.clone()),
                span: None,
            })
        }
    }
}
pub mod codes {
    pub struct Code {
        pub id: &'static str,
        pub level: super::Level,
        pub title: &'static str,
        pub remedy: &'static str,
    }
    pub const ALL: &[Code] = &[];
}
