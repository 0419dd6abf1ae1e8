//! The keys of the catalogue.

/// Makes the enum, and the name of each key for who overrides messages.
macro_rules! keys {
    ($($key:ident)*) => {
        /// One message of the page.
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub(crate) enum Key { $($key,)* }

        impl Key {
            /// The name by which an embedding page overrides the message.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Key::$key => stringify!($key),)* }
            }
        }
    };
}

keys! {
    // The frame.
    Product ApiServer SignedInAs SignOut ModeSandbox ModeKubeconfig ModeBearer Starting TryNow TryAgain Close Cancel Done
    SandboxTitle SandboxNotice NotKarmada Disconnected LastKnown
    // The list.
    TokensTitle CreateToken LoadingTokens EmptyTitle EmptyText RefusedTitle SortBy
    ColumnToken ColumnStatus ColumnExpires ColumnUsages ColumnDescription ColumnGroups ColumnActions
    NoUsages RevealToken DeleteTokenNamed NothingToReveal MayNotCreate MayNotReveal MayNotDelete ReadOnly
    StateUsable StateExpiring StateExpired StateNeverExpires StateSuspended StateNotJoinable StateMalformed
    StateDeleting
    // Times.
    ExpiresNever ExpiresUnreadable ExpiresIn ExpiredAgo Days Hours Minutes Seconds
    // The form.
    ExpiresAfter OneHour ManyHours SevenDays CustomTtl NeverTtl EndsAt EndsNever Ttl TtlHint Usages SigningHint AuthenticationHint
    Groups GroupsHint Description DescriptionHint Caution CautionLong Creating AllTaken
    OutcomeUnknown OutcomeMade OutcomeNotMade ShowToken
    // What was created, and what is revealed.
    CreatedTitle Token CopyToken RegisterCommand CopyCommand Copy Copied CopyByHand RunOnMember SandboxCommand
    InternalEndpoint NoCommand WorthDefault WorthOther TokenTitle Revealing WhyNot
    // Deleting.
    DeleteTitle DeleteToken DeleteEffect DeleteLimits DeleteKeepsCertificates DeleteKeepsClusters DeleteConflict
    DeleteUnknown DeleteNotForwarded DeleteByHand CopyKubectl AnnounceCreated AnnounceDeleted AnnounceGone
    // Signing in.
    SignInTitle SignIn BearerToken BearerHint TokenMissing TokenRefused WhereFrom WhereFromText WhereFromCommands
    NotHostToken HostSignsIn LinkSpent SignInEnded LinkExplained PrintLink LinkPrinted
    // What went wrong.
    Unreachable TimedOut NoToken Unreadable Unauthorized Forbidden NotFound Conflict Invalid TooMany
    Refused
}
