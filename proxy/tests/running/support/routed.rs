//! The server's router by itself, without a process and a socket: for what is asked very often, or touched from within.

use super::{Call, Reply, Upstream};
use axum::Router;
use axum::body::Body;
use clap::Parser;
use http::{Request, Response};
use http_body_util::BodyExt;
use karmada_token_proxy::{App, Cli, Command, Config, Environment};
use std::net::SocketAddr;
use tower::ServiceExt;

/// As if it listened on port 8321.
pub(crate) struct Routed {
    pub(crate) app: App,
    router: Router,
    address: SocketAddr,
}

impl Routed {
    /// Each caller in its own name.
    pub(crate) async fn bearer(upstream: &Upstream) -> Self {
        let url = upstream.url();
        let words = ["karmada-token", "serve", "--auth=bearer", "--server", &url];
        let Command::Serve(args) = Cli::try_parse_from(words).unwrap().command else {
            panic!("another command")
        };
        let config = Config::parse(&args, &Environment::default()).await.unwrap();
        let address = args.listen.parse().unwrap();
        let app = App::new(config, address).unwrap();
        Self {
            router: app.router(),
            app,
            address,
        }
    }

    pub(crate) fn call(&self, method: &str, target: &str) -> Call {
        Call::new(self.address, method, target)
    }

    /// The answer, whose body is still to be read.
    pub(crate) async fn open(&self, request: Request<Body>) -> Response<Body> {
        self.router.clone().oneshot(request).await.unwrap()
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Reply {
        let (head, body) = self.open(request).await.into_parts();
        Reply {
            code: head.status.as_u16(),
            headers: head.headers,
            body: body.collect().await.unwrap().to_bytes(),
        }
    }
}

impl Call {
    /// For a router, which takes requests of any body.
    pub(crate) fn routed(self) -> Request<Body> {
        self.request().map(Body::new)
    }
}
