//! docs/install.md: each of its manifests is applied, and then nothing is missing that it is about.

use karmada_token_tests::{Outcome, User, code_blocks, in_tree, kubectl, story};

use crate::field::Field;
use crate::foretold::preflight;
use crate::stop::Stop;

const RENEWS: &str = "\
kubectl auth can-i create certificatesigningrequests.certificates.k8s.io --subresource=selfclusteragent \
  --as=system:karmada:agent:member1 --as-group=system:karmada:agents --as-group=system:authenticated
";

#[tokio::test]
async fn the_manifests_of_the_document_are_what_is_missing() -> Outcome {
    story("will-it-join-install", async |stage| {
        // As the operator leaves it, with cluster-info written and the controllers running.
        let plane = stage.control_plane_without_controllers().await?;
        plane.start_controller_manager()?;
        let field = Field::new(plane).await?;
        field.script("inst01", "token").await?;
        let stripped = "kubectl delete clusterrolebinding system:karmada:agent-bootstrap \
              system:karmada:agent-autoapprove-bootstrap system:karmada:agent-rbac-generator \
              system:karmada:agent-autoapprove-certificate-rotation
            kubectl delete clusterrole system:karmada:certificatesigningrequest:selfautoapprover
            kubectl -n kube-public delete rolebinding system:karmada:bootstrap-signer-clusterinfo";
        field.paste(stripped).await?;
        let administrator = field.plane.kubeconfig(&User::administrator());
        let accounts = in_tree("deploy/rbac.yaml");
        kubectl(&administrator, &["apply", "-f", &accounts.to_string_lossy()]).await?;
        let missing = ["public-access", "file-requests", "auto-approval", "agent-setup"];
        assert_eq!(preflight(&field.kubeconfig).await?.ended("fail"), missing);

        let manifests = code_blocks("docs/install.md", "yaml")?;
        assert_eq!(manifests.len(), 2);
        for manifest in &manifests {
            field.apply(manifest).await?;
        }
        let rules = [
            "get",
            "clusterrole",
            "system:karmada:agent-rbac-generator",
            "-o",
            "jsonpath={.rules}",
        ];
        let rules = kubectl(&administrator, &rules).await?;
        assert!(!rules.contains('*'), "{rules}");
        let stop = field.tried(&field.command("inst01"), "member1", 15).await;
        assert_eq!(stop, Stop::Joins);
        // What Karmada's approver asks before it renews an agent's certificate.
        field.paste(RENEWS).await?;
        let account = ["-n", "kube-system", "create", "token", "karmada-token-viewer"];
        let token = kubectl(&administrator, &account).await?;
        let viewer = field.plane.kubeconfig(&User::bearing(token.trim()));
        let viewer = field.plane.write_kubeconfig("viewer-account", &viewer)?;
        let told = preflight(&viewer).await?;
        assert_eq!(
            (told.ended("fail"), told.ended("unreadable")),
            (vec![], vec![]),
            "{told:?}"
        );
        Ok(())
    })
    .await
}
