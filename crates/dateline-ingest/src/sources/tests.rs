use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::Sources;
use crate::{Capture, Kind, Limits};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Captures and diagnostics in order: `Ok(bytes)` or `Err((code, place))`, the folder's name left out.
type Items = Vec<Result<String, (String, String)>>;

fn items(sources: Sources, root: &Path) -> Items {
    let strip = |place: String| place.replace(&format!("{}/", root.display()), "").replace(&root.display().to_string(), "ROOT");
    sources
        .map(|item| match item {
            Ok(capture) => Ok(String::from_utf8_lossy(&capture.bytes).into_owned()),
            Err(diagnostic) => Err((diagnostic.code.to_owned(), strip(diagnostic.place.unwrap()))),
        })
        .collect()
}

fn of_folder(files: &[(&str, &[u8])]) -> Items {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    items(Sources::new([folder.path().to_owned()], Limits::default()), folder.path())
}

fn of_bytes(bytes: &[u8], limits: Limits) -> Items {
    let input = Box::new(std::io::Cursor::new(bytes.to_vec()));
    items(Sources::of_reader("input", input, limits), Path::new("-"))
}

fn ok(text: &str) -> Result<String, (String, String)> {
    Ok(text.to_owned())
}

fn err(code: &str, place: &str) -> Result<String, (String, String)> {
    Err((code.to_owned(), place.to_owned()))
}

#[test]
fn folders_are_walked_in_order() {
    let found = of_folder(&[
        ("b.txt", b"B"),
        ("a/2.txt.gz", &gzip(b"A2")),
        ("a/1.jsonl", b"{\"id\":1}\n{\"id\":2}"),
        ("c.pdf", b"%PDF"),
        ("README", b"R"),
        (".hidden.txt", b"H"),
    ]);
    assert_eq!(found, [ok("R"), ok("{\"id\":1}"), ok("{\"id\":2}"), ok("A2"), ok("B"), err("DL0104", "c.pdf")]);
}

#[test]
fn ids_come_from_names() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("x")).unwrap();
    let path = folder.path().join("x/talks.v2.html.gz");
    fs::write(&path, gzip(b"<p>x</p>")).unwrap();
    let id = |path: PathBuf| {
        let capture: Capture = Sources::new([path], Limits::default()).next().unwrap().unwrap();
        assert_eq!(capture.kind, Kind::Html);
        capture.id.unwrap()
    };
    assert_eq!(id(path), "talks.v2");
    assert_eq!(id(folder.path().to_owned()), "x/talks.v2");
}

#[test]
fn an_empty_file_and_an_empty_folder_are_told() {
    assert_eq!(of_folder(&[("a.txt", b""), ("b.jsonl.gz", &gzip(b""))]), [err("DL0105", "a.txt"), err("DL0105", "b.jsonl.gz")]);
    assert_eq!(of_folder(&[("a.exe", b"x")]), [err("DL0104", "a.exe"), err("DL0108", "ROOT")]);
    assert_eq!(of_bytes(b"", Limits::default()), [err("DL0105", "input")]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_but_never_in_circles() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("a")).unwrap();
    fs::write(folder.path().join("a/1.txt"), "A1").unwrap();
    symlink(folder.path(), folder.path().join("a/loop")).unwrap();
    symlink(folder.path().join("a"), folder.path().join("b")).unwrap();
    symlink(folder.path().join("gone.txt"), folder.path().join("c.txt")).unwrap();
    symlink("self.txt", folder.path().join("self.txt")).unwrap();
    symlink(folder.path().join("a/1.txt"), folder.path().join("d.txt")).unwrap();
    let found = items(Sources::new([folder.path().to_owned()], Limits::default()), folder.path());
    assert_eq!(
        found,
        [ok("A1"), err("DL0103", "a/loop"), err("DL0103", "b"), err("DL0101", "c.txt"), ok("A1"), err("DL0102", "self.txt")]
    );
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing.txt");
    assert_eq!(items(Sources::new([missing], Limits::default()), folder.path()), [err("DL0101", "missing.txt")]);
    let locked = folder.path().join("locked.txt");
    fs::write(&locked, "x").unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    // Whoever may read everything reads it; everybody else is told.
    let readable = fs::read(&locked).is_ok();
    let expected = if readable { ok("x") } else { err("DL0102", "locked.txt") };
    assert_eq!(items(Sources::new([locked], Limits::default()), folder.path()), [expected]);
}

