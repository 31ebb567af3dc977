//! From the words of a matched pattern to what they mean: the `build` column of the tables.

use dateline_record::vocabulary::TimexMod;

use crate::grammar::{Symbol, class, day_part, unit, which};
use crate::meaning::{Item, Meaning, Period, Point, Shift, Which};
use crate::notation::parse_milli;
use crate::value::{Calendar, Count, DayPart, Hour, Length, Part, Ref, Unit, Value, Year};

/// What a rule makes of the words it matched.
#[derive(Clone, Debug)]
pub(crate) enum Build {
    /// This item, whatever the words.
    Give(Item),
    /// The one item of the words.
    Pass,
    /// A point: what the words say, with what the row adds.
    Point(Vec<Add>),
    /// A length: counts and units in turn.
    Length(Vec<Add>),
    /// A point so far from the report or from where the text is.
    Shift(Vec<Add>),
    /// A recurring time.
    Set(Vec<Add>),
    /// "a week": a length, or how often.
    Rate,
    /// A stretch of days without bounds, before or after.
    Vague(Vec<Add>),
    /// What the text was last at.
    Last,
    /// From one day to another.
    Range,
    /// The short year after a full one: 1989-90.
    ShortYear,
}

/// What a row adds to the words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Add {
    Which(Which),
    Unit(Unit),
    Mod(TimexMod),
    Hour(DayPart),
    Quarter(From),
    Half(From),
    Count(Count),
    Century(From),
    Weekend,
    Fiscal,
    Narrative,
    Story,
    Back,
    /// Only the first of several units.
    First,
    BeforeChrist,
}

/// A number of the row, or the number that the words of a class say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum From {
    Number(u8),
    Class(Symbol),
}

impl Build {
    /// Reads a `build` cell: an operation and its additions.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split_whitespace();
        let operation = parts.next()?;
        if operation == "ref" {
            return Some(Self::Give(Item::Meaning(Meaning::Ref(match parts.next()? {
                "past" => Ref::Past,
                "present" => Ref::Present,
                "future" => Ref::Future,
                _ => return None,
            }))));
        }
        let adds: Vec<Add> = parts.map(parse_add).collect::<Option<_>>()?;
        Some(match operation {
            "pass" => Self::Pass,
            "point" => Self::Point(adds),
            "length" => Self::Length(adds),
            "shift" => Self::Shift(adds),
            "set" => Self::Set(adds),
            "not" => Self::Give(Item::Nothing),
            "rate" => Self::Rate,
            "vague" => Self::Vague(adds),
            "last" => Self::Last,
            "range" => Self::Range,
            "shortyear" => Self::ShortYear,
            _ => return None,
        })
    }

    /// The item the words make; `None` when they make none (an impossible hour or count).
    pub fn apply(&self, words: &[(Symbol, Item)]) -> Option<Item> {
        match self {
            Self::Give(item) => Some(*item),
            Self::Pass => words.iter().map(|(_, item)| *item).find(|item| *item != Item::Nothing),
            Self::Point(adds) => point(words, adds).map(|point| Item::Meaning(Meaning::Point(point))),
            Self::Length(adds) => {
                let (length, modifier) = length(words, adds)?;
                Some(Item::Meaning(Meaning::Length(length, modifier)))
            }
            Self::Shift(adds) => {
                let (length, modifier) = length(words, adds)?;
                let mut point = Point { shift: Some(Shift { length, back: adds.contains(&Add::Back) }), ..Point::default() };
                point.narrative = adds.contains(&Add::Narrative);
                point.modifier = modifier.map(|modifier| turn(modifier, adds.contains(&Add::Back)));
                for (_, item) in words {
                    if let Item::Meaning(Meaning::Point(base)) = item {
                        point.merge(base);
                    }
                    if let Item::Hour(hour) = item {
                        point.hour = Some(*hour);
                    }
                }
                Some(Item::Meaning(Meaning::Point(point)))
            }
            Self::Rate => length(words, &[]).map(|(length, _)| Item::Meaning(Meaning::Rate(length))),
            Self::Vague(adds) => {
                let unit = words.iter().find_map(|(_, item)| if let Item::Unit(unit) = item { Some(*unit) } else { None })?;
                Some(Item::Meaning(Meaning::Vague(Length::new(Count::Some, unit), adds.contains(&Add::Back))))
            }
            Self::Last => Some(Item::Meaning(Meaning::Last)),
            Self::Range => range(words).map(Item::Meaning),
            Self::ShortYear => short_year(words),
            Self::Set(adds) => set(words, adds).map(|value| Item::Meaning(Meaning::Set(value))),
        }
    }
}

