//! What single tokens and numbers say: the readings that patterns are made of.

use crate::grammar::{Case, Grammar, class};
use crate::lattice::Lattice;
use crate::meaning::{Item, Meaning, Point};
use crate::number::{Numeral, cardinal, ordinal, plain, spoken_year};
use crate::token::{Shape, Tokens};
use crate::value::{Hour, Year};

impl Lattice {
    /// The readings of one token by itself, and of numbers that begin with it.
    pub fn word(&mut self, tokens: &Tokens<'_>, grammar: &'static Grammar, at: usize) {
        let Some(token) = tokens.get(at) else { return };
        let entry = grammar.words.get(tokens.lower(at));
        if let Some(entry) = entry {
            for reading in &entry.readings {
                let fits = match reading.case {
                    Case::Any => true,
                    Case::Capital => token.capital,
                    Case::Lower => !token.capital,
                };
                if fits {
                    self.push(at, at + 1, reading.symbol, reading.item);
                }
            }
        }
        match token.shape {
            Shape::Number => self.digits(tokens, grammar, at),
            Shape::Word if entry.is_some_and(|entry| entry.numeral) => self.numeral(tokens, grammar, at),
            Shape::Word => {}
            Shape::Mark => self.elided(tokens, at),
        }
    }

    /// "'96", "'90s"
    fn elided(&mut self, tokens: &Tokens<'_>, at: usize) {
        if !matches!(tokens.word(at), "'" | "’" | "‘" | "`") {
            return;
        }
        // "'60 Minutes'" opens a quotation.
        let short = tokens.get(at + 1).is_some_and(|t| t.glued && t.shape == Shape::Number && t.end - t.start == 2);
        if !short || matches!(tokens.lower(at + 2), "minutes" | "seconds" | "hours" | "days" | "years") {
            return;
        }
        let Some(short) = plain(tokens.word(at + 1)) else { return };
        if tokens.lower(at + 2) == "s" && tokens.get(at + 2).is_some_and(|t| t.glued) {
            if short % 10 == 0 {
                self.push(at, at + 3, class::DECADE, Item::Year(Year::Decade(full_decade(short))));
            }
        } else {
            let year = if short < 40 { 2000 + short } else { 1900 + short };
            let year = Item::Year(Year::Year(i16::try_from(year).unwrap_or(0)));
            self.push(at, at + 2, class::YEAR, year);
            self.push(at, at + 2, class::MODERNYEAR, year);
        }
    }

    fn numeral(&mut self, tokens: &Tokens<'_>, grammar: &'static Grammar, at: usize) {
        if let Some((end, count)) = cardinal(tokens, &grammar.numerals, at) {
            self.push(at, end, class::NUM, Item::Count(count));
            if let Some(hour) = count.as_whole().filter(|n| (1..=12).contains(n)) {
                self.push(at, end, class::HOUR, Item::Int(i32::try_from(hour).unwrap_or(0)));
            }
        }
        if let Some((end, year)) = spoken_year(tokens, &grammar.numerals, at) {
            let year = Item::Year(Year::Year(i16::try_from(year).unwrap_or(0)));
            self.push(at, end, class::YEAR, year);
            self.push(at, end, class::MODERNYEAR, year);
        }
        if let Some((end, n)) = ordinal(tokens, &grammar.numerals, at) {
            self.ordinal(at, end, n);
        }
        if let Some(Numeral::Decade(n)) = grammar.numerals.get(tokens.lower(at)) {
            self.push(at, at + 1, class::DECADE, Item::Year(Year::Decade(full_decade(*n))));
        }
    }

    fn ordinal(&mut self, at: usize, end: usize, n: u32) {
        let item = Item::Int(i32::try_from(n).unwrap_or(0));
        self.push(at, end, class::ORD, item);
        if (1..=31).contains(&n) {
            self.push(at, end, class::ORDDAY, item);
        }
    }

    fn digits(&mut self, tokens: &Tokens<'_>, grammar: &'static Grammar, at: usize) {
        let word = tokens.word(at);
        if let Some((end, point)) = full_date(tokens, at) {
            self.push(at, end, class::FULLDATE, Item::Meaning(Meaning::Point(point)));
        }
        if let Some((end, hour)) = clock(tokens, at) {
            self.push(at, end, class::CLOCK, Item::Hour(hour));
        }
        if let Some((end, count)) = cardinal(tokens, &grammar.numerals, at) {
            self.push(at, end, class::NUM, Item::Count(count));
        }
        if let Some((end, n)) = ordinal(tokens, &grammar.numerals, at) {
            self.ordinal(at, end, n);
        }
        if let Some((hour, minute)) = word.split_once('.').filter(|(h, m)| h.len() <= 2 && m.len() == 2)
            && let (Some(hour), Some(minute)) = (plain(hour), plain(minute))
            && let Some(item) = clock_item(hour, minute)
        {
            self.push(at, at + 1, class::DOTCLOCK, item);
        }
        let Some(n) = plain(word) else { return };
        let glued_word = tokens.get(at + 1).is_some_and(|t| t.glued && t.shape == Shape::Word);
        if glued_word && tokens.lower(at + 1) == "s" && n % 10 == 0 {
            match word.len() {
                4 if (1000..3000).contains(&n) => self.push(at, at + 2, class::DECADE, Item::Year(decade_or_century(n))),
                2 if n >= 20 => self.push(at, at + 2, class::DECADE, Item::Year(Year::Decade(full_decade(n)))),
                _ => {}
            }
        }
        let item = Item::Int(i32::try_from(n).unwrap_or(0));
        if word.len() <= 2 {
            if (1..=31).contains(&n) && !glued_word {
                self.push(at, at + 1, class::DAYNUM, item);
            }
            if (1..=12).contains(&n) && !glued_word {
                self.push(at, at + 1, class::MONTHNUM, item);
            }
            if n <= 24 {
                self.push(at, at + 1, class::HOUR, item);
            }
            if word.len() == 2 && !glued_word {
                self.push(at, at + 1, class::SHORTYEAR, item);
            }
        }
        if word.len() == 4 && !glued_word {
            if (1000..2200).contains(&n) {
                let year = Item::Year(Year::Year(i16::try_from(n).unwrap_or(0)));
                self.push(at, at + 1, class::YEAR, year);
                if (1750..2060).contains(&n) {
                    self.push(at, at + 1, class::MODERNYEAR, year);
                }
            }
            if let Some(item) = clock_item(n / 100, n % 100) {
                self.push(at, at + 1, class::HHMM, item);
            }
        }
    }
}

