//! Where findings are gathered.

use super::glyphs::Glyphs;
use super::report::{Correction, Finding};
use super::{Diagnosis, Kind, Problem, TextProblem};
use crate::{Span, Timestamp};
use alloc::collections::BinaryHeap;
use alloc::string::String;
use alloc::vec::Vec;

/// As many findings as anybody reads; a text of faults alone stays cheap.
const MOST: usize = 500;

/// The findings so far.
pub(super) struct Notes {
    findings: Vec<Finding>,
    /// The time by which an expiry is judged, where it is known.
    pub(super) now: Option<Timestamp>,
}

impl Notes {
    pub(super) fn new(now: Option<Timestamp>) -> Self {
        Notes {
            findings: Vec::new(),
            now,
        }
    }

    /// Something that no correction is known for.
    pub(super) fn add(&mut self, problem: impl Into<Problem>, span: Span) {
        self.push(Finding::new(problem.into(), span, None));
    }

    /// Something that is right with this text in its place.
    pub(super) fn fix(&mut self, problem: impl Into<Problem>, span: Span, text: impl Into<String>) {
        self.push(Finding::new(problem.into(), span, Some(Correction::new(text))));
    }

    /// The same for characters of a part, where they have places of their own.
    pub(super) fn fix_in(
        &mut self,
        glyphs: &Glyphs,
        (from, to): (usize, usize),
        problem: impl Into<Problem>,
        text: impl Into<String>,
    ) {
        let fix = glyphs.is_exact().then_some(text);
        self.maybe_fix(problem, glyphs.span(from, to), fix);
    }

    /// Something that may be right with this text in its place.
    pub(super) fn maybe_fix(
        &mut self,
        problem: impl Into<Problem>,
        span: Span,
        text: Option<impl Into<String>>,
    ) {
        let fix = text.map(Correction::new);
        self.push(Finding::new(problem.into(), span, fix));
    }

    fn push(&mut self, finding: Finding) {
        match self.findings.len() {
            0..MOST => self.findings.push(finding),
            MOST => self.findings.push(Finding::new(
                TextProblem::MoreFindings.into(),
                finding.span(),
                None,
            )),
            _ => {}
        }
    }

    /// Empty notes at the same time, for what may turn out to be something else.
    pub(super) fn fork(&self) -> Self {
        Notes::new(self.now)
    }

    /// Takes over what was found there.
    pub(super) fn join(&mut self, other: Notes) {
        other.findings.into_iter().for_each(|finding| self.push(finding));
    }

    /// Takes over what was found in a text as it should read, at its place in the pasted one.
    #[cfg(feature = "diagnose-documents")]
    pub(super) fn join_through(&mut self, other: Notes, text: &Glyphs) {
        for mut finding in other.findings {
            finding.span = text.span(finding.span.start, finding.span.end);
            self.push(finding);
        }
    }

    /// Takes over what was found in a text that stands as a value at this place, where nothing has a place of its own.
    #[cfg(feature = "diagnose-documents")]
    pub(super) fn join_at(&mut self, other: Notes, place: Span) {
        for finding in other.findings {
            self.add(finding.problem().clone(), place);
        }
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.findings.clear();
    }

    /// Forgets what lies outside of it altogether: it is about words that are passed over.
    pub(super) fn keep_within(&mut self, span: Span) {
        let within = |finding: &Finding| span.start < finding.span().end && finding.span().start < span.end;
        self.findings.retain(within);
    }

    pub(super) fn into_diagnosis(mut self, kind: Kind) -> Diagnosis {
        // Nobody is handed a foreign credential, put right, to pass it on.
        if matches!(
            kind,
            Kind::ServiceAccountToken | Kind::Jwt | Kind::K3sToken | Kind::OtherCredential
        ) {
            self.findings.iter_mut().for_each(Finding::unfix);
        }
        // By place, and what was found later at the same place stays later.
        let places = self
            .findings
            .iter()
            .enumerate()
            .map(|(index, finding)| (finding.span().start, index));
        let mut findings: Vec<Option<Finding>> = Vec::new();
        let order = in_order(places);
        findings.extend(self.findings.into_iter().map(Some));
        let take = |(_, index): (usize, usize)| {
            let mut finding = findings.get_mut(index)?.take()?;
            finding.made = index;
            Some(finding)
        };
        let findings = order.into_iter().filter_map(take).collect();
        Diagnosis { kind, findings }
    }
}

/// Pairs in order. Everything that is sorted here is sorted by this one, and by a heap: it is a tenth of the code of a
/// slice's own sort, and each sort of another type would be another copy of it in a page.
pub(super) fn in_order(pairs: impl Iterator<Item = (usize, usize)>) -> Vec<(usize, usize)> {
    pairs.collect::<BinaryHeap<_>>().into_sorted_vec()
}