#[test]
fn a_file_that_vanishes_is_told() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["1.txt", "2.txt", "3.txt"] {
        fs::write(folder.path().join(name), name).unwrap();
    }
    let mut sources = Sources::new([folder.path().to_owned()], Limits::default());
    assert_eq!(sources.next().unwrap().unwrap().bytes, b"1.txt");
    fs::remove_file(folder.path().join("2.txt")).unwrap();
    assert_eq!(items(sources, folder.path()), [err("DL0101", "2.txt"), ok("3.txt")]);
}

#[test]
fn a_huge_line_is_skipped_without_being_held() {
    let line = std::io::repeat(b'x').take(200 << 20);
    let input = b"{\"id\":1}\n".chain(line).chain(&b"\n{\"id\":2}\n"[..]);
    let started = Instant::now();
    let found = items(Sources::of_reader("input", Box::new(input), Limits::default()), Path::new("-"));
    assert_eq!(found, [ok("{\"id\":1}"), err("DL0107", "input:2"), ok("{\"id\":2}")]);
    assert!(started.elapsed().as_secs_f32() < 2.0, "{:?}", started.elapsed());
}

#[test]
fn a_huge_file_is_told() {
    let limits = Limits { capture: 1000, ..Limits::default() };
    assert_eq!(of_bytes("word ".repeat(200).as_bytes(), limits), [ok(&"word ".repeat(200))]);
    assert_eq!(of_bytes("word ".repeat(201).as_bytes(), limits), [err("DL0107", "input")]);
}

#[test]
fn lines_that_are_empty_or_in_utf16_are_told() {
    let found = of_bytes(b"\xEF\xBB\xBF{\"id\":1}\r\n\n  \n{\"id\":2}", Limits::default());
    assert_eq!(found, [ok("{\"id\":1}\r"), err("DL0211", "input:2"), err("DL0211", "input:3"), ok("{\"id\":2}")]);
    let utf16: Vec<u8> = "\u{feff}{\"id\":1}\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(
        of_folder(&[("a.jsonl", &utf16), ("b.jsonl", b"\0\x01\x02\n")]),
        [err("DL0209", "a.jsonl"), err("DL0106", "b.jsonl")]
    );
}

#[test]
fn cut_and_damaged_gzip_keep_what_came_before() {
    let lines: String = (0..20_000).map(|n| format!("{{\"id\":{n},\"text\":\"{}\"}}\n", n * 7919)).collect();
    let whole = gzip(lines.as_bytes());
    let found = of_bytes(&whole[..whole.len() / 2], Limits::default());
    assert!(found.len() > 5000 && found[..found.len() - 1].iter().all(Result::is_ok));
    let (code, place) = found[found.len() - 1].clone().unwrap_err();
    assert_eq!((code.as_str(), place), ("DL0201", format!("input:{}", found.len())));

    let mut damaged = whole.clone();
    let middle = damaged.len() / 2;
    damaged[middle..middle + 40].fill(0xFF);
    let last = of_bytes(&damaged, Limits::default()).pop().unwrap().unwrap_err();
    assert_eq!(last.0, "DL0202");

    let text = gzip("A report that is cut off. ".repeat(5000).as_bytes());
    assert_eq!(of_folder(&[("a.txt.gz", &text[..text.len() / 2]), ("b.txt", b"B")]), [err("DL0201", "a.txt.gz"), ok("B")]);
    assert_eq!(of_bytes(&gzip(b"x")[..12], Limits::default()), [err("DL0201", "input")]);
}

#[test]
fn gzip_of_several_members_is_one_file() {
    let members = [gzip(b"{\"id\":1}\n"), gzip(b"{\"id\":2}\n")].concat();
    assert_eq!(of_bytes(&members, Limits::default()), [ok("{\"id\":1}"), ok("{\"id\":2}")]);
}

