//! Query parameters, read as Go reads them.

use super::status::Failure;
use percent_encoding::percent_decode_str;

/// The decoded pairs in their order.
#[derive(Clone, Debug, Default)]
pub(super) struct Query(Vec<(String, String)>);

impl Query {
    pub(super) fn parse(text: &str) -> Self {
        let pairs = text.split('&').filter(|pair| !pair.is_empty());
        Query(
            pairs
                .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
                .map(decode_pair)
                .collect(),
        )
    }

    /// The first value of a parameter, or nothing.
    pub(super) fn text(&self, name: &str) -> &str {
        self.values(name).next().unwrap_or_default()
    }

    pub(super) fn values<'a, 'n>(&'a self, name: &'n str) -> impl Iterator<Item = &'a str> + use<'a, 'n> {
        self.0
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Anything but `false` and `0` is true, as apimachinery has it.
    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        self.values(name)
            .next()
            .map(|value| value != "0" && !value.eq_ignore_ascii_case("false"))
    }

    /// # Errors
    /// 400 where it is no number.
    pub(super) fn integer(&self, name: &str) -> Result<Option<i64>, Failure> {
        let Some(text) = self.values(name).next() else {
            return Ok(None);
        };
        let message = || format!("strconv.ParseInt: parsing {text:?}: invalid syntax");
        text.parse()
            .map(Some)
            .map_err(|_| Failure::bad_request(message()))
    }
}

fn decode_pair((key, value): (&str, &str)) -> (String, String) {
    (decode(key), decode(value))
}

fn decode(text: &str) -> String {
    percent_decode_str(&text.replace('+', " "))
        .decode_utf8_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_decoded_and_kept_in_order() {
        let query = Query::parse("fieldSelector=type%3Dbootstrap.kubernetes.io/token&dryRun=All&dryRun=&a+b");
        assert_eq!(query.text("fieldSelector"), "type=bootstrap.kubernetes.io/token");
        assert_eq!(query.values("dryRun").collect::<Vec<_>>(), ["All", ""]);
        assert_eq!(query.values("a b").collect::<Vec<_>>(), [""]);
        assert_eq!(query.text("missing"), "");
    }

    #[test]
    fn flags_and_numbers_read_as_in_go() {
        let query = Query::parse("watch=maybe&off=False&zero=0&limit=x&n=5");
        assert_eq!(query.flag("watch"), Some(true));
        assert_eq!(query.flag("off"), Some(false));
        assert_eq!(query.flag("zero"), Some(false));
        assert_eq!(query.flag("missing"), None);
        assert_eq!(query.integer("n"), Ok(Some(5)));
        let error = query.integer("limit").unwrap_err().to_string();
        assert_eq!(error, "strconv.ParseInt: parsing \"x\": invalid syntax");
    }
}
