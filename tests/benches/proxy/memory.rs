//! How much memory they take, each in a process of its own.

use std::path::Path;
use std::time::Duration;

use http_body_util::BodyExt;
use karmada_token_tests::{ControlPlane, Outcome, SECRETS};
use tokio::time::sleep;

use crate::contender::{Contender, Name, Server};
use crate::load::{self, Connection, Work};
use crate::replay::MANY;
use crate::report::{Goal, Row};

const WATCHES: usize = 1_000;
const MIB: f64 = 1_024.0;

/// A row for each figure; the last two have no peer to be compared with but in passing.
pub(crate) async fn measure(server: &Server, plane: &ControlPlane, logs: &Path) -> Outcome<Vec<Row>> {
    let mut figures = Vec::new();
    for name in [Name::KarmadaToken, Name::KubectlProxy] {
        figures.push(of(name, server, plane, logs).await?);
    }
    let row = |what: &str, unit, index: usize| {
        Row::new(&format!("memory: {what}"), unit).figures(figures[0][index], figures[1][index])
    };
    Ok(vec![
        row("idle", "MiB", 0).goal(Goal::AtMost(0.2)),
        row("the most under load, lists of 50 and 500", "MiB", 1).goal(Goal::AtMost(0.5)),
        row(&format!("the most, with one list of {MANY}"), "MiB", 2).goal(Goal::OursAtMost(64.0)),
        row(&format!("of {WATCHES} watches each"), "KiB", 3).goal(Goal::OursAtMost(64.0)),
    ])
}

async fn of(name: Name, server: &Server, plane: &ControlPlane, logs: &Path) -> Outcome<[f64; 4]> {
    let contender = Contender::start(name, server, plane, logs).await?;
    sleep(Duration::from_secs(1)).await;
    let idle = contender.memory_kib("VmRSS")? / MIB;
    for work in [Work::List, Work::Masked] {
        load::as_fast_as_it_can(&contender, work, 16, Duration::from_secs(2)).await?;
    }
    let peak = contender.memory_kib("VmHWM")? / MIB;
    let contender = Contender::start(name, server, plane, logs).await?;
    let target = match name {
        Name::KarmadaToken => format!("{SECRETS}?view=masked"),
        Name::KubectlProxy => SECRETS.to_owned(),
    };
    load::read(Connection::open(&contender).await?.ask(name, &target).await?).await?;
    let many = contender.memory_kib("VmHWM")? / MIB;

    let contender = Contender::start(name, server, plane, logs).await?;
    let before = contender.memory_kib("VmRSS")?;
    let mut open = Vec::new();
    for _ in 0..WATCHES {
        let mut connection = Connection::open(&contender).await?;
        let mut events = connection.ask(name, &format!("{SECRETS}?watch=true")).await?;
        // Its first event has come through.
        if let Some(frame) = events.frame().await {
            frame?;
        }
        open.push((connection, events));
    }
    let each = (contender.memory_kib("VmRSS")? - before) / WATCHES as f64;
    drop(open);
    Ok([idle, peak, many, each])
}
