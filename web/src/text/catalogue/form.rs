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
        "让准备注册的集群能够验证本控制面。";
    AuthenticationHint:
        "Lets a joining cluster in, to ask for its certificates.",
        "让准备注册的集群能够登录并申请证书。";
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
        "Treat it like a password: on Karmada as installed, its holder can become administrator of this control plane until it expires.",
        "请像对待密码一样对待它：在按默认方式安装的 Karmada 上，令牌过期之前，其持有者可以成为本控制面的管理员。";
    CautionLong:
        "It stays dangerous for long: whoever finds it, in a shell history or a ticket, can become administrator of this control plane as long as it lives. An hour is enough to register a cluster.",
        "它将长期构成危险：任何人在 Shell 历史或工单中发现它，都可以在其有效期内成为本控制面的管理员。注册一个集群，一小时足够。";
    Creating:
        "Creating",
        "正在创建";
    AllTaken:
        "No token was created: each ID that was drawn was taken already. Try again.",
        "未创建令牌：抽取的每个 ID 都已被占用。请重试。";
    OutcomeUnknown:
        "The answer was lost, so it is not known whether token {id} was created. The list is being read again to find out. What you typed is kept.",
        "响应丢失，不知道令牌 {id} 是否已创建。正在重新读取列表以确认。您填写的内容已保留。";
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
        "The same with karmadactl",
        "使用 karmadactl 的等效命令";
}
