//! TIMEX3 values as data. How they print and read back stands in `notation`.

/// A TIMEX3 value.
///
/// Its `Display` is the TIMEX3 form, its `FromStr` reads it back: `value.to_string().parse() == Ok(value)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    Ref(Ref),
    /// A calendar period, day or time of day, whole or in part.
    Calendar(Calendar),
    /// `2025-06-24/2025-06-25`: from the one to the other, both within.
    Range(Calendar, Calendar),
    /// `P3Y6M`: a length of time.
    Length(Length),
}

/// A reference without a calendar place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ref {
    /// "recently", "in the past"
    Past,
    /// "now"
    Present,
    /// "soon", "the coming days"
    Future,
}

/// The year, or what is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Year {
    /// `XXXX`
    Unknown,
    /// `1996`
    Year(i16),
    /// `FY1996`
    Fiscal(i16),
    /// `199`: the 1990s.
    Decade(i16),
    /// `19`: the 1900s.
    Century(i16),
    /// `BC0044`
    Before(i16),
}

/// What part of the year; `None` inside stands for `XX`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The whole year.
    Whole,
    /// `-08`
    Month(Option<u8>),
    /// `-08-07`
    Day(Option<u8>, Option<u8>),
    /// `-W32`
    Week(Option<u8>),
    /// `-W32-4`, Monday is 1.
    Weekday(Option<u8>, u8),
    /// `-W32-WE`
    Weekend(Option<u8>),
    /// `-Q3`
    Quarter(Option<u8>),
    /// `-H1`
    Half(Option<u8>),
    /// `-SU`
    Season(Season),
}

/// Seasons of the northern year; winter begins in December of the year it is counted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Season {
    /// `SP`
    Spring,
    /// `SU`
    Summer,
    /// `FA`
    Autumn,
    /// `WI`
    Winter,
}

/// What part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hour {
    /// The whole day.
    None,
    /// `T09:15`, seconds and zone when known.
    Clock {
        /// 0 to 24
        hour: u8,
        /// 0 to 59
        minute: Option<u8>,
        /// 0 to 60
        second: Option<u8>,
        /// Minutes east of Greenwich; 0 prints as `Z`.
        zone: Option<i16>,
    },
    /// `TMO`, `TAF`, …
    Of(DayPart),
}

/// Named parts of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayPart {
    /// `TMO`
    Morning,
    /// `TMI`
    Midday,
    /// `TAF`
    Afternoon,
    /// `TEV`
    Evening,
    /// `TNI`
    Night,
    /// `TDT`
    Daytime,
}

/// A calendar period, day or time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Calendar {
    /// The year.
    pub year: Year,
    /// The part of the year.
    pub part: Part,
    /// The part of the day.
    pub hour: Hour,
}

/// Units of lengths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// `PT1S`
    Second,
    /// `PT1M`
    Minute,
    /// `PT1H`
    Hour,
    /// `P1D`
    Day,
    /// `PT1NI`: a night.
    Night,
    /// `PT1MO`: a morning.
    Morning,
    /// `PT1AF`: an afternoon.
    Afternoon,
    /// `PT1EV`: an evening.
    Evening,
    /// `P1WE`: a weekend.
    Weekend,
    /// `P1W`
    Week,
    /// `P1M`
    Month,
    /// `P1Q`
    Quarter,
    /// `P1SU`, `P1WI`: a season.
    Season(Season),
    /// `P1Y`
    Year,
    /// `P1DE`
    Decade,
    /// `P1CE`
    Century,
    /// `P1ML`
    Millennium,
    /// `P1X`: a length of no known unit ("a while").
    Unknown,
}

/// How many: thousandths, or `X`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Count {
    /// `X`
    Some,
    /// Thousandths.
    Milli(u64),
}

impl Count {
    /// A whole number.
    pub const fn whole(n: u64) -> Self {
        Self::Milli(n.saturating_mul(1000))
    }

    /// The whole number it is, if it is one.
    pub fn as_whole(self) -> Option<u64> {
        match self {
            Self::Milli(n) if n % 1000 == 0 => Some(n / 1000),
            _ => None,
        }
    }
}

