//! Times in words: how long yet, and when exactly.

use crate::app::App;
use crate::model::{Countdown, Span, Unit};
use crate::text::Key;
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use karmada_token_core::{Expiration, RecordedExpiration, Timestamp};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// How long a token still has, such as "in 23 h 59 min".
pub(crate) fn expiry(app: App, expiration: &RecordedExpiration, now: Timestamp) -> String {
    match Countdown::of(expiration, now) {
        Countdown::Never => app.say(Key::ExpiresNever),
        Countdown::Unreadable => app.say(Key::ExpiresUnreadable),
        Countdown::Left(span) => app.fill(Key::ExpiresIn, &[("span", &spell(app, span))]),
        Countdown::Past(span) => app.fill(Key::ExpiredAgo, &[("span", &spell(app, span))]),
    }
}

/// When a token ends, as a sentence.
pub(crate) fn ends(app: App, expiration: Expiration) -> String {
    match expiration {
        Expiration::Never => app.say(Key::EndsNever),
        Expiration::At(end) => app.fill(Key::EndsAt, &[("time", &local_time(app, end))]),
    }
}

/// A span in words, such as "23 h 59 min".
pub(crate) fn spell(app: App, span: Span) -> String {
    let part = |(count, unit): (u64, Unit)| {
        let key = match unit {
            Unit::Day => Key::Days,
            Unit::Hour => Key::Hours,
            Unit::Minute => Key::Minutes,
            Unit::Second => Key::Seconds,
        };
        app.fill(key, &[("n", &count.to_string())])
    };
    match span.minor {
        Some(minor) => format!("{} {}", part(span.major), part(minor)),
        None => part(span.major),
    }
}

thread_local! {
    /// What writes times in a locale. A browser takes far longer to make one than to use it, and a list has a time in each row.
    static FORMAT: RefCell<Option<(String, Function)>> = const { RefCell::new(None) };
}

/// The exact time in the person's own time zone and language.
pub(crate) fn local_time(app: App, time: Timestamp) -> String {
    let locale = locale(app);
    let known = FORMAT.with_borrow(|format| format.clone().filter(|(of, _)| *of == locale));
    let format = known.map_or_else(|| format_of(&locale), |(_, format)| format);
    #[expect(
        clippy::cast_precision_loss,
        reason = "the years 0 to 9999 are far below 2^53 milliseconds"
    )]
    let date = Date::new(&(time.unix_millis() as f64).into());
    let text = format.call1(&JsValue::UNDEFINED, &date);
    FORMAT.set(Some((locale, format)));
    text.ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| time.to_string())
}

fn format_of(locale: &str) -> Function {
    let options = Object::new();
    for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        // A plain object takes any property.
        let _set = Reflect::set(&options, &name.into(), &value.into());
    }
    Intl::DateTimeFormat::new(&Array::of1(&locale.into()), &options).format()
}

/// The browser's own locale where it is of the catalogue's language: `en-GB` writes a date otherwise than `en-US`.
pub(super) fn locale(app: App) -> String {
    let tag = app.text(|text| text.language().tag());
    let own = web_sys::window().and_then(|window| window.navigator().language());
    own.filter(|own| own.split('-').next() == Some(tag))
        .unwrap_or_else(|| tag.to_owned())
}

/// The time that a person chose, in their own time zone; none for one that isn't whole.
pub(crate) fn local_input(text: &str) -> Option<Timestamp> {
    // Without a zone, a date with a time is local.
    let millis = Date::parse(text);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "JavaScript's dates end at 8.64e15, far inside an i64"
    )]
    let whole = millis.is_finite().then_some(millis as i64)?;
    Timestamp::from_unix_millis(whole).ok()
}

/// A time as the field for one has it: in the person's own time zone, to the minute.
pub(crate) fn local_field(time: Timestamp) -> String {
    #[expect(
        clippy::cast_precision_loss,
        reason = "the years 0 to 9999 are far below 2^53 milliseconds"
    )]
    let date = Date::new(&(time.unix_millis() as f64).into());
    let (year, month, day) = (date.get_full_year(), date.get_month() + 1, date.get_date());
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}",
        date.get_hours(),
        date.get_minutes()
    )
}
