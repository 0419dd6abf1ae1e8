//! What the form asks for, as the command of a terminal that asks for the same.

use super::Wish;
use karmada_token_core::{Expiration, Shell, Timestamp, TtlError};

impl Wish {
    /// `karmadactl token create ...` for a POSIX shell, or the same of another program that has its flags. A time that was chosen becomes how long it is until then: the command has
    /// no other way to say it.
    ///
    /// # Errors
    /// [`TtlError::TooLong`] for an end past the year 9999.
    pub(crate) fn command(&self, program: &[&str], now: Timestamp) -> Result<String, TtlError> {
        let ttl = match self.expiration(now)? {
            Expiration::Never => "0".to_owned(),
            Expiration::At(end) => span(end.unix_seconds() - now.unix_seconds()),
        };
        let groups = self.groups().to_string();
        let description = self.description().map(ToString::to_string);
        let usages = self.usages().to_string();
        // Without `--groups` it would take its default; with an empty one, none.
        let mut words = program.to_vec();
        words.extend(["--ttl", &ttl, "--usages", &usages, "--groups", &groups]);
        if let Some(description) = &description {
            words.extend(["--description", description]);
        }
        let quoted = words
            .into_iter()
            .map(|word| Shell::Posix.quote(word).into_owned());
        Ok(quoted.collect::<Vec<_>>().join(" "))
    }
}

/// A Go duration in the largest unit that it is a whole number of.
fn span(seconds: i64) -> String {
    match (seconds % 3_600, seconds % 60) {
        (0, _) => format!("{}h", seconds / 3_600),
        (_, 0) => format!("{}m", seconds / 60),
        _ => format!("{seconds}s"),
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Draft, Lifetime, Limits};
    use karmada_token_core::Timestamp;

    #[test]
    fn the_command_asks_for_the_same() {
        let now = Timestamp::from_unix_seconds(1_700_000_000).unwrap();
        let draft = Draft {
            lifetime: Lifetime::Hours(1),
            description: "it's for eu-1".to_owned(),
            ..Draft::new(None, &Limits::default())
        };
        let command = |draft: &Draft| {
            let wish = draft.check(&Limits::default(), now).unwrap();
            wish.command(&["karmadactl", "token", "create"], now).unwrap()
        };
        assert_eq!(
            command(&draft),
            "karmadactl token create --ttl 1h --usages authentication,signing \
             --groups system:bootstrappers:karmada:default-cluster-token --description 'it'\\''s for eu-1'"
        );
        let never = Draft {
            lifetime: Lifetime::Never,
            description: String::new(),
            ..draft
        };
        assert!(command(&never).starts_with("karmadactl token create --ttl 0 --usages"));
        assert!(!command(&never).contains("--description"));
    }

    #[test]
    fn a_ttl_is_written_as_a_person_would() {
        let spans = [(86_400, "24h"), (5_400, "90m"), (3_661, "3661s"), (1, "1s")];
        for (seconds, text) in spans {
            assert_eq!(super::span(seconds), text);
        }
    }
}
