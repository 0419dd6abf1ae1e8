//! Any text at all: what it is, and what is wrong with it.

use super::{CANARY, text};
use karmada_token_core::{Kind, diagnose};

/// Findings lie in the text, say something, and repeat no secret; what is corrected can be looked at again, and one value is
/// corrected at once.
pub(super) fn diagnosis(data: &[u8]) {
    let text = text(data);
    let diagnosis = diagnose(text);
    let length = text.chars().count();
    for finding in diagnosis.findings() {
        let span = finding.span();
        assert!(
            span.start <= span.end && span.end <= length,
            "{}: {span:?} of {length}",
            finding.code()
        );
        let words = format!("{}{}{finding:?}", finding.what(), finding.why());
        assert!(!finding.what().is_empty() && !finding.why().is_empty());
        assert!(
            !words.contains(CANARY),
            "{}: a finding repeats a secret: {words}",
            finding.code()
        );
    }
    if let Some(corrected) = diagnosis.corrected(text) {
        let again = diagnose(&corrected);
        // What a document or a command is seen to want may depend on what was corrected in it; and of
        // what a value is wrapped in, eight layers are taken off at once.
        let one_value = matches!(
            diagnosis.kind(),
            Kind::Token | Kind::TokenId | Kind::TokenSecret | Kind::Pin
        ) && diagnosis.findings().len() < 8;
        assert!(
            !one_value || again.corrected(&corrected).is_none(),
            "{text:?} is corrected in more than one step"
        );
    }
}
