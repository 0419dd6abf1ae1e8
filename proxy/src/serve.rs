//! Connections: accepted, served, and on a signal brought to an end within the grace period.

mod first_bytes;

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::signal::unix::{SignalKind, signal};

use crate::app::{App, AppError};
use crate::config::{Config, Mode};
use crate::terminal;
use first_bytes::FirstBytes;

/// How long a connection may take to say which protocol it speaks, and each head of a request to arrive whole.
const HEAD_TIME: Duration = Duration::from_secs(8);
/// The largest head of a request.
const HEAD_SIZE: usize = 16 << 10;

/// Why `serve` ended other than by a signal.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServeError {
    /// The address is taken or isn't this machine's.
    #[error("can't listen on {address}: {source}; choose another with --listen")]
    Bind {
        /// The address.
        address: SocketAddr,
        /// Why.
        source: io::Error,
    },
    /// The server could not be made.
    #[error(transparent)]
    App(#[from] AppError),
    /// Signals can't be heard, or standard output not written to.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Serves until a signal asks to end. Prints the URL on standard output once connections are taken.
///
/// # Errors
/// [`ServeError`].
pub async fn serve(config: Config) -> Result<(), ServeError> {
    let (address, grace_period) = (config.listen, config.grace_period);
    warn(&config);
    let listener = TcpListener::bind(address)
        .await
        .map_err(|source| ServeError::Bind { address, source })?;
    let app = App::new(config, listener.local_addr()?)?;
    let cleaner = app.sandbox().map(|sandbox| tokio::spawn(sandbox.run_cleaner()));
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let connections = GracefulShutdown::new();
    let accepting = accept(listener, app.router(), &connections);
    terminal::say(app.link())?;
    tokio::select! {
        () = accepting => {}
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    tracing::info!(open = connections.count(), "ending: no new connections are taken");
    app.begin_drain();
    if tokio::time::timeout(grace_period, connections.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("the grace period is over; connections that are still open are cut");
    }
    if let Some(cleaner) = cleaner {
        cleaner.abort();
    }
    Ok(())
}

fn warn(config: &Config) {
    if matches!(config.mode, Mode::Bearer(_)) && config.cookie_keys.are_random {
        tracing::warn!(
            "sessions end with this process and hold on this replica only: no --cookie-key-file is given"
        );
    }
    if let Mode::Kubeconfig(connection) = &config.mode
        && connection.nobody.accept_invalid_certs
    {
        tracing::warn!(
            "the API server's certificate is not checked: the kubeconfig says insecure-skip-tls-verify"
        );
    }
}

/// Takes connections for ever. One that can't be taken (no file descriptor left) is waited out.
async fn accept(listener: TcpListener, router: Router, connections: &GracefulShutdown) {
    let builder = builder();
    loop {
        match listener.accept().await {
            Ok((stream, _peer)) => serve_connection(stream, &builder, router.clone(), connections),
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

fn serve_connection(
    stream: TcpStream,
    builder: &Builder<TokioExecutor>,
    router: Router,
    connections: &GracefulShutdown,
) {
    // Without it a streamed answer waits for the peer's delayed acknowledgement.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "TCP_NODELAY could not be set");
    }
    let io = TokioIo::new(FirstBytes::new(stream, HEAD_TIME));
    let connection = builder
        .serve_connection(io, TowerToHyperService::new(router))
        .into_owned();
    let connection = connections.watch(connection);
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a connection broke off");
        }
    });
}

fn builder() -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(HEAD_SIZE);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(Duration::from_secs(20))
        .keep_alive_timeout(HEAD_TIME)
        .max_concurrent_streams(64)
        .max_header_list_size(u32::try_from(HEAD_SIZE).unwrap_or(u32::MAX));
    builder
}
