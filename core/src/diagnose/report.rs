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
    pub(super) span: Span,
    fix: Option<Correction>,
    /// How many were found before it. It was found with their corrections in view.
    pub(super) made: usize,
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
        let fixes = || {
            self.findings
                .iter()
                .filter_map(|finding| finding.fix().map(|fix| (finding, fix.expose())))
        };
        fixes().next()?;
        // What stands in place of each character and at the end, and which finding wants it so.
        let mut places: Vec<(&str, usize)> = text
            .split_inclusive(|_: char| true)
            .map(|character| (character, 0))
            .collect();
        places.push(("", 0));
        for (finding, fix) in fixes() {
            // As many characters as they were are put in place one by one: a later finding may be about some of them.
            let each = fix.chars().count() == finding.span.len();
            let mut parts = fix.split_inclusive(|_: char| each);
            for place in places
                .get_mut(finding.span.start..finding.span.end)
                .unwrap_or_default()
            {
                let part = parts.next().unwrap_or_default();
                if place.1 <= finding.made {
                    *place = (part, finding.made);
                }
            }
        }
        let mut added = fixes()
            .filter(|(finding, _)| finding.span.is_empty() && !self.is_within_later(finding))
            .peekable();
        let longer: usize = fixes().map(|(_, fix)| fix.len()).sum();
        // One allocation: a growing string would leave copies behind.
        let mut corrected = Zeroizing::new(String::with_capacity(text.len() + longer));
        for (at, (part, _)) in places.into_iter().enumerate() {
            while let Some((_, fix)) = added.next_if(|(finding, _)| finding.span.start == at) {
                corrected.push_str(fix);
            }
            corrected.push_str(part);
        }
        Some(corrected)
    }

    /// Whether what is added in this place is in the correction that a later finding has for what stands around it.
    fn is_within_later(&self, added: &Finding) -> bool {
        let at = added.span.start;
        self.findings.iter().any(|later| {
            later.fix.is_some() && later.made > added.made && later.span.start < at && at < later.span.end
        })
    }
}

impl Finding {
    pub(super) fn new(problem: Problem, span: Span, fix: Option<Correction>) -> Self {
        Finding {
            problem,
            span,
            fix,
            made: 0,
        }
    }

    /// Forgets what should stand there.
    pub(super) fn unfix(&mut self) {
        self.fix = None;
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
