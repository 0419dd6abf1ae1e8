//! Requests, as many as a proxy can take or at a rate, on connections that are kept.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::header::{AUTHORIZATION, HOST};
use http::{Request, StatusCode};
use http_body_util::{BodyExt, Empty};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use karmada_token_tests::{Outcome, User};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep_until};

use crate::contender::{Contender, Name};

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    /// A list of 50.
    List,
    /// A list of 500, masked by ours; the other can't.
    Masked,
}

/// What came of a lap, or of several.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answers {
    count: f64,
    seconds: f64,
    cpu: f64,
}

/// A connection to a proxy.
pub(crate) struct Connection {
    sender: SendRequest<Empty<Bytes>>,
    host: String,
}

impl Work {
    pub(crate) fn items(self) -> usize {
        match self {
            Self::List => 50,
            Self::Masked => 500,
        }
    }
}

impl fmt::Display for Work {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::List => "list of 50",
            Self::Masked => "masked list of 500",
        })
    }
}

impl Answers {
    pub(crate) fn add(&mut self, lap: &Self) {
        self.count += lap.count;
        self.seconds += lap.seconds;
        self.cpu += lap.cpu;
    }

    pub(crate) fn per_second(&self) -> f64 {
        self.count / self.seconds
    }

    pub(crate) fn cpu_micros(&self) -> f64 {
        self.cpu * 1e6 / self.count
    }
}

impl Connection {
    pub(crate) async fn open(contender: &Contender) -> Outcome<Self> {
        let stream = TcpStream::connect(contender.address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self {
            sender,
            host: contender.address.to_string(),
        })
    }

    /// The answer's body, still to be read.
    pub(crate) async fn ask(&mut self, name: Name, target: &str) -> Outcome<hyper::body::Incoming> {
        let mut request = Request::get(target).header(HOST, &self.host);
        if name == Name::KarmadaToken {
            // Of kubectl proxy everybody is its user.
            let administrator = User::administrator();
            let token = administrator.token().unwrap_or_default();
            request = request.header(AUTHORIZATION, format!("Bearer {token}"));
        }
        self.sender.ready().await?;
        let answer = self.sender.send_request(request.body(Empty::new())?).await?;
        if answer.status() != StatusCode::OK {
            return Err(std::io::Error::other(format!("{name:?} answered {}", answer.status())).into());
        }
        Ok(answer.into_body())
    }
}

/// Reads an answer to its end, and keeps nothing of it.
pub(crate) async fn read(mut body: hyper::body::Incoming) -> Outcome {
    while let Some(frame) = body.frame().await {
        frame?;
    }
    Ok(())
}

/// Asks on so many connections at once, each again as soon as it is answered.
pub(crate) async fn as_fast_as_it_can(
    contender: &Contender,
    work: Work,
    connections: usize,
    lap: Duration,
) -> Outcome<Answers> {
    let target = contender.target(work);
    let mut open = Vec::new();
    for _ in 0..connections {
        open.push(Connection::open(contender).await?);
    }
    let (cpu, begun) = (contender.cpu_seconds()?, Instant::now());
    let asking = open.into_iter().map(async |mut connection| {
        let mut count = 0.0;
        while begun.elapsed() < lap {
            read(connection.ask(contender.name, &target).await?).await?;
            count += 1.0;
        }
        Outcome::Ok(count)
    });
    let counts = futures_util::future::try_join_all(asking).await?;
    Ok(Answers {
        count: counts.iter().sum(),
        seconds: begun.elapsed().as_secs_f64(),
        cpu: contender.cpu_seconds()? - cpu,
    })
}

/// Asks at set times, whether the last answer has come or not: how long after its time each was answered.
pub(crate) async fn at_a_rate(
    contender: &Contender,
    work: Work,
    rate: usize,
    lap: Duration,
) -> Outcome<Vec<Duration>> {
    const CONNECTIONS: usize = 16;
    let target = contender.target(work);
    let mut open = Vec::new();
    for _ in 0..CONNECTIONS {
        open.push(Connection::open(contender).await?);
    }
    let begun = Instant::now();
    let every = Duration::from_secs(1) / rate as u32;
    let asking = open.into_iter().enumerate().map(async |(first, mut connection)| {
        let mut times = Vec::new();
        for number in (first..).step_by(CONNECTIONS) {
            let due = begun + every * number as u32;
            if due >= begun + lap {
                break;
            }
            sleep_until(due).await;
            read(connection.ask(contender.name, &target).await?).await?;
            times.push(due.elapsed());
        }
        Outcome::Ok(times)
    });
    Ok(futures_util::future::try_join_all(asking).await?.concat())
}

/// The 99th percentile, in microseconds.
pub(crate) fn p99_micros(mut times: Vec<Duration>) -> f64 {
    times.sort();
    let time = times.get(times.len() * 99 / 100).copied().unwrap_or_default();
    time.as_secs_f64() * 1e6
}
