//! What can go wrong between a proxy and its API server.

/// What is done to one request, or to the server that it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The connection is closed before the request is passed on.
    CutBefore,
    /// The connection is closed once the server has done it, before a byte of its answer.
    CutAfter,
    /// The connection is closed in the middle of the answer.
    CutWithin,
    /// TLS is ended properly in place of the answer to what the server has done.
    TlsClosed,
    /// The request is never passed on, and the connection stays.
    StalledBefore,
    /// The server has done it, its answer never comes, and the connection stays.
    StalledAfter,
    /// The answer comes in small pieces.
    SlowBytes,
    /// 429, with a word when to come back.
    TooManyRequests,
    /// 500.
    InternalError,
    /// 503, as a load balancer says it: no Status, no word when to come back.
    Unavailable,
    /// 410: the resourceVersion or the continue token has expired.
    Expired,
    /// 200, and a body that is no JSON.
    Garbage,
    /// Bytes that are no HTTP.
    NoHttp,
    /// kube-apiserver is killed, and started again.
    ServerKilled,
    /// etcd is killed, and started again.
    EtcdKilled,
}

/// What a request is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// One token is read: a get, or the first half of a change.
    Read,
    /// Tokens are listed.
    List,
    /// A token is created.
    Create,
    /// A token is patched or deleted.
    Change,
    /// Tokens are watched.
    Watch,
}

impl Fault {
    /// All that is done to single requests.
    pub const OF_REQUESTS: [Self; 13] = [
        Self::CutBefore,
        Self::CutAfter,
        Self::CutWithin,
        Self::TlsClosed,
        Self::StalledBefore,
        Self::StalledAfter,
        Self::SlowBytes,
        Self::TooManyRequests,
        Self::InternalError,
        Self::Unavailable,
        Self::Expired,
        Self::Garbage,
        Self::NoHttp,
    ];

    /// In the words of the table.
    pub const fn words(self) -> &'static str {
        match self {
            Self::CutBefore => "connection cut before the request",
            Self::CutAfter => "connection cut after the commit",
            Self::CutWithin => "connection cut within the answer",
            Self::TlsClosed => "TLS closed after the commit",
            Self::StalledBefore => "stalled before the request",
            Self::StalledAfter => "stalled after the commit",
            Self::SlowBytes => "slow bytes",
            Self::TooManyRequests => "429 with Retry-After",
            Self::InternalError => "500",
            Self::Unavailable => "503 from a load balancer",
            Self::Expired => "410 Expired",
            Self::Garbage => "200 with garbage",
            Self::NoHttp => "bytes that are no HTTP",
            Self::ServerKilled => "kube-apiserver killed and restarted",
            Self::EtcdKilled => "etcd killed and restarted",
        }
    }

    /// Whether a real server would do that to such a request.
    pub(super) fn befalls(self, kind: Kind) -> bool {
        self != Self::Expired || matches!(kind, Kind::List | Kind::Watch)
    }

    /// Whether the server has done what was asked, and its answer is lost with the connection.
    pub fn hides_a_commit(self) -> bool {
        matches!(self, Self::CutAfter | Self::TlsClosed)
    }

    /// How often others are dealt meanwhile: who stalls holds everybody up for seconds.
    pub(super) const fn weight(self) -> usize {
        match self {
            Self::StalledBefore | Self::StalledAfter => 3,
            _ => 1,
        }
    }
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Read, Self::List, Self::Create, Self::Change, Self::Watch];

    /// In the words of the table.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::List => "list",
            Self::Create => "create",
            Self::Change => "patch, delete",
            Self::Watch => "watch",
        }
    }
}
