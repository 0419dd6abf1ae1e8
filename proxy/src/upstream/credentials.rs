//! What is wrong with a kubeconfig's credentials, in words of our own: kube-client's repeat what a plug-in printed or
//! what a line of a file says, and either may be the credential itself.

use kube_client::client::AuthError;

/// Where to look.
pub(super) fn trouble(error: &AuthError) -> String {
    match error {
        AuthError::AuthExecStart(error) => format!("its plug-in can't be started: {error}"),
        AuthError::AuthExecRun { cmd, out } => format!("its plug-in {cmd} failed with {}", out.status),
        AuthError::ExecPluginFailed | AuthError::AuthExecParse(_) => {
            "its plug-in printed no ExecCredential".to_owned()
        }
        AuthError::MissingCommand | AuthError::ExecMissingClusterInfo => {
            "its plug-in is not fully described".to_owned()
        }
        AuthError::MalformedTokenExpirationDate(_) => {
            "its plug-in's credential has an expiry that is no date".to_owned()
        }
        AuthError::UnrefreshableTokenResponse => {
            "its plug-in gave no new token when the last had expired".to_owned()
        }
        AuthError::ReadTokenFile(error, path) => {
            format!("its token file {} can't be read: {error}", path.display())
        }
        AuthError::InvalidBasicAuth(_) | AuthError::InvalidBearerToken(_) => {
            "its token or password has characters that no HTTP header can carry".to_owned()
        }
        _ => "its kind of credential is not supported".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s29_what_a_plug_in_printed_is_not_repeated() {
        let out = std::process::Command::new("sh")
            .args(["-c", "echo canary; exit 3"])
            .output()
            .unwrap();
        let error = AuthError::AuthExecRun {
            cmd: "plug-in".to_owned(),
            out: Box::new(out),
        };
        let told = trouble(&error);
        assert!(
            told.contains("plug-in") && told.contains('3') && !told.contains("canary"),
            "{told}"
        );
    }
}
