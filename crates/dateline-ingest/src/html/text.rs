//! Text of HTML without looking for an article.

use dom_query::Document;

use super::tags::Tags;

/// Elements that stand in a line of text.
const INLINE: [&str; 30] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "nobr", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "wbr",
];

/// The text of a sound fragment, blocks apart.
pub(super) fn of_fragment(source: &str) -> String {
    if !source.contains(['<', '&']) {
        return source.trim().to_owned();
    }
    let document = Document::fragment(source);
    document.select("script, style, noscript, template, iframe").remove();
    document.formatted_text().trim().to_owned()
}

/// The text of any page or fragment, by its tags alone: linear in its length whatever it holds.
pub(super) fn strip(source: &str) -> String {
    let mut text = String::new();
    let mut at = 0;
    for tag in Tags::new(source) {
        push(&mut text, source.get(at..tag.start).unwrap_or(""));
        at = tag.end;
        let inline = tag.name.is_empty() || INLINE.iter().any(|name| tag.is(name));
        if !inline && !text.ends_with('\n') {
            text.truncate(text.trim_end_matches(' ').len());
            text.push('\n');
        }
    }
    push(&mut text, source.get(at..).unwrap_or(""));
    entities(text.trim()).trim().to_owned()
}

/// Adds characters with white space drawn together.
fn push(text: &mut String, more: &str) {
    for c in more.chars() {
        if !c.is_whitespace() {
            text.push(c);
        } else if !text.is_empty() && !text.ends_with([' ', '\n']) {
            text.push(' ');
        }
    }
}

/// The text with its entities read; `<` stays what it is.
pub(super) fn entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    Document::fragment(text.replace('<', "&lt;")).text().to_string()
}

#[cfg(test)]
mod tests {
    use super::{entities, of_fragment, strip};

    #[test]
    fn blocks_stand_apart() {
        let html = "<h1>Talks&nbsp;fail</h1><p>The <b>two</b>\n sides &amp; others<br>left.</p><script>x()</script>";
        assert_eq!(strip(html), "Talks\u{a0}fail\nThe two sides & others\nleft.");
        assert_eq!(of_fragment(html), "Talks fail\n\nThe two sides & others\nleft.");
    }

    #[test]
    fn stripping_makes_no_new_tags() {
        assert_eq!(strip("a <<i>b> c &lt;p&gt; 1 < 2"), "a <b> c <p> 1 < 2");
        assert_eq!(entities("AT&amp;T &rsquo; &#8212; <x>"), "AT&T ’ — <x>");
    }
}