/// "June 24-25": the first day of the words, until the last.
fn range(words: &[(Symbol, Item)]) -> Option<Meaning> {
    let point = point(words, &[])?;
    let day = words.iter().rev().find_map(|(symbol, item)| match item {
        Item::Int(n) if matches!(*symbol, class::DAYNUM | class::ORDDAY) => u8::try_from(*n).ok(),
        _ => None,
    })?;
    (point.day? < day).then_some(Meaning::Until(point, day))
}

fn short_year(words: &[(Symbol, Item)]) -> Option<Item> {
    let first = words.iter().find_map(|(_, item)| if let Item::Year(Year::Year(year)) = item { Some(*year) } else { None })?;
    let short = words.iter().find_map(|(_, item)| if let Item::Int(n) = item { i16::try_from(*n).ok() } else { None })?;
    let year = first / 100 * 100 + short;
    (year > first).then_some(Item::Meaning(Meaning::Point(Point { year: Some(Year::Year(year)), ..Point::default() })))
}

fn parse_add(text: &str) -> Option<Add> {
    let (key, value) = text.split_once('=').unwrap_or((text, ""));
    Some(match key {
        "which" => Add::Which(which(value)?),
        "unit" => Add::Unit(unit(value)?),
        "mod" => Add::Mod(TimexMod::parse(value)?),
        "hour" => Add::Hour(day_part(value)?),
        "quarter" => Add::Quarter(parse_from(value)?),
        "half" => Add::Half(parse_from(value)?),
        "century" => Add::Century(parse_from(value)?),
        "count" => Add::Count(if value == "X" { Count::Some } else { parse_milli(value)? }),
        "weekend" => Add::Weekend,
        "fiscal" => Add::Fiscal,
        "narrative" => Add::Narrative,
        "story" => Add::Story,
        "back" => Add::Back,
        "first" => Add::First,
        "bc" => Add::BeforeChrist,
        _ => return None,
    })
}

fn parse_from(text: &str) -> Option<From> {
    match text.strip_prefix('$') {
        Some(name) => {
            let symbol = class::NAMES.iter().position(|known| *known == name)?;
            Symbol::try_from(symbol).ok().map(From::Class)
        }
        None => text.parse().ok().map(From::Number),
    }
}

/// "more than two years ago" lies before the day two years ago.
fn turn(modifier: TimexMod, back: bool) -> TimexMod {
    match (modifier, back) {
        (TimexMod::MoreThan, true) | (TimexMod::LessThan, false) => TimexMod::Before,
        (TimexMod::LessThan, true) | (TimexMod::MoreThan, false) => TimexMod::After,
        (TimexMod::EqualOrMore, true) | (TimexMod::EqualOrLess, false) => TimexMod::OnOrBefore,
        (TimexMod::EqualOrLess, true) | (TimexMod::EqualOrMore, false) => TimexMod::OnOrAfter,
        (other, _) => other,
    }
}

impl From {
    fn resolve(self, words: &[(Symbol, Item)], max: u8) -> Option<u8> {
        let n = match self {
            Self::Number(n) => n,
            Self::Class(wanted) => words.iter().find_map(|(symbol, item)| match item {
                Item::Int(n) if *symbol == wanted => u8::try_from(*n).ok(),
                Item::Count(count) if *symbol == wanted => count.as_whole().and_then(|n| u8::try_from(n).ok()),
                _ => None,
            })?,
        };
        (1..=max).contains(&n).then_some(n)
    }
}

