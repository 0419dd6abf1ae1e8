//! What can be wrong with a text as such.

super::problems! {
    /// A problem of the text, whatever it is meant to be.
    TextProblem {
        Empty => Error, "empty",
            "there is nothing here",
            "Paste a token, a register command, a Secret, a kubeconfig or a cluster-info.";
        TooLarge => Error, "too-large",
            "the text is larger than 1 MiB, which is the most that is read",
            "Nothing that holds a bootstrap token is that large; paste the part that matters.";
        Unknown => Warning, "unknown",
            "this is nothing that has to do with bootstrap tokens, as far as can be told",
            "A token reads like abcdef.0123456789abcdef: six characters, a dot, sixteen characters, of a-z and 0-9.";
        NothingToCheck => Warning, "nothing-to-check",
            "this may be about bootstrap tokens, and nothing in it can be checked",
            "Paste a token, the register command that was printed, the token's Secret, or what a command ended with.";
        TextAround => Info, "text-around",
            "other words stand around it, and are passed over",
            "What is marked is no part of it: leave it out.";
        SurroundingSpace => Warning, "surrounding-space",
            "there are spaces or line breaks before or after it",
            "They come along when text is copied; some programs take them for a part of the token.";
        InvisibleCharacter => Error, "invisible-character",
            "an invisible character stands here",
            "Chat programs and web pages put them in; a program compares them like any other character.";
        ControlCharacter => Error, "control-character",
            "a control character of a terminal stands here",
            "It comes along when coloured output is copied, and is no part of what was meant.";
        NoBreakSpace => Error, "no-break-space",
            "a space that is none to a shell stands here",
            "Word processors and web pages use spaces of their own; a shell reads them as a part of the word.";
        FullWidth => Error, "full-width-character",
            "characters of an East Asian input method stand here, in full width",
            "They look like the plain ones and are others; switch the input method to half width.";
        SmartQuote => Error, "smart-quote",
            "a typographic quotation mark stands here",
            "Word processors put them in; a shell knows only the straight ones.";
        SmartDash => Error, "smart-dash",
            "a typographic dash stands here",
            "Word processors make one of two hyphens; a program knows only hyphens.";
        Lookalike => Error, "lookalike-letter",
            "a letter of another alphabet stands here that looks like a Latin one",
            "A program tells them apart where a person can't.";
        SeveralTokens => Info, "several-tokens",
            "there are several tokens here",
            "Each is looked at by itself; a command takes one.";
        MoreFindings => Info, "more-findings",
            "there is more to be found than is listed",
            "Mend what is listed, and look again.";
    }
}
