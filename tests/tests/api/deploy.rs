//! docs/deploy.md and deploy/kubernetes.yaml as somebody follows them: the commands are run, the manifest is applied, and then the real
//! binary is started as a kubelet would start each replica: with its arguments, and its mounts as files. Only the kubelet is missing.

use std::fs::{create_dir_all, read_to_string, write};
use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::StatusCode;
use karmada_token_tests::{
    ControlPlane, Kubeconfig, Outcome, Proxy, SECRETS, Serve, User, code_blocks, in_tree, kubectl, shell,
    story,
};
use serde_json::{Value, json};

/// A namespace that takes Pods of the strictest standard alone.
const NAMESPACE: &str = "
apiVersion: v1
kind: Namespace
metadata:
  name: karmada-system
  labels:
    pod-security.kubernetes.io/enforce: restricted
";

fn deployment() -> Outcome<Value> {
    let text = read_to_string(in_tree("deploy/kubernetes.yaml"))?;
    let document = text
        .split("\n---\n")
        .find(|document| document.contains("kind: Deployment"));
    Ok(serde_saphyr::from_str(document.unwrap_or_default())?)
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// What a kubelet does with a Pod of this template before it starts the container: the mounts, as files below `folder`. Answers
/// the arguments, with the mounts where they are.
async fn mounted(host: &Kubeconfig, pod: &Value, folder: &Path) -> Outcome<Vec<String>> {
    let container = &pod["containers"][0];
    let mut arguments: Vec<String> = list(&container["args"])
        .map(|word| text(word).to_owned())
        .collect();
    for mount in list(&container["volumeMounts"]) {
        let volume = list(&pod["volumes"]).find(|volume| volume["name"] == mount["name"]);
        let volume = volume.unwrap_or(&Value::Null);
        let object = match (&volume["configMap"]["name"], &volume["secret"]["secretName"]) {
            (Value::String(name), _) => format!("configmap/{name}"),
            (_, name) => format!("secret/{}", text(name)),
        };
        let read = ["-n", "karmada-system", "get", &object, "-o", "json"];
        let read: Value = serde_json::from_str(&kubectl(host, &read).await?)?;
        let place = folder.join(text(&mount["name"]));
        create_dir_all(&place)?;
        for (key, value) in read["data"].as_object().into_iter().flatten() {
            let bytes = match object.starts_with("secret/") {
                true => BASE64_STANDARD.decode(text(value))?,
                false => text(value).as_bytes().to_vec(),
            };
            write(place.join(key), bytes)?;
        }
        for argument in &mut arguments {
            *argument = argument.replace(text(&mount["mountPath"]), &place.display().to_string());
        }
    }
    Ok(arguments)
}

/// The manifest's arguments where there is neither a Service's name nor one that people open, and a port of one's own.
fn serve(arguments: &[String], plane: &ControlPlane) -> Serve {
    let server = format!("--server={}", plane.url());
    let flags = arguments
        .iter()
        .filter(|word| word.starts_with("--") && !word.starts_with("--listen="));
    flags
        .map(|flag| {
            if flag.starts_with("--server=") {
                &server
            } else {
                flag
            }
        })
        .fold(Serve::flags().and("--allowed-host={address}"), |serve, flag| {
            serve.and(flag)
        })
}

fn through(proxy: &Proxy, plane: &ControlPlane, user: &User) -> Kubeconfig {
    let mut kubeconfig = plane.kubeconfig(user);
    kubeconfig.server = proxy.tls_url();
    kubeconfig
}

/// The paths of the three probes.
fn probes(pod: &Value) -> impl Iterator<Item = &str> {
    ["livenessProbe", "startupProbe", "readinessProbe"]
        .map(|probe| {
            let probe = &pod["containers"][0][probe]["httpGet"];
            assert_eq!(probe["scheme"], "HTTPS");
            text(&probe["path"])
        })
        .into_iter()
}

/// The manifest's arguments as the document changes them behind an Ingress that ends TLS.
fn behind_an_ingress(arguments: &[String]) -> Vec<String> {
    let kept = arguments.iter().filter(|word| !word.starts_with("--tls-"));
    kept.cloned().chain(["--behind-tls-proxy".to_owned()]).collect()
}

#[tokio::test]
async fn the_manifest_runs_as_the_document_says() -> Outcome {
    story("deploy", async |stage| {
        // The same server is Karmada's and the cluster's that hosts it.
        let plane = stage.control_plane_without_controllers().await?;
        let host = plane.kubeconfig(&User::administrator());
        let folder = tempfile::tempdir()?;
        let identity = plane.authority().server()?;
        for (name, content) in [
            ("KARMADA", host.yaml()),
            ("tls.crt", identity.certificate),
            ("tls.key", identity.key),
            ("namespace.yaml", NAMESPACE.to_owned()),
        ] {
            write(folder.path().join(name), content)?;
        }
        std::os::unix::fs::symlink(in_tree("deploy").canonicalize()?, folder.path().join("deploy"))?;
        let paste =
            async |script: &str| shell(&host, &format!("cd '{}'\n{script}", folder.path().display())).await;
        paste("kubectl apply -f namespace.yaml").await?;
        let commands = code_blocks("docs/deploy.md", "sh")?;
        assert_eq!(commands.len(), 4, "{commands:?}");
        paste(&commands[0]).await?;
        paste(&commands[1]).await?;
        let token = paste(&commands[2]).await?;
        paste(&commands[3]).await?;

        let template = &deployment()?["spec"]["template"];
        let pod = |spec: &Value| {
            let metadata = json!({ "name": "replica", "namespace": "karmada-system" });
            json!({ "apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": spec }).to_string()
        };
        write(folder.path().join("pod.json"), pod(&template["spec"]))?;
        paste("kubectl create --validate=strict -f pod.json").await?;
        let mut lax = template["spec"].clone();
        lax["containers"][0]["securityContext"] = Value::Null;
        write(folder.path().join("lax.json"), pod(&lax))?;
        let refused = paste("kubectl create -f lax.json").await.unwrap_err().to_string();
        assert!(refused.contains("violates PodSecurity"), "{refused}");

        // Of the time that a kubelet gives, the pause before SIGTERM and the grace period (10 s) are a part.
        let seconds = |value: &Value| value.as_u64().unwrap_or_default();
        let pause = seconds(&template["spec"]["containers"][0]["lifecycle"]["preStop"]["sleep"]["seconds"]);
        let given = seconds(&template["spec"]["terminationGracePeriodSeconds"]);
        assert!(pause >= 5 && pause + 10 < given, "{pause} s of {given} s");

        let arguments = mounted(&host, &template["spec"], folder.path()).await?;
        let (one, other) = (serve(&arguments, &plane), serve(&arguments, &plane));
        let administrator = User::bearing(token.trim());
        for replica in [stage.serve(one).await?, stage.serve(other).await?] {
            let kubeconfig = through(&replica, &plane, &administrator);
            for path in probes(&template["spec"]) {
                kubectl(&kubeconfig, &["get", "--raw", path]).await?;
            }
            kubectl(&kubeconfig, &["-n", "kube-system", "get", "secrets"]).await?;
            let nobody = through(&replica, &plane, &User::nobody());
            let refused = kubectl(&nobody, &["-n", "kube-system", "get", "secrets"]).await;
            assert!(refused.is_err(), "{refused:?}");
            assert!(replica.stop().await?.success());
        }

        let replica = stage.serve(serve(&behind_an_ingress(&arguments), &plane)).await?;
        let inside = replica.http();
        for path in probes(&template["spec"]) {
            assert_eq!(inside.get(path).await?.status, StatusCode::OK, "{path}");
        }
        assert_eq!(inside.get(SECRETS).await?.status, StatusCode::UNAUTHORIZED);
        let listed = inside.bearing(token.trim())?.get(SECRETS).await?;
        assert_eq!(listed.status, StatusCode::OK, "{}", listed.text());
        let policies = code_blocks("docs/deploy.md", "yaml")?;
        assert_eq!(policies.len(), 1, "{policies:?}");
        write(folder.path().join("policy.yaml"), &policies[0])?;
        paste("kubectl create --validate=strict -f policy.yaml").await?;
        Ok(())
    })
    .await
}
