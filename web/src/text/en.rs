//! English.

use super::Key;

/// The message of a key.
pub(super) fn message(key: Key) -> &'static str {
    match key {
        Key::Product => "Karmada tokens",
        Key::ApiServer => "API server",
        Key::SignedInAs => "Signed in as",
        Key::SignOut => "Sign out",
        Key::ModeSandbox => "Sandbox",
        Key::ModeKubeconfig => "Kubeconfig",
        Key::ModeBearer => "Bearer token",
        Key::Starting => "Starting",
        Key::TryNow => "Try now",
        Key::TryAgain => "Try again",
        Key::Close => "Close",
        Key::Cancel => "Cancel",
        Key::Done => "Done",
        Key::SandboxTitle => "Sandbox",
        Key::SandboxNotice => {
            "This is a sandbox: no API server stands behind it, its tokens join nothing, and it forgets everything when it stops."
        }
        Key::NotKarmada => {
            "This API server does not look like Karmada: it lacks the API group cluster.karmada.io. A token made here would be a token of another control plane, perhaps a member's."
        }
        Key::Disconnected => "The API server is not reachable.",
        Key::LastKnown => "What you see is the last that was known.",

        Key::TokensTitle => "Bootstrap tokens",
        Key::CreateToken => "Create token",
        Key::LoadingTokens => "Loading tokens",
        Key::EmptyTitle => "No bootstrap tokens",
        Key::EmptyText => {
            "Create one to register a member cluster. It appears here as soon as it exists, whoever makes it."
        }
        Key::RefusedTitle => "The list can't be shown",
        Key::SortBy => "Sort by this column",
        Key::ColumnToken => "Token",
        Key::ColumnStatus => "Status",
        Key::ColumnExpires => "Expires",
        Key::ColumnUsages => "Usages",
        Key::ColumnDescription => "Description",
        Key::ColumnGroups => "Groups",
        Key::ColumnActions => "Actions",
        Key::NoUsages => "none",
        Key::RevealToken => "Reveal token {id}",
        Key::DeleteTokenNamed => "Delete token {id}",
        Key::NothingToReveal => "Its Secret holds no whole token that could be shown",
        Key::MayNotCreate => "You may not create Secrets in kube-system on this API server",
        Key::MayNotReveal => "You may not read Secrets in kube-system on this API server",
        Key::MayNotDelete => "You may not delete Secrets in kube-system on this API server",
        Key::ReadOnly => "This page only shows tokens",
        Key::StateUsable => "Usable",
        Key::StateExpiring => "Expiring soon",
        Key::StateExpired => "Expired",
        Key::StateNeverExpires => "Never expires",
        Key::StateSuspended => "Suspended",
        Key::StateNotJoinable => "Not joinable",
        Key::StateMalformed => "Malformed",
        Key::StateDeleting => "Being deleted",

        Key::ExpiresNever => "never",
        Key::ExpiresUnreadable => "unreadable",
        Key::ExpiresIn => "in {span}",
        Key::ExpiredAgo => "{span} ago",
        Key::Days => "{n} d",
        Key::Hours => "{n} h",
        Key::Minutes => "{n} min",
        Key::Seconds => "{n} s",

        Key::ExpiresAfter => "Expires after",
        Key::OneHour => "1 hour",
        Key::ManyHours => "{n} hours",
        Key::SevenDays => "7 days",
        Key::CustomTtl => "Custom",
        Key::NeverTtl => "Never",
        Key::EndsAt => "It will expire {time}.",
        Key::EndsNever => "It will work until somebody deletes it.",
        Key::Ttl => "TTL",
        Key::TtlHint => "How long it lives, as a Go duration: 90m, 12h, 1h30m. 0 means it never expires.",
        Key::Usages => "Usages",
        Key::SigningHint => "Lets a joining cluster verify this control plane.",
        Key::AuthenticationHint => "Lets a joining cluster in, to ask for its certificates.",
        Key::Groups => "Groups",
        Key::GroupsHint => "What RBAC gives to its holder. Separate with commas or new lines.",
        Key::Description => "Description",
        Key::DescriptionHint => "Optional. Whom or what it is for; it is shown in the list.",
        Key::Caution => {
            "Treat it like a password: on Karmada as installed, its holder can become administrator of this control plane until it expires."
        }
        Key::CautionLong => {
            "It stays dangerous for long: whoever finds it, in a shell history or a ticket, can become administrator of this control plane as long as it lives. An hour is enough to register a cluster."
        }
        Key::Creating => "Creating",
        Key::AllTaken => "No token was created: each ID that was drawn was taken already. Try again.",
        Key::OutcomeUnknown => {
            "The answer was lost, so it is not known whether token {id} was created. The list is being read again to find out. What you typed is kept."
        }
        Key::OutcomeMade => "Token {id} was created after all, although its answer was lost.",
        Key::OutcomeNotMade => {
            "The answer was lost, and the list has no token {id}: it was not created. You can try again."
        }
        Key::ShowToken => "Show the token",

        Key::CreatedTitle => "Token created",
        Key::Token => "Token",
        Key::CopyToken => "Copy token",
        Key::RegisterCommand => "Register command",
        Key::CopyCommand => "Copy register command",
        Key::Copy => "Copy",
        Key::Copied => "Copied",
        Key::CopyByHand => {
            "This browser did not let the page copy. The text is selected: copy it with your keyboard."
        }
        Key::RunOnMember => {
            "Run it where the member cluster is administered. If you add --kubeconfig, it is the member cluster's, not Karmada's."
        }
        Key::SandboxCommand => "Sandbox: this command joins nothing.",
        Key::InternalEndpoint => {
            "The endpoint in this command resolves only on this machine or inside one cluster. A member elsewhere needs an address that it can reach."
        }
        Key::NoCommand => {
            "The register command is not shown: the address or the CA pins of this API server are not known here, and a command without pins could not tell it from an impostor."
        }
        Key::WorthDefault => {
            "Whoever holds this token can become administrator of this control plane until it expires: its group may ask for Karmada's rbac-generator certificate. Deleting the token takes back no certificate already signed."
        }
        Key::WorthOther => {
            "Whoever holds this token acts with all that RBAC gives to its groups until it expires. Deleting the token takes back no certificate already signed."
        }
        Key::TokenTitle => "Token {id}",
        Key::Revealing => "Asking for the token",
        Key::WhyNot => "A cluster can't register with it:",

        Key::DeleteTitle => "Delete token {id}?",
        Key::DeleteToken => "Delete token",
        Key::DeleteEffect => "From then on nobody can register a cluster with it. This can't be undone.",
        Key::DeleteLimits => "It does not take back:",
        Key::DeleteKeepsCertificates => {
            "certificates that were signed for its holder: a client certificate can't be revoked"
        }
        Key::DeleteKeepsClusters => "clusters that have registered with it: they stay registered",
        Key::DeleteConflict => {
            "It was not deleted: it was changed, or replaced by another of the same name, since this page showed it. Close this, look at it again, and decide anew."
        }
        Key::DeleteUnknown => "It is not known whether it was deleted; the list is being read again.",
        Key::DeleteNotForwarded => {
            "It was not deleted: the name of this Secret holds no token ID, and karmada-token passes on requests for Secrets named bootstrap-token-ID only. Delete it with kubectl, as one who may delete Secrets of the Karmada API server."
        }
        Key::DeleteByHand => "Delete it with kubectl",
        Key::CopyKubectl => "Copy kubectl command",
        Key::AnnounceCreated => "Token {id} created",
        Key::AnnounceDeleted => "Token {id} deleted",
        Key::AnnounceGone => "Token {id} was gone already",

        Key::SignInTitle => "Sign in",
        Key::SignIn => "Sign in",
        Key::BearerToken => "Bearer token",
        Key::BearerHint => "It is handed to the Karmada API server and kept nowhere in this page.",
        Key::TokenMissing => "A bearer token is missing: paste the one that kubectl create token printed.",
        Key::TokenRefused => {
            "The Karmada API server does not know this token, or it has expired. A token of the host cluster won't do."
        }
        Key::WhereFrom => "Where does such a token come from?",
        Key::WhereFromText => {
            "From a ServiceAccount on the Karmada API server whose RBAC lets it manage Secrets in kube-system:"
        }
        Key::WhereFromCommands => {
            "kubectl --kubeconfig KARMADA_KUBECONFIG \\\n  create token NAME -n NAMESPACE --duration 1h"
        }
        Key::NotHostToken => {
            "KARMADA_KUBECONFIG points to Karmada. A token of the host cluster, where Karmada's pods run, won't do."
        }
        Key::HostSignsIn => {
            "The page that holds this console signs in for you, and its token was not accepted."
        }
        Key::LinkSpent => "This sign-in link was used before, or is older than 10 minutes.",
        Key::SignInEnded => "Your sign-in has ended. Sign in again; what you typed is kept.",
        Key::LinkExplained => {
            "This console acts as the user of a kubeconfig, so only who sees the terminal it was started in may sign in: open the link printed there. A link serves once, for 10 minutes."
        }
        Key::PrintLink => "Print a new sign-in link in the terminal",
        Key::LinkPrinted => "A new link is in the terminal. Open it in this browser.",

        Key::Unreachable => "There was no answer. Is karmada-token still running, and the network up?",
        Key::TimedOut => "There was no answer in time.",
        Key::NoToken => "The page that holds this console gave no token to sign in with.",
        Key::Unreadable => "The answer (status {code}) was not one of a Kubernetes API.",
        Key::Unauthorized => "Your sign-in is not accepted, or not any more.",
        Key::Forbidden => "Not allowed: {message}",
        Key::NotFound => "Not found: {message}",
        Key::Conflict => "It has changed meanwhile: {message}",
        Key::Invalid => "Refused as invalid: {message}",
        Key::TooMany => "Too many requests just now; wait a little. {message}",
        Key::Refused => "Refused ({code}): {message}",
    }
}
