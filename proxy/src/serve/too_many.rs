//! What a connection hears that is one too many.

use http::header::{CONNECTION, CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderMap, HeaderValue};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

use crate::observe::sign;
use crate::state::State;

const STATUS_LINE: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\n";
/// Its end is the connection's.
const BODY: &[u8] = br#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"too many connections are open (--max-connections, --max-connections-per-peer)","reason":"ServiceUnavailable","code":503}"#;

/// Answers whatever is asked.
pub(super) async fn tell<T: AsyncRead + AsyncWrite + Unpin>(
    state: &State,
    mut stream: T,
) -> std::io::Result<u64> {
    // A client takes an answer to its request, and none that comes before.
    if stream.read(&mut [0; 1024]).await? == 0 {
        return Ok(0);
    }
    stream.write_all(&answer(state)).await?;
    stream.shutdown().await?;
    // Closed with unread bytes, the answer would be lost with them.
    tokio::io::copy(&mut stream, &mut tokio::io::sink()).await
}

/// In HTTP/1.1, with what every answer carries: nobody else puts it on here.
fn answer(state: &State) -> Vec<u8> {
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(RETRY_AFTER, HeaderValue::from_static("5"));
    headers.insert(CONNECTION, HeaderValue::from_static("close"));
    state.headers.put_on(&mut headers);
    let id = sign(state, &mut headers);
    tracing::debug!(id, "one connection too many");
    let mut answer = STATUS_LINE.to_vec();
    for (name, value) in &headers {
        for part in [name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"] {
            answer.extend_from_slice(part);
        }
    }
    answer.extend_from_slice(b"\r\n");
    answer.extend_from_slice(BODY);
    answer
}
