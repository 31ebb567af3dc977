//! HTTP responses as archives keep them: status line, headers, body with its codings.

use std::borrow::Cow;
use std::io::Read;

use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use crate::sources::is_gzip;

/// What an archived response turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Response {
    /// A page, with the charset that its header declares.
    Page { body: Vec<u8>, charset: Option<String> },
    /// No page: an image, a script.
    Other,
    /// An answer other than 2xx.
    Status(u16),
    /// Not to be read, and why.
    Broken(&'static str),
    /// Compressed twice or more.
    Nested,
    /// Its body expands past the limit.
    TooLarge,
}

/// The most header lines looked at.
const LINES: usize = 500;

/// Reads a response whose body, decoded, may have `limit` bytes.
pub(crate) fn response(bytes: &[u8], limit: usize) -> Response {
    let Some(head_end) = end_of_head(bytes) else {
        return Response::Broken("the headers of the response have no end");
    };
    let head = String::from_utf8_lossy(bytes.get(..head_end).unwrap_or(&[]));
    let body = bytes.get(head_end..).unwrap_or(&[]);
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.strip_prefix("HTTP/")?.split_whitespace().nth(1)?.parse::<u16>().ok());
    match status {
        None => return Response::Broken("the response has no status line"),
        Some(200..=299) => {}
        Some(other) => return Response::Status(other),
    }
    let (mut kind, mut chunked, mut codings) = (String::new(), false, Vec::new());
    for line in lines.take(LINES) {
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = value.trim().to_ascii_lowercase();
        match name.trim().to_ascii_lowercase().as_str() {
            "content-type" => kind = value,
            "transfer-encoding" => chunked = value.contains("chunked"),
            "content-encoding" => codings.extend(value.split(',').map(|coding| coding.trim().to_owned())),
            _ => {}
        }
    }
    if !(kind.starts_with("text/html") || kind.starts_with("application/xhtml")) {
        return Response::Other;
    }
    let charset = kind
        .split_once("charset=")
        .map(|(_, label)| label.split([';', ' ']).next().unwrap_or("").trim_matches(['"', '\'']).to_owned());
    let body = if chunked { dechunk(body).map_or(Cow::Borrowed(body), Cow::Owned) } else { Cow::Borrowed(body) };
    match decode_body(body, &codings, limit) {
        Ok(body) if is_gzip(&body) => Response::Nested,
        Ok(body) => Response::Page { body, charset },
        Err(problem) => problem,
    }
}

/// Where the body begins.
fn end_of_head(bytes: &[u8]) -> Option<usize> {
    let crlf = memchr::memmem::find(bytes, b"\r\n\r\n").map(|at| at + 4);
    let lf = memchr::memmem::find(bytes, b"\n\n").map(|at| at + 2);
    crlf.into_iter().chain(lf).min()
}

/// The content of a chunked body; `None` when it isn't chunked (archives may keep the header but not the chunks).
fn dechunk(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    loop {
        let end = memchr::memchr(b'\n', body)?;
        let line = std::str::from_utf8(body.get(..end)?).ok()?;
        let size = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        let rest = body.get(end + 1..)?;
        if size == 0 {
            return Some(whole);
        }
        let Some(chunk) = rest.get(..size) else {
            whole.extend_from_slice(rest);
            return Some(whole);
        };
        whole.extend_from_slice(chunk);
        let after = rest.get(size..)?;
        body = after.strip_prefix(b"\r\n").or_else(|| after.strip_prefix(b"\n")).unwrap_or(after);
        if body.is_empty() {
            return Some(whole);
        }
    }
}

