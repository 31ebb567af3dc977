//! What the network sees of a word: rows of hashed tables and the key into the static table.
//!
//! The twin of `train/features.py`: hash and features agree bit for bit.

/// Which table a hash is for.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Norm = 1,
    Prefix = 2,
    Suffix = 3,
    Shape = 4,
    Static = 5,
    Gram = 6,
}

/// Most character n-grams of a word that are looked at.
const GRAMS_AT_MOST: usize = 40;

/// 64-bit FNV-1a of the kind and the bytes, the high bits mixed into the low ones.
pub(super) fn hash(kind: Kind, text: &str) -> u64 {
    let mut h = 0xcbf2_9ce4_8422_2325u64;
    for byte in std::iter::once(kind as u8).chain(text.bytes()) {
        h = (h ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    }
    h ^ h >> 29
}

fn straight(c: char) -> char {
    match c {
        '‘' | '’' | 'ʼ' | '`' => '\'',
        '“' | '”' => '"',
        '–' | '—' => '-',
        _ => c,
    }
}

/// Forms of one word; kept between words for their buffers.
#[derive(Default)]
pub(super) struct Forms {
    /// Lower case, straight quotes: what the static table is looked up by.
    pub(super) lower: String,
    /// The same with digits as 0.
    pub(super) norm: String,
    /// Classes of the characters, runs cut to three: "Xxxx", "X.X.", "ddd".
    pub(super) shape: String,
    /// The normal form between angle brackets, as characters.
    bracketed: Vec<char>,
}

impl Forms {
    /// Reads a word.
    pub(super) fn read(&mut self, word: &str) {
        self.lower.clear();
        self.lower.extend(word.to_lowercase().chars().map(straight));
        self.norm.clear();
        self.norm.extend(self.lower.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }));
        self.shape.clear();
        let (mut last, mut run) = ('\0', 0);
        for c in word.chars().map(straight) {
            let class = match c {
                '0'..='9' => 'd',
                _ if c.is_uppercase() => 'X',
                _ if c.is_alphabetic() => 'x',
                _ => c,
            };
            run = if class == last { run + 1 } else { 1 };
            last = class;
            if run <= 3 {
                self.shape.push(class);
            }
        }
        self.bracketed.clear();
        self.bracketed.push('<');
        self.bracketed.extend(self.norm.chars());
        self.bracketed.push('>');
    }

    /// The first three characters of the normal form.
    pub(super) fn prefix(&self) -> &str {
        let end = self.norm.char_indices().nth(3).map_or(self.norm.len(), |(at, _)| at);
        self.norm.get(..end).unwrap_or("")
    }

    /// The last three characters of the normal form.
    pub(super) fn suffix(&self) -> &str {
        let start = self.norm.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
        self.norm.get(start..).unwrap_or("")
    }

    /// Hashes of the character 3- to 5-grams, by start and then length.
    pub(super) fn grams(&self, out: &mut Vec<u64>) {
        out.clear();
        let mut gram = String::new();
        for start in 0..self.bracketed.len() {
            for size in 3..=5 {
                if let Some(part) = self.bracketed.get(start..start + size)
                    && out.len() < GRAMS_AT_MOST
                {
                    gram.clear();
                    gram.extend(part);
                    out.push(hash(Kind::Gram, &gram));
                }
            }
        }
    }
}
