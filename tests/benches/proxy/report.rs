//! The table: figures of both, their ratio, and whether the goal is met.

/// What is aimed at.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Goal {
    /// Of the ratio of ours to theirs.
    AtMost(f64),
    /// Of the same.
    AtLeast(f64),
    /// Of our own figure.
    OursAtMost(f64),
}

/// A line of the table.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    what: String,
    unit: &'static str,
    ours: f64,
    theirs: f64,
    goal: Option<Goal>,
}

impl Row {
    pub(crate) fn new(what: &str, unit: &'static str) -> Self {
        Self {
            what: what.to_owned(),
            unit,
            ours: 0.0,
            theirs: 0.0,
            goal: None,
        }
    }

    pub(crate) fn figures(mut self, ours: f64, theirs: f64) -> Self {
        (self.ours, self.theirs) = (ours, theirs);
        self
    }

    pub(crate) fn goal(mut self, goal: Goal) -> Self {
        self.goal = Some(goal);
        self
    }

    fn line(&self) -> String {
        let ratio = self.ours / self.theirs;
        let word = |holds: bool| if holds { "holds" } else { "missed" };
        let goal = match self.goal {
            None => String::new(),
            Some(Goal::AtMost(most)) => format!("≤ {most}×: {}", word(ratio <= most)),
            Some(Goal::AtLeast(least)) => format!("≥ {least}×: {}", word(ratio >= least)),
            Some(Goal::OursAtMost(most)) => format!("≤ {most} {}: {}", self.unit, word(self.ours <= most)),
        };
        format!(
            "| {} ({}) | {:.1} | {:.1} | {ratio:.2}× | {goal} |",
            self.what, self.unit, self.ours, self.theirs
        )
    }
}

#[expect(clippy::print_stdout, reason = "a benchmark's result is for whoever ran it")]
pub(crate) fn print(rows: &[Row]) {
    println!("| | karmada-token | kubectl proxy | ratio | goal |\n| --- | ---: | ---: | ---: | --- |");
    for row in rows {
        println!("{}", row.line());
    }
}
