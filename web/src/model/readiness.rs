//! What the preflight's checks come to in one line.

use crate::text::Key;

/// The messages that say it, each with the number in it; a check is known by its status. What was not seen is never said to be well.
pub(crate) fn readiness<'a>(statuses: impl IntoIterator<Item = &'a str>) -> Vec<(Key, usize)> {
    let (mut failed, mut warned, mut forbidden, mut unchecked) = (0, 0, 0, 0);
    for status in statuses {
        match status {
            "fail" => failed += 1,
            "warn" => warned += 1,
            "unreadable" => forbidden += 1,
            "unchecked" => unchecked += 1,
            _ => {}
        }
    }
    let first = match (failed, warned, forbidden + unchecked) {
        (0, 0, 0) => (Key::PreflightPasses, 0),
        (0, warned, 0) => (Key::PreflightWarns, warned),
        (0, warned, _) => (Key::PreflightLooks, warned),
        (failed, ..) => (Key::PreflightFails, failed),
    };
    let rest = [
        (Key::PreflightUnread, forbidden),
        (Key::PreflightUnchecked, unchecked),
    ];
    let is_said = |(key, count): &(Key, usize)| *count > 0 || *key == Key::PreflightPasses;
    [first].into_iter().chain(rest).filter(is_said).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_well_while_something_was_not_seen() {
        for (statuses, said) in [
            (vec!["pass", "untested"], vec![(Key::PreflightPasses, 0)]),
            (vec!["pass", "warn"], vec![(Key::PreflightWarns, 1)]),
            (
                vec!["warn", "unchecked", "unchecked"],
                vec![(Key::PreflightLooks, 1), (Key::PreflightUnchecked, 2)],
            ),
            (
                vec!["pass", "unreadable", "unchecked"],
                vec![(Key::PreflightUnread, 1), (Key::PreflightUnchecked, 1)],
            ),
            (
                vec!["fail", "warn", "unreadable"],
                vec![(Key::PreflightFails, 1), (Key::PreflightUnread, 1)],
            ),
        ] {
            assert_eq!(readiness(statuses.iter().copied()), said, "{statuses:?}");
        }
    }
}
