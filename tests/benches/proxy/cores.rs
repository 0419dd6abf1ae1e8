//! Who runs on which core.

use karmada_token_tests::Outcome;
use rustix::thread::{CpuSet, sched_setaffinity};

/// This program, from now on.
pub(crate) fn stay_on_the_first() -> Outcome {
    stay_on(0)
}

/// What is started meanwhile stays on the second core: a child inherits where its parent is.
pub(crate) fn on_the_second<T>(start: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    stay_on(1)?;
    let started = start();
    stay_on(0)?;
    started
}

fn stay_on(core: usize) -> Outcome {
    let mut cores = CpuSet::new();
    cores.set(core);
    sched_setaffinity(None, &cores)?;
    Ok(())
}