#[test]
fn gzip_in_gzip_and_bombs_are_told() {
    assert_eq!(of_bytes(&gzip(&gzip(b"A report")), Limits::default()), [err("DL0203", "input")]);
    let limits = Limits { capture: 1 << 20, ..Limits::default() };
    let bomb = gzip(&[b"{\"id\":1}\n".as_slice(), &vec![b' '; 64 << 20]].concat());
    assert_eq!(of_bytes(&bomb, limits), [ok("{\"id\":1}"), err("DL0204", "input:2")]);
}

fn record(kind: &str, body: &str) -> String {
    format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{kind}-{}>\r\n\
         WARC-Target-URI: https://gazette.example/1\r\nWARC-Date: 2025-08-07T00:00:00Z\r\n\
         Content-Length: {}\r\n\r\n{body}\r\n\r\n",
        body.len(),
        body.len()
    )
}

#[test]
fn archives_give_their_responses() {
    let archive = [record("warcinfo", "x"), record("response", "HTTP/1.1 200 OK\r\n\r\nA"), record("request", "GET /")].concat();
    assert_eq!(of_bytes(archive.as_bytes(), Limits::default()), [ok("HTTP/1.1 200 OK\r\n\r\nA")]);
    let members = [gzip(record("warcinfo", "x").as_bytes()), gzip(record("response", "B").as_bytes())].concat();
    let input = Box::new(std::io::Cursor::new(members));
    let captures: Vec<_> = Sources::of_reader("a.warc.gz", input, Limits::default()).map(Result::unwrap).collect();
    assert_eq!(captures.len(), 1);
    assert_eq!(captures[0].id.as_deref(), Some("response-1"));
    assert_eq!(captures[0].url.as_deref(), Some("https://gazette.example/1"));
}

#[test]
fn archives_are_read_as_the_warc_crate_reads_them() {
    let bodies = ["A", "", "B\r\n\r\nWARC/1.0\r\n", "C\nD\n"];
    let archive: String = bodies.iter().map(|body| record("response", body)).collect();
    let reader = warc::WarcReader::new(std::io::BufReader::new(archive.as_bytes()));
    let theirs: Vec<_> = reader.iter_records().map(|record| ok(std::str::from_utf8(record.unwrap().body()).unwrap())).collect();
    assert_eq!(of_bytes(archive.as_bytes(), Limits::default()), theirs);
}

#[test]
fn a_damaged_record_costs_only_itself() {
    let good = record("response", "A");
    let cases = [
        (good.replace("Content-Length: 1", "Content-Length: x"), "DL0205"),
        (good.replace("Content-Length: 1\r\n", ""), "DL0205"),
        ("some bytes\r\nof nothing\r\n".to_owned(), "DL0205"),
        (format!("WARC/1.0\r\n{}", "x".repeat(100 << 10) + "\r\n"), "DL0205"),
        ("WARC/1.0\r\nWARC-Type: response\r\n".to_owned(), "DL0205"),
    ];
    for (bad, code) in cases {
        let found = of_bytes(format!("{good}{bad}{good}").as_bytes(), Limits::default());
        assert_eq!(found.first(), Some(&ok("A")), "{bad:.80}");
        assert_eq!(found.last(), Some(&ok("A")), "{bad:.80}");
        assert!(found.len() >= 3 && found[1..found.len() - 1].iter().all(|item| item.as_ref().is_err_and(|e| e.0 == code)));
    }
}

#[test]
fn cut_and_oversized_records_are_told() {
    let good = record("response", "A report");
    let start = good.len();
    for cut in [5, 8] {
        let archive = format!("{good}{}", &good[..start - cut]);
        assert_eq!(of_bytes(archive.as_bytes(), Limits::default())[1], err("DL0206", &format!("input at byte {start}")));
    }
    let header = good.find("\r\n\r\n").unwrap();
    let archive = format!("{good}{}", &good[..header - 5]);
    assert_eq!(of_bytes(archive.as_bytes(), Limits::default())[1], err("DL0205", &format!("input at byte {start}")));
    let limits = Limits { capture: 100, ..Limits::default() };
    let large = record("response", &"x".repeat(101));
    assert_eq!(
        of_bytes(format!("{large}{}", record("response", "A")).as_bytes(), limits),
        [err("DL0107", "input at byte 0"), ok("A")]
    );
}
