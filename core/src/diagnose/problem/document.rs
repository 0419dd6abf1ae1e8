//! What can be wrong with YAML or JSON as such.

super::problems! {
    /// A problem of a document.
    DocumentProblem {
        Syntax {
            /// Counted from 1.
            line: u64,
            /// Counted from 1.
            column: u64,
        } => Error, "document-syntax",
            "this is not YAML or JSON from line {line}, column {column} on",
            "A key may be there twice, an indentation may be off, or a quotation mark or bracket open.";
        Shape => Error, "document-shape",
            "this can't be read as YAML or JSON",
            "It may be nested too deeply, or use aliases that grow without end.";
        Tab => Error, "document-tab",
            "a tab indents this line",
            "YAML is indented by spaces alone.";
        NotRead => Info, "document-not-read",
            "this looks like YAML or JSON, which is not read here",
            "Look at it with karmada-token validate in a terminal.";
        NoKind => Error, "document-no-kind",
            "kind is missing",
            "The API server can't tell what it is to make of it.";
        OtherObject => Warning, "document-other-object",
            "this is an object of another kind",
            "A bootstrap token is a Secret; a control plane is told by its kubeconfig or by cluster-info.";
        Described => Warning, "document-described",
            "this is what kubectl describe prints, without the values or in another form",
            "kubectl get with -o yaml prints it as it is.";
        EmptyList => Info, "document-empty-list",
            "the list is empty",
            "There is no token in it.";
    }
}
