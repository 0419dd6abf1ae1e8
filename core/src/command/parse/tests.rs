use super::*;
use crate::{EndpointError, Flaw, NameError, PinError, TokenError};
use proptest::prelude::*;
use rstest::rstest;

const TOKEN: &str = "t2jgtm.9nybj0526mjw1jbf";

fn pin(digits: &str) -> String {
    format!("sha256:{}", digits.repeat(32))
}

/// `{T}` and `{P}` stand for a token and a pin.
fn fill(text: &str) -> String {
    text.replace("{T}", TOKEN).replace("{P}", &pin("0a"))
}

#[rstest]
#[case("karmadactl register k.example.com:5443 --token {T} --discovery-token-ca-cert-hash {P}")]
#[case("karmadactl register k.example.com:5443 --token={T} --discovery-token-ca-cert-hash={P}")]
#[case("karmadactl register k.example.com:5443 --token '{T}' --discovery-token-ca-cert-hash \"{P}\"")]
#[case("karmadactl --token {T} register --discovery-token-ca-cert-hash {P} k.example.com:5443")]
#[case(
    "$ sudo karmadactl register https://k.example.com:5443/ --token {T} --discovery-token-ca-cert-hash {P}\n"
)]
#[case(
    "# karmadactl register k.example.com:5443 \\\n  --token {T} \\\n  --discovery-token-ca-cert-hash {P}\n\n"
)]
#[case("karmadactl register k.example.com:5443 \\ \n --token {T} \\\t\n --discovery-token-ca-cert-hash {P}")]
#[case(
    "karmadactl register k.example.com:5443 \\\r\n --token {T} \\\r\n --discovery-token-ca-cert-hash {P}\r\n"
)]
#[case("$ karmadactl register k.example.com:5443 \\\n> --token {T} \\\n> --discovery-token-ca-cert-hash {P}")]
#[case("karmadactl register k.example.com:5443 `\r\n --token {T} `\r\n --discovery-token-ca-cert-hash '{P}'")]
#[case(
    "karmadactl.exe register k.example.com:5443 ^\r\n --token {T} ^\r\n --discovery-token-ca-cert-hash {P}"
)]
#[case("PS C:\\> .\\karmadactl register k.example.com:5443 --token {T} --discovery-token-ca-cert-hash {P}")]
#[case(
    "karmadactl register --token old --token {T} --discovery-token-ca-cert-hash {P} -- k.example.com:5443"
)]
fn one_command_has_many_forms(#[case] text: &str) {
    let (command, token) = MemberCommand::parse(&fill(text)).unwrap();
    assert_eq!(token.expose().as_str(), TOKEN);
    assert_eq!(
        command,
        MemberCommand::karmadactl(
            RegisterCommand {
                endpoint: "k.example.com:5443".parse().unwrap(),
                pins: vec![pin("0a").parse().unwrap()],
            },
            RegisterOptions::default()
        )
    );
}

#[rstest]
#[case("", CommandFault::NoProgram, "")]
#[case("kubectl get secrets", CommandFault::NoProgram, "kubectl get secrets")]
#[case("run karmadactl register k:1 --token {T}", CommandFault::Preface, "run")]
#[case("karmadactl join k:1 --token {T}", CommandFault::Verb { program: Program::Karmadactl }, "join")]
#[case("karmadactl k.test:1 --token {T}", CommandFault::Verb { program: Program::Karmadactl }, "")]
#[case("karmadactl register k:1 --token '{T}", CommandFault::Quote, "'")]
#[case("karmadactl register k:1 --token $TOKEN", CommandFault::Expansion, "$TOKEN")]
#[case(
    "karmadactl register k:1 --token <TOKEN>",
    CommandFault::Placeholder,
    "<TOKEN>"
)]
#[case("karmadactl register k:1\n  --token {T}", CommandFault::LineBreak, "\n  ")]
#[case("karmadactl register k:1 && reboot", CommandFault::Trailing, "&& reboot")]
#[case("karmadactl register k:1 --tokn {T}", CommandFault::UnknownFlag { program: Program::Karmadactl }, "--tokn")]
#[case("kubeadm join k:1 --cluster-name x", CommandFault::UnknownFlag { program: Program::Kubeadm }, "--cluster-name")]
#[case("karmadactl register k:1 --token --dry-run", CommandFault::ValueMissing { flag: Flag::Token }, "")]
#[case("karmadactl register k:1 --dry-run=yes", CommandFault::Switch { flag: Flag::DryRun }, "yes")]
#[case("karmadactl register --token {T}", CommandFault::EndpointMissing, "")]
#[case("karmadactl register k:1 l:2", CommandFault::SecondEndpoint, "l:2")]
#[case(
    "karmadactl register http://k:1",
    CommandFault::Endpoint(EndpointError::PlainHttp { position: 1 }),
    "http://k:1"
)]
#[case(
    "karmadactl register k:1 --discovery-token-ca-cert-hash {P}",
    CommandFault::TokenMissing,
    ""
)]
#[case("karmadactl register k:1 --token {T}", CommandFault::PinMissing, "")]
#[case(
    "karmadactl register k:1 --discovery-token-ca-cert-hash {P},0a",
    CommandFault::Pin(PinError::Prefix { position: 1 }),
    "0a"
)]
#[case(
    "karmadactl register k:1 --discovery-token-ca-cert-hash {P} --token 'abcdef.0'",
    CommandFault::Token(TokenError::Secret(Flaw::Length { expected: 16, found: 1, position: 9 })),
    "abcdef.0"
)]
#[case(
    "karmadactl register k:1 --token {T} --cluster-name=Eu",
    CommandFault::Name { flag: Flag::ClusterName, error: NameError::Character { position: 1 } },
    "Eu"
)]
#[case(
    "karmadactl register k:1 --cert-expiration-seconds 599",
    CommandFault::Number { flag: Flag::CertExpirationSeconds },
    "599"
)]
fn every_error_has_its_place(#[case] text: &str, #[case] fault: CommandFault, #[case] place: &str) {
    let text = fill(text);
    let error = MemberCommand::parse(&text).unwrap_err();
    assert_eq!((&error.fault, error.span.slice(&text)), (&fault, place), "{text}");
    let kebab = |c: char| c.is_ascii_lowercase() || c == '-';
    assert!(fault.as_key().chars().all(kebab));
}

