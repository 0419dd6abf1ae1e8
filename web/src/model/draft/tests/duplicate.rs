//! What a token that is made once more begins with.

use super::*;

#[test]
fn a_duplicate_lives_as_an_untouched_form_says() {
    let limits = Limits::new(Policy {
        max_ttl: "12h".parse().ok(),
        ..Policy::default()
    });
    let row = row("abcdef", &[("description", "as it was")]);
    let duplicate = Draft::new(None, &limits).with(&row);
    assert_eq!(duplicate.description, "as it was");
    assert_eq!(duplicate.ttl, "12h0m0s");
    assert_eq!(duplicate.kept, None);
    assert_eq!(duplicate.check(&limits, now()).err(), None);
}