/// 90 is 199, 20 is 202.
fn full_decade(tens: u32) -> i16 {
    let decade = tens / 10 % 10;
    i16::try_from(if decade <= 2 { 200 + decade } else { 190 + decade }).unwrap_or(199)
}

/// "1990s" is a decade, "1900s" and "2000s" too; "1800s" is the century.
fn decade_or_century(n: u32) -> Year {
    let n = i16::try_from(n).unwrap_or(0);
    if n % 100 == 0 && n < 1900 { Year::Century(n / 100) } else { Year::Decade(n / 10) }
}

fn clock_item(hour: u32, minute: u32) -> Option<Item> {
    (hour <= 24 && minute < 60 && (hour < 24 || minute == 0)).then(|| {
        let small = |n: u32| u8::try_from(n).unwrap_or(0);
        Item::Hour(Hour::Clock { hour: small(hour), minute: Some(small(minute)), second: None, zone: None })
    })
}

/// "10:35", "10:35:07"
fn clock(tokens: &Tokens<'_>, at: usize) -> Option<(usize, Hour)> {
    let field = |index: usize, width: usize| {
        let glued = index == at || tokens.get(index).is_some_and(|t| t.glued);
        let word = tokens.word(index);
        (glued && word.len() <= 2 && word.len() >= width).then(|| plain(word)).flatten()
    };
    let colon = |index: usize| tokens.lower(index) == ":" && tokens.get(index).is_some_and(|t| t.glued);
    if !colon(at + 1) {
        return None;
    }
    let (hour, minute) = (field(at, 1)?, field(at + 2, 2)?);
    let Item::Hour(Hour::Clock { hour, minute, zone, .. }) = clock_item(hour, minute)? else { return None };
    let second = if colon(at + 3) { field(at + 4, 2).filter(|s| *s <= 60) } else { None };
    let end = if second.is_some() { at + 5 } else { at + 3 };
    Some((end, Hour::Clock { hour, minute, second: second.and_then(|s| u8::try_from(s).ok()), zone }))
}

/// "2025-08-07", "2025/08/07", "8/7/2025", "19.05.2025", "20250807", the first with a time after `T`.
fn full_date(tokens: &Tokens<'_>, at: usize) -> Option<(usize, Point)> {
    let word = tokens.word(at);
    let glued = |index: usize| tokens.get(index).is_some_and(|t| t.glued);
    if word.len() == 8 && word.starts_with(['1', '2']) {
        let n = plain(word)?;
        return day_point(n / 10000, n / 100 % 100, n % 100)
            .filter(|_| !glued(at + 1) || tokens.lower(at + 1) != "-")
            .map(|p| (at + 1, p));
    }
    let mark = tokens.lower(at + 1);
    if !(glued(at + 1) && matches!(mark, "-" | "/" | ".") && glued(at + 2)) {
        return None;
    }
    if mark == "." {
        // "19.05.2025" is read as 19 . 05.2025
        let (month, year) = tokens.word(at + 2).split_once('.')?;
        return (word.len() <= 2 && year.len() == 4)
            .then(|| day_point(plain(year)?, plain(month)?, plain(word)?))
            .flatten()
            .map(|p| (at + 3, p));
    }
    if tokens.lower(at + 3) != mark || !glued(at + 3) || !glued(at + 4) {
        return None;
    }
    let (second, third) = (tokens.word(at + 2), tokens.word(at + 4));
    let (one, two, three) = (plain(word)?, plain(second)?, plain(third)?);
    let date = if word.len() == 4 && second.len() <= 2 && third.len() <= 2 {
        day_point(one, two, three)
    } else if mark == "/" && word.len() <= 2 && second.len() <= 2 && (third.len() == 4 || third.len() == 2) {
        let year = if third.len() == 4 {
            three
        } else if three < 40 {
            2000 + three
        } else {
            1900 + three
        };
        day_point(year, one, two).or_else(|| day_point(year, two, one))
    } else {
        None
    };
    date.map(|p| (at + 5, p))
}

fn day_point(year: u32, month: u32, day: u32) -> Option<Point> {
    let year = i16::try_from(year).ok().filter(|y| (1000..2200).contains(y))?;
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    jiff::civil::Date::new(year, month, day).ok()?;
    Some(Point {
        year: Some(Year::Year(year)),
        month: Some(month.unsigned_abs()),
        day: Some(day.unsigned_abs()),
        ..Point::default()
    })
}
