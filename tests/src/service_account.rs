//! Whoever a role of a test's own is for.

use crate::control_plane::ControlPlane;
use crate::failure::Outcome;
use crate::fixtures::User;
use crate::tools::kubectl;

/// A ServiceAccount of kube-system with the name of a role there, bound to it; by its token.
pub async fn account_of_role(plane: &ControlPlane, role: &str) -> Outcome<User> {
    let administrator = plane.kubeconfig(&User::administrator());
    let account = format!("--serviceaccount=kube-system:{role}");
    for words in [
        &["create", "serviceaccount", role][..],
        &["create", "rolebinding", role, &format!("--role={role}"), &account],
    ] {
        kubectl(&administrator, &[words, &["-n", "kube-system"]].concat()).await?;
    }
    let token = ["-n", "kube-system", "create", "token", role];
    let token = kubectl(&administrator, &token).await?;
    Ok(User::bearing(token.trim()))
}
