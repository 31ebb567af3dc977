//! Printing a text with its expressions marked inline.

use crate::Timex;

/// `text` with each expression in a TIMEX3 element, and the characters that XML needs written as entities.
///
/// Expressions must be sorted and disjoint, as [`crate::Tagger::tag`] gives them; others are left out.
pub fn timeml(text: &str, timexes: &[Timex]) -> String {
    let mut out = String::with_capacity(text.len() + timexes.len() * 80);
    let mut at = 0;
    for (number, timex) in timexes.iter().enumerate() {
        let (Some(before), Some(words)) = (text.get(at..timex.span.start()), text.get(timex.span.start()..timex.span.end()))
        else {
            continue;
        };
        escape(before, &mut out);
        out.push_str(&format!("<TIMEX3 tid=\"t{}\" type=\"{}\" value=\"{}\"", number + 1, timex.kind, timex.value));
        if let Some(modifier) = timex.modifier {
            out.push_str(&format!(" mod=\"{modifier}\""));
        }
        out.push('>');
        escape(words, &mut out);
        out.push_str("</TIMEX3>");
        at = timex.span.end();
    }
    escape(text.get(at..).unwrap_or(""), &mut out);
    out
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Context, Tagger, timeml};

    #[test]
    fn marks_and_escapes() {
        let text = "R&D grew <last year>";
        let found = Tagger::new().tag(text, &Context::of("2025-08-07".parse().ok()));
        assert_eq!(
            timeml(text, &found),
            "R&amp;D grew &lt;<TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2024\">last year</TIMEX3>&gt;"
        );
    }
}
