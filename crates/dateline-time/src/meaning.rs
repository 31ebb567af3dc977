//! What the words of an expression say, before it is set on the calendar.

use dateline_record::vocabulary::TimexMod;

use crate::value::{Count, Hour, Length, Ref, Season, Unit, Value, Year};

/// The meaning of an expression, unanchored.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Meaning {
    Ref(Ref),
    Length(Length, Option<TimexMod>),
    /// "a day": a length, or how often after an amount.
    Rate(Length),
    /// "recent months", "the coming days".
    Vague(Length, bool),
    /// What the text was last at: "since then".
    Last,
    /// From the point to a day of the same month.
    Until(Point, u8),
    /// A recurring time; the value is complete.
    Set(Value),
    Point(Point),
}

/// Which of several like periods is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// "this", "current"
    This,
    /// "last"
    Last,
    /// "next"
    Next,
    /// "past": "this past Friday"
    Past,
    /// "coming": "this coming Friday"
    Coming,
    /// "the previous", "the … before"
    Previous,
    /// "the following", "the … after"
    Following,
    /// "that", "the same"
    Same,
}

/// Which period of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Period {
    Quarter(u8),
    Half(u8),
    Season(Season),
    Weekend,
    /// Index into the table of holidays.
    Holiday(u8),
}

/// How far from where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shift {
    pub length: Length,
    /// Before rather than after.
    pub back: bool,
}

/// A place on the calendar, whole or in part.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub(crate) struct Point {
    pub year: Option<Year>,
    pub month: Option<u8>,
    pub day: Option<u8>,
    pub weekday: Option<u8>,
    pub period: Option<Period>,
    pub unit: Option<Unit>,
    pub shift: Option<Shift>,
    pub which: Option<Which>,
    pub hour: Option<Hour>,
    pub modifier: Option<TimexMod>,
    /// The year is a fiscal one.
    pub fiscal: bool,
    /// Counted from the time the text is at, not from the report's.
    pub narrative: bool,
    /// The same, but only where the text tells of other times than the report's.
    pub story: bool,
}

impl Point {
    /// Takes over what `other` says and this does not.
    pub fn merge(&mut self, other: &Self) {
        fn take<T: Copy>(mine: &mut Option<T>, theirs: Option<T>) {
            *mine = mine.or(theirs);
        }
        take(&mut self.year, other.year);
        take(&mut self.month, other.month);
        take(&mut self.day, other.day);
        take(&mut self.weekday, other.weekday);
        take(&mut self.period, other.period);
        take(&mut self.unit, other.unit);
        take(&mut self.shift, other.shift);
        take(&mut self.which, other.which);
        take(&mut self.modifier, other.modifier);
        self.hour = match (self.hour, other.hour) {
            (Some(mine), Some(theirs)) => Some(join(mine, theirs)),
            (mine, theirs) => mine.or(theirs),
        };
        self.fiscal |= other.fiscal;
        self.narrative |= other.narrative;
        self.story |= other.story;
    }
}

/// A clock time and a part of the day: "9 in the morning", "6:30 in the evening".
fn join(one: Hour, other: Hour) -> Hour {
    use crate::value::DayPart;
    let (Hour::Clock { hour, minute, second, zone }, Hour::Of(part)) = (one, other) else {
        return if matches!(other, Hour::Clock { .. }) && matches!(one, Hour::Of(_)) { join(other, one) } else { one };
    };
    let late = matches!(part, DayPart::Afternoon | DayPart::Evening) || (part == DayPart::Night && hour >= 6);
    Hour::Clock { hour: if late && hour < 12 { hour + 12 } else { hour }, minute, second, zone }
}

/// What a token or a stretch of tokens stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Item {
    Nothing,
    /// A number that is a value by itself: day, hour, ordinal.
    Int(i32),
    /// 1 to 12.
    Month(u8),
    /// 1 to 7 from Monday.
    Weekday(u8),
    /// "p.m." rather than "a.m."
    Afternoon(bool),
    Count(Count),
    Unit(Unit),
    Year(Year),
    Season(Season),
    Which(Which),
    Hour(Hour),
    Zone(i16),
    Holiday(u8),
    Meaning(Meaning),
}
