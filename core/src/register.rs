//! The command that is handed over to whoever registers a cluster.

use crate::{CommandFault, Endpoint, Pin, Token};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use zeroize::Zeroizing;

/// What every register command of one control plane has in common.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RegisterCommand {
    pub(crate) endpoint: Endpoint,
    pub(crate) pins: Vec<Pin>,
}

impl RegisterCommand {
    /// To register there, at a control plane whose CAs have these pins, in order.
    ///
    /// # Errors
    /// [`CommandFault::PinMissing`] without any: then a member could not tell the control plane from an impostor.
    pub fn new(endpoint: Endpoint, pins: Vec<Pin>) -> Result<Self, CommandFault> {
        if pins.is_empty() {
            return Err(CommandFault::PinMissing);
        }
        Ok(RegisterCommand { endpoint, pins })
    }

    /// Where members reach the API server.
    #[must_use]
    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// The pins, in order. Only of a command that was read can there be none: one that trusts whatever CA answers.
    #[must_use]
    pub fn pins(&self) -> &[Pin] {
        &self.pins
    }

    /// `karmadactl register HOST:PORT --token TOKEN --discovery-token-ca-cert-hash sha256:HEX[,sha256:HEX]`, in clear.
    #[must_use]
    pub fn for_token(&self, token: &Token) -> Zeroizing<String> {
        self.line("karmadactl register", &self.endpoint, &token.expose())
    }

    /// The same for a kubeadm control plane: `kubeadm join ...`, in clear. kubeadm wants the port, also where it is 443.
    #[must_use]
    pub fn kubeadm_join(&self, token: &Token) -> Zeroizing<String> {
        self.line("kubeadm join", &self.endpoint.with_port(), &token.expose())
    }

    /// The register command as it may stay on a screen: stars for the token secret.
    #[must_use]
    pub fn masked(&self, token: &Token) -> String {
        self.line("karmadactl register", &self.endpoint, &token.to_string())
            .to_string()
    }

    /// Nothing of it needs quoting for a shell: endpoints, tokens and pins are of harmless characters only, but for the
    /// brackets of IPv6, which shells leave alone where no file of that name is there (as the reference prints them).
    fn line(&self, command: &str, endpoint: &Endpoint, token: &str) -> Zeroizing<String> {
        if self.pins.is_empty() {
            // The program refuses it and says why; a flag without its value it would not even understand.
            return Zeroizing::new(format!("{command} {endpoint} --token {token}"));
        }
        let pins = self.pins.iter().map(Pin::to_string).collect::<Vec<_>>().join(",");
        Zeroizing::new(format!(
            "{command} {endpoint} --token {token} --discovery-token-ca-cert-hash {pins}"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_read_as_the_references() {
        let pin = format!("sha256:{}", "0a".repeat(32));
        let endpoint = "https://karmada.example.test:5443".parse().unwrap();
        let command = RegisterCommand::new(endpoint, vec![pin.parse().unwrap(); 2]).unwrap();
        let token = "abcdef.0123456789abcdef".parse().unwrap();
        let tail = format!("--discovery-token-ca-cert-hash {pin},{pin}");
        let head = "karmada.example.test:5443 --token abcdef";
        assert_eq!(
            command.for_token(&token).as_str(),
            format!("karmadactl register {head}.0123456789abcdef {tail}")
        );
        assert_eq!(
            command.kubeadm_join(&token).as_str(),
            format!("kubeadm join {head}.0123456789abcdef {tail}")
        );
        assert_eq!(
            command.masked(&token),
            format!("karmadactl register {head}.**************** {tail}")
        );
    }

    #[test]
    fn kubeadm_gets_a_port() {
        let pin = format!("sha256:{}", "0a".repeat(32)).parse().unwrap();
        let command = RegisterCommand::new("k.example.test".parse().unwrap(), vec![pin]).unwrap();
        let token = "abcdef.0123456789abcdef".parse().unwrap();
        let join = command.kubeadm_join(&token);
        assert!(join.starts_with("kubeadm join k.example.test:443 "), "{join:?}");
        let register = command.for_token(&token);
        assert!(
            register.starts_with("karmadactl register k.example.test "),
            "{register:?}"
        );
    }

    #[test]
    fn none_is_made_without_a_pin_and_one_that_was_read_so_has_no_flag_without_a_value() {
        let endpoint: Endpoint = "k.example.test:5443".parse().unwrap();
        assert_eq!(
            RegisterCommand::new(endpoint, Vec::new()),
            Err(CommandFault::PinMissing)
        );
        let text = "karmadactl register k.example.test:5443 --token abcdef.0123456789abcdef \
                    --discovery-token-unsafe-skip-ca-verification";
        let (command, token) = crate::MemberCommand::target_of(text).unwrap();
        assert_eq!(
            command.for_token(&token).as_str(),
            "karmadactl register k.example.test:5443 --token abcdef.0123456789abcdef"
        );
    }
}
