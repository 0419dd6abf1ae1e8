//! Any text at all: what it is, and what is wrong with it.

use super::{CANARY, text};
use karmada_token_core::diagnose;

/// Findings lie in the text, say something, and repeat no secret; what is corrected can be looked at again.
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
        let _ = diagnose(&corrected);
    }
}
