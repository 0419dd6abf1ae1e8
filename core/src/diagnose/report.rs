//! What a diagnosis says.

use super::{Kind, Problem, Severity};
use crate::Span;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use zeroize::Zeroizing;

/// What a text is, and what is wrong with it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Diagnosis {
    pub(super) kind: Kind,
    pub(super) findings: Vec<Finding>,
}

/// One thing that was found.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
    problem: Problem,
    span: Span,
    fix: Option<Correction>,
}

/// What should stand in place of a finding's span. It may be a part of a token: Debug shows its length alone, it is
/// zeroed when dropped, and [`Correction::expose`] is the one way to it.
#[derive(Clone, Eq, PartialEq)]
pub struct Correction(Zeroizing<String>);

impl Diagnosis {
    /// What it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// What was found, in the order of the text.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The gravest severity; none where nothing was found.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(Finding::severity).max()
    }

    /// The text that was looked at, with every known correction made; none where there is no correction. It may still
    /// be wrong where no correction is known.
    #[must_use]
    pub fn corrected(&self, text: &str) -> Option<Zeroizing<String>> {
        let fixes = self.fixes();
        let longer: usize = fixes.iter().map(|(_, fix)| fix.expose().len()).sum();
        // One allocation: a growing string would leave copies behind.
        let mut corrected = Zeroizing::new(String::with_capacity(text.len() + longer));
        let mut characters = text.chars();
        let mut at = 0;
        for (span, fix) in &fixes {
            if span.start < at {
                continue;
            }
            corrected.extend(characters.by_ref().take(span.start - at));
            corrected.push_str(fix.expose());
            characters.by_ref().take(span.len()).for_each(drop);
            at = span.end;
        }
        corrected.extend(characters);
        (!fixes.is_empty()).then_some(corrected)
    }

    /// The corrections in the order of the text. Of two that begin at one place, the wider holds the narrower's
    /// already, and the later was made with the earlier in view.
    fn fixes(&self) -> Vec<(Span, &Correction)> {
        let mut fixes: Vec<(Span, &Correction)> = Vec::new();
        for finding in &self.findings {
            let Some(fix) = &finding.fix else { continue };
            match fixes.last_mut() {
                Some(last) if last.0.start == finding.span.start && !last.0.is_empty() => {
                    if last.0.end <= finding.span.end {
                        *last = (finding.span, fix);
                    }
                }
                _ => fixes.push((finding.span, fix)),
            }
        }
        fixes
    }
}

impl Finding {
    pub(super) fn new(problem: Problem, span: Span, fix: Option<Correction>) -> Self {
        Finding { problem, span, fix }
    }

    /// What was found, as a program tells it.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// How grave it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.problem.severity()
    }

    /// A stable name for programs: kebab-case.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.problem.code()
    }

    /// Where it is; empty where something is missing.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// What is wrong, in English.
    #[must_use]
    pub fn what(&self) -> String {
        self.problem.to_string()
    }

    /// Why it matters, and what to do, in English.
    #[must_use]
    pub fn why(&self) -> &'static str {
        self.problem.why()
    }

    /// What should stand in place of the span, where that can be known.
    #[must_use]
    pub fn fix(&self) -> Option<&Correction> {
        self.fix.as_ref()
    }
}

impl Correction {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Correction(Zeroizing::new(text.into()))
    }

    /// The text in clear; empty where the span is to be removed.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Correction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Correction({} bytes)", self.0.len())
    }
}
