//! The form.

use super::messages;

messages! {
    ExpiresAfter:
        "Expires after",
        "有效期";
    OneHour:
        "1 hour",
        "1 小时";
    ManyHours:
        "{n} hours",
        "{n} 小时";
    SevenDays:
        "7 days",
        "7 天";
    CustomTtl:
        "Custom",
        "自定义";
    NeverTtl:
        "Never",
        "永不过期";
    EndsAt:
        "It will expire {time}.",
        "将于 {time} 过期。";
    EndsNever:
        "It will work until somebody deletes it.",
        "在被人删除之前一直有效。";
    Ttl:
        "TTL",
        "TTL";
    TtlHint:
        "How long it lives, as a Go duration: 90m, 12h, 1h30m. 0 means it never expires.",
        "有效时长，使用 Go 时长格式：90m、12h、1h30m。0 表示永不过期。";
    Usages:
        "Usages",
        "用途";
    SigningHint:
        "Lets a joining cluster verify this control plane.",
        "让待注册的集群能够验证本控制面。";
    AuthenticationHint:
        "Lets a joining cluster in, to ask for its certificates.",
        "让待注册的集群通过身份认证，从而申请证书。";
    Groups:
        "Groups",
        "用户组";
    GroupsHint:
        "What RBAC gives to its holder. Separate with commas or new lines.",
        "RBAC 据此授予令牌持有者权限。用逗号或换行分隔。";
    Description:
        "Description",
        "描述";
    DescriptionHint:
        "Optional. Whom or what it is for; it is shown in the list.",
        "可选。令牌为谁或为何而建；显示在列表中。";
    Caution:
        "Treat it like a password: on Karmada as installed, its holder can become administrator of this control plane as long as it works.",
        "请像对待密码一样对待它：在按默认方式安装的 Karmada 上，只要它有效，其持有者就可以成为本控制面的管理员。";
    CautionLong:
        "It stays dangerous for long: whoever finds it, in a shell history or a ticket, can become administrator of this control plane as long as it lives. An hour is enough to register a cluster.",
        "它将长期构成危险：任何人在 Shell 历史或工单中发现它，都可以在其有效期内成为本控制面的管理员。注册一个集群，一小时足够。";
    CautionLongOther:
        "It stays dangerous for long: whoever finds it, in a shell history or a ticket, can use it as long as it lives. An hour is enough to register a cluster.",
        "它将长期构成危险：任何人在 Shell 历史或工单中发现它，都可以在其有效期内使用它。注册一个集群，一小时足够。";
    Creating:
        "Creating",
        "正在创建";
    AllTaken:
        "No token was created: each ID that was drawn was taken already. Try again.",
        "未创建令牌：抽取的每个 ID 都已被占用。请重试。";
    OutcomeUnknown:
        "The answer was lost, so it is not known whether token {id} was created. The list will tell, within a minute. What you typed is kept.",
        "响应丢失，不知道令牌 {id} 是否已创建。列表会在一分钟内给出结果。您填写的内容已保留。";
    OutcomeMade:
        "Token {id} was created after all, although its answer was lost.",
        "虽然响应丢失，但令牌 {id} 已经创建。";
    OutcomeNotMade:
        "The answer was lost, and the list has no token {id}: it was not created. You can try again.",
        "响应丢失，且列表中没有令牌 {id}：它没有被创建。可以重试。";
    ShowToken:
        "Show the token",
        "显示令牌";
    UntilTime:
        "Until",
        "截至";
    UntilLabel:
        "Date and time, in your time zone",
        "日期和时间（您所在的时区）";
    AsCommand:
        "The same in a terminal",
        "在终端中的等效命令";
    ForKarmadactl:
        "With karmadactl",
        "使用 karmadactl";
    CopyKarmadactl:
        "Copy the karmadactl command",
        "复制 karmadactl 命令";
    ForKarmadaToken:
        "With karmada-token",
        "使用 karmada-token";
    CopyKarmadaToken:
        "Copy the karmada-token command",
        "复制 karmada-token 命令";
    CommandDraws:
        "A command draws a token of its own, and its time counts from when it runs.",
        "命令会另行生成令牌，有效期从运行时算起。";
    AsManifest:
        "The same as a YAML manifest",
        "等效的 YAML 清单";
    ManifestInClear:
        "This manifest holds the token in clear: whoever can read the repository that it is put into can use it. Its expiry is a fixed time.",
        "此清单包含明文令牌：能读取其所在仓库的任何人都可以使用它。其过期时间是固定的。";
    Manifest:
        "Manifest",
        "清单";
    CopyManifest:
        "Copy manifest",
        "复制清单";
    DownloadManifest:
        "Download manifest",
        "下载清单";
    NoManifest:
        "There is a manifest once nothing is wrong above.",
        "修正上方的问题后即可得到清单。";
    GeneratedHere:
        "Generated in this browser",
        "由此浏览器生成";
    MyOwn:
        "My own",
        "自己提供";
    Regenerate:
        "Regenerate",
        "重新生成";
    Regenerated:
        "Another token was generated",
        "已重新生成令牌";
    OwnToken:
        "Your token",
        "您的令牌";
    OwnTokenHint:
        "Six characters, a dot, sixteen characters, each of a-z and 0-9. One that people think of can be guessed: a drawn one can't.",
        "六个字符、一个点、十六个字符，均为 a-z 和 0-9。人想出来的令牌可能被猜中，随机生成的不会。";
    OwnTaken:
        "No token was created: there is one with the ID {id} already, and it stays as it was. Choose another ID.",
        "未创建令牌：ID 为 {id} 的令牌已存在，且保持不变。请换一个 ID。";
    MendAbove:
        "Mend what is marked above first.",
        "请先修正上方标出的问题。";
    DryRun:
        "Dry run",
        "试运行";
    WouldWork:
        "The API server would take it. Nothing was created.",
        "API 服务器会接受它。没有创建任何内容。";
    RuleMaxTtl:
        "Rule of this page: it ends, and within {max}. Who may use kubectl is not bound by it.",
        "本页面的规则：必须过期，且不超过 {max}。使用 kubectl 的人不受此约束。";
    RuleMustExpire:
        "Rule of this page: it ends. Who may use kubectl is not bound by it.",
        "本页面的规则：必须过期。使用 kubectl 的人不受此约束。";
    UsageNotAllowed:
        "Not allowed on this page.",
        "本页面不允许。";
    GroupsAllowed:
        "Allowed on this page: {groups}",
        "本页面允许：{groups}";
}
