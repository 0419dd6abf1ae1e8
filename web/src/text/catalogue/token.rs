//! One token.

use super::messages;

messages! {
    NoSuchToken:
        "There is no such token, or no longer.",
        "没有这个令牌，或它已不存在。";
    DeletedMeanwhile:
        "It was deleted while you looked at it.",
        "您查看期间它已被删除。";
    Edit:
        "Edit",
        "编辑";
    Duplicate:
        "Duplicate",
        "复制为新令牌";
    ItLeaked:
        "It has leaked",
        "它已泄露";
    Reveal:
        "Reveal the token",
        "显示令牌";
    Revealed:
        "It is shown below",
        "已在下方显示";
    CanRegister:
        "A cluster can register with it, as far as its Secret says.",
        "就其 Secret 而言，集群可以用它注册。";
    ShowYaml:
        "YAML",
        "YAML 清单";
    YamlMasked:
        "The token secret is masked here.",
        "此处的令牌密钥已隐藏。";
    NoGroups:
        "none beside system:bootstrappers",
        "除 system:bootstrappers 外没有";
    ActsAs:
        "Acts as",
        "身份";
    StateOfSecret:
        "By its Secret",
        "Secret 状态";
    SecretName:
        "Secret",
        "Secret 名称";
    CheckWithServer:
        "Check with the API server",
        "向 API 服务器核实";
    AskingServer:
        "Asking the API server",
        "正在询问 API 服务器";
    ServerAccepts:
        "The API server accepts this token",
        "API 服务器接受此令牌";
    ServerRefuses:
        "The API server refuses this token",
        "API 服务器拒绝此令牌";
    ServerNotAsked:
        "Whether the API server accepts this token is not known. {reason}",
        "不知道 API 服务器是否接受此令牌。{reason}";
    ServerAnswered:
        "It answered {code}. Try again.",
        "它的响应是 {code}。请重试。";
    ChecksTooMany:
        "Too many tokens were checked just now: try again in a moment.",
        "刚才检查的令牌过多：请稍后重试。";
    ReasonDeleting:
        "It is being deleted.",
        "它正在被删除。";
    ReasonWrongNamespace:
        "Its Secret is not in the namespace kube-system.",
        "其 Secret 不在命名空间 kube-system 中。";
    ReasonWrongType:
        "Its Secret is not of the type bootstrap.kubernetes.io/token.",
        "其 Secret 的类型不是 bootstrap.kubernetes.io/token。";
    ReasonBadName:
        "The name of its Secret is not bootstrap-token- and a token ID.",
        "其 Secret 的名称不是 bootstrap-token- 加令牌 ID。";
    ReasonBadId:
        "token-id is missing or is not six characters of a-z and 0-9.",
        "token-id 缺失，或不是六个 a-z 与 0-9 的字符。";
    ReasonIdMismatch:
        "token-id is not the ID in the name of its Secret.",
        "token-id 与其 Secret 名称中的 ID 不同。";
    ReasonSecretMissing:
        "token-secret is missing.",
        "缺少 token-secret。";
    ReasonSecretMalformed:
        "token-secret is not 16 characters of a-z and 0-9.",
        "token-secret 不是 16 个 a-z 与 0-9 的字符。";
    ReasonExpired:
        "It has expired.",
        "它已过期。";
    ReasonExpirationUnparseable:
        "Its expiration is not a time in RFC 3339, which the API server takes for expired.",
        "其过期时间不是 RFC 3339 格式，API 服务器视为已过期。";
    ReasonNoAuthentication:
        "The authentication usage is off.",
        "authentication 用途已关闭。";
    ReasonNoSigning:
        "The signing usage is off.",
        "signing 用途已关闭。";
    ReasonBadGroup:
        "\"{group}\" is not a group that a token may give, so the API server refuses the token.",
        "“{group}”不是令牌可以授予的用户组，因此 API 服务器拒绝该令牌。";
    ReasonNoGroupMayRegister:
        "None of its groups may create CertificateSigningRequests on this API server.",
        "在此 API 服务器上，它的任何用户组都不能创建 CertificateSigningRequest。";
    RemedyWait:
        "Create another one.",
        "请另建一个。";
    RemedyExtend:
        "Edit it and choose a new end, or create another one.",
        "编辑它并选择新的过期时间，或另建一个。";
    RemedyUsages:
        "Edit it and switch the usage on, or resume it.",
        "编辑它并打开该用途，或恢复它。";
    RemedyGroups:
        "Edit it and correct the groups.",
        "编辑它并更正用户组。";
    RemedyReplace:
        "It can't be mended from here: delete it and create another one.",
        "无法在此修复：请删除它并另建一个。";
    EditTitle:
        "Edit token {id}",
        "编辑令牌 {id}";
    Save:
        "Save",
        "保存";
    Saving:
        "Saving",
        "正在保存";
    Unchanged:
        "Nothing is changed yet.",
        "尚未做任何修改。";
    KeepEnd:
        "Keep",
        "保持不变";
    EditConflict:
        "It was changed by somebody else while you were editing. What you changed is kept, and the rest is as it is now: save again, or cancel.",
        "您编辑期间它已被他人修改。您改动的内容已保留，其余为当前状态：请再次保存，或取消。";
    Theirs:
        "On the server now:",
        "服务器上现在：";
    Mine:
        "In this form:",
        "此表单中：";
    Nothing:
        "Nothing",
        "无";
    AnnounceChanged:
        "Token {id} changed",
        "令牌 {id} 已修改";
}
