//! Many clusters at once: their names, one on each line, checked as Karmada checks them.

use karmada_token_core::{ClusterName, NameError};

/// The most clusters of one go: each is a request, and one after the other.
pub(crate) const MOST: usize = 500;

/// Why a list of names is refused. Lines count from 1.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(crate) enum ClustersError {
    /// Nothing but white space.
    #[error("name at least one cluster")]
    None,
    /// Not a name that Karmada would take.
    #[error("line {line}, \"{text}\": {error}")]
    Name {
        /// Which.
        line: usize,
        /// What stands there, cut where it is long.
        text: String,
        /// Why.
        error: NameError,
    },
    /// The same name once more: the second registration would be refused.
    #[error("line {line}: {name} stands in line {first} already")]
    Twice {
        /// The later one.
        line: usize,
        /// The earlier one.
        first: usize,
        /// The name.
        name: ClusterName,
    },
    /// Too many of them.
    #[error("at most {MOST} clusters at once, and these are {0}")]
    TooMany(usize),
}

/// The most characters of a line that an error repeats.
const SHOWN: usize = 60;

/// The names, without the lines that are empty.
pub(crate) fn clusters(text: &str) -> Result<Vec<ClusterName>, ClustersError> {
    let mut found: Vec<(usize, ClusterName)> = Vec::new();
    let lines = text.lines().map(str::trim).enumerate();
    for (index, text) in lines.filter(|(_, text)| !text.is_empty()) {
        let line = index + 1;
        let name: ClusterName = text.parse().map_err(|error| ClustersError::Name {
            line,
            text: text.chars().take(SHOWN).collect(),
            error,
        })?;
        match found.iter().find(|(_, known)| *known == name) {
            Some((first, _)) => {
                let first = *first;
                return Err(ClustersError::Twice { line, first, name });
            }
            None => found.push((line, name)),
        }
    }
    match found.len() {
        0 => Err(ClustersError::None),
        count if count > MOST => Err(ClustersError::TooMany(count)),
        _ => Ok(found.into_iter().map(|(_, name)| name).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_name_and_an_empty_one_is_none() {
        let names = clusters(" eu-1 \n\n\r\nus-1\n").unwrap();
        let names: Vec<&str> = names.iter().map(ClusterName::as_str).collect();
        assert_eq!(names, ["eu-1", "us-1"]);
    }

    #[test]
    fn what_karmada_would_refuse_is_told_with_its_line() {
        let told = |text: &str| clusters(text).unwrap_err().to_string();
        assert_eq!(told(" \n"), "name at least one cluster");
        assert_eq!(
            told("eu-1\n\nEU_2"),
            "line 3, \"EU_2\": only a-z, 0-9 and \"-\" may be in the name; character 1 is another"
        );
        assert_eq!(told("a\nb\na"), "line 3: a stands in line 1 already");
        assert!(told(&"x".repeat(49)).contains("48 characters at most, and has 49"));
        let many: String = (0..=MOST).map(|n| format!("c{n}\n")).collect();
        assert_eq!(told(&many), "at most 500 clusters at once, and these are 501");
    }
}