fn point(words: &[(Symbol, Item)], adds: &[Add]) -> Option<Point> {
    let mut point = Point::default();
    let mut afternoon = None;
    let mut minutes = None;
    for (symbol, item) in words {
        let mut part = Point::default();
        match *item {
            Item::Int(n) => {
                let small = u8::try_from(n).ok();
                match *symbol {
                    class::DAYNUM | class::ORDDAY => part.day = small,
                    class::MONTHNUM => part.month = small,
                    class::HOUR => {
                        part.hour = Some(Hour::Clock { hour: small?, minute: None, second: None, zone: None });
                    }
                    _ => {}
                }
            }
            Item::Month(month) => part.month = Some(month),
            Item::Weekday(weekday) => part.weekday = Some(weekday),
            Item::Afternoon(late) => afternoon = Some(late),
            Item::Year(year) => part.year = Some(year),
            Item::Season(season) => part.period = Some(Period::Season(season)),
            Item::Unit(unit) => part.unit = Some(unit),
            Item::Which(which) => part.which = Some(which),
            Item::Hour(hour) => part.hour = Some(hour),
            Item::Holiday(holiday) => part.period = Some(Period::Holiday(holiday)),
            Item::Count(count) => minutes = count.as_whole(),
            Item::Zone(zone) => {
                if let Some(Hour::Clock { zone: slot, .. }) = &mut point.hour {
                    *slot = Some(zone);
                }
            }
            Item::Meaning(Meaning::Point(other)) => part = other,
            Item::Meaning(_) | Item::Nothing => {}
        }
        point.merge(&part);
    }
    if let Some(afternoon) = afternoon {
        point.hour = Some(twelve_hours(point.hour?, afternoon)?);
    }
    for add in adds {
        match *add {
            Add::Which(which) => point.which = Some(which),
            Add::Unit(unit) => point.unit = Some(unit),
            Add::Mod(modifier) => point.modifier = Some(modifier),
            Add::Hour(part) => {
                let mut with = Point { hour: Some(Hour::Of(part)), ..Point::default() };
                std::mem::swap(&mut with.hour, &mut point.hour);
                point.merge(&with);
            }
            Add::Quarter(from) => point.period = Some(Period::Quarter(from.resolve(words, 4)?)),
            Add::Half(from) => point.period = Some(Period::Half(from.resolve(words, 2)?)),
            Add::Century(from) => {
                let century = i16::from(from.resolve(words, 30)?);
                point.year = Some(Year::Century(century - 1));
            }
            Add::Weekend => point.period = Some(Period::Weekend),
            Add::Fiscal => point.fiscal = true,
            Add::Narrative => point.narrative = true,
            Add::Story => point.story = true,
            Add::BeforeChrist => {
                let year = i16::try_from(minutes.take()?).ok().filter(|year| (1..4000).contains(year))?;
                point.year = Some(Year::Before(year));
            }
            Add::Count(count) => minutes = count.as_whole(),
            Add::Back | Add::First => {}
        }
    }
    if let (Some(Hour::Clock { minute, .. }), Some(past)) = (&mut point.hour, minutes) {
        *minute = Some(u8::try_from(past).ok().filter(|&m| m < 60)?);
    }
    Some(point)
}

/// An hour of the twelve-hour clock on the twenty-four-hour one; an hour that is past twelve already stays.
fn twelve_hours(hour: Hour, afternoon: bool) -> Option<Hour> {
    let Hour::Clock { hour, minute, second, zone } = hour else { return None };
    let hour = match (hour, afternoon) {
        (0 | 13.., _) => return None,
        (12, false) => 0,
        (12, true) => 12,
        (hour, true) => hour + 12,
        (hour, false) => hour,
    };
    Some(Hour::Clock { hour, minute: minute.or(Some(0)), second, zone })
}

