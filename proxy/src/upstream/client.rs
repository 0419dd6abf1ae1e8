//! How connections to an API server are made.

use std::time::Duration;

use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use kube_client::client::{ClientBuilder, ConfigExt};
use kube_client::{Client, Config};
use tokio::net::TcpStream;
use tower::{BoxError, ServiceBuilder, ServiceExt};

use super::SILENCE;
use super::wide::Wide;

/// What a connection holds at most of an answer that isn't taken.
const ROOM: usize = 64 << 10;

/// How long a connection may be idle and serve again; it is closed within twice that. kube-apiserver closes one after 90 s,
/// which a request would meet on its way.
const IDLE: Duration = Duration::from_secs(40);
/// After so long without a byte the API server's machine is asked whether it is there, and as often as that again: one that is
/// gone without a word ends its connections, a watch's above all, after a minute.
const ALIVE: Duration = Duration::from_secs(15);
const ASKED: u32 = 3;

/// A client that repeats nothing, sends small requests at once, and reads much at once.
pub(super) fn client(mut config: Config) -> Result<Client, kube_client::Error> {
    // Its retry repeats a POST as well, without a limit.
    config.default_retry = false;
    if config.proxy_url.is_some() {
        return Ok(ClientBuilder::try_from(config)?.build());
    }
    let mut connector = HttpConnector::new();
    connector.enforce_http(false);
    connector.set_nodelay(true);
    connector.set_connect_timeout(Some(SILENCE));
    connector.set_keepalive(Some(ALIVE));
    connector.set_keepalive_interval(Some(ALIVE));
    connector.set_keepalive_retries(Some(ASKED));
    let connector =
        connector.map_response(|tcp: TokioIo<TcpStream>| TokioIo::new(Wide::new(tcp.into_inner())));
    let connector = config.rustls_https_connector_with_connector(connector)?;
    let connector = connector.map_response(|stream| TokioIo::new(Wide::new(TokioIo::new(stream))));
    let http = hyper_util::client::legacy::Client::builder(TokioExecutor::new())
        .http1_max_buf_size(ROOM)
        .pool_idle_timeout(IDLE)
        .pool_timer(TokioTimer::new())
        .build(connector);
    let service = ServiceBuilder::new()
        .layer(config.base_uri_layer())
        .option_layer(config.auth_layer()?)
        // As whom the kubeconfig's user acts (`as`, `as-groups` and so on).
        .layer(config.extra_headers_layer()?)
        .map_err(BoxError::from)
        .service(http);
    Ok(Client::new(service, config.default_namespace))
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::Request;
    use http_body_util::BodyExt;
    use kube_client::client::Body;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;
    use tokio::time::Instant;

    /// What the kernel has of the connection from a port: the timer that runs on it (proc(5), `tcp`).
    fn timer(port: u16) -> Option<String> {
        let connections = std::fs::read_to_string("/proc/net/tcp").unwrap();
        let own = format!("0100007F:{port:04X}");
        let line = connections
            .lines()
            .find(|line| line.split_whitespace().nth(1) == Some(&own))?;
        line.split_whitespace()
            .nth(5)
            .map(|timer| timer.split(':').next().unwrap().to_owned())
    }

    #[tokio::test]
    async fn s37_a_connection_is_kept_alive_and_an_idle_one_is_not_kept_for_long() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let client = client(Config::new(url.parse().unwrap())).unwrap();
        let answering = async {
            let (mut stream, peer) = listener.accept().await.unwrap();
            assert!(stream.read(&mut [0; 1_024]).await.unwrap() > 0);
            stream
                .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
                .await
                .unwrap();
            (stream, peer)
        };
        let asking = async {
            let answer = client.send(Request::new(Body::empty())).await.unwrap();
            answer.into_body().collect().await.unwrap();
        };
        let ((mut stream, peer), ()) = tokio::join!(answering, asking);
        // 2 is the timer of SO_KEEPALIVE.
        assert_eq!(timer(peer.port()).as_deref(), Some("02"));
        tokio::time::pause();
        let begun = Instant::now();
        assert_eq!(stream.read(&mut [0; 1]).await.unwrap(), 0, "it is closed");
        let idle = begun.elapsed();
        assert!(idle >= IDLE && idle < Duration::from_secs(90), "{idle:?}");
    }
}
