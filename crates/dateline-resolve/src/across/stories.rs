//! Reports on one thing.
//!
//! *Finds:* reports that share rare words, on days that are not far apart: a report joins the story whose reports it is most like, or
//! begins a new one; afterwards every report is held against all stories once more. Words count the more the fewer reports have them.
//!
//! *Does not find:* the turns of one long affair as one story: a story ends when nothing was reported of it for [`WINDOW`] days.
//!
//! *Source:* J. Allan et al., On-line new event detection and tracking, 1998: single pass, cosine of TF-IDF, time.

use rustc_hash::FxHashMap;

use super::rice;

/// Days after which a story that nobody reported on is over.
pub const WINDOW: i32 = 400;
/// How much less alike two reports are for each day between them.
const DECAY: f32 = 0.005;
/// However many days are between them, no less than this part of it.
const FLOOR: f32 = 0.65;
/// What a report must be alike to a story to belong to it.
const ALIKE: f32 = 0.20;
/// The same, when no day is known of the report: words alone must tell.
const ALIKE_UNDATED: f32 = 0.28;
/// Words in more than one of so many reports say nothing.
const RARE: f32 = 12.0;
/// How steeply rare words count more.
const STEEP: f32 = 1.5;
/// Words of a report that are compared: the weightiest.
const MOST: usize = 150;
/// Words at the beginning of a text that are read: what it is about stands there.
const LEAD: usize = 400;
/// How much more a word counts that is mostly written with a capital: a name.
const NAME: f32 = 1.3;
/// How often every report is held against all stories again.
const ROUNDS: usize = 3;

/// The words of a report with how often they stand in it, and how often with a capital.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    counts: Vec<(u32, u16, u16)>,
}

impl Terms {
    /// The words of a headline and a text.
    pub fn new(title: &str, text: &str) -> Self {
        let mut counts: FxHashMap<u32, (u16, u16)> = FxHashMap::default();
        let mut left = LEAD;
        for part in [title, text] {
            super::copies::words(part, |word, capital| {
                if left > 0 {
                    left -= 1;
                    let (all, names) = counts.entry((word >> 32) as u32 ^ word as u32).or_default();
                    *all = all.saturating_add(1);
                    *names = names.saturating_add(u16::from(capital));
                }
            });
        }
        let mut counts: Vec<(u32, u16, u16)> = counts.into_iter().map(|(word, (all, names))| (word, all, names)).collect();
        counts.sort_unstable();
        Self { counts }
    }
}

/// In how many reports each word stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frequencies {
    reports: u32,
    of: FxHashMap<u32, u32>,
}

impl Frequencies {
    /// Counts the words of a report.
    pub fn add(&mut self, terms: &Terms) {
        self.reports += 1;
        for (word, ..) in &terms.counts {
            *self.of.entry(*word).or_default() += 1;
        }
    }

    /// The counts as bytes, to keep them.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut all: Vec<(u32, u32)> = self.of.iter().map(|(word, count)| (*word, *count)).collect();
        all.sort_unstable();
        let (words, counts): (Vec<u32>, Vec<u32>) = all.into_iter().unzip();
        let (words, counts) = (rice::pack_rising(&words), rice::pack(&counts));
        let lengths = [self.reports, u32::try_from(words.len()).unwrap_or(u32::MAX)];
        lengths.into_iter().flat_map(u32::to_le_bytes).chain(words).chain(counts).collect()
    }

    /// The counts of [`Frequencies::to_bytes`].
    pub fn of_bytes(bytes: &[u8]) -> Self {
        let number = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        let (reports, length) = (number(0).unwrap_or(0), number(4).unwrap_or(0) as usize);
        let (words, counts) = bytes.get(8..).and_then(|rest| rest.split_at_checked(length)).unwrap_or_default();
        Self { reports, of: rice::unpack_rising(words).into_iter().zip(rice::unpack(counts)).collect() }
    }

    /// The weights of the words of a report: its direction, of length 1.
    fn weigh(&self, terms: &Terms) -> Vec<(u32, f32)> {
        let reports = (self.reports as f32).max(2.0);
        let mut weights: Vec<(u32, f32)> = Vec::new();
        for (word, count, names) in &terms.counts {
            let of = self.of.get(word).copied().unwrap_or(1).max(1) as f32;
            // A word that no other report has connects nothing.
            if of < 2.0 || reports / of < RARE.min(reports / 2.0) {
                continue;
            }
            let name = if names * 2 > *count { NAME } else { 1.0 };
            weights.push((*word, name * (1.0 + f32::from(*count).ln()) * (reports / of).ln().max(0.1).powf(STEEP)));
        }
        weights.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        weights.truncate(MOST);
        let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        weights.iter_mut().for_each(|(_, weight)| *weight /= length);
        weights.sort_unstable_by_key(|(word, _)| *word);
        weights
    }
}