/// A length of up to three parts, largest unit first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Length {
    parts: [Option<(Count, Unit)>; 3],
}

impl Length {
    /// `count` of `unit`.
    pub fn new(count: Count, unit: Unit) -> Self {
        Self { parts: [Some((count, unit)), None, None] }
    }

    /// The same and a further, smaller part; a fourth is left out.
    pub fn and(mut self, count: Count, unit: Unit) -> Self {
        if let Some(slot) = self.parts.iter_mut().find(|slot| slot.is_none()) {
            *slot = Some((count, unit));
        }
        self
    }

    /// Its parts.
    pub fn parts(&self) -> impl Iterator<Item = (Count, Unit)> + '_ {
        self.parts.iter().flatten().copied()
    }

    /// Its first part.
    pub fn first(&self) -> (Count, Unit) {
        self.parts().next().unwrap_or((Count::Some, Unit::Unknown))
    }
}

impl Calendar {
    /// The whole of `year`; -1 is the second before Christ, as there is no year 0 in its counting.
    pub fn year(year: i16) -> Self {
        let year = if year < 0 { Year::Before(1 - year) } else { Year::Year(year) };
        Self { year, part: Part::Whole, hour: Hour::None }
    }

    /// The day `date`.
    pub fn day(date: jiff::civil::Date) -> Self {
        Self::year(date.year()).with(Part::Day(Some(date.month().unsigned_abs()), Some(date.day().unsigned_abs())))
    }

    /// The same year with another part.
    pub fn with(self, part: Part) -> Self {
        Self { part, ..self }
    }
}

impl Season {
    /// Its TIMEX3 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }

    pub(crate) const ALL: [Self; 4] = [Self::Spring, Self::Summer, Self::Autumn, Self::Winter];
}

impl DayPart {
    /// Its TIMEX3 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Midday => "MI",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
            Self::Daytime => "DT",
        }
    }

    pub(crate) const ALL: [Self; 6] = [Self::Morning, Self::Midday, Self::Afternoon, Self::Evening, Self::Night, Self::Daytime];
}

impl Unit {
    /// Its TIMEX3 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Second => "S",
            Self::Minute | Self::Month => "M",
            Self::Hour => "H",
            Self::Day => "D",
            Self::Night => "NI",
            Self::Morning => "MO",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Weekend => "WE",
            Self::Week => "W",
            Self::Quarter => "Q",
            Self::Season(season) => season.code(),
            Self::Year => "Y",
            Self::Decade => "DE",
            Self::Century => "CE",
            Self::Millennium => "ML",
            Self::Unknown => "X",
        }
    }

    /// Its name in English, lower case: "day", "season", "unknown".
    pub fn name(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Night => "night",
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
            Self::Weekend => "weekend",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Season(_) => "season",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
            Self::Millennium => "millennium",
            Self::Unknown => "unknown",
        }
    }

    /// Whether it stands after the `T`.
    pub fn is_of_day(self) -> bool {
        matches!(self, Self::Second | Self::Minute | Self::Hour | Self::Night | Self::Morning | Self::Afternoon | Self::Evening)
    }

    pub(crate) fn parse(code: &str, of_day: bool) -> Option<Self> {
        const DAYS: &[Unit] = &[
            Unit::Day,
            Unit::Weekend,
            Unit::Week,
            Unit::Month,
            Unit::Quarter,
            Unit::Season(Season::Spring),
            Unit::Season(Season::Summer),
            Unit::Season(Season::Autumn),
            Unit::Season(Season::Winter),
            Unit::Year,
            Unit::Decade,
            Unit::Century,
            Unit::Millennium,
            Unit::Unknown,
        ];
        const HOURS: &[Unit] =
            &[Unit::Second, Unit::Minute, Unit::Hour, Unit::Night, Unit::Morning, Unit::Afternoon, Unit::Evening];
        let list = if of_day { HOURS } else { DAYS };
        list.iter().copied().find(|unit| unit.code() == code)
    }
}