fn length(words: &[(Symbol, Item)], adds: &[Add]) -> Option<(Length, Option<TimexMod>)> {
    let mut whole: Option<Length> = None;
    let mut modifier = None;
    let mut count = adds.iter().find_map(|add| if let Add::Count(count) = add { Some(*count) } else { None });
    let fixed_count = count.is_some();
    let mut add = |more: Length| {
        whole = Some(match whole {
            None => more,
            Some(mut length) => {
                for (count, unit) in more.parts() {
                    length = length.and(count, unit);
                }
                length
            }
        });
    };
    let fixed = adds.iter().find_map(|add| if let Add::Unit(unit) = add { Some(*unit) } else { None });
    for (_, item) in words {
        match *item {
            Item::Count(n) if !fixed_count => count = Some(count.map_or(n, |before| times(before, n))),
            Item::Unit(unit) => {
                add(normal(count?, fixed.unwrap_or(unit)));
                count = None;
                if adds.contains(&Add::First) {
                    break;
                }
            }
            Item::Season(season) => {
                add(normal(count?, Unit::Season(season)));
                count = None;
            }
            Item::Meaning(Meaning::Length(length, said)) => {
                add(length);
                modifier = modifier.or(said);
            }
            Item::Meaning(Meaning::Rate(length)) => add(length),
            _ => {}
        }
    }
    if whole.is_none() {
        whole = Some(normal(count?, fixed?));
    }
    let said = adds.iter().find_map(|add| if let Add::Mod(said) = add { Some(*said) } else { None });
    whole.map(|length| (length, said.or(modifier)))
}

/// "a couple of dozen"
fn times(one: Count, other: Count) -> Count {
    match (one, other) {
        (Count::Milli(one), Count::Milli(other)) => Count::Milli(one.saturating_mul(other) / 1000),
        _ => Count::Some,
    }
}

/// A count of a unit in the units TIMEX3 prefers: three and a half years are `P3Y6M`, two decades `P20Y`.
pub(crate) fn normal(count: Count, unit: Unit) -> Length {
    let Count::Milli(milli) = count else { return Length::new(count, unit) };
    let (whole, rest) = (Count::whole(milli / 1000), milli % 1000);
    let smaller = match unit {
        Unit::Decade => return normal(Count::Milli(milli.saturating_mul(10)), Unit::Year),
        Unit::Century => return normal(Count::Milli(milli.saturating_mul(100)), Unit::Year),
        Unit::Year => Some((12, Unit::Month)),
        Unit::Quarter => Some((3, Unit::Month)),
        Unit::Day => Some((24, Unit::Hour)),
        Unit::Hour => Some((60, Unit::Minute)),
        Unit::Minute => Some((60, Unit::Second)),
        _ => None,
    };
    match smaller {
        Some((many, smaller)) if rest > 0 && (rest * many) % 1000 == 0 => {
            let part = Count::whole(rest * many / 1000);
            if milli < 1000 { Length::new(part, smaller) } else { Length::new(whole, unit).and(part, smaller) }
        }
        _ => Length::new(count, unit),
    }
}

fn set(words: &[(Symbol, Item)], adds: &[Add]) -> Option<Value> {
    if let Some((length, _)) = length(words, adds) {
        return Some(Value::Length(length));
    }
    let point = point(words, adds)?;
    if let (Some(unit), None, None) = (point.unit, point.weekday, point.month) {
        return Some(Value::Length(Length::new(Count::whole(1), unit)));
    }
    let part = match (point.weekday, point.month, point.day, point.period) {
        (Some(weekday), ..) => Part::Weekday(None, weekday),
        (None, Some(month), Some(day), _) => Part::Day(Some(month), Some(day)),
        (None, Some(month), None, _) => Part::Month(Some(month)),
        (None, None, _, Some(Period::Season(season))) => Part::Season(season),
        (None, None, _, Some(Period::Weekend)) => Part::Weekend(None),
        (None, None, _, Some(Period::Quarter(quarter))) => Part::Quarter(Some(quarter)),
        (None, None, _, Some(Period::Holiday(_))) => return Some(Value::Length(Length::new(Count::whole(1), Unit::Year))),
        (None, None, _, _) => match point.hour {
            Some(_) => Part::Day(None, None),
            None => return None,
        },
    };
    Some(Value::Calendar(Calendar { year: Year::Unknown, part, hour: point.hour.unwrap_or(Hour::None) }))
}