/// A report to be put in a story.
#[derive(Clone, Debug)]
pub struct Report {
    /// Its day, counted from any day; `None` when it is not known.
    pub day: Option<i32>,
    /// Its words.
    pub terms: Terms,
    /// The story it is in already: the place in the list of a report of that story, or its own.
    pub known: Option<usize>,
}

/// The story of each report: the place in the list of one report of it. Those known stay as they are.
///
/// Reports without a story are taken by day, those without a day last; those of one day in the order of the list.
pub fn stories(reports: &[Report], frequencies: &Frequencies) -> Vec<usize> {
    let mut room = Room::new(reports, frequencies);
    let mut fresh: Vec<usize> = Vec::new();
    for (at, report) in reports.iter().enumerate() {
        if report.known.is_none() {
            fresh.push(at);
        }
    }
    room.put_known();
    fresh.sort_by_key(|at| (reports.get(*at).and_then(|report| report.day).unwrap_or(i32::MAX), *at));
    for at in &fresh {
        let story = room.nearest(*at, None).unwrap_or(*at);
        room.put(*at, story);
    }
    for _ in 0..ROUNDS {
        let mut moved = false;
        for at in &fresh {
            moved |= room.again(*at);
        }
        if !moved {
            break;
        }
    }
    room.story.into_iter().enumerate().map(|(at, story)| story.unwrap_or(at)).collect()
}

/// A story while it grows.
#[derive(Clone, Copy, Debug, Default)]
struct Story {
    /// Square of the length of the sum of its reports' directions.
    square: f32,
    reports: u32,
    first: Option<i32>,
    last: Option<i32>,
}

/// The reports that have a word, by place in the list; and in the same order the story that each is in, with the word's weight there:
/// apart, because these alone are looked at again and again.
#[derive(Default)]
struct Holders {
    reports: Vec<u32>,
    stories: Vec<(u32, f32)>,
}

struct Room<'r> {
    reports: &'r [Report],
    weights: Vec<Vec<(u32, f32)>>,
    holders: FxHashMap<u32, Holders>,
    story: Vec<Option<usize>>,
    stories: Vec<Story>,
    /// Room for sums, by story, and the stories that have one.
    sums: Vec<f32>,
    met: Vec<u32>,
}

impl<'r> Room<'r> {
    fn new(reports: &'r [Report], frequencies: &Frequencies) -> Self {
        let weights = reports.iter().map(|report| frequencies.weigh(&report.terms)).collect();
        let count = reports.len();
        Self {
            reports,
            weights,
            holders: FxHashMap::default(),
            story: vec![None; count],
            stories: vec![Story::default(); count],
            sums: vec![0.0; count],
            met: Vec::new(),
        }
    }

    fn day(&self, at: usize) -> Option<i32> {
        self.reports.get(at).and_then(|report| report.day)
    }

