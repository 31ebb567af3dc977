//! Paragraphs: between empty lines, or a line each; wire text with hard line breaks is joined again.

use dateline_text::Span;

/// Paragraphs without white space at their ends, and whether each is boilerplate. A boilerplate span splits the paragraph it
/// stands in.
pub(crate) fn paragraphs(text: &str, boilerplate: &[Span]) -> Vec<(Span, bool)> {
    let wrapped = is_wrapped(text);
    let mut blocks: Vec<Span> = Vec::new();
    let mut open: Option<Span> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len());
        at += line.len();
        let content = span.trim(text);
        if content.is_empty() {
            blocks.extend(open.take());
            continue;
        }
        let indented = content.start() >= span.start() + 2;
        open = match open {
            Some(before) if wrapped && !indented => Some(before.cover(content)),
            before => {
                blocks.extend(before);
                Some(content)
            }
        };
    }
    blocks.extend(open);
    split(text, &blocks, boilerplate)
}

/// Whether the lines are broken at a fixed width: most lines that are followed by text are of nearly the same length.
fn is_wrapped(text: &str) -> bool {
    let (mut full, mut lines, mut longest) = (0usize, 0usize, 0usize);
    let mut rest = text.lines().peekable();
    while let Some(line) = rest.next() {
        let length = line.trim_end().len();
        longest = longest.max(length);
        let followed = rest.peek().is_some_and(|next| !next.trim().is_empty() && !next.starts_with("  "));
        if length > 0 && followed {
            lines += 1;
            let ended = line.trim_end().ends_with(['.', '!', '?', '"', '”', ':', ';']);
            full += usize::from((45..=100).contains(&length) && !ended);
        }
    }
    lines >= 1 && longest <= 110 && full * 10 >= lines * 6
}

fn split(text: &str, blocks: &[Span], boilerplate: &[Span]) -> Vec<(Span, bool)> {
    let mut parts = Vec::with_capacity(blocks.len() + 2 * boilerplate.len());
    let mut push = |start: usize, end: usize, is_boilerplate: bool| {
        let span = Span::new(start, end).trim(text);
        if !span.is_empty() {
            parts.push((span, is_boilerplate));
        }
    };
    let mut notices = boilerplate.iter().copied().peekable();
    for block in blocks {
        let mut at = block.start();
        while let Some(notice) = notices.peek().copied() {
            if notice.end() <= at {
                notices.next();
                continue;
            }
            if notice.start() >= block.end() {
                break;
            }
            push(at, notice.start().max(at), false);
            push(notice.start().max(at), notice.end().min(block.end()), true);
            at = notice.end().clamp(at, block.end());
            if notice.end() > block.end() {
                break;
            }
            notices.next();
        }
        push(at, block.end(), false);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::paragraphs;
    use dateline_text::Span;

    fn of(text: &str) -> Vec<&str> {
        paragraphs(text, &[]).into_iter().map(|(span, _)| span.slice(text)).collect()
    }

    #[test]
    fn joins_wrapped_lines() {
        let text = "OTTAWA, March 3 - The finance department announced the new\nbond issue, to be dated March 15 and delivered a day after that.\n    The issue will be sold at par by a group of banks from Toronto.\n";
        assert_eq!(of(text).len(), 2);
        assert_eq!(of("One line.\nAnother line."), ["One line.", "Another line."]);
    }

    #[test]
    fn boilerplate_splits() {
        let text = "PARIS (AP) - The vote came late.";
        let parts = paragraphs(text, &[Span::new(0, 12)]);
        assert_eq!(parts.len(), 2);
        assert!(parts[0].1 && !parts[1].1);
    }
}
