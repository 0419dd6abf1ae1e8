//! What a misspelt name is meant for.

use alloc::vec;
use alloc::vec::Vec;

/// The longest name that is compared.
const LONGEST: usize = 64;

/// The known name that is nearest to a misspelt one, if one is near: a slip in every four characters, three at most.
pub(super) fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if typed.len() > LONGEST || !typed.is_ascii() {
        return None;
    }
    let most = (typed.len() / 4).min(3);
    let distances = known
        .into_iter()
        .map(|name| (distance(typed.as_bytes(), name.as_bytes()), name));
    distances
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Insertions, deletions, replacements and swaps of neighbours that lead from one name to the other, letters in
/// either case and separators being equal.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let plain = |byte: u8| {
        if byte == b'_' {
            b'-'
        } else {
            byte.to_ascii_lowercase()
        }
    };
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let cost = usize::from(plain(*x) != plain(*y));
            let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&last, j) + cost)
                .min(at(&last, j + 1) + 1)
                .min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
        }
        before = core::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let known = [
            "register",
            "join",
            "token",
            "discovery-token-ca-cert-hash",
            "cluster-name",
        ];
        let nearest = |typed| nearest(typed, known);
        assert_eq!(nearest("regsiter"), Some("register"));
        assert_eq!(nearest("registr"), Some("register"));
        assert_eq!(nearest("tokn"), Some("token"));
        assert_eq!(nearest("cluster_name"), Some("cluster-name"));
        assert_eq!(
            nearest("discovery-token-ca-cert-hashes"),
            Some("discovery-token-ca-cert-hash")
        );
        assert_eq!(nearest("init"), None);
        assert_eq!(nearest(""), None);
        assert_eq!(nearest(&"x".repeat(1000)), None);
    }
}
