//! Reports that are one text: reprints, wire copies with a cut tail, another dateline, a paragraph put in.
//!
//! *Finds:* texts that share runs of words. A text is a set of shingles (runs of [`RUN`] words); of the hashes of these a fixed part is
//! kept, always the smallest, so that two texts keep the same ones of what they share (MinHash with a threshold instead of a count).
//! What two texts keep in common therefore estimates how much of each is contained in the other, whatever their lengths. Candidates
//! come from a table of hashes, which takes the place of bands.
//!
//! *Does not find:* one report told in other words ([`stories`](super::stories) does), and a quotation that two reports share.
//!
//! *Source:* A. Broder, On the resemblance and containment of documents, 1997.

use rustc_hash::FxHashMap;

use super::groups::Groups;
use super::rice;

/// Words of a shingle.
const RUN: usize = 3;
/// Of so many hashes one is kept.
const ONE_IN: u32 = 4;
/// At least so many are kept of a short text.
const FEWEST: usize = 48;
/// Runs that begin within so many words are of the beginning; the last bit of their hashes tells.
const BEGINNING: usize = 60;
/// When two texts are one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// Runs of words in more groups than this are turns of phrase, or the furniture of an outlet's pages: they prove nothing.
    pub common: u32,
    /// Least shared hashes: fewer are chance.
    pub shared: usize,
    /// Two texts are one when this share of what either has is in both, 0 to 1,
    pub alike: f32,
    /// or when so much of the shorter one is in the longer one, 0 to 1,
    pub contained: f32,
    /// which takes so many shared hashes.
    pub surely: usize,
    /// Below so high a share of what either has, 0 to 1,
    pub background: f32,
    /// so many shared hashes must be of the beginning of one of the two: what reports share behind news of their own is background.
    pub early: usize,
}

impl Measure {
    /// For whole reports.
    pub const REPORTS: Self = Self { common: 5, shared: 6, alike: 0.28, contained: 0.88, surely: 24, background: 0.5, early: 2 };
}

impl Default for Measure {
    fn default() -> Self {
        Self::REPORTS
    }
}

/// What a text is compared by: hashes of its runs of words, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch {
    hashes: Vec<u32>,
    /// The largest hash up to which the sketch is complete: a short text keeps larger ones than a long one.
    reach: u32,
}

impl Sketch {
    /// The sketch of a report's text.
    pub fn new(text: &str) -> Self {
        let mut all = shingles(text, 0);
        let most = u32::MAX / ONE_IN;
        let mut hashes: Vec<u32> = all.iter().copied().filter(|hash| *hash <= most).collect();
        if hashes.len() < FEWEST {
            all.sort_unstable();
            all.dedup();
            all.truncate(FEWEST);
            hashes = all;
        }
        hashes.sort_unstable();
        // A run that comes again is one, of the beginning if it was so once.
        hashes.dedup_by(|later, kept| {
            let same = is(*later) == is(*kept);
            if same {
                *kept |= *later;
            }
            same
        });
        hashes.shrink_to_fit();
        Self::of_hashes(hashes)
    }

    /// The whole sketch of a short text; sketches of another `salt` share nothing with it.
    pub fn whole(text: &str, salt: u64) -> Self {
        let mut hashes = shingles(text, salt);
        hashes.iter_mut().for_each(|hash| *hash |= 1);
        hashes.sort_unstable();
        hashes.dedup();
        Self { hashes, reach: u32::MAX }
    }

    /// How many hashes it has.
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// Its hashes, in order.
    pub(super) fn each(&self) -> impl Iterator<Item = u32> + '_ {
        self.hashes.iter().copied()
    }

    fn of_hashes(hashes: Vec<u32>) -> Self {
        let reach = hashes.last().copied().unwrap_or(0).max(u32::MAX / ONE_IN);
        Self { hashes, reach }
    }

    /// The sketch as bytes, to keep it.
    pub fn to_bytes(&self) -> Vec<u8> {
        rice::pack_rising(&self.hashes)
    }

    /// The sketch of [`Sketch::to_bytes`].
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self::of_hashes(rice::unpack_rising(bytes))
    }
}