    /// Sums up how alike a report is to each story it shares words with, into `sums` and `met`.
    fn meet(&mut self, at: usize) {
        for story in self.met.drain(..) {
            if let Some(sum) = self.sums.get_mut(story as usize) {
                *sum = 0.0;
            }
        }
        let Some(weights) = self.weights.get(at) else { return };
        for (word, weight) in weights {
            for (story, other) in self.holders.get(word).into_iter().flat_map(|holders| &holders.stories) {
                if let Some(sum) = self.sums.get_mut(*story as usize) {
                    if *sum == 0.0 {
                        self.met.push(*story);
                    }
                    *sum += weight * other;
                }
            }
        }
    }

    /// The story a report is most like, if it is like any; `own` is the one it is in.
    fn nearest(&mut self, at: usize, own: Option<usize>) -> Option<usize> {
        self.meet(at);
        let day = self.day(at);
        let mut best: Option<(f32, usize)> = None;
        for story in &self.met {
            let number = *story as usize;
            let (Some(sum), Some(story)) = (self.sums.get(number).copied(), self.stories.get(number)) else { continue };
            // Most are far from alike, which takes no root and no power to see; days only make it less.
            if own != Some(number) && sum * sum < 0.99 * ALIKE * ALIKE * story.square {
                continue;
            }
            let alike = if own == Some(number) {
                if story.reports < 2 {
                    continue;
                }
                (sum - 1.0) / (story.square - 2.0 * sum + 1.0).max(1e-6).sqrt()
            } else {
                sum / story.square.max(1e-6).sqrt()
            };
            let alike = match (day, story.first, story.last) {
                (Some(day), Some(first), Some(last)) => {
                    let apart = (first - day).max(day - last).max(0);
                    if apart > WINDOW {
                        continue;
                    }
                    alike * (-DECAY * apart as f32).exp().max(FLOOR)
                }
                _ => alike - (ALIKE_UNDATED - ALIKE),
            };
            // Of equals the earlier one, so that the order of words does not show.
            if best.is_none_or(|(most, known)| alike > most || (alike == most && number < known)) {
                best = Some((alike, number));
            }
        }
        best.filter(|(alike, _)| *alike >= ALIKE).map(|(_, story)| story)
    }

    /// Puts the reports whose story is known, story by story.
    fn put_known(&mut self) {
        let known = self.reports.iter().enumerate().filter_map(|(at, report)| Some((report.known?, at)));
        let mut known: Vec<(usize, usize)> = known.collect();
        known.sort_unstable();
        for group in known.chunk_by(|a, b| a.0 == b.0) {
            let mut sum: FxHashMap<u32, f32> = FxHashMap::default();
            for (word, weight) in group.iter().filter_map(|(_, at)| self.weights.get(*at)).flatten() {
                *sum.entry(*word).or_default() += weight;
            }
            let mut squares: Vec<f32> = sum.into_values().map(|weight| weight * weight).collect();
            // Sums of fractions depend on their order, and that of a table is none.
            squares.sort_unstable_by(f32::total_cmp);
            let square: f32 = squares.iter().sum();
            for (story, at) in group {
                self.enter(*at, *story, 0.0);
            }
            if let Some(one) = group.first().and_then(|(story, _)| self.stories.get_mut(*story)) {
                one.square = square;
            }
        }
    }

    /// Puts a report into the story that was found [`Room::nearest`] to it just now.
    fn put(&mut self, at: usize, story: usize) {
        let sum = self.sums.get(story).copied().unwrap_or(0.0);
        self.enter(at, story, 2.0 * sum + 1.0);
    }

    /// Puts a report into a story, the square of whose length grows by `more`.
    fn enter(&mut self, at: usize, story: usize, more: f32) {
        let day = self.day(at);
        if let Some(one) = self.stories.get_mut(story) {
            one.square += more;
            one.reports += 1;
            one.first = [one.first, day].into_iter().flatten().min();
            one.last = one.last.max(day);
        }
        if let Some(slot) = self.story.get_mut(at) {
            *slot = Some(story);
        }
        for (word, weight) in self.weights.get(at).into_iter().flatten() {
            let holders = self.holders.entry(*word).or_default();
            holders.reports.push(short(at));
            holders.stories.push((short(story), *weight));
        }
    }

