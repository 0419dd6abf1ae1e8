//! An API server that replays what the real one has answered, over TLS, HTTP/2 and HTTP/1.1 as the real one does.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::net::Ipv4Addr;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::{StreamExt, stream};
use http::header::{ACCEPT, CONTENT_TYPE, DATE};
use http::{HeaderValue, Request, Response};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full, StreamBody};
use hyper::body::{Frame, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use karmada_token_tests::{ControlPlane, Failure, Kubeconfig, Outcome, SECRETS, User};
use prost::encoding::{WireType, decode_key, decode_varint, encode_key, encode_varint};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::load::Work;

/// How many tokens the list without a limit has.
pub(crate) const MANY: usize = 50_000;
const PROTOBUF: &str = "application/vnd.kubernetes.protobuf";

type Body = UnsyncBoxBody<Bytes, Infallible>;

/// The server. It ends with the program.
pub(crate) struct Replay {
    kubeconfig: Kubeconfig,
}

/// What it answers: lists by their limit, the one without under 0, and in protobuf where the proxy asks for that; a watch's first event.
struct Recorded {
    lists: BTreeMap<usize, Bytes>,
    protobuf: BTreeMap<usize, Bytes>,
    event: Bytes,
}

impl Replay {
    /// Records what `plane` answers, and replays it with a certificate of the same CA.
    pub(crate) async fn record(plane: &ControlPlane) -> Outcome<Self> {
        let recorded = Arc::new(Recorded::by(plane).await?);
        let acceptor = acceptor(plane)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let mut kubeconfig = plane.kubeconfig(&User::administrator());
        kubeconfig.server = format!("https://{}", listener.local_addr()?);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, recorded) = (acceptor.clone(), Arc::clone(&recorded));
                tokio::spawn(async move {
                    // Without it a large answer waits for an acknowledgement. What fails is a proxy's end.
                    drop(stream.set_nodelay(true));
                    let Ok(stream) = acceptor.accept(stream).await else {
                        return;
                    };
                    let service = service_fn(move |request| {
                        let recorded = Arc::clone(&recorded);
                        async move { Ok::<_, Infallible>(recorded.answer(&request)) }
                    });
                    let builder = Builder::new(TokioExecutor::new());
                    drop(builder.serve_connection(TokioIo::new(stream), service).await);
                });
            }
        });
        Ok(Self { kubeconfig })
    }

    pub(crate) fn kubeconfig(&self) -> Kubeconfig {
        self.kubeconfig.clone()
    }
}

impl Recorded {
    async fn by(plane: &ControlPlane) -> Outcome<Self> {
        let client = plane.client(&User::administrator()).await?;
        let (mut lists, mut protobuf) = (BTreeMap::new(), BTreeMap::new());
        for work in [Work::List, Work::Masked] {
            let limit = work.items();
            let path =
                format!("{SECRETS}?fieldSelector=type%3Dbootstrap.kubernetes.io%2Ftoken&limit={limit}");
            let list = client.request_text(Request::get(&path).body(Vec::new())?).await?;
            lists.insert(limit, Bytes::from(list));
            let request = Request::get(path)
                .header(ACCEPT, PROTOBUF)
                .body(kube_client::client::Body::empty())?;
            let list = client.send(request).await?.into_body().collect().await?;
            protobuf.insert(limit, list.to_bytes());
        }
        let list: serde_json::Value = serde_json::from_slice(&lists[&Work::List.items()])?;
        let item = list["items"][0].to_string();
        let event = Bytes::from(format!("{{\"type\":\"ADDED\",\"object\":{item}}}\n"));
        let items = vec![item; MANY].join(",");
        let head = r#"{"kind":"SecretList","apiVersion":"v1","metadata":{"resourceVersion":"7"},"items":["#;
        lists.insert(0, Bytes::from(format!("{head}{items}]}}")));
        let many =
            many(&protobuf[&Work::List.items()]).ok_or_else(|| Failure::told("no list in protobuf"))?;
        protobuf.insert(0, many);
        Ok(Self {
            lists,
            protobuf,
            event,
        })
    }

    fn answer(&self, request: &Request<Incoming>) -> Response<Body> {
        let query = request.uri().query().unwrap_or_default();
        let limit = query.split('&').find_map(|pair| pair.strip_prefix("limit="));
        let limit = limit.map_or(Ok(0), str::parse).unwrap_or_default();
        let wishes = request.headers().get(ACCEPT).map(HeaderValue::as_bytes);
        let protobuf = wishes.filter(|wish| wish.starts_with(PROTOBUF.as_bytes()));
        let protobuf = protobuf.and_then(|_| self.protobuf.get(&limit)).cloned();
        let kind = if protobuf.is_some() {
            PROTOBUF
        } else {
            "application/json"
        };
        let body = if query.contains("watch=") {
            // An event, and then nothing for as long as somebody watches.
            let first = stream::iter([Ok(Frame::data(self.event.clone()))]);
            StreamBody::new(first.chain(stream::pending())).boxed_unsync()
        } else {
            let list = protobuf.or_else(|| self.lists.get(&limit).cloned());
            Full::new(list.unwrap_or_default()).boxed_unsync()
        };
        let mut answer = Response::new(body);
        let headers = answer.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
        headers.insert(DATE, HeaderValue::from_static("Tue, 24 Nov 2026 06:30:57 GMT"));
        answer
    }
}

/// A list in protobuf, with its first item so many times.
fn many(list: &[u8]) -> Option<Bytes> {
    let mut raw = list;
    let mut envelope = Vec::from(raw.split_off(..4)?);
    envelope.extend_from_slice(field(&mut raw)?);
    decode_key(&mut raw).and_then(|_| decode_varint(&mut raw)).ok()?;
    let metadata = field(&mut raw)?;
    let items = field(&mut raw)?.repeat(MANY);
    encode_key(2, WireType::LengthDelimited, &mut envelope);
    encode_varint((metadata.len() + items.len()).try_into().ok()?, &mut envelope);
    Some([&envelope, metadata, &items].concat().into())
}

/// Takes a message off, with its key and its length.
fn field<'a>(text: &mut &'a [u8]) -> Option<&'a [u8]> {
    let mut rest = *text;
    let length = decode_key(&mut rest)
        .and_then(|_| decode_varint(&mut rest))
        .ok()?;
    let length = text.len() - rest.len() + usize::try_from(length).ok()?;
    text.split_off(..length)
}

fn acceptor(plane: &ControlPlane) -> Outcome<TlsAcceptor> {
    let identity = plane.authority().server()?;
    let certificate = CertificateDer::from_pem_slice(identity.certificate.as_bytes())?;
    let key = PrivateKeyDer::from_pem_slice(identity.key.as_bytes())?;
    let mut config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}