/// The hashes of all runs of words of a text; of a text shorter than a run that of its words.
fn shingles(text: &str, salt: u64) -> Vec<u32> {
    let mut all = Vec::with_capacity(text.len() / 5);
    let mut last = [0u64; RUN];
    let mut count = 0;
    words(text, |word, _| {
        last.rotate_left(1);
        if let Some(end) = last.last_mut() {
            *end = word;
        }
        count += 1;
        if count >= RUN {
            all.push(mix(&last, salt) & !1 | u32::from(count < RUN + BEGINNING));
        }
    });
    if all.is_empty() && count > 0 {
        all.push(mix(&last, salt) | 1);
    }
    all
}

/// The hash without the bit that tells where its run begins.
pub(super) fn is(hash: u32) -> u32 {
    hash >> 1
}

/// Whether two texts are one, by the hashes that are worth comparing.
pub(super) fn are_one(a: &Sketch, b: &Sketch, measure: &Measure) -> bool {
    let most = a.reach.min(b.reach);
    let within = |sketch: &Sketch| sketch.hashes.partition_point(|hash| *hash <= most);
    let (in_a, in_b) = (within(a), within(b));
    let fewer = in_a.min(in_b);
    let (shared, early) = shared(&a.hashes, &b.hashes);
    if shared < measure.shared.min(fewer.div_ceil(2)).max(1) {
        return false;
    }
    let alike = shared as f32 / (in_a + in_b).saturating_sub(shared).max(1) as f32;
    let contained = shared as f32 / fewer.max(1) as f32;
    if alike < measure.background && early < measure.early.min(shared) {
        return false;
    }
    alike >= measure.alike || (contained >= measure.contained && shared >= measure.surely)
}

/// How many hashes two sorted lists share, and how many of these are of the beginning of one of the texts.
fn shared(a: &[u32], b: &[u32]) -> (usize, usize) {
    let (mut at_a, mut at_b, mut shared, mut early) = (0, 0, 0, 0);
    while let (Some(&x), Some(&y)) = (a.get(at_a), b.get(at_b)) {
        shared += usize::from(is(x) == is(y));
        early += usize::from(is(x) == is(y) && (x | y) & 1 == 1);
        at_a += usize::from(is(x) <= is(y));
        at_b += usize::from(is(y) <= is(x));
    }
    (shared, early)
}

/// Calls `each` with the hash of every word (letters and digits, in lower case) and whether it begins with a capital.
pub(super) fn words(text: &str, mut each: impl FnMut(u64, bool)) {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    let mut hash = START;
    let (mut in_word, mut capital) = (false, false);
    for byte in text.bytes() {
        let letter = match byte {
            b'a'..=b'z' | b'0'..=b'9' | 0x80.. => byte,
            b'A'..=b'Z' => byte | 0x20,
            _ => {
                if in_word {
                    each(hash, capital);
                    hash = START;
                    in_word = false;
                }
                continue;
            }
        };
        if !in_word {
            capital = byte.is_ascii_uppercase();
        }
        in_word = true;
        hash = (hash ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3);
    }
    if in_word {
        each(hash, capital);
    }
}

