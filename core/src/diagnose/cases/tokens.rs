//! Tokens, good and damaged.

super::cases! {
    "{T}" => Token [];
    // White space around it.
    "{T}\n" => Token ["surrounding-space"] -> "{T}";
    " {T}" => Token ["surrounding-space"] -> "{T}";
    "\t{T} \r\n" => Token ["surrounding-space", "surrounding-space"] -> "{T}";
    "\u{a0}{T}\u{3000}" => Token ["no-break-space", "surrounding-space", "no-break-space", "surrounding-space"]
        -> "{T}";
    // What names it, and what it is wrapped in.
    "\"{T}\"" => Token ["token-quoted", "token-quoted"] -> "{T}";
    "'{T}'" => Token ["token-quoted", "token-quoted"] -> "{T}";
    "`{T}`" => Token ["token-quoted", "token-quoted"] -> "{T}";
    "<{T}>" => Token ["token-quoted", "token-quoted"] -> "{T}";
    "\"{T}" => Token ["token-quoted"] -> "{T}";
    "{T}'" => Token ["token-quoted"] -> "{T}";
    "“{T}”" => Token ["smart-quote", "token-quoted", "smart-quote", "token-quoted"] -> "{T}";
    "«{T}»" => Token ["smart-quote", "token-quoted", "smart-quote", "token-quoted"] -> "{T}";
    "Bearer {T}" => Token ["token-prefix"] -> "{T}";
    "Authorization: Bearer {T}" => Token ["token-prefix", "token-prefix"] -> "{T}";
    "--token={T}" => Token ["token-prefix"] -> "{T}";
    "--token {T}" => Token ["token-prefix"] -> "{T}";
    "—token {T}" => Token ["smart-dash", "token-prefix"] -> "{T}";
    "token: {T}" => Token ["token-prefix"] -> "{T}";
    "Token={T}" => Token ["token-prefix"] -> "{T}";
    "export TOKEN={T}" => Token ["token-prefix"] -> "{T}";
    "\"token\": \"{T}\"," => Token ["token-prefix", "token-quoted", "token-trailing-punctuation"] -> "{T}";
    "{T}," => Token ["token-trailing-punctuation"] -> "{T}";
    "{T}." => Token ["token-trailing-punctuation"] -> "{T}";
    "({T});" => Token ["token-quoted", "token-quoted", "token-trailing-punctuation"] -> "{T}";
    // Spaces and line breaks in it.
    "q7zk2m. x9c4v8n1b6m3w5tr" => Token ["token-inner-space"] -> "{T}";
    "q7zk2m.x9c4v8n1\nb6m3w5tr" => Token ["token-inner-space"] -> "{T}";
    "q7zk2m.x9c4v8n1\r\n  b6m3w5tr" => Token ["token-inner-space"] -> "{T}";
    "q7zk2m.x9c4 v8n1 b6m3 w5tr" => Token ["token-inner-space", "token-inner-space", "token-inner-space"] -> "{T}";
    // The dot.
    "q7zk2m,x9c4v8n1b6m3w5tr" => Token ["token-separator"] -> "{T}";
    "q7zk2m:x9c4v8n1b6m3w5tr" => Token ["token-separator"] -> "{T}";
    "q7zk2m-x9c4v8n1b6m3w5tr" => Token ["token-separator"] -> "{T}";
    "q7zk2m_x9c4v8n1b6m3w5tr" => Token ["token-separator"] -> "{T}";
    "q7zk2m·x9c4v8n1b6m3w5tr" => Token ["token-separator"] -> "{T}";
    "q7zk2m x9c4v8n1b6m3w5tr" => Token ["token-separator"] -> "{T}";
    "q7zk2mx9c4v8n1b6m3w5tr" => Token ["token-no-dot"] -> "{T}";
    "q7zk2mx9c4v8n1b6m3w5t" => Token ["token-no-dot", "token-secret-length"];
    "q7zk2mx9c4v8n1b6m3w5trr" => Token ["token-no-dot", "token-secret-length"];
    "q7zk2mx9c4v8n1b6m3w5trrr" => Token ["token-no-dot", "token-secret-length"];
    "q7zk2m..x9c4v8n1b6m3w5tr" => Token ["token-extra-dot"] -> "{T}";
    "q7zk2m。x9c4v8n1b6m3w5tr" => Token ["full-width-character"] -> "{T}";
    "q7zk2m，x9c4v8n1b6m3w5tr" => Token ["full-width-character", "token-separator"] -> "{T}";
    // Letters.
    "Q7ZK2M.X9C4V8N1B6M3W5TR" => Token ["token-upper-case"] -> "{T}";
    "Q7zk2m.x9c4v8n1b6m3w5tr" => Token ["token-upper-case"] -> "{T}";
    "Q7zk2m.x9c4v8n1b6m3w5tR" => Token ["token-upper-case"] -> "{T}";
    "QO7ZK2.X9C4V8N1B6M3W5TR" => Token ["token-upper-case"] -> "qo7zk2.x9c4v8n1b6m3w5tr";
    "qO7zk2.x9c4v8n1b6m3w5tr" => Token ["token-misread-character"];
    "q7zk2m.x9c4v8nIb6m3w5tr" => Token ["token-misread-character"];
    "q7zk2m.x9c4v8n|b6m3w5tr" => Token ["token-misread-character"];
    "q7zk2m.x9c4v8n1b6m3w$tr" => Token ["token-misread-character"];
    "q7zk2m.x9c4v8n1b6m3w5t#" => Token ["token-character"];
    "q7zk2m.x9c4v8n1b6m3w5té" => Token ["token-character"];
    "q7zk2m.х9с4v8n1b6m3w5tr" => Token ["lookalike-letter", "lookalike-letter"] -> "{T}";
    "ｑ７ｚｋ２ｍ．ｘ９ｃ４ｖ８ｎ１ｂ６ｍ３ｗ５ｔｒ" => Token ["full-width-character"] -> "{T}";
    "q7zk2m.\u{200b}x9c4v8n1b6m3w5tr" => Token ["invisible-character"] -> "{T}";
    "\u{feff}{T}" => Token ["invisible-character"] -> "{T}";
    "q7zk2m.x9c4v8\u{ad}n1b6m3w5tr" => Token ["invisible-character"] -> "{T}";
    "\u{1b}[32m{T}\u{1b}[0m" => Token ["control-character", "control-character"] -> "{T}";
    "“Q7ZK2M．X9C4V8N1\u{200b}B6M3W5TR”\n"
        => Token ["smart-quote", "token-quoted", "token-upper-case", "full-width-character", "invisible-character", "smart-quote", "token-quoted", "surrounding-space"]
        -> "{T}";
    // Several at once: each is corrected with those before it in view.
    "７ＱＺＫ２Ｍ．Ｘ９Ｃ４Ｖ８Ｎ１Ｂ６Ｍ３Ｗ５ＴＲ" => Token ["full-width-character", "token-upper-case"]
        -> "7qzk2m.x9c4v8n1b6m3w5tr";
    "ｑ７ｚｋ２ｍ，ｘ９ｃ４ｖ８ｎ１ｂ６ｍ３ｗ５ｔｒ" => Token ["full-width-character", "token-separator"] -> "{T}";
    "ｑ７ｚｋ２ｍｘ９ｃ４ｖ８ｎ１ｂ６ｍ３ｗ５ｔｒ" => Token ["full-width-character", "token-no-dot"] -> "{T}";
    "Q7ZK2MX9C4V8N1B6M3W5TR" => Token ["token-upper-case", "token-no-dot"] -> "{T}";
    "token：ｑ７ｚｋ２ｍ．ｘ９ｃ４ｖ８ｎ１ｂ６ｍ３ｗ５ｔｒ" => Token ["token-prefix", "full-width-character"] -> "{T}";
    "““{T}””" => Token ["smart-quote", "token-quoted", "smart-quote", "token-quoted"]
        -> "{T}";
    "\" {T} \"." => Token ["token-quoted", "surrounding-space", "surrounding-space", "token-quoted", "token-trailing-punctuation"]
        -> "{T}";
    // Lengths.
    "q7zk2.x9c4v8n1b6m3w5tr" => Token ["token-id-length"];
    "q7zk2mm.x9c4v8n1b6m3w5tr" => Token ["token-id-length"];
    "q7zk2m.x9c4v8n1b6m3w5t" => Token ["token-secret-length"];
    "q7zk2m.x9c4v8n1b6m3w5trr" => Token ["token-secret-length"];
    "q7zk2m.x9c4v8n1" => Token ["token-secret-length"];
    // Cut short or masked.
    "q7zk2m.x9c4v8…" => Token ["token-truncated"];
    "q7zk2m.x9c4v8..." => Token ["token-truncated"];
    "q7zk2m.…" => Token ["token-truncated"];
    "q7zk2m.x9c4...w5tr" => Token ["token-truncated"];
    "q7zk2m.****************" => Token ["token-masked"];
    "q7zk2m.••••••••••••••••" => Token ["token-masked"];
    "Q7zk2m.****************" => Token ["token-upper-case", "token-masked"] -> "q7zk2m.****************";
    // Known or guessable.
    "abcdef.0123456789abcdef" => Token ["token-example"];
    "07401b.f395accd246ae52d" => Token ["token-example"];
    "ABCDEF.0123456789ABCDEF" => Token ["token-upper-case", "token-example"] -> "abcdef.0123456789abcdef";
    "q7zk2m.aaaaaaaaaaaaaaaa" => Token ["token-weak"];
    "q7zk2m.1234567890123456" => Token ["token-weak"];
    "q7zk2m.karmada0karmada1" => Token ["token-weak"];
    // Halves and names.
    "q7zk2m" => TokenId ["token-id-alone"];
    "Q7ZK2M" => TokenId ["token-upper-case", "token-id-alone"] -> "q7zk2m";
    "bootstrap-token-q7zk2m" => TokenId ["token-id-of-name"] -> "q7zk2m";
    "bootstrap-token-Q7ZK2M" => TokenId ["token-id-of-name", "token-upper-case"] -> "q7zk2m";
    "system:bootstrap:q7zk2m" => TokenId ["token-id-of-name"] -> "q7zk2m";
    "x9c4v8n1b6m3w5tr" => TokenSecret ["token-secret-alone"];
    "token-secret: x9c4v8n1b6m3w5tr" => TokenSecret ["token-prefix", "token-secret-alone"] -> "x9c4v8n1b6m3w5tr";
    "token-id: q7zk2m" => TokenId ["token-prefix", "token-id-alone"] -> "q7zk2m";
    // In base64.
    "cTd6azJtLng5YzR2OG4xYjZtM3c1dHI=" => Token ["token-base64"] -> "{T}";
    "cTd6azJtLng5YzR2OG4xYjZtM3c1dHI" => Token ["token-base64"] -> "{T}";
    "cTd6azJtLng5YzR2OG4xYjZtM3c1dHIK" => Token ["token-base64"] -> "{T}";
    "{S64}" => TokenSecret ["token-part-base64"] -> "x9c4v8n1b6m3w5tr";
    "cTd6azJt" => TokenId ["token-part-base64"] -> "q7zk2m";
    // Among other words.
    "Your token is {T}, use it today." => Token ["text-around", "text-around"] -> "{T}";
    "**{T}**\n" => Token ["text-around", "text-around"] -> "{T}";
    "Your\u{200b} token is q7zk2m．x9c4v8n1b6m3w5tr\u{200b}" => Token ["text-around", "full-width-character", "text-around"]
        -> "{T}";
    "see ｑ７ｚｋ２ｍ．ｘ９ｃ４ｖ８ｎ１ｂ６ｍ３ｗ５ｔｒ，ok" => Token ["text-around", "full-width-character", "text-around"] -> "{T}";
    "TOKEN   TTL  EXPIRES  USAGES\n{T}   23h  2026-11-25T06:00:00Z  authentication,signing"
        => Token ["text-around", "text-around"] -> "{T}";
    // A row that says that the token is of no use.
    "TOKEN   TTL   EXPIRES   USAGES   DESCRIPTION   EXTRA GROUPS\n{T}   <invalid>   2026-11-23T02:10:11Z   authentication,signing   <none>   {G}\n"
        => Token ["text-around", "text-around", "secret-expired"] -> "{T}";
    "{T}   23h   2026-11-25T02:10:11Z   authentication   for eu 1   system:bootstrappers:kubeadm:default-node-token"
        => Token ["text-around", "secret-usage-missing", "secret-other-groups"] -> "{T}";
    "{T}   <forever>   <never>   <none>   <none>   <none>"
        => Token ["text-around", "secret-never-expires", "secret-usage-missing", "secret-usage-missing", "secret-other-groups"] -> "{T}";
    "{T}   23h   2026-11-25T02:10:11Z   signing,authentication   a b   {G}" => Token ["text-around"] -> "{T}";
    "{T}   23h   2026-11-25T02:10:11Z   authentication,signing   a wrapped one" => Token ["text-around"] -> "{T}";
    "{T} expires 2026-11-23T02:10:11Z, so hurry" => Token ["text-around"] -> "{T}";
    "{T} <invalid> 2026-11-23T02:10:11Z authentication,signing a {G}\nr8yl3n.w0d5u9o2c7n4v6sq 22h 2026-11-25T02:10:11Z signing a {G}"
        => Token ["several-tokens", "secret-expired", "secret-usage-missing"];
    "{\"kind\": \"BootstrapToken\", \"token\": \"{T}\", \"usages\": [\"signing\"]}" => Token ["text-around", "text-around"] -> "{T}";
    "{\"kind\": \"BootstrapTokenList\", \"items\": [{\"kind\": \"BootstrapToken\", \"token\": \"{T}\"}]}" => Token ["text-around", "text-around"]
        -> "{T}";
    "KARMADA_TOKEN=Q7ZK2M.X9C4V8N1B6M3W5TR" => Token ["text-around", "token-upper-case"] -> "{T}";
    "The token is Q7ZK2M.X9C4V8N1B6M3W5TR. ok" => Token ["text-around", "token-upper-case", "text-around"] -> "{T}";
    "{T}\nq7zk2m.x9c4v8n1b6m3w5t" => Token ["several-tokens", "token-secret-length"];
    "see worker1.cluster12.local or v1.15.0, of 3141.592653589793238" => Unknown ["unknown"];
    "{T}。谢谢" => Token ["full-width-character", "token-trailing-punctuation", "text-around"] -> "{T}";
    "您的令牌是 {T}，请尽快使用。" => Token ["text-around", "text-around"] -> "{T}";
    "{T} abcdef.0123456789abcdef" => Token ["several-tokens", "token-example"];
    "TOKEN TTL\n{T} 23h\nr8yl3n.w0d5u9o2c7n4v6sq 22h" => Token ["several-tokens"];
    // Nothing of the kind.
    "hello" => Unknown ["unknown"];
    "Hello, I am writing to you" => Unknown ["unknown"];
    "Please... do it" => Unknown ["unknown"];
    "123e4567-e89b-12d3-a456-426614174000" => Unknown ["unknown"];
    "docker.io/karmada/karmada-agent" => Unknown ["unknown"];
    "“so — what?”" => Unknown ["unknown"];
}
