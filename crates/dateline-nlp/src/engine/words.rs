//! Words of raw text after the conventions of UD English EWT: clitics split, hyphens apart, abbreviations kept whole.
//!
//! The twin of `train/words.py`; a fixture holds both to the same output.

use dateline_text::Span;

use super::conventions::{Conventions, conventions, holds, split};

/// One word or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its bytes in the text.
    pub span: Span,
    /// Split off the word before it: with that word it is one token of the text ("do|n't").
    pub clitic: bool,
}

/// Adds the words of a line; `start` is where the line begins in the text.
pub(super) fn words(line: &str, start: usize, out: &mut Vec<Word>) {
    let lists = conventions();
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(rest) = line.get(at..) {
        at += rest.len() - rest.trim_start().len();
        let rest = rest.trim_start();
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        if end == 0 {
            return;
        }
        let (text, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let after = first_chunk(behind);
        let mut chunk = Chunk { text, after, start: start + at, lists, out };
        match split(&lists.meant, text).filter(|_| holds(&lists.never_owned, after)) {
            Some(cut) => chunk.contraction(0, cut, end), // its a shame
            None => chunk.words(&mut pieces),
        }
        at += end;
    }
}

/// The first run of characters without white space; of a long one its beginning, which is in no list.
fn first_chunk(text: &str) -> &str {
    let rest = text.trim_start();
    let end = rest.char_indices().take(LONGEST).find(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    rest.get(..end.unwrap_or(rest.len())).unwrap_or("")
}

/// Characters that a word of a list has at most.
const LONGEST: usize = 16;

/// A run of characters without white space.
struct Chunk<'a, 'o> {
    text: &'a str,
    /// The next one of the line, or its beginning; empty at the end.
    after: &'a str,
    start: usize,
    lists: &'static Conventions,
    out: &'o mut Vec<Word>,
}

impl Chunk<'_, '_> {
    fn words(&mut self, pieces: &mut Vec<(usize, usize)>) {
        let mut from = 0;
        while let Some(rest) = self.text.get(from..) {
            let lead = rest
                .chars()
                .next()
                .filter(|c| matches!(c, '(' | '[' | '{' | '<' | '"' | '\'' | '“' | '‘'))
                .map_or(0, char::len_utf8);
            let Some(end) = rest.get(lead..).and_then(address) else { break };
            if lead > 0 {
                self.push(from, from + lead);
            }
            self.push(from + lead, from + lead + end);
            from += lead + end;
        }
        pieces.clear();
        while let Some(rest) = self.text.get(from..).filter(|rest| !rest.is_empty()) {
            let opened = self.text.get(..from).is_some_and(|before| before.ends_with(['<', '(']));
            let end = from + Some(rest).filter(|_| opened).and_then(instrument).unwrap_or_else(|| piece(rest));
            pieces.push((from, end));
            from = end;
        }
        let mut i = 0;
        while let Some(&(a, b)) = pieces.get(i) {
            let next = pieces.get(i + 1..).unwrap_or(&[]);
            if self.text.get(a..b) == Some("<")
                && let Some(end) = self.text.get(b..).and_then(mail).map(|end| b + end)
            {
                self.push(a, b);
                self.push(b, end);
                i += 1 + next.iter().take_while(|piece| piece.1 <= end).count();
                // What is left of a piece that began inside.
                if let Some(piece) = pieces.get_mut(i).filter(|piece| piece.0 < end) {
                    piece.0 = end;
                }
                continue;
            }
            i += self.word(a, b, next);
        }
    }

    /// Adds the word or words that begin with the piece at `a..b`; says how many pieces they took.
    fn word(&mut self, a: usize, b: usize, next: &[(usize, usize)]) -> usize {
        let word = self.text.get(a..b).unwrap_or("");
        let behind = self.text.get(b..).unwrap_or("");
        let first = word.chars().next().unwrap_or(' ');
        if !first.is_alphanumeric() {
            if let (true, "'" | "’", Some(&(_, end))) = (a > 0, word, next.first())
                && matches!(behind.get(..2).unwrap_or(behind), "s" | "S" | "s," | "s." | "S," | "S.")
            {
                self.push(a, end);
                self.joined();
                return 2;
            }
            let opens = !self.text.get(..a).is_some_and(|before| before.ends_with(char::is_alphanumeric));
            if let (true, Some(&(_, end))) = (opens, next.first())
                && match word {
                    "+" => behind.starts_with(char::is_numeric),
                    "." => holds(&self.lists.extensions, self.text.get(b..end).unwrap_or("")),
                    _ => false,
                }
            {
                self.push(a, end); // +44, .doc
                return 2;
            }
            self.push(a, b);
            return 1;
        }
        let second = behind.chars().nth(1);
        // A prefix keeps its hyphen and its word.
        if let Some(&(_, end)) = next.get(1)
            && behind.starts_with('-')
            && second.is_some_and(char::is_alphanumeric)
            && holds(&self.lists.prefixes, word)
        {
            self.clitics(a, end);
            return 3;
        }
        // A slash inside an abbreviation: b/c, w/.
        if behind.starts_with('/') {
            let ends = [next.get(1), next.first()].map(|piece| piece.map(|&(_, end)| end));
            let whole = |end: &usize| holds(&self.lists.slashed, self.text.get(a..*end).unwrap_or(""));
            for (pieces, end) in [3, 2].into_iter().zip(ends) {
                if let Some(end) = end.filter(whole) {
                    self.push(a, end);
                    return pieces;
                }
            }
        }
        // An abbreviation or an initial keeps its full stop; a stop before a small letter is inside a name.
        if next.first() == Some(&(b, b + 1)) && behind.starts_with('.') {
            let initial = first.is_uppercase() && word.len() == first.len_utf8();
            let short = initial
                || holds(&self.lists.abbreviations, word)
                || first.is_uppercase() && holds(&self.lists.capitals, word)
                || holds(&self.lists.numbered, word) && self.after.starts_with(char::is_numeric);
            let closes = |c| matches!(c, ')' | ']' | '}' | '>' | '\'' | '"' | '”' | '’' | '»');
            let last = self.after.is_empty() && behind.get(1..).is_none_or(|rest| rest.trim_start_matches(closes).is_empty());
            if short && !last {
                self.push(a, b + 1);
                return 2;
            }
            let number = word.chars().all(char::is_numeric);
            let named = |&(from, to): &(usize, usize)| holds(&self.lists.extensions, self.text.get(from..to).unwrap_or(""));
            if !number && next.get(1).is_some_and(|part| second.is_some_and(char::is_lowercase) || named(part)) {
                let goes_on = |pair: &&[(usize, usize)]| matches!(pair, [dot, name] if self.is_dotted(*dot, *name));
                let more = 1 + next.get(2..).unwrap_or(&[]).chunks_exact(2).take_while(goes_on).count();
                let end = next.get(2 * more - 1).map_or(b, |&(_, end)| end);
                self.push(a, end);
                return 1 + 2 * more;
            }
        }
        let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if is_decade(word) {
            self.push(a, b);
        } else if digits > 0 && word.get(digits..).is_some_and(|unit| holds(&self.lists.units, unit)) {
            self.push(a, a + digits);
            self.push(a + digits, b);
        } else if word.ends_with('.') {
            self.push(a, b);
        } else {
            self.clitics(a, b);
        }
        1
    }

    /// Whether two pieces are a full stop and something in small letters: a further part of "irc.example.org".
    fn is_dotted(&self, dot: (usize, usize), name: (usize, usize)) -> bool {
        self.text.get(dot.0..dot.1) == Some(".")
            && self.text.get(name.0..).is_some_and(|rest| rest.starts_with(char::is_lowercase))
    }

    /// Adds a word and the clitic at its end: do n't, it 's, can not.
    fn clitics(&mut self, a: usize, b: usize) {
        let word = self.text.get(a..b).unwrap_or("");
        let cut = self.lists.clitics.iter().find_map(|clitic| ending(word, clitic)).or_else(|| split(&self.lists.pairs, word));
        match cut {
            Some(cut) => self.contraction(a, a + cut, b),
            None => self.push(a, b),
        }
    }

    /// Adds two words written as one.
    fn contraction(&mut self, a: usize, cut: usize, b: usize) {
        self.push(a, cut);
        self.push(cut, b);
        self.joined();
    }

    fn push(&mut self, a: usize, b: usize) {
        self.out.push(Word { span: Span::new(self.start + a, self.start + b), clitic: false });
    }

    fn joined(&mut self) {
        if let Some(word) = self.out.last_mut() {
            word.clitic = true;
        }
    }
}

/// Where the clitic begins that ends the word; it must not be all of it.
fn ending(word: &str, clitic: &str) -> Option<usize> {
    let mut tail = word.char_indices().rev();
    let mut cut = word.len();
    for expected in clitic.chars().rev() {
        let (at, found) = tail.next()?;
        let same = if expected == '\'' { is_apostrophe(found) } else { found.eq_ignore_ascii_case(&expected) };
        if !same {
            return None;
        }
        cut = at;
    }
    (cut > 0).then_some(cut)
}

/// Whether the word is a decade with an apostrophe: 80's, 1960's.
fn is_decade(word: &str) -> bool {
    let Some(number) = ["'s", "’s"].iter().find_map(|tail| word.strip_suffix(tail)) else { return false };
    let known = number.len() == 2 || number.len() == 4 && number.starts_with('1');
    known && number.ends_with('0') && number.chars().all(|c| c.is_ascii_digit())
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`')
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The end of a web or mail address, a handle or a hashtag at the start of the text; marks that close a sentence left out.
fn address(text: &str) -> Option<usize> {
    let run = |text: &str, test: &dyn Fn(char) -> bool| text.find(|c| !test(c)).unwrap_or(text.len());
    let starts =
        |head: &str| text.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head) && text.len() > head.len());
    let end = if starts("http://") || starts("https://") || starts("www.") {
        text.len()
    } else if text.starts_with(['@', '#']) && !text.get(1..)?.starts_with(|c: char| c.is_ascii_digit()) {
        let mut end = 1 + run(text.get(1..)?, &is_word);
        while end > 1
            && text.starts_with('@')
            && let Some(part) =
                text.get(end..).and_then(|rest| rest.strip_prefix('.')).map(|rest| run(rest, &is_word)).filter(|&n| n > 0)
        {
            end += 1 + part;
        }
        (end > 1).then_some(end)?
    } else {
        mail(text)?
    };
    let first = text.chars().next().map_or(0, char::len_utf8);
    let kept = text.get(..end)?.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '>', '\'', '"', '”', '’']).len();
    Some(kept.max(first))
}

/// The end of a mail address at the start of the text.
fn mail(text: &str) -> Option<usize> {
    let run = |text: &str, test: &dyn Fn(char) -> bool| text.find(|c| !test(c)).unwrap_or(text.len());
    let local = run(text, &|c| is_word(c) || matches!(c, '.' | '+' | '-'));
    let domain = text.get(local..).filter(|_| local > 0)?.strip_prefix('@')?;
    let label = |text: &str| run(text, &|c| is_word(c) || c == '-');
    let mut end = label(domain);
    while let Some(rest) = domain.get(end..).and_then(|rest| rest.strip_prefix('.')) {
        let length = label(rest);
        if length == 0 {
            break;
        }
        end += 1 + length;
    }
    (end > 0).then_some(local + 1 + end)
}

/// The end of the code of a share at the start of the text, before the bracket that closes it: "AAPL.O".
fn instrument(text: &str) -> Option<usize> {
    let (code, _) = text.split_once(['>', ')'])?;
    let (share, exchange) = code.split_once('.')?;
    let is_code = |part: &str| part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let letters = |part: &str| part.bytes().any(|byte| byte.is_ascii_uppercase());
    (is_code(share) && letters(share) && matches!(exchange.len(), 1 | 2) && is_code(exchange) && letters(exchange))
        .then_some(code.len())
}

/// Bytes of the piece at the start of a text that is not empty: a number, letters with stops, a word, a run of marks, a mark.
fn piece(text: &str) -> usize {
    let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let first = text.chars().next().unwrap_or(' ');
    let after = |at: usize| text.get(at..).unwrap_or("");
    let lead = digits(text);
    if lead > 0 {
        let mut end = lead;
        while after(end).starts_with(['.', ',', ':', '/']) && digits(after(end + 1)) > 0 {
            end += 1 + digits(after(end + 1));
        }
        if end > lead {
            return end;
        }
        let (mut groups, mut dashed) = (0, None);
        while (2..=4).contains(&lead) && after(end).starts_with('-') && (2..=4).contains(&digits(after(end + 1))) {
            end += 1 + digits(after(end + 1));
            groups += 1;
            let short = groups == 1 && end == 8 && lead == 3 && !after(end).starts_with('-');
            if (groups >= 2 || short) && !after(end).starts_with(is_word) {
                dashed = Some(end);
            }
        }
        if let Some(end) = dashed {
            return end;
        }
    }
    let number = text.strip_prefix(['x', 'X']).unwrap_or(text);
    if digits(number) == 1 && number.get(1..2) == Some("-") && digits(number.get(2..).unwrap_or("")) == 4 {
        let end = text.len() - number.len() + 6;
        if !after(end).starts_with(|c| is_word(c) || c == '-') {
            return end; // x3-9890
        }
    }
    if first.is_alphabetic() {
        let mut end = 0;
        let mut letters = 0;
        while let Some(c) = after(end).chars().next().filter(|c| c.is_alphabetic())
            && after(end + c.len_utf8()).starts_with('.')
        {
            end += c.len_utf8() + 1;
            letters += 1;
        }
        let last = after(end).chars().next().filter(|c| c.is_alphabetic());
        if let Some(last) = last.filter(|_| letters >= 1)
            && !after(end + last.len_utf8()).starts_with(|c| is_word(c) || c == '.')
        {
            return end + last.len_utf8();
        }
        if letters >= 2 {
            return end;
        }
    }
    if first.is_alphanumeric() {
        let run = |text: &str| text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
        let mut end = run(text);
        while let Some(c) = after(end).chars().next().filter(|&c| is_apostrophe(c) || matches!(c, '&' | '_')) {
            let more = run(after(end + c.len_utf8()));
            if more == 0 {
                break;
            }
            end += c.len_utf8() + more;
        }
        return end;
    }
    let twice = after(first.len_utf8()).starts_with(first);
    match first {
        '-' | '=' | '*' | '+' | '_' | '<' | '>' | '$' => text.len() - text.trim_start_matches(first).len(),
        ':' | ';' => face(text).unwrap_or(1),
        '.' | '!' | '?' => text.len() - text.trim_start_matches(['.', '!', '?']).len(),
        '\'' | '`' | '‘' | '’' if twice => 2 * first.len_utf8(),
        '\'' | '’' => {
            let behind = after(first.len_utf8());
            let count = digits(behind);
            let decade = count >= 2
                && (behind.get(1..3) == Some("0s") || count == 2 && !behind.get(2..).unwrap_or("").starts_with(is_word));
            let plural = usize::from(behind.get(count..).unwrap_or("").starts_with('s'));
            if decade { first.len_utf8() + count + plural } else { first.len_utf8() }
        }
        _ => first.len_utf8(),
    }
}

/// Bytes of a face of marks: ":-)", ";D".
fn face(text: &str) -> Option<usize> {
    let nose = usize::from(text.get(1..2) == Some("-"));
    let mouth = text.get(1 + nose..)?.starts_with(['(', ')', 'D', 'P']);
    (mouth && !text.get(2 + nose..)?.starts_with(is_word)).then_some(2 + nose)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_code_of_a_share_is_one_word() {
        let line = "Apple Inc <AAPL.O>, (TOTF.PA) <0293.HK> <a.b> (see p.5)";
        let mut found = Vec::new();
        super::words(line, 0, &mut found);
        let words: Vec<&str> = found.iter().map(|word| word.span.slice(line)).collect();
        assert_eq!(words[..9], ["Apple", "Inc", "<", "AAPL.O", ">", ",", "(", "TOTF.PA", ")"]);
        assert!(!words.contains(&"0293.HK"), "digits alone are an amount");
    }
}