/// One hash of the words of a shingle, well spread.
fn mix(words: &[u64; RUN], salt: u64) -> u32 {
    let mut hash = salt;
    for word in words {
        hash = (hash.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    hash ^= hash >> 29;
    hash = hash.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (hash >> 32) as u32
}

/// Texts as they come, grouped. Numbers are the caller's, in the order of adding from 0.
#[derive(Clone, Debug, Default)]
pub struct Copies {
    measure: Measure,
    /// Of each text the hashes that were worth comparing when it came.
    sketches: Vec<Sketch>,
    /// For a hash the first of its holders, and how many there are: one text for each group that has it.
    heads: FxHashMap<u32, (u32, u32)>,
    /// A holder and the next one.
    holders: Vec<(u32, u32)>,
    groups: Groups,
    /// The texts of a group, by its smallest number.
    members: FxHashMap<u32, Vec<u32>>,
    /// Room for counting.
    counts: FxHashMap<u32, u32>,
}

impl Copies {
    /// None yet; when two are one, `measure` says.
    pub fn new(measure: Measure) -> Self {
        Self { measure, ..Self::default() }
    }

    /// Adds a text, joined to every text it is a copy of. Gives its number.
    pub fn add(&mut self, sketch: Sketch) -> usize {
        let kept = self.worth(&sketch);
        let number = self.push();
        for group in self.alike(&kept) {
            self.join(number, group);
        }
        self.hold(number, &sketch);
        self.sketches.push(kept);
        number as usize
    }

    /// Adds a text whose group is known: that of an earlier one, or its own.
    pub fn add_known(&mut self, sketch: Sketch, group: Option<usize>) {
        let kept = self.worth(&sketch);
        let number = self.push();
        if let Some(group) = group {
            self.join(number, u32::try_from(group).unwrap_or(number));
        }
        self.hold(number, &sketch);
        self.sketches.push(kept);
    }

    /// The group of a text: the smallest number in it.
    pub fn group(&self, number: usize) -> usize {
        self.groups.group(number)
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.sketches.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.sketches.is_empty()
    }

    fn push(&mut self) -> u32 {
        short(self.groups.add())
    }

    fn root(&self, number: u32) -> u32 {
        short(self.groups.group(number as usize))
    }

    /// The hashes that few groups have.
    fn worth(&self, sketch: &Sketch) -> Sketch {
        let rare = |hash: &u32| self.heads.get(&is(*hash)).is_none_or(|(_, count)| *count <= self.measure.common);
        Sketch { hashes: sketch.hashes.iter().copied().filter(rare).collect(), reach: sketch.reach }
    }

    /// Notes that a text has its hashes, unless its group is known to have them.
    fn hold(&mut self, number: u32, sketch: &Sketch) {
        let group = self.root(number);
        for hash in &sketch.hashes {
            let (head, count) = self.heads.get(&is(*hash)).copied().unwrap_or((u32::MAX, 0));
            if count > self.measure.common || self.chain(head).any(|holder| self.root(holder) == group) {
                continue;
            }
            let at = u32::try_from(self.holders.len()).unwrap_or(u32::MAX);
            self.holders.push((number, head));
            self.heads.insert(is(*hash), (at, count + 1));
        }
    }

    /// The holders of a hash, given the first.
    fn chain(&self, head: u32) -> impl Iterator<Item = u32> + '_ {
        let mut at = head;
        std::iter::from_fn(move || {
            let (holder, next) = *self.holders.get(at as usize)?;
            at = next;
            Some(holder)
        })
    }

    /// The groups that a text of the hashes `kept` belongs to.
    fn alike(&mut self, kept: &Sketch) -> Vec<u32> {
        let mut counts = std::mem::take(&mut self.counts);
        counts.clear();
        for hash in &kept.hashes {
            if let Some((head, _)) = self.heads.get(&is(*hash)) {
                for holder in self.chain(*head) {
                    *counts.entry(self.root(holder)).or_default() += 1;
                }
            }
        }
        let fewest = u32::try_from(self.measure.shared.min(kept.hashes.len().div_ceil(2)).max(1)).unwrap_or(1);
        let mut groups: Vec<u32> = counts.iter().filter(|(_, count)| **count >= fewest).map(|(group, _)| *group).collect();
        groups.sort_unstable();
        groups.retain(|group| {
            let alone = [*group];
            let members = self.members.get(group).map_or(alone.as_slice(), Vec::as_slice);
            members
                .iter()
                .rev()
                .filter_map(|member| self.sketches.get(*member as usize))
                .any(|other| are_one(kept, other, &self.measure))
        });
        self.counts = counts;
        groups
    }

    fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        if one == other {
            return;
        }
        let (low, high) = (one.min(other), one.max(other));
        self.groups.join(low as usize, high as usize);
        let moved = self.members.remove(&high).unwrap_or_else(|| vec![high]);
        self.members.entry(low).or_insert_with(|| vec![low]).extend(moved);
    }
}

fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Copies, Sketch};

    fn report(seed: usize, sentences: usize) -> String {
        let word = |n: usize| format!("w{}", (n * 7919 + seed * 104_729) % 5003);
        let sentence = |n: usize| (0..12).map(|at| word(n * 12 + at)).collect::<Vec<_>>().join(" ");
        (0..sentences).map(sentence).collect::<Vec<_>>().join(". ")
    }

    #[test]
    fn a_cut_tail_another_dateline_and_a_paragraph_more_are_copies() {
        let whole = report(1, 40);
        let cut: String = whole.chars().take(whole.len() * 6 / 10).collect();
        let local = format!("OSLO, March 14 (NTB) - {whole} {}", report(9, 8));
        let mut copies = Copies::default();
        for text in [&whole, &report(2, 40), &cut, &local, &report(3, 40)] {
            copies.add(Sketch::new(text));
        }
        let groups: Vec<usize> = (0..copies.len()).map(|number| copies.group(number)).collect();
        assert_eq!(groups, [0, 1, 0, 0, 4]);
    }

    #[test]
    fn a_shared_quotation_makes_no_copy() {
        let quotation = report(5, 3);
        let mut copies = Copies::default();
        for seed in [1, 2] {
            copies.add(Sketch::new(&format!("{} {quotation} {}", report(seed, 20), report(seed + 20, 20))));
        }
        assert_eq!(copies.group(1), 1);
    }

    #[test]
    fn background_behind_other_news_makes_no_copy() {
        let (background, first) = (report(5, 12), report(1, 14));
        let joined = |one: &str, other: &str| {
            let mut copies = Copies::default();
            copies.add(Sketch::new(one));
            copies.add(Sketch::new(other));
            copies.group(1) == 0
        };
        let behind = format!("{first} {background}");
        assert!(!joined(&behind, &format!("{} {background}", report(2, 14))));
        assert!(joined(&behind, &format!("{background} {}", report(2, 14))), "what opens a report is the report");
    }

    #[test]
    fn the_order_does_not_matter() {
        let texts: Vec<String> = (0..6).map(|n| format!("{} {}", report(n / 2, 30), report(50 + n, 3))).collect();
        let pairs = |order: &[usize]| {
            let mut copies = Copies::default();
            let numbers: Vec<usize> = order.iter().map(|at| copies.add(Sketch::new(&texts[*at]))).collect();
            let mut same = Vec::new();
            for (a, x) in order.iter().zip(&numbers) {
                for (b, y) in order.iter().zip(&numbers) {
                    if a < b && copies.group(*x) == copies.group(*y) {
                        same.push((*a, *b));
                    }
                }
            }
            same.sort_unstable();
            same
        };
        assert_eq!(pairs(&[0, 1, 2, 3, 4, 5]), [(0, 1), (2, 3), (4, 5)]);
        assert_eq!(pairs(&[0, 1, 2, 3, 4, 5]), pairs(&[5, 2, 0, 4, 1, 3]));
    }

    #[test]
    fn texts_of_a_few_words_are_compared_too() {
        let mut copies = Copies::default();
        for text in ["Ports reopen on Monday, minister says", "Ports reopen on Monday, minister says", "Rain", "", ""] {
            copies.add(Sketch::new(text));
        }
        let groups: Vec<usize> = (0..5).map(|number| copies.group(number)).collect();
        assert_eq!(groups, [0, 0, 2, 3, 4]);
        let sketch = Sketch::new(&report(1, 5));
        assert_eq!(Sketch::of_bytes(&sketch.to_bytes()), sketch);
    }
}
