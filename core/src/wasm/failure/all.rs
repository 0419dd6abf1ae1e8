//! The errors of the entry that has everything.

super::failures! {
    GoDurationError {
        Self::Empty => "empty";
        Self::Number { position } => "number", *position;
        Self::UnitMissing { position } => "unit-missing", *position;
        Self::UnitUnknown { position, .. } => "unit-unknown", *position;
        Self::TooLarge => "too-large";
    }
    TtlError {
        Self::Duration(error) => "duration", crate::wasm::failure::Failure::place(error).1.unwrap_or(1);
        Self::Negative => "negative", 1;
        Self::TooShort => "too-short";
        Self::TooLong => "too-long";
    }
    TimestampError {
        Self::Rfc3339 { position } => "rfc3339", *position;
        Self::Range => "range";
    }
    GroupsError {
        Self { position, .. } => "group", *position;
    }
    UsagesError {
        Self::Empty => "empty";
        Self::Unknown { position, .. } => "unknown", *position;
    }
    DescriptionError {
        Self::Empty => "empty";
        Self::TooLong { position, .. } => "too-long", *position;
        Self::Control { position } => "control", *position;
    }
    SecretError {
        Self::TooLarge => "too-large";
        Self::Syntax { .. } => "syntax";
        Self::Form { .. } => "form";
    }
    EndpointError {
        Self::Empty => "empty";
        Self::PlainHttp { position } => "plain-http", *position;
        Self::Scheme { position } => "scheme", *position;
        Self::UserInfo { position } => "user-info", *position;
        Self::Path { position } => "path", *position;
        Self::Host { position } => "host", *position;
        Self::Port { position } => "port", *position;
    }
    PinError {
        Self::Prefix { position } => "prefix", *position;
        Self::Length { .. } => "length";
        Self::Digit { position } => "digit", *position;
    }
    NameError {
        Self::Empty => "empty";
        Self::TooLong { .. } => "too-long";
        Self::Character { position } => "character", *position;
        Self::Edge => "edge";
    }
    ProxyServerAddressError {
        Self::Scheme => "scheme";
        Self::Host => "host";
        Self::UserInfo => "user-info";
        Self::Character { position } => "character", *position;
    }
    ImageReferenceError {
        Self::Empty => "empty";
        Self::Name => "name";
        Self::Tag => "tag";
        Self::Digest => "digest";
    }
    CommandError {
        Self { span, fault } => fault.as_key(), span.start + 1;
    }
    CertificatesError {
        Self::None => "none";
        Self::Malformed { .. } => "malformed";
    }
    KubeconfigError {
        Self::Syntax(_) => "syntax";
        Self::NoCurrentContext => "no-current-context";
        Self::NoContext(_) => "no-context";
        Self::NoCluster { .. } => "no-cluster";
        Self::NoCertificateAuthority => "no-certificate-authority";
        Self::CertificateAuthorityFile => "certificate-authority-file";
        Self::Base64 => "base64";
        Self::Certificates(_) => "certificates";
        Self::Endpoint(_) => "endpoint";
    }
    ClusterInfoError {
        Self::Syntax(_) => "syntax";
        Self::NoConfigMap => "no-config-map";
        Self::NoKubeconfig => "no-kubeconfig";
        Self::Clusters { .. } => "clusters";
        Self::CertificateAuthorityFile => "certificate-authority-file";
        Self::Kubeconfig(_) => "kubeconfig";
    }
}

/// What is wrong with a command that isn't written yet, so that it is at no character.
impl super::Failure for crate::CommandFault {
    const NAME: &'static str = "CommandError";

    fn place(&self) -> (&'static str, Option<usize>) {
        (self.as_key(), None)
    }
}
