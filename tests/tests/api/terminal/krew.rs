//! `scripts/krew.sh`: what it packs is installed as krew does, and is then `kubectl karmada_token`.

use std::os::unix::fs::symlink;

use karmada_token_tests::{CommandLine, Outcome, Program, in_tree};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::support::token_line;

const URL: &str = "https://example.com/karmada-token.tar.gz";

#[tokio::test]
async fn what_is_packed_for_krew_is_a_plug_in_of_kubectl() -> Outcome {
    let folder = tempfile::tempdir()?;
    let script = in_tree("scripts/krew.sh");
    let program = Program::KarmadaToken.path()?;
    let arguments = [URL, &program.to_string_lossy(), &folder.path().to_string_lossy()];
    CommandLine::new(script, &arguments).output().await?;

    let version = env!("CARGO_PKG_VERSION");
    let manifest = std::fs::read_to_string(folder.path().join("karmada_token.yaml"))?;
    let manifest: Value = serde_saphyr::from_str(&manifest)?;
    // What krew's own validation asks for (krew-index's docs, "Plugin manifest").
    assert_eq!(
        manifest["apiVersion"],
        "krew.googlecontainertools.github.com/v1alpha2"
    );
    assert_eq!(manifest["kind"], "Plugin");
    assert_eq!(manifest["metadata"]["name"], "karmada_token");
    let spec = &manifest["spec"];
    assert_eq!(spec["version"], format!("v{version}"));
    for words in ["shortDescription", "description", "homepage"] {
        assert!(
            spec[words].as_str().is_some_and(|text| !text.is_empty()),
            "{words}"
        );
    }
    let platform = &spec["platforms"][0];
    assert_eq!(platform["selector"]["matchLabels"]["os"], "linux");
    assert_eq!(platform["uri"], URL);
    let archive = folder
        .path()
        .join(format!("karmada-token-{version}-linux-amd64.tar.gz"));
    let sum: String = Sha256::digest(std::fs::read(&archive)?)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(platform["sha256"], sum);

    // As krew installs: unpacked, `files` taken from it, and a link by the plug-in's name to `bin`.
    let installed = folder.path().join("installed");
    std::fs::create_dir(&installed)?;
    let unpack = [
        "-xzf",
        &archive.to_string_lossy(),
        "-C",
        &installed.to_string_lossy(),
    ];
    CommandLine::new("tar", &unpack).output().await?;
    for file in platform["files"].as_array().unwrap() {
        let from = file["from"].as_str().unwrap();
        assert!(installed.join(from).is_file() && file["to"] == ".", "{file}");
    }
    let plug_ins = folder.path().join("bin");
    std::fs::create_dir(&plug_ins)?;
    symlink(
        installed.join(platform["bin"].as_str().unwrap()),
        plug_ins.join("kubectl-karmada_token"),
    )?;
    let generate = CommandLine::kubectl(&["karmada_token", "generate"])?.env("PATH", &plug_ins);
    token_line(generate.run().await?.good());
    Ok(())
}
