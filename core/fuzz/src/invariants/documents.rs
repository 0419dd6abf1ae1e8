//! Documents: kubeconfigs, cluster-info and its signatures, CA bundles.

use super::{text, told};
use karmada_token_core::{
    CertificateAuthority, ClusterInfo, DetachedSignature, Kubeconfig, Pin, Token, TokenId,
};

pub(super) fn kubeconfig(data: &[u8]) {
    let text = text(data);
    let kubeconfig = match Kubeconfig::from_yaml(text) {
        Ok(kubeconfig) => kubeconfig,
        Err(error) => return told(&error),
    };
    for context in [None, Some("a"), Some("")] {
        let Ok(cluster) = kubeconfig.cluster(context) else {
            continue;
        };
        if let Ok(CertificateAuthority::Inline(bundle)) = cluster.certificate_authority() {
            let _ = cluster.register_command(&bundle);
        }
    }
}

pub(super) fn cluster_info(data: &[u8]) {
    let text = text(data);
    match ClusterInfo::parse(text) {
        Ok(info) => {
            let signed: Vec<TokenId> = info.signed_for().collect();
            assert!(!info.pins().is_empty());
            assert_eq!(info.check_pins(info.pins()), Ok(()));
            if let Some(id) = signed.first() {
                let _ = info.verify(&example(*id));
            }
        }
        Err(error) => told(&error),
    }
}

pub(super) fn signature(data: &[u8]) {
    let text = text(data);
    match text.parse::<DetachedSignature>() {
        Ok(signature) => {
            assert_eq!(signature.to_string(), text);
            let token = example(signature.token_id());
            let own = DetachedSignature::sign(b"content", &token);
            assert_eq!(own.verify(b"content", &token), Ok(()));
            assert_eq!(
                signature.verify(b"content", &token).is_ok(),
                text == own.to_string()
            );
        }
        Err(error) => told(&error),
    }
}

pub(super) fn pins_of_pem(data: &[u8]) {
    match karmada_token_core::pins_of_pem(data) {
        Ok(pins) => {
            assert!(!pins.is_empty());
            for pin in pins {
                assert_eq!(pin.to_string().parse::<Pin>(), Ok(pin));
            }
        }
        Err(error) => told(&error),
    }
}

fn example(id: TokenId) -> Token {
    Token::new(id, "c4n4ryc4n4ryc4n4".parse().expect("a secret"))
}
