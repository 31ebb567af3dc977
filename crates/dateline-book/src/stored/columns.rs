//! A JSON value by columns: what stands at the same place of like elements lies together, ranges as steps, so that little is left when
//! it is compressed.
//!
//! A place is a path from the root, without the numbers of elements. Columns stand in the order in which their places are first met,
//! so that whoever puts the value together again meets them in the same order.

use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

/// Marks of what stands at a place: a range, a list, an object, anything else.
const RANGE: char = 'r';
const LIST: char = 'l';
const OBJECT: char = 'o';
const PLAIN: char = 'p';

/// What stands at one place, in order.
#[derive(Default)]
struct Column {
    marks: String,
    /// Plain values; lengths of lists; fields of objects, nothing where they are those of the one before.
    cells: Vec<Value>,
    fields: Option<Value>,
    /// Where ranges start, each as the step from the one before; how long they are.
    steps: Vec<i64>,
    lengths: Vec<i64>,
    start: i64,
}

/// The columns of a value.
pub fn split(value: &Value) -> Value {
    let mut splitter = Splitter::default();
    splitter.take(value, 0);
    let column = |column: Column| {
        let mut parts = vec![Value::from(runs(&column.marks)), Value::Array(column.cells)];
        if !column.steps.is_empty() {
            parts.extend([Value::from(column.steps), Value::from(column.lengths)]);
        }
        Value::Array(parts)
    };
    Value::Array(splitter.columns.into_iter().map(column).collect())
}

/// The value of columns; `None` where they are not those of a value.
pub fn join(columns: &Value) -> Option<Value> {
    let columns = columns.as_array()?.iter().map(read).collect::<Option<Vec<_>>>()?;
    let mut joiner = Joiner { columns, places: Places::default() };
    let value = joiner.give(0, 0)?;
    joiner.columns.iter().all(Reader::is_done).then_some(value)
}

/// Places by the place above and the field, or element, below it.
#[derive(Default)]
struct Places {
    known: FxHashMap<(usize, Option<String>), usize>,
}

impl Places {
    /// The number of a place; places are numbered as they are met, the root is 0.
    fn below(&mut self, above: usize, field: Option<&str>) -> usize {
        let next = self.known.len() + 1;
        *self.known.entry((above, field.map(str::to_owned))).or_insert(next)
    }
}

#[derive(Default)]
struct Splitter {
    columns: Vec<Column>,
    places: Places,
}

impl Splitter {
    fn take(&mut self, value: &Value, place: usize) {
        if self.columns.len() <= place {
            self.columns.resize_with(place + 1, Column::default);
        }
        let Some(column) = self.columns.get_mut(place) else { return };
        if let Some((start, end)) = range(value) {
            column.marks.push(RANGE);
            column.steps.push(start.wrapping_sub(column.start));
            column.lengths.push(end.wrapping_sub(start));
            column.start = start;
            return;
        }
        match value {
            Value::Array(elements) => {
                column.marks.push(LIST);
                column.cells.push(elements.len().into());
                for element in elements {
                    let below = self.places.below(place, None);
                    self.take(element, below);
                }
            }
            Value::Object(fields) => {
                column.marks.push(OBJECT);
                let names: Value = fields.keys().map(|name| Value::from(name.as_str())).collect();
                let again = column.fields.as_ref() == Some(&names);
                column.cells.push(if again { Value::Null } else { names.clone() });
                column.fields = Some(names);
                for (name, value) in fields {
                    let below = self.places.below(place, Some(name));
                    self.take(value, below);
                }
            }
            plain => {
                column.marks.push(PLAIN);
                column.cells.push(plain.clone());
            }
        }
    }
}

/// Two whole numbers: a range.
fn range(value: &Value) -> Option<(i64, i64)> {
    let [start, end] = value.as_array()?.as_slice() else { return None };
    Some((start.as_i64()?, end.as_i64()?))
}

/// "ooo" as "o3".
fn runs(marks: &str) -> String {
    let mut out = String::new();
    let mut marks = marks.chars().peekable();
    while let Some(mark) = marks.next() {
        let mut count = 1_usize;
        while marks.next_if_eq(&mark).is_some() {
            count += 1;
        }
        out.push(mark);
        out.push_str(&count.to_string());
    }
    out
}