/// The body without its content codings, the last one applied being the first undone.
fn decode_body(body: Cow<'_, [u8]>, codings: &[String], limit: usize) -> Result<Vec<u8>, Response> {
    let codings: Vec<_> = codings.iter().filter(|coding| !matches!(coding.as_str(), "identity" | "")).collect();
    match codings.as_slice() {
        [] => Ok(body.into_owned()),
        [coding] => match coding.as_str() {
            "gzip" | "x-gzip" if !is_gzip(&body) => Ok(body.into_owned()),
            "gzip" | "x-gzip" => inflate(MultiGzDecoder::new(&*body), limit),
            "deflate" => inflate(ZlibDecoder::new(&*body), limit).or_else(|problem| match problem {
                Response::TooLarge => Err(problem),
                _ => inflate(DeflateDecoder::new(&*body), limit),
            }),
            _ => Err(Response::Broken("its content coding is not gzip or deflate")),
        },
        _ => Err(Response::Nested),
    }
}

fn inflate(decoder: impl Read, limit: usize) -> Result<Vec<u8>, Response> {
    let mut whole = Vec::new();
    match decoder.take(limit as u64 + 1).read_to_end(&mut whole) {
        Err(_) => Err(Response::Broken("its compressed body is damaged or cut")),
        Ok(length) if length > limit => Err(Response::TooLarge),
        Ok(_) => Ok(whole),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

    use super::{Response, response};

    const PAGE: &[u8] = b"<p>The talks went on.</p>";

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn answer(headers: &str, body: &[u8]) -> Response {
        response(&[b"HTTP/1.1 200 OK\r\n", headers.as_bytes(), b"\r\n", body].concat(), 1000)
    }

    fn page(response: Response) -> Vec<u8> {
        match response {
            Response::Page { body, .. } => body,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn undoes_chunks_and_codings() {
        let html = "Content-Type: text/html; charset=\"ISO-8859-1\"\r\n";
        let Response::Page { body, charset } = answer(html, PAGE) else { panic!() };
        assert_eq!((body.as_slice(), charset.as_deref()), (PAGE, Some("iso-8859-1")));
        let chunks = b"a;x=1\r\n<p>The tal\r\nF\r\nks went on.</p>\r\n0\r\n\r\n";
        assert_eq!(page(answer(&format!("{html}Transfer-Encoding: chunked\r\n"), chunks)), PAGE);
        assert_eq!(page(answer(&format!("{html}Transfer-Encoding: chunked\r\n"), PAGE)), PAGE);
        assert_eq!(page(answer(&format!("{html}Content-Encoding: gzip\r\n"), &gzip(PAGE))), PAGE);
        assert_eq!(page(answer(&format!("{html}Content-Encoding: gzip\r\n"), PAGE)), PAGE);
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
        zlib.write_all(PAGE).unwrap();
        assert_eq!(page(answer(&format!("{html}Content-Encoding: deflate\r\n"), &zlib.finish().unwrap())), PAGE);
        let mut raw = DeflateEncoder::new(Vec::new(), Compression::fast());
        raw.write_all(PAGE).unwrap();
        assert_eq!(page(answer(&format!("{html}Content-Encoding: deflate\r\n"), &raw.finish().unwrap())), PAGE);
    }

    #[test]
    fn refuses_bombs_and_layers() {
        let html = "Content-Type: text/html\r\nContent-Encoding: gzip\r\n";
        assert_eq!(answer(html, &gzip(&[b' '; 2000])), Response::TooLarge);
        assert_eq!(answer(html, &gzip(&gzip(PAGE))), Response::Nested);
        let twice = "Content-Type: text/html\r\nContent-Encoding: gzip, gzip\r\n";
        assert_eq!(answer(twice, &gzip(&gzip(PAGE))), Response::Nested);
        let cut = gzip(PAGE);
        assert!(matches!(answer(html, &cut[..cut.len() - 6]), Response::Broken(_)));
    }

    #[test]
    fn knows_what_is_no_page() {
        assert_eq!(answer("Content-Type: image/png\r\n", b"x"), Response::Other);
        assert_eq!(response(b"HTTP/1.1 404 Not Found\r\n\r\n", 10), Response::Status(404));
        assert!(matches!(response(b"HTTP/1.1 200 OK\r\nA: b", 10), Response::Broken(_)));
        assert!(matches!(response(b"\r\n\r\n", 10), Response::Broken(_)));
    }
}
