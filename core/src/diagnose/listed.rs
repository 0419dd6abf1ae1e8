//! What `karmadactl token list` and `kubeadm token list` say of a token, in the columns TTL, EXPIRES, USAGES, DESCRIPTION and
//! EXTRA GROUPS, of which a narrow terminal may have cut some off.

use super::SecretProblem;
use super::glyphs::Glyphs;
use super::notes::Notes;
use crate::{Group, Usage};

/// Looks at the row that a token begins, from after the token on.
pub(super) fn row(text: &Glyphs, from: usize, notes: &mut Notes) {
    let to = (from..text.len()).find(|at| text.get(*at) == Some('\n'));
    let row = text.part(from, to.unwrap_or(text.len())).trimmed();
    let shown = row.text();
    let mut words = shown.split_whitespace();
    let (Some(ttl), Some(expires), Some(usages)) = (words.next(), words.next(), words.next()) else {
        return;
    };
    let is_usage = |name: &str| name == "<none>" || Usage::ALL.iter().any(|usage| usage.name() == name);
    if !usages.split(',').all(is_usage) {
        return;
    }
    let place = row.whole();
    if ttl == "<invalid>" {
        notes.add(SecretProblem::Expired, place);
    }
    if expires == "<never>" {
        notes.add(SecretProblem::NeverExpires, place);
    }
    for usage in Usage::ALL {
        if !usages.contains(usage.name()) {
            notes.add(SecretProblem::UsageMissing { key: usage.key() }, place);
        }
    }
    let groups = words.skip(1).last().unwrap_or_default();
    let is_groups = groups == "<none>" || groups.starts_with("system:bootstrappers:");
    if is_groups && !groups.contains(Group::karmada_default().as_str()) {
        notes.add(SecretProblem::OtherGroups, place);
    }
}