/// A column that is read from its front.
struct Reader {
    /// Marks with how many of each are left, the first one last.
    marks: Vec<(char, usize)>,
    cells: std::vec::IntoIter<Value>,
    steps: std::vec::IntoIter<i64>,
    lengths: std::vec::IntoIter<i64>,
    start: i64,
    /// Fields of the object before.
    fields: Vec<String>,
}

fn read(column: &Value) -> Option<Reader> {
    let parts = column.as_array()?;
    let numbers = |at: usize| -> Option<Vec<i64>> {
        parts.get(at).map_or(Some(Vec::new()), |list| list.as_array()?.iter().map(Value::as_i64).collect())
    };
    let mut marks = Vec::new();
    let mut rest = parts.first()?.as_str()?;
    while let Some(mark) = rest.chars().next() {
        let after = rest.get(mark.len_utf8()..)?;
        let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        marks.push((mark, after.get(..end)?.parse().ok()?));
        rest = after.get(end..)?;
    }
    marks.reverse();
    Some(Reader {
        marks,
        cells: parts.get(1)?.as_array()?.clone().into_iter(),
        steps: numbers(2)?.into_iter(),
        lengths: numbers(3)?.into_iter(),
        start: 0,
        fields: Vec::new(),
    })
}

impl Reader {
    fn mark(&mut self) -> Option<char> {
        let (mark, left) = self.marks.last_mut()?;
        let mark = *mark;
        *left = left.checked_sub(1)?;
        if *left == 0 {
            self.marks.pop();
        }
        Some(mark)
    }

    fn is_done(&self) -> bool {
        self.marks.is_empty() && self.cells.len() == 0 && self.steps.len() == 0 && self.lengths.len() == 0
    }
}

/// No value is nested deeper.
const DEEPEST: usize = 64;

struct Joiner {
    columns: Vec<Reader>,
    places: Places,
}

impl Joiner {
    fn give(&mut self, place: usize, depth: usize) -> Option<Value> {
        let column = self.columns.get_mut(place).filter(|_| depth < DEEPEST)?;
        Some(match column.mark()? {
            RANGE => {
                let start = column.start.wrapping_add(column.steps.next()?);
                column.start = start;
                Value::from(vec![start, start.wrapping_add(column.lengths.next()?)])
            }
            LIST => {
                let length = column.cells.next()?.as_u64()?;
                let mut elements = Vec::new();
                for _ in 0..length {
                    let below = self.places.below(place, None);
                    elements.push(self.give(below, depth + 1)?);
                }
                Value::Array(elements)
            }
            OBJECT => {
                if let Value::Array(names) = column.cells.next()? {
                    column.fields = names.iter().map(|name| name.as_str().map(str::to_owned)).collect::<Option<_>>()?;
                }
                let mut fields = Map::new();
                for name in column.fields.clone() {
                    let below = self.places.below(place, Some(&name));
                    fields.insert(name, self.give(below, depth + 1)?);
                }
                Value::Object(fields)
            }
            PLAIN => column.cells.next()?,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{join, split};
    use proptest::prelude::*;
    use serde_json::{Value, json};

    #[test]
    fn like_things_lie_together() {
        let value = json!([{"at": [3, 5], "name": "a"}, {"at": [9, 12], "name": null}]);
        let columns = split(&value);
        assert_eq!(
            columns,
            json!([["l1", [2]], ["o2", [["at", "name"], null]], ["r2", [], [3, 6], [2, 3]], ["p2", ["a", null]]])
        );
        assert_eq!(join(&columns), Some(value));
        assert_eq!(join(&json!([["l1", [2]], ["p1", [1]]])), None);
        assert_eq!(join(&json!([["p1", [1, 2]]])), None);
        assert_eq!(join(&json!([["l1", [1_000_000_000_000_u64]]])), None);
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            (0.0..1.0).prop_map(Value::from),
            "[a-c]{0,3}".prop_map(Value::from),
            (any::<i64>(), any::<i64>()).prop_map(|(a, b)| json!([a, b])),
        ];
        leaf.prop_recursive(4, 40, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::btree_map("[ab]{1,2}", inner, 0..4).prop_map(|map| map.into_iter().collect()),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_split_comes_back(value in any_value()) {
            prop_assert_eq!(join(&split(&value)), Some(value));
        }

        #[test]
        fn anything_joins_or_not(value in any_value()) {
            join(&value);
        }
    }
}
