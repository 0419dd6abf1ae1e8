//! Connections: accepted, served, and on a signal brought to an end within the grace period.

mod connection;
mod descriptors;
mod first_bytes;
mod streams;
mod tls;
mod too_many;
mod write_deadline;

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::{TcpListener, TcpSocket};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use crate::app::{App, AppError};
use crate::caps::Caps;
use crate::config::{Config, Mode, TlsError};
use crate::terminal;
use connection::Connections;
use tls::Tls;

/// How long a connection may take to say which protocol it speaks, each head of a request to arrive whole, and an idle
/// connection to ask for something.
const HEAD_TIME: Duration = Duration::from_secs(8);

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
    /// The certificate can't be used any more.
    #[error(transparent)]
    Tls(#[from] TlsError),
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
    descriptors::raise(descriptors::needed(&config));
    let listener =
        listen(address, config.max_connections).map_err(|source| ServeError::Bind { address, source })?;
    let tls = config.tls.clone().map(Tls::start).transpose()?;
    let caps = Caps::new(config.max_connections, config.max_connections_per_peer);
    let app = App::new(config, listener.local_addr()?)?;
    let cleaner = app.sandbox().map(|sandbox| tokio::spawn(sandbox.run_cleaner()));
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let (connections, state) = (
        Connections::new(app.router(), app.state(), caps, tls),
        app.state(),
    );
    let ending = &state.ending;
    let accepting = accept(listener, &connections, ending);
    terminal::announce(app.link())?;
    let mut asked = async || {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    };
    tokio::select! {
        () = accepting => {}
        () = asked() => {}
    }
    tracing::info!(
        open = ending.receiver_count(),
        "ending: no new connections are taken"
    );
    app.begin_drain();
    ending.send_replace(());
    tokio::select! {
        () = ending.closed() => {}
        () = tokio::time::sleep(grace_period) => {
            tracing::warn!("the grace period is over; connections that are still open are cut");
        }
        // Whoever asks again doesn't want to wait.
        () = asked() => tracing::warn!("asked to end again: connections that are still open are cut"),
    }
    if let Some(cleaner) = cleaner {
        cleaner.abort();
    }
    Ok(())
}

/// Listens. As many connections may wait to be taken as may be open at all, so that a burst of them is told apart by the
/// caps and not by the kernel, which lets them wait without a word.
fn listen(address: SocketAddr, waiting: usize) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() {
        TcpSocket::new_v4()
    } else {
        TcpSocket::new_v6()
    }?;
    // An address that the last process has just left is free.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(u32::try_from(waiting).unwrap_or(u32::MAX))
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
async fn accept(listener: TcpListener, connections: &Connections, ending: &watch::Sender<()>) {
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => connections.begin(stream, peer, ending.subscribe()),
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::net::TcpStream;

    /// The kernel's own choice is 128.
    #[tokio::test]
    async fn s26_as_many_may_wait_as_may_be_open() {
        let listener = listen(([127, 0, 0, 1], 0).into(), 300).unwrap();
        let address = listener.local_addr().unwrap();
        let connecting = (0..250).map(|_| TcpStream::connect(address));
        // Nobody takes them; one that does not fit tries for minutes.
        let connected = tokio::time::timeout(
            Duration::from_secs(30),
            futures_util::future::try_join_all(connecting),
        );
        assert_eq!(connected.await.unwrap().unwrap().len(), 250);
    }
}
