//! CA bundles: which certificates are in them, and what are their pins.

use super::compare::same;
use super::{Fidelity, FidelityError, Random, Tally};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use karmada_token_core::pins_of_pem;
use serde::{Serialize, Serializer};
use serde_json::Value;

/// A bundle, sent in base64: nothing says that it is text.
#[derive(Debug)]
struct Bundle(Vec<u8>);

impl Serialize for Bundle {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(&self.0))
    }
}

/// PEM in every form that people and tools leave it in: both find the same certificates, or both none.
pub(super) fn exact(fidelity: &Fidelity) -> Result<Tally, FidelityError> {
    let authorities = authorities()?;
    let case = |random: &mut Random| {
        let mut text: String = (0..random.of(&[0, 1, 1, 1, 2, 3]))
            .map(|_| block(random, &authorities))
            .collect();
        if random.percent(30) {
            text = nick(random, &text);
        }
        let mut bytes = text.into_bytes();
        if random.percent(5) {
            bytes.insert(random.below(bytes.len() + 1), 0xff);
        }
        Bundle(bytes)
    };
    fidelity.compare("pins", case, |bundle: &Bundle, theirs: Option<Vec<String>>| {
        same(&pins(bundle), &theirs)
    })
}

/// Certificates with a byte changed: what Go's X.509 reader takes, ours takes, to the same pin. Ours may take more
/// (docs/fidelity.md says why).
pub(super) fn damaged(fidelity: &Fidelity) -> Result<Tally, FidelityError> {
    let authorities = authorities()?;
    let case = |random: &mut Random| {
        let mut der = random.of(&authorities);
        for _ in 0..random.of(&[1, 1, 2]) {
            let reach = random.of(&[8, 60, 400, 2000]);
            let at = random.below(der.len().min(reach));
            let any = u8::try_from(random.below(256)).unwrap_or_default();
            let byte = random.of(&[0, 1, 2, 0x30, 0x7f, 0x80, 0x81, 0xa0, 0xff, any]);
            if let Some(place) = der.get_mut(at) {
                *place = byte;
            }
        }
        Bundle(pem(&der, "CERTIFICATE", "\n").into_bytes())
    };
    fidelity.compare(
        "pins",
        case,
        |bundle: &Bundle, theirs: Option<Vec<String>>| match theirs {
            Some(theirs) => same(&pins(bundle), &Some(theirs)),
            None => Ok(()),
        },
    )
}

fn pins(bundle: &Bundle) -> Option<Vec<String>> {
    let pins = pins_of_pem(&bundle.0).ok()?;
    Some(pins.iter().map(ToString::to_string).collect())
}

/// The CAs of the golden file, in DER: EC, RSA and Ed25519.
fn authorities() -> Result<Vec<Vec<u8>>, FidelityError> {
    const GOLDEN: &str = include_str!("../../../core/tests/golden/register-command.json");
    let golden: Value = serde_json::from_str(GOLDEN).map_err(FidelityError::Golden)?;
    let data = |case: &Value| {
        let data = case.pointer("/kubeconfig/clusters/0/cluster/certificate-authority-data")?;
        STANDARD.decode(data.as_str()?).ok()
    };
    let cases = golden.get("cases").and_then(Value::as_array);
    let bundles = cases.into_iter().flatten().filter_map(data);
    let mut all: Vec<Vec<u8>> = bundles
        .filter_map(|bundle| pem::parse_many(bundle).ok())
        .flatten()
        .filter(|block| block.tag() == "CERTIFICATE")
        .map(pem::Pem::into_contents)
        .filter(|der| der.len() > 100)
        .collect();
    all.sort();
    all.dedup();
    Ok(all)
}

/// One slip that leaves base64 whole or no base64: a certificate that is damaged inside is another property's.
fn nick(random: &mut Random, text: &str) -> String {
    let (before, after) = text.split_at(random.boundary(text));
    let rest = after
        .get(after.chars().next().map_or(0, char::len_utf8)..)
        .unwrap_or_default();
    let stranger = random.of(&[
        " ",
        "\n",
        "\r\n",
        "\t",
        "\0",
        "-",
        ":",
        ".",
        "\u{a0}",
        "\u{feff}",
        "\n\n",
        "-----",
        "\n-----END ",
    ]);
    match random.below(4) {
        0 => format!("{before}{stranger}{rest}"),
        1 => format!("{before}{rest}"),
        2 => before.to_owned(),
        _ => format!("{before}{stranger}{after}"),
    }
}

/// One block of PEM and what may stand around it.
fn block(random: &mut Random, authorities: &[Vec<u8>]) -> String {
    let der = random.of(authorities);
    if !random.percent(70) {
        return pem(&der, "CERTIFICATE", "\n");
    }
    let end = random.of(&["\n", "\r\n", " \n", "\t\r\n", "\r", "\n\n", "", "\n "]);
    let label = random.of(&[
        "CERTIFICATE",
        "CERTIFICATE",
        "CERTIFICATE",
        "X509 CERTIFICATE",
        "RSA PRIVATE KEY",
        "",
        "certificate",
        "CERTIFICATE-",
    ]);
    let text = pem(&der, label, end);
    match random.below(16) {
        0 => format!("# CA: of karmada\n{text}"),
        1 => format!("subject=/CN=ca{text}"),
        2 => text.replacen("-----\n", "-----\nProc-Type: 4,ENCRYPTED\n\n", 1),
        3 => text.replacen("-----\n", "-----\nno header\n", 1),
        4 => format!(" {text}"),
        5 => format!("-----BEGIN CERTIFICATE-----\n{text}"),
        6 => text.replacen("-----END", "----END", 1),
        7 => text.replacen("-----END ", "-----END: ", 1),
        8 => text.replacen("BEGIN", "BEGIN NEW", 1),
        9 => text.trim_end().to_owned(),
        10 => {
            text.trim_end().to_owned()
                + random.of(&[" ", "\t", "x", "-", "\r", "-----BEGIN CERTIFICATE-----\n"])
        }
        11 => text.replace('=', ""),
        12 => text.lines().map(|line| format!("  {line}\n")).collect(),
        13 => text.replacen(
            'A',
            random.of(&["*", "\u{a0}", "A A", "A\tB", "A:", "-----END CERTIFICATE-----"]),
            1,
        ),
        14 => format!("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n{text}"),
        _ => text,
    }
}

/// RFC 7468, with another label or line end where one is wanted.
fn pem(der: &[u8], label: &str, end: &str) -> String {
    let encoded = STANDARD.encode(der);
    let mut text = format!("-----BEGIN {label}-----{end}");
    let mut rest = encoded.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(64));
        text += line;
        text += end;
        rest = after;
    }
    text + "-----END " + label + "-----" + end
}
