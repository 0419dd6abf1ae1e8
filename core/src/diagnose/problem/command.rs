//! What can be wrong with a register or join command.

use crate::{Flag, ImageReferenceError, NameError, Program, ProxyServerAddressError};

super::problems! {
    /// A problem of a register or join command.
    CommandProblem {
        JoinForRegister => Error, "join-for-register",
            "karmadactl join takes no token; register is meant",
            "join is for push mode and wants the member's kubeconfig; register is for pull mode, with a token.";
        PushMode => Info, "command-push-mode",
            "this joins a cluster in push mode, without a token",
            "To register it in pull mode with a token, it is karmadactl register.";
        Removes => Info, "command-removes",
            "this removes a member, and takes no token",
            "To register it in pull mode with a token, it is karmadactl register.";
        KubeadmJoin => Info, "kubeadm-join",
            "this joins a machine to a Kubernetes cluster",
            "To register a cluster with Karmada, it is karmadactl register.";
        Verb {
            /// The program.
            program: Program,
        } => Error, "command-verb",
            "the word that takes a token is missing after {program}: register for Karmada, join for kubeadm",
            "Another command of the program takes other flags.";
        Program => Error, "command-program",
            "no program is called that",
            "The shell finds it by its very name, in lower case.";
        Quote => Error, "command-quote",
            "this quotation mark is never closed",
            "The shell would wait for more.";
        Expansion => Error, "command-variable",
            "the shell is to fill in a value here",
            "On the member it is likely not set: write the value itself.";
        Placeholder => Error, "command-placeholder",
            "this is a placeholder that was not filled in",
            "Write the value itself.";
        LineBreak => Error, "command-line-break",
            "the line ends in the middle of the command",
            "The shell would run the first line alone. Put all on one line, or a backslash before the line break.";
        SpaceAfterContinuation => Error, "command-space-after-backslash",
            "a space follows the backslash at the end of the line",
            "The backslash then means the space, and the command ends with its line.";
        CarriageReturn => Error, "command-carriage-return",
            "the line ends as Windows writes it",
            "A Unix shell takes the carriage return for a part of the command.";
        LinesJoined => Error, "command-lines-joined",
            "this says that the line goes on, and the line doesn't end here",
            "Lines were made one when they were copied. The shell would take the mark for a part of a word.";
        Trailing => Info, "command-trailing",
            "more follows the command, and is passed over",
            "Only the first command is looked at.";
        UnknownFlag {
            /// The program.
            program: Program,
        } => Error, "command-unknown-flag",
            "{program} has no such flag",
            "The program would stop and show its help.";
        OldFlag => Warning, "command-old-flag",
            "karmadactl has had no such flag since 1.14",
            "Up to 1.13 it was of no use: leave it out.";
        SingleDash => Error, "command-single-dash",
            "this flag wants two dashes",
            "After one dash, each letter is a flag of its own.";
        ValueMissing {
            /// The flag.
            flag: Flag,
        } => Error, "command-value-missing",
            "a value must follow {flag}",
            "The program would take the next word for it, or stop.";
        Switch {
            /// The flag.
            flag: Flag,
        } => Error, "command-switch",
            "{flag} is true or false",
            "The program takes no other value.";
        Number {
            /// The flag.
            flag: Flag,
        } => Error, "command-number",
            "{flag} is a whole number from 600 to 2147483647",
            "The API server refuses less than ten minutes, and the program takes no other value.";
        CertificateLong => Warning, "command-certificate-long",
            "the control plane gives a certificate for a year at most, unless told otherwise",
            "kube-controller-manager shortens it to its --cluster-signing-duration, and says nothing.";
        EndpointMissing => Error, "command-endpoint-missing",
            "the endpoint is missing",
            "The host and port of the control plane's API server come first, like karmada.example.com:5443.";
        SecondEndpoint => Error, "command-second-endpoint",
            "this word belongs to no flag, and the endpoint is there already",
            "The program takes exactly one such word.";
        TokenMissing => Error, "command-token-missing",
            "the token is missing",
            "Without --token the control plane lets nobody in.";
        TokenTwice => Warning, "command-token-twice",
            "a token is given twice; the last one counts",
            "Leave out the one that isn't meant.";
        PinMissing => Error, "command-pin-missing",
            "there is no pin: --discovery-token-ca-cert-hash is missing",
            "Without it a member can't tell the control plane from an impostor, and the program refuses to go on.";
        PinSkipped => Warning, "command-pin-skipped",
            "the CA is not checked",
            "Whoever can answer in the control plane's place gets the token: give the pin instead.";
        PinTwice => Info, "command-pin-twice",
            "this pin is given twice",
            "It does no harm.";
        Name {
            /// `--cluster-name`, `--namespace` or `--cluster-namespace`.
            flag: Flag,
            /// What is wrong.
            error: NameError,
        } => Error, "command-name",
            "{flag}: {error}",
            "The program or the API server refuses it. A cluster's name has 48 characters at most.";
        ClusterNameDefault => Warning, "command-cluster-name-default",
            "without --cluster-name, the cluster is named as in the member's current context, whatever --context says",
            "kubeadm names every cluster \"kubernetes\". Where a member has the name, register fails, and in cleaning up deletes the rights of that member's agent.";
        Proxy {
            /// What is wrong.
            error: ProxyServerAddressError,
        } => Error, "command-proxy-address",
            "{error}",
            "Karmada reaches the member through it.";
        Image {
            /// What is wrong.
            error: ImageReferenceError,
        } => Error, "command-agent-image",
            "{error}",
            "The member would not be able to start Karmada's agent.";
        ControlPlaneKubeconfig => Warning, "command-control-plane-kubeconfig",
            "this looks like the control plane's kubeconfig",
            "register wants the member's own: the agent is installed where this kubeconfig points.";
        DryRun => Info, "command-dry-run",
            "this checks the member alone, and registers nothing",
            "Leave out --dry-run to register.";
    }
}