    /// Holds a report against all stories again; says whether it moved.
    fn again(&mut self, at: usize) -> bool {
        let Some(own) = self.story.get(at).copied().flatten() else { return false };
        let alone = self.stories.get(own).is_some_and(|story| story.reports < 2);
        let best = self.nearest(at, Some(own));
        let next = match best {
            Some(story) => story,
            None if alone => own,
            // The number of a story is that of a report: its own is free unless others gather there.
            None if self.stories.get(at).is_some_and(|story| story.reports == 0) => at,
            None => own,
        };
        if next == own {
            return false;
        }
        let (mine, there) = (self.sums.get(own).copied().unwrap_or(0.0), self.sums.get(next).copied().unwrap_or(0.0));
        let day = self.day(at);
        if let Some(story) = self.stories.get_mut(own) {
            story.square = (story.square - 2.0 * mine + 1.0).max(0.0);
            story.reports -= 1;
        }
        if let Some(story) = self.stories.get_mut(next) {
            story.square += 2.0 * there + 1.0;
            story.reports += 1;
            story.first = [story.first, day].into_iter().flatten().min();
            story.last = story.last.max(day);
        }
        if let Some(slot) = self.story.get_mut(at) {
            *slot = Some(next);
        }
        for (word, _) in self.weights.get(at).into_iter().flatten() {
            let Some(holders) = self.holders.get_mut(word) else { continue };
            let place = holders.reports.iter().position(|report| *report == short(at));
            if let Some((story, _)) = place.and_then(|place| holders.stories.get_mut(place)) {
                *story = short(next);
            }
        }
        true
    }
}

fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Frequencies, Report, Terms, stories};

    fn put(texts: &[(Option<i32>, &str)]) -> Vec<usize> {
        let mut frequencies = Frequencies::default();
        let reports: Vec<Report> =
            texts.iter().map(|(day, text)| Report { day: *day, terms: Terms::new("", text), known: None }).collect();
        reports.iter().for_each(|report| frequencies.add(&report.terms));
        stories(&reports, &frequencies)
    }

    const PORT: &str = "the port of lisbon reopened after the strike of pilots ended and ships entered";
    const PORT_AGAIN: &str = "pilots in lisbon ended the strike and the port let ships in";
    const QUAKE: &str = "the earthquake near izmir damaged houses and rescuers searched the rubble";
    const QUAKE_AGAIN: &str = "rescuers searched houses after the earthquake in izmir and found survivors";

    #[test]
    fn reports_on_one_thing_are_a_story() {
        let found = put(&[(Some(1), PORT), (Some(1), QUAKE), (Some(2), PORT_AGAIN), (Some(3), QUAKE_AGAIN)]);
        assert_eq!(found, [0, 1, 0, 1]);
    }

    #[test]
    fn after_the_window_it_is_another_story() {
        assert_eq!(put(&[(Some(1), PORT), (Some(500), PORT_AGAIN), (Some(1), QUAKE), (Some(1), QUAKE_AGAIN)])[..2], [0, 1]);
    }

    #[test]
    fn what_is_known_stays_and_others_join() {
        let mut frequencies = Frequencies::default();
        let of = |day, text: &str, known| Report { day: Some(day), terms: Terms::new("", text), known };
        let reports = [of(1, PORT, Some(0)), of(1, QUAKE, Some(1)), of(2, QUAKE_AGAIN, Some(2)), of(3, PORT_AGAIN, None)];
        reports.iter().for_each(|report| frequencies.add(&report.terms));
        assert_eq!(stories(&reports, &frequencies), [0, 1, 2, 0]);
    }

    #[test]
    fn frequencies_come_back() {
        let mut frequencies = Frequencies::default();
        frequencies.add(&Terms::new("Ports", PORT));
        assert_eq!(Frequencies::of_bytes(&frequencies.to_bytes()), frequencies);
        assert_eq!(put(&[]), Vec::<usize>::new());
        assert_eq!(put(&[(None, ""), (None, "")]), [0, 1]);
    }
}
