//! A number as it is written where the person is.

use super::moment::locale;
use crate::app::App;
use js_sys::Number;

/// A count, such as "10,000".
pub(crate) fn number(app: App, count: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "there are never 2^53 of anything here")]
    let count = Number::from(count as f64);
    count.to_locale_string(&locale(app)).into()
}
