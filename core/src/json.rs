//! JSON, written: a token's manifest, and what JavaScript gets.
//!
//! One plain writer for all of it. What serde derives is code of its own for each type, which a page pays for.

use alloc::string::String;
use core::fmt::Write;
use zeroize::Zeroizing;

/// What is made room for: a text that grows leaves copies of itself behind, and a token's manifest is smaller than this.
const ROOM: usize = 4096;

/// A text that is being written. It may hold a token: it is zeroed when dropped.
pub(crate) struct Json(Zeroizing<String>);

impl Json {
    /// An object with these fields.
    pub(crate) fn object(fields: impl FnOnce(&mut Json)) -> Zeroizing<String> {
        let mut json = Json::empty();
        json.enclosed('{', fields, '}');
        json.0
    }

    /// A text in quotation marks.
    #[cfg(feature = "diagnose-documents")]
    pub(crate) fn quoted(text: &str) -> String {
        let mut json = Json::empty();
        json.string(text);
        core::mem::take(&mut json.0)
    }

    /// A field.
    pub(crate) fn text(&mut self, name: &str, value: &str) {
        self.name(name);
        self.string(value);
    }

    /// A field that is an object.
    pub(crate) fn inner(&mut self, name: &str, fields: impl FnOnce(&mut Json)) {
        self.name(name);
        self.enclosed('{', fields, '}');
    }

    /// A field whose value is JSON already.
    pub(crate) fn raw(&mut self, name: &str, json: &str) {
        self.name(name);
        self.0.push_str(json);
    }

    /// A field that is a list of objects.
    pub(crate) fn list<T>(&mut self, name: &str, items: &[T], fields: impl Fn(&mut Json, &T)) {
        self.name(name);
        self.all(items, fields);
    }

    fn empty() -> Self {
        Json(Zeroizing::new(String::with_capacity(ROOM)))
    }

    fn all<T>(&mut self, items: &[T], fields: impl Fn(&mut Json, &T)) {
        let objects = |json: &mut Json| {
            for item in items {
                json.separate();
                json.enclosed('{', |json| fields(json, item), '}');
            }
        };
        self.enclosed('[', objects, ']');
    }

    fn enclosed(&mut self, open: char, inside: impl FnOnce(&mut Json), close: char) {
        self.0.push(open);
        inside(self);
        self.0.push(close);
    }

    fn name(&mut self, name: &str) {
        self.separate();
        self.string(name);
        self.0.push(':');
    }

    /// The comma before whatever isn't the first. A string ends with its quotation mark, so nothing else ends like this.
    fn separate(&mut self) {
        if !self.0.ends_with(['{', '[']) {
            self.0.push(',');
        }
    }

    /// RFC 8259, 7: quotation marks, backslashes and control characters are escaped, and nothing else must be.
    fn string(&mut self, text: &str) {
        self.0.push('"');
        let mut rest = text;
        while let Some(at) = rest.find(|c| matches!(c, '"' | '\\' | '\0'..='\u{1f}')) {
            let (plain, from) = rest.split_at(at);
            self.0.push_str(plain);
            let mut from = from.chars();
            self.escape(from.next().unwrap_or_default());
            rest = from.as_str();
        }
        self.0.push_str(rest);
        self.0.push('"');
    }

    fn escape(&mut self, character: char) {
        self.0.push('\\');
        match character {
            '\n' => self.0.push('n'),
            '\r' => self.0.push('r'),
            '\t' => self.0.push('t'),
            '"' | '\\' => self.0.push(character),
            control => {
                let _ = write!(self.0, "u{:04x}", u32::from(control));
            }
        }
    }
}

/// What only JavaScript gets.
#[cfg(all(feature = "wasm", target_arch = "wasm32"))]
impl Json {
    /// A list of objects.
    pub(crate) fn objects<T>(items: &[T], fields: impl Fn(&mut Json, &T)) -> Zeroizing<String> {
        let mut json = Json::empty();
        json.all(items, fields);
        json.0
    }

    /// A field that is null where there is nothing.
    pub(crate) fn maybe_text(&mut self, name: &str, value: Option<&str>) {
        match value {
            Some(value) => self.text(name, value),
            None => self.raw(name, "null"),
        }
    }

    pub(crate) fn texts(&mut self, name: &str, values: impl IntoIterator<Item: AsRef<str>>) {
        let strings = |json: &mut Json| {
            for value in values {
                json.separate();
                json.string(value.as_ref());
            }
        };
        self.name(name);
        self.enclosed('[', strings, ']');
    }

    /// A field that is a number, a truth value or null: whatever stands without quotation marks.
    pub(crate) fn plain(&mut self, name: &str, value: impl core::fmt::Display) {
        self.name(name);
        // A String takes whatever is written.
        let _ = write!(self.0, "{value}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn objects_lists_and_fields_are_parted_by_commas() {
        let json = Json::object(|json| {
            json.inner("none", |_| {});
            json.list("empty", &[(); 0], |_, ()| {});
            json.list("list", &["[", "{"], |json, text| {
                json.text("a", text);
                json.text("b", text);
            });
            json.text("last", "");
        });
        let expected = r#"{"none":{},"empty":[],"list":[{"a":"[","b":"["},{"a":"{","b":"{"}],"last":""}"#;
        assert_eq!(json.as_str(), expected);
    }

    proptest! {
        #[test]
        fn serde_json_reads_what_is_written(name in any::<String>(), value in any::<String>()) {
            let json = Json::object(|json| json.text(&name, &value));
            let read: serde_json::Value = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(&read[&name], &serde_json::Value::from(value));
        }
    }
}
