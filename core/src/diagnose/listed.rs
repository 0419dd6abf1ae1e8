//! What a list of tokens says of each: `karmadactl token list`, `kubeadm token list`, and kubeadm's in JSON.

use super::SecretProblem;
use super::glyphs::Glyphs;
use super::notes::Notes;
use crate::{Group, Span, Timestamp, Usage};

/// Looks at the row of a table that a token begins, from after the token on. The columns are TTL, EXPIRES, USAGES, DESCRIPTION
/// and EXTRA GROUPS, of which a narrow terminal may have cut some off.
pub(super) fn row(text: &Glyphs, from: usize, notes: &mut Notes) {
    let mut words: [(usize, usize); 4] = [(from, from); 4];
    let mut count = 0;
    let mut start = from;
    let is_end = |c: char| c == '\n' || c == '\r';
    for at in from..=text.len() {
        let character = text.get(at).unwrap_or('\n');
        if !character.is_whitespace() {
            continue;
        }
        if start < at {
            // The last word of the row takes the last place, whatever stands between.
            if let Some(word) = words.get_mut(count.min(3)) {
                *word = (start, at);
            }
            count += 1;
        }
        if is_end(character) {
            break;
        }
        start = at + 1;
    }
    let [_, expires, usages, groups] =
        words.map(|(from, to)| (text.part(from, to).text(), text.span(from, to)));
    let is_time = *expires.0 == "<never>" || Timestamp::parse_rfc3339(&expires.0).is_ok();
    let is_usage = |name: &str| name == "<none>" || Usage::ALL.iter().any(|usage| usage.name() == name);
    if count < 3 || !is_time || !usages.0.split(',').all(is_usage) {
        return;
    }
    let is_groups = count > 4 && (groups.0.starts_with("system:bootstrappers:") || *groups.0 == "<none>");
    let groups = is_groups.then_some((groups.0.as_str(), groups.1));
    judge((&expires.0, expires.1), (&usages.0, usages.1), groups, notes);
}

/// Says why a token that is listed so registers nothing, each with its place.
pub(super) fn judge(
    (expires, expires_at): (&str, Span),
    (usages, usages_at): (&str, Span),
    groups: Option<(&str, Span)>,
    notes: &mut Notes,
) {
    match (Timestamp::parse_rfc3339(expires), notes.now) {
        (Ok(end), Some(now)) if end <= now => notes.add(SecretProblem::Expired, expires_at),
        (Ok(_), _) => {}
        (Err(_), _) => notes.add(SecretProblem::NeverExpires, expires_at),
    }
    for usage in Usage::ALL {
        if !usages.split(',').any(|name| name == usage.name()) {
            notes.add(SecretProblem::UsageMissing { key: usage.key() }, usages_at);
        }
    }
    if let Some((groups, at)) = groups
        && !groups
            .split(',')
            .any(|name| name == Group::karmada_default().as_str())
    {
        notes.add(SecretProblem::OtherGroups, at);
    }
}
