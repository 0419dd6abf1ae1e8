//! What a register command is told beside endpoint, pins and token, as it is typed.

use karmada_token_core::{
    CertExpiration, ImageReferenceError, NameError, Pin, ProxyServerAddressError, RegisterOptions,
};
use std::str::FromStr;

/// The fields of the builder. What is empty isn't said.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Builder {
    /// The member's name.
    pub(crate) cluster_name: String,
    /// Where the agent runs in the member.
    pub(crate) namespace: String,
    /// The proxy that Karmada reaches the member through.
    pub(crate) proxy: String,
    /// The agent's image.
    pub(crate) image: String,
    /// How many days the agent's certificate is to last.
    pub(crate) days: String,
    /// Whether only the member is checked.
    pub(crate) dry_run: bool,
}

/// What is wrong with each field.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct BuilderFlaws {
    pub(crate) cluster_name: Option<NameError>,
    pub(crate) namespace: Option<NameError>,
    pub(crate) proxy: Option<ProxyServerAddressError>,
    pub(crate) image: Option<ImageReferenceError>,
    /// The days are no whole number from 1 to 24855, the most that fits the flag.
    pub(crate) has_bad_days: bool,
}

const SECONDS_IN_A_DAY: u32 = 86_400;

impl Builder {
    /// The options, or what is wrong.
    ///
    /// # Errors
    /// [`BuilderFlaws`], one for each field.
    pub(crate) fn options(&self) -> Result<RegisterOptions, BuilderFlaws> {
        let mut flaws = BuilderFlaws::default();
        let days = self.days.trim();
        let cert_expiration_seconds = match days {
            "" => None,
            days => {
                let seconds = days
                    .parse::<u32>()
                    .ok()
                    .and_then(|days| days.checked_mul(SECONDS_IN_A_DAY));
                let span = seconds.and_then(CertExpiration::from_seconds);
                flaws.has_bad_days = span.is_none();
                span
            }
        };
        let options = RegisterOptions {
            cluster_name: read(&self.cluster_name, &mut flaws.cluster_name),
            namespace: read(&self.namespace, &mut flaws.namespace),
            cluster_namespace: None,
            proxy_server_address: read(&self.proxy, &mut flaws.proxy),
            karmada_agent_image: read(&self.image, &mut flaws.image),
            cert_expiration_seconds,
            dry_run: self.dry_run,
        };
        if flaws == BuilderFlaws::default() {
            Ok(options)
        } else {
            Err(flaws)
        }
    }
}

fn read<T: FromStr>(text: &str, flaw: &mut Option<T::Err>) -> Option<T> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    text.parse().map_err(|error| *flaw = Some(error)).ok()
}

/// All pins of these sources, each once: a command for the time of a rotation pins the CA of before and the one of after.
pub(crate) fn pins_of_all<'a>(sources: impl IntoIterator<Item = &'a [String]>) -> Vec<Pin> {
    let mut pins: Vec<Pin> = Vec::new();
    for pin in sources.into_iter().flatten().filter_map(|text| text.parse().ok()) {
        if !pins.contains(&pin) {
            pins.push(pin);
        }
    }
    pins
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_empty_is_not_said() {
        assert_eq!(Builder::default().options(), Ok(RegisterOptions::default()));
    }

    #[test]
    fn every_field_finds_its_flag() {
        let builder = Builder {
            cluster_name: " member1 ".to_owned(),
            namespace: "karmada-agent".to_owned(),
            proxy: "socks5://proxy.test:1080".to_owned(),
            image: "registry.test/karmada-agent:v1".to_owned(),
            days: "30".to_owned(),
            dry_run: true,
        };
        let options = builder.options().unwrap();
        assert_eq!(
            options.cluster_name.map(|name| name.to_string()).as_deref(),
            Some("member1")
        );
        assert_eq!(
            options.namespace.map(|name| name.to_string()).as_deref(),
            Some("karmada-agent")
        );
        assert_eq!(
            options.cert_expiration_seconds.map(CertExpiration::seconds),
            Some(2_592_000)
        );
        assert!(
            options.proxy_server_address.is_some()
                && options.karmada_agent_image.is_some()
                && options.dry_run
        );
    }

    #[test]
    fn each_field_says_what_is_wrong_with_it() {
        let builder = Builder {
            cluster_name: "Member 1".to_owned(),
            proxy: "proxy.test".to_owned(),
            days: "24856".to_owned(),
            ..Builder::default()
        };
        let flaws = builder.options().unwrap_err();
        assert!(flaws.cluster_name.is_some() && flaws.has_bad_days && flaws.namespace.is_none());
        assert_eq!(flaws.proxy, Some(ProxyServerAddressError::Scheme));
        for days in ["0", "x", "-1", "1.5"] {
            let builder = Builder {
                days: days.to_owned(),
                ..Builder::default()
            };
            assert!(builder.options().is_err(), "{days}");
        }
    }

    #[test]
    fn a_rotation_pins_both_once() {
        let (old, new) = (
            format!("sha256:{}", "0a".repeat(32)),
            format!("sha256:{}", "0b".repeat(32)),
        );
        let pins = pins_of_all([&[old.clone()][..], &[old.clone(), new.clone()]]);
        assert_eq!(
            pins.iter().map(ToString::to_string).collect::<Vec<_>>(),
            [old, new]
        );
    }
}