#[test]
fn s30_no_error_holds_the_token() {
    for bad in [
        "T2JGTM.9nybj0526mjw1jbf",
        "t2jgtm,9nybj0526mjw1jbf",
        "t2jgtm.9nybj0526mjw1jb",
    ] {
        let text = format!(
            "karmadactl register k:1 --discovery-token-ca-cert-hash {} --token {bad}",
            pin("0a")
        );
        let error = MemberCommand::parse(&text).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("9nybj0526"), "{error}");
    }
}

#[test]
fn flags_without_a_meaning_here_are_kept_and_their_secrets_masked() {
    let text = fill(
        "kubeadm join k:1 --token {T} --discovery-token-ca-cert-hash {P} --control-plane \
         --certificate-key 0a0b0c --config=false",
    );
    let (command, token) = MemberCommand::parse(&text).unwrap();
    let names: Vec<_> = command.others().iter().map(OtherFlag::name).collect();
    assert_eq!(names, ["control-plane", "certificate-key", "config"]);
    assert!(
        command
            .line(&token, Shell::Posix)
            .contains("--certificate-key=0a0b0c")
    );
    let masked = command.masked(&token, Shell::Posix);
    assert!(masked.contains("--token t2jgtm.****************"), "{masked}");
    assert!(!masked.contains("0a0b0c") && !format!("{command:?}").contains("0a0b0c"));
}

/// kubeadm takes `--token` for whichever of the two is not given (`cmd/join.go` of 1.36).
#[rstest]
#[case(
    "--token {T} --discovery-token {O}",
    "--token {O}",
    " --tls-bootstrap-token={T}"
)]
#[case(
    "--discovery-token {O} --token {T}",
    "--token {O}",
    " --tls-bootstrap-token={T}"
)]
#[case(
    "--token {T} --tls-bootstrap-token {O}",
    "--token {T}",
    " --tls-bootstrap-token={O}"
)]
#[case("--token {T} --discovery-token={T}", "--token {T}", "")]
#[case("--token {T} --discovery-token=", "--token {T}", "")]
#[case("--discovery-token {T}", "--token {T}", "")]
fn kubeadms_token_for_discovery_counts(#[case] flags: &str, #[case] token: &str, #[case] others: &str) {
    let pin = "--discovery-token-ca-cert-hash {P}";
    let [text, line] = [format!("{pin} {flags}"), format!("{token} {pin}{others}")]
        .map(|tail| fill(&format!("kubeadm join k:6443 {tail}")).replace("{O}", "abcdef.0123456789abcdef"));
    let (command, read) = MemberCommand::parse(&text).unwrap();
    assert_eq!(command.line(&read, Shell::Posix).as_str(), line);
    assert_eq!(MemberCommand::target_of(&text).unwrap().1, read);
}

#[test]
fn a_home_is_left_to_the_shell() {
    for (typed, shell, written) in [
        ("~/m", Shell::Posix, "--kubeconfig ~/m"),
        ("~me/'a b'/m", Shell::Posix, "--kubeconfig ~me/'a b/m'"),
        ("~/m", Shell::PowerShell, "--kubeconfig ~/m"),
        ("'~$x/m'", Shell::Posix, "'--kubeconfig=~$x/m'"),
    ] {
        let text =
            fill("karmadactl register k.test:1 --token {T} --discovery-token-ca-cert-hash {P} --kubeconfig ");
        let (command, token) = MemberCommand::parse_for(&format!("{text}{typed}"), shell).unwrap();
        let line = command.line(&token, shell);
        assert!(
            line.ends_with(written) && command.masked(&token, shell).ends_with(written),
            "{line:?}"
        );
        assert_eq!(MemberCommand::parse_for(&line, shell), Ok((command, token)));
    }
}

