//! What a scalar means that stands without quotation marks, as Kubernetes' YAML reader (go-yaml 2, YAML 1.1) has it.

/// The meaning of a plain scalar.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Meaning {
    Null,
    Bool(bool),
    Number,
    Text,
}

pub(super) fn meaning(plain: &str) -> Meaning {
    match plain {
        "" | "~" | "null" | "Null" | "NULL" => Meaning::Null,
        "y" | "Y" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" | "true" | "True" | "TRUE" => {
            Meaning::Bool(true)
        }
        "n" | "N" | "no" | "No" | "NO" | "off" | "Off" | "OFF" | "false" | "False" | "FALSE" => {
            Meaning::Bool(false)
        }
        _ if is_number(plain) => Meaning::Number,
        _ => Meaning::Text,
    }
}

fn is_number(plain: &str) -> bool {
    let unsigned = plain.strip_prefix(['+', '-']).unwrap_or(plain);
    let special = matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(plain, ".nan" | ".NaN" | ".NAN");
    special || is_radix(unsigned) || is_decimal(unsigned)
}

/// `0x1f`, `0o17`, `0b11`.
fn is_radix(unsigned: &str) -> bool {
    let digits = |prefix: &str, radix: u32| {
        unsigned
            .strip_prefix(prefix)
            .is_some_and(|digits| !digits.is_empty() && digits.chars().all(|c| c == '_' || c.is_digit(radix)))
    };
    digits("0x", 16) || digits("0o", 8) || digits("0b", 2)
}

/// `12`, `1_000`, `1.5`, `.5`, `1e9`, `123e45`.
fn is_decimal(unsigned: &str) -> bool {
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (
            mantissa,
            Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)),
        ),
        None => (unsigned, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |text: &str| text.chars().all(|c| c == '_' || c.is_ascii_digit());
    let some = |text: &str| text.chars().any(|c| c.is_ascii_digit());
    let begins = whole.is_empty() || whole.starts_with(|c: char| c.is_ascii_digit());
    begins
        && digits(whole)
        && digits(fraction)
        && (some(whole) || some(fraction))
        && exponent.is_none_or(|exponent| digits(exponent) && some(exponent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_scalars_mean_what_go_yaml_takes_them_for() {
        for text in [
            "0", "-1", "+12", "012345", "1_000", "0x1f", "0o17", "0b11", "1.5", ".5", "1.", "1e9", "123e45",
            "-.inf",
        ] {
            assert_eq!(meaning(text), Meaning::Number, "{text}");
        }
        for text in [
            "q7zk2m",
            "123e4x",
            "1e",
            "e5",
            ".",
            "-",
            "0x",
            "1-2",
            "2026-12-01",
            "_1",
            "1.2.3",
            "true1",
            "é",
        ] {
            assert_eq!(meaning(text), Meaning::Text, "{text}");
        }
        assert_eq!(meaning("yes"), Meaning::Bool(true));
        assert_eq!(meaning("Off"), Meaning::Bool(false));
        assert_eq!(meaning("~"), Meaning::Null);
    }
}
