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
    /// Lines that are no name: the first of them, and how many more there are.
    #[error("{}", told(.0, *.1))]
    Lines(Vec<LineFlaw>, usize),
    /// Too many of them.
    #[error("at most {MOST} clusters at once, and these are {0}")]
    TooMany(usize),
}

/// What is wrong with one line.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(crate) enum LineFlaw {
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
    /// A name and more, such as a second column.
    #[error("line {line}, \"{text}\": one name, and nothing beside it")]
    More {
        /// Which.
        line: usize,
        /// What stands there, cut where it is long.
        text: String,
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
}

/// The most characters of a line that an error repeats.
const SHOWN: usize = 60;
/// The most lines that an error names.
const NAMED: usize = 10;

fn told(flaws: &[LineFlaw], more: usize) -> String {
    let mut told: Vec<_> = flaws.iter().map(ToString::to_string).collect();
    if more > 0 {
        told.push(format!("and {more} more"));
    }
    told.join("; ")
}

/// The names, without the lines that are empty.
pub(crate) fn clusters(text: &str) -> Result<Vec<ClusterName>, ClustersError> {
    let mut found: Vec<(usize, ClusterName)> = Vec::new();
    let mut flaws = Vec::new();
    let lines = text.lines().map(str::trim).enumerate();
    for (index, text) in lines.filter(|(_, text)| !text.is_empty()) {
        let line = index + 1;
        let cut = || text.chars().take(SHOWN).collect();
        match text.parse::<ClusterName>() {
            Err(_) if text.contains(['\t', ' ', ',', ';']) => {
                flaws.push(LineFlaw::More { line, text: cut() })
            }
            Err(error) => flaws.push(LineFlaw::Name {
                line,
                text: cut(),
                error,
            }),
            Ok(name) => match found.iter().find(|(_, known)| *known == name) {
                Some((first, _)) => flaws.push(LineFlaw::Twice {
                    line,
                    first: *first,
                    name,
                }),
                None => found.push((line, name)),
            },
        }
    }
    if !flaws.is_empty() {
        let more = flaws.len().saturating_sub(NAMED);
        flaws.truncate(NAMED);
        return Err(ClustersError::Lines(flaws, more));
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
        // Each of them at once, as far as anybody reads on.
        assert_eq!(
            told("a\tfrankfurt\nA\nb\nb"),
            "line 1, \"a\tfrankfurt\": one name, and nothing beside it; line 2, \"A\": only a-z, 0-9 and \"-\" may be in the name; \
             character 1 is another; line 4: b stands in line 3 already"
        );
        let twelve = told(&"A\n".repeat(12));
        assert!(
            twelve.contains("line 10, ") && !twelve.contains("line 11, "),
            "{twelve}"
        );
        assert!(twelve.ends_with("; and 2 more"), "{twelve}");
        assert!(told(&"x".repeat(49)).contains("48 characters at most, and has 49"));
        let many: String = (0..=MOST).map(|n| format!("c{n}\n")).collect();
        assert_eq!(told(&many), "at most 500 clusters at once, and these are 501");
    }
}
