//! The tags of a page, in order, without a tree: for metadata, for the shape of a page, and for text of the worst pages.

/// One tag, or a comment's or declaration's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'s> {
    /// As written; empty for comments, declarations and processing instructions.
    pub(super) name: &'s str,
    /// Whether it is an end tag.
    pub(super) closes: bool,
    /// What stands between the name and `>`.
    pub(super) attributes: &'s str,
    /// First byte.
    pub(super) start: usize,
    /// One past `>`; for elements whose content is no markup (scripts), one past that content.
    pub(super) end: usize,
    /// The content of a script, style or title.
    pub(super) raw: &'s str,
}

impl<'s> Tag<'s> {
    /// Whether it is a tag of this name (lower case).
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The attributes as written: name and value, without quotes, entities left as they are.
    pub(super) fn pairs(&self) -> Attributes<'s> {
        Attributes { rest: self.attributes }
    }

    /// The value of an attribute (lower case name).
    pub(super) fn value(&self, name: &str) -> Option<&'s str> {
        self.pairs().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// Elements whose content is no markup.
const RAW: [&str; 9] = ["script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp", "template"];

/// Iterates over the tags of a page. Looks at each byte a bounded number of times.
pub(super) struct Tags<'s> {
    source: &'s str,
    at: usize,
}

impl<'s> Tags<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self { source, at: 0 }
    }

    fn slice(&self, start: usize, end: usize) -> &'s str {
        self.source.get(start..end).unwrap_or("")
    }

    fn find(&self, from: usize, needle: &str) -> Option<usize> {
        memchr::memmem::find(self.source.as_bytes().get(from..)?, needle.as_bytes()).map(|at| from + at)
    }

    /// The tag whose `<` is at `start`; `None` when `<` begins none. An unfinished one ends with the page.
    fn tag(&self, start: usize) -> Option<Tag<'s>> {
        let bytes = self.source.as_bytes();
        let length = self.source.len();
        let bare = |end| Tag { name: "", closes: false, attributes: "", start, end, raw: "" };
        match bytes.get(start + 1)? {
            b'!' if bytes.get(start..)?.starts_with(b"<!--") => {
                return Some(bare(self.find(start + 4, "-->").map_or(length, |at| at + 3)));
            }
            b'!' | b'?' => return Some(bare(self.find(start, ">").map_or(length, |at| at + 1))),
            _ => {}
        }
        let closes = bytes.get(start + 1) == Some(&b'/');
        let name_start = start + 1 + usize::from(closes);
        if !bytes.get(name_start)?.is_ascii_alphabetic() {
            return closes.then(|| bare(self.find(start, ">").map_or(length, |at| at + 1)));
        }
        let name_length = bytes.get(name_start..)?.iter().take_while(|b| !matches!(b, b'>' | b'/') && !b.is_ascii_whitespace());
        let name_end = name_start + name_length.count();
        let name = self.slice(name_start, name_end);
        let close = end_of_tag(bytes, name_end);
        let end = (close + 1).min(length);
        let mut tag = Tag { name, closes, attributes: self.slice(name_end, close), start, end, raw: "" };
        if !closes && RAW.iter().any(|raw| tag.is(raw)) {
            let content_end = self.end_of_raw(name, end);
            tag.raw = self.slice(end, content_end);
            tag.end = content_end;
        }
        Some(tag)
    }

    /// Where the content of a raw element ends: before its end tag.
    fn end_of_raw(&self, name: &str, from: usize) -> usize {
        let bytes = self.source.as_bytes();
        let mut at = from;
        while let Some(next) = self.find(at, "</") {
            let found = bytes.get(next + 2..next + 2 + name.len());
            if found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
                return next;
            }
            at = next + 2;
        }
        self.source.len()
    }
}

/// Where the `>` of a tag is, quoted values left aside.
fn end_of_tag(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    let mut value = false;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'>' => return at,
            quote @ (b'"' | b'\'') if value => {
                let Some(rest) = bytes.get(at + 1..) else { return bytes.len() };
                let Some(length) = memchr::memchr(quote, rest) else { return bytes.len() };
                at += length + 1;
                value = false;
            }
            b'=' => value = true,
            byte if byte.is_ascii_whitespace() => {}
            _ => value = false,
        }
        at += 1;
    }
    bytes.len()
}

impl<'s> Iterator for Tags<'s> {
    type Item = Tag<'s>;

    fn next(&mut self) -> Option<Tag<'s>> {
        loop {
            let start = self.at + memchr::memchr(b'<', self.source.as_bytes().get(self.at..)?)?;
            match self.tag(start) {
                Some(tag) => {
                    self.at = tag.end.max(start + 1);
                    return Some(tag);
                }
                None => self.at = start + 1,
            }
        }
    }
}

/// Iterates over the attributes of a tag.
pub(super) struct Attributes<'s> {
    rest: &'s str,
}

impl<'s> Iterator for Attributes<'s> {
    type Item = (&'s str, &'s str);

    fn next(&mut self) -> Option<Self::Item> {
        let space = |c: char| c.is_ascii_whitespace() || c == '/';
        let rest = self.rest.trim_start_matches(space);
        if rest.is_empty() {
            return None;
        }
        // A leading "=" belongs to the name, as browsers have it.
        let from = usize::from(rest.starts_with('='));
        let name_end = rest.get(from..)?.find(|c: char| space(c) || c == '=').map_or(rest.len(), |at| at + from);
        let (name, after) = rest.split_at_checked(name_end)?;
        let Some(value) = after.trim_start().strip_prefix('=') else {
            self.rest = after;
            return Some((name, ""));
        };
        let value = value.trim_start();
        let quoted = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, rest) = match quoted {
            Some(quote) => {
                let inner = value.get(1..)?;
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            None => {
                let end = value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len());
                value.split_at_checked(end)?
            }
        };
        self.rest = rest;
        Some((name, value))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Tags;

    #[test]
    fn reads_tags_attributes_and_raw_content() {
        let page = "a < b <!-- <p> --><P class='x>y' data-z=1 hidden>t</p ><script>if (a<b) '<b>'</SCRIPT>";
        let tags: Vec<_> = Tags::new(page).collect();
        let names: Vec<_> = tags.iter().map(|tag| (tag.name, tag.closes)).collect();
        assert_eq!(names, [("", false), ("P", false), ("p", true), ("script", false), ("SCRIPT", true)]);
        assert_eq!(tags[1].pairs().collect::<Vec<_>>(), [("class", "x>y"), ("data-z", "1"), ("hidden", "")]);
        assert_eq!(tags[1].value("CLASS").or(tags[1].value("class")), Some("x>y"));
        assert_eq!(tags[3].raw, "if (a<b) '<b>'");
    }

    proptest! {
        #[test]
        fn tags_tile_forward(page in "([<>/!='\" a-z-]|<script|</script|<!--|-->|é){0,80}") {
            let mut last = 0;
            for tag in Tags::new(&page) {
                prop_assert!(tag.start >= last && tag.end > tag.start && tag.end <= page.len());
                prop_assert!(page.is_char_boundary(tag.start) && page.is_char_boundary(tag.end));
                prop_assert!(tag.pairs().count() <= tag.attributes.len());
                last = tag.end;
            }
        }
    }
}
