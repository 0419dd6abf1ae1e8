//! A verdict's first words: what comes before its reason.

/// What stands before the first colon of a line: short enough for one line of the narrowest panel, whatever follows.
pub(crate) fn first_words(line: &str) -> &str {
    line.split([':', '\u{ff1a}']).next().unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_follows_a_colon_of_either_language() {
        for (line, first) in [
            ("Won't join: cluster-info is not signed: wait", "Won't join"),
            ("无法注册：cluster-info 没有签名", "无法注册"),
            ("Will join", "Will join"),
            ("", ""),
        ] {
            assert_eq!(first_words(line), first);
        }
    }
}
