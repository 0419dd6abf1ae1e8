//! Switches as Go's flags read them: `--flag`, `--flag=false`, `--flag=0`.

use std::str::FromStr;

/// On or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Switch(pub(crate) bool);

/// A value that is neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a switch is true or false")]
pub(crate) struct SwitchError;

impl FromStr for Switch {
    type Err = SwitchError;

    /// The spellings of `strconv.ParseBool` (Go 1.26).
    fn from_str(text: &str) -> Result<Self, SwitchError> {
        match text {
            "1" | "t" | "T" | "true" | "TRUE" | "True" => Ok(Self(true)),
            "0" | "f" | "F" | "false" | "FALSE" | "False" => Ok(Self(false)),
            _ => Err(SwitchError),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Switch;
    use rstest::rstest;

    #[rstest]
    #[case("1", Some(true))]
    #[case("t", Some(true))]
    #[case("TRUE", Some(true))]
    #[case("True", Some(true))]
    #[case("0", Some(false))]
    #[case("F", Some(false))]
    #[case("False", Some(false))]
    #[case("yes", None)]
    #[case("tRUE", None)]
    #[case("", None)]
    fn go_reads_it_so(#[case] text: &str, #[case] expected: Option<bool>) {
        assert_eq!(text.parse().ok(), expected.map(Switch));
    }
}