#[test]
fn kubeadm_gets_a_port() {
    let text = fill("kubeadm join 10.0.0.5 --token {T} --discovery-token-ca-cert-hash {P}");
    let (command, token) = MemberCommand::parse(&text).unwrap();
    let line = command.line(&token, Shell::Posix);
    assert_eq!(line.as_str(), text.replace("10.0.0.5", "10.0.0.5:443"));
    assert_eq!(command.target().kubeadm_join(&token).as_str(), line.as_str());
}

#[test]
fn an_unsafe_command_is_known_as_one() {
    let text = fill("karmadactl register k:1 --token {T} --discovery-token-unsafe-skip-ca-verification");
    let (command, token) = MemberCommand::parse(&text).unwrap();
    assert!(command.skips_ca_verification() && command.target().pins.is_empty());
    assert_eq!(
        MemberCommand::parse(&command.line(&token, Shell::Posix)),
        Ok((command, token))
    );
}

prop_compose! {
    fn options()(
        name in proptest::option::of("[a-z0-9]([a-z0-9-]{0,40}[a-z0-9])?"),
        namespace in proptest::option::of("[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?"),
        secrets in proptest::option::of("[a-z0-9]{1,63}"),
        proxy in proptest::option::of("(http|https|socks5)://[a-z]{1,9}(:[0-9]{1,4})?(/[a-z'$&;()*!,=+%~]{0,9})?"),
        image in proptest::option::of("[a-z]{1,9}(/[a-z]{1,9}){0,2}(:[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,9})?"),
        seconds in proptest::option::of(1_u32..2_147_483_648),
        dry_run: bool,
    ) -> RegisterOptions {
        RegisterOptions {
            cluster_name: name.map(|text| text.parse().unwrap()),
            namespace: namespace.map(|text| text.parse().unwrap()),
            cluster_namespace: secrets.map(|text| text.parse().unwrap()),
            proxy_server_address: proxy.map(|text| text.parse().unwrap()),
            karmada_agent_image: image.map(|text| text.parse().unwrap()),
            cert_expiration_seconds: seconds.and_then(CertExpiration::from_seconds),
            dry_run,
        }
    }
}

prop_compose! {
    fn command()(
        endpoint in "[a-z][a-z0-9]{0,9}(\\.[a-z]{1,9}){0,3}(:[1-9][0-9]{0,3})?|\\[2001:db8::[0-9a-f]{1,4}\\]:5443",
        pins in proptest::collection::vec("sha256:[0-9a-f]{64}", 1..4),
        options in options(),
        program in 0..3,
    ) -> MemberCommand {
        let target = RegisterCommand {
            endpoint: endpoint.parse().unwrap(),
            pins: pins.iter().map(|text| text.parse().unwrap()).collect(),
        };
        match program {
            0 => MemberCommand::karmadactl(target, options),
            1 => MemberCommand::kubectl_karmada(target, options),
            _ => MemberCommand::kubeadm(target),
        }
    }
}

proptest! {
    #[test]
    fn a_command_comes_back_from_every_shell(command in command(), token in "[a-z0-9]{6}\\.[a-z0-9]{16}", powershell: bool) {
        let shell = if powershell { Shell::PowerShell } else { Shell::Posix };
        let token: Token = token.parse().unwrap();
        let line = command.line(&token, shell);
        prop_assert_eq!(MemberCommand::parse_for(&line, shell), Ok((command.clone(), token.clone())));
        // On one line, only a doubled quotation mark tells the shells apart.
        if !line.contains("''") {
            prop_assert_eq!(MemberCommand::parse(&line), Ok((command, token)));
        }
    }

    #[test]
    fn a_command_comes_back_from_many_lines(command in command(), style in 0_usize..4) {
        let token: Token = TOKEN.parse().unwrap();
        let (shell, end) = match style {
            0 => (Shell::Posix, " \\\n  --"),
            1 => (Shell::Posix, " \\ \n--"),
            2 => (Shell::Posix, " \\\r\n\t--"),
            _ => (Shell::PowerShell, " `\r\n  --"),
        };
        let line = command.line(&token, shell).replace(" --", end);
        prop_assert_eq!(MemberCommand::parse(&format!("$ sudo {line}\n")), Ok((command, token)));
    }

    #[test]
    fn a_masked_command_has_no_secret(command in command(), secret in "[a-z0-9]{16}") {
        let token: Token = format!("abcdef.{secret}").parse().unwrap();
        prop_assert!(!command.masked(&token, Shell::Posix).contains(&secret));
    }

    #[test]
    fn nothing_panics(text in "(karmadactl|kubeadm|kubectl karmada) ?(register|join)? ?[ -~\\n\\r“—é]{0,60}") {
        if let Err(error) = MemberCommand::parse(&text) {
            prop_assert!(error.span.end <= text.chars().count());
        }
    }
}
