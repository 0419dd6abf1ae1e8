//! The list.

use super::messages;

messages! {
    TokensTitle:
        "Bootstrap tokens",
        "引导令牌";
    PlaceTokens:
        "Tokens",
        "令牌";
    CreateToken:
        "Create token",
        "创建令牌";
    LoadingTokens:
        "Loading tokens",
        "正在加载令牌";
    EmptyTitle:
        "No bootstrap tokens",
        "没有引导令牌";
    EmptyText:
        "Create one to register a member cluster. It appears here as soon as it exists, whoever makes it.",
        "创建一个令牌以注册成员集群。无论由谁创建，令牌一旦存在就会显示在这里。";
    RefusedTitle:
        "The list can't be shown",
        "无法显示列表";
    SortBy:
        "Sort by this column",
        "按此列排序";
    Order:
        "Order",
        "排序";
    NewestFirst:
        "Newest first",
        "最新的在前";
    OldestFirst:
        "Oldest first",
        "最早的在前";
    Ascending:
        "{column}, ascending",
        "{column}，升序";
    Descending:
        "{column}, descending",
        "{column}，降序";
    ColumnToken:
        "Token",
        "令牌";
    ColumnStatus:
        "Status",
        "状态";
    ColumnExpires:
        "Expires",
        "过期时间";
    ColumnUsages:
        "Usages",
        "用途";
    ColumnDescription:
        "Description",
        "描述";
    ColumnGroups:
        "Groups",
        "用户组";
    ColumnActions:
        "Actions",
        "操作";
    NoUsages:
        "none",
        "无";
    RevealToken:
        "Reveal token {id}",
        "显示令牌 {id}";
    DeleteTokenNamed:
        "Delete token {id}",
        "删除令牌 {id}";
    NothingToReveal:
        "Its Secret holds no whole token that could be shown",
        "其 Secret 中没有可以显示的完整令牌";
    MayNotCreate:
        "You may not create Secrets in kube-system on this API server",
        "您无权在该 API 服务器的 kube-system 中创建 Secret";
    MayNotReveal:
        "You may not read Secrets in kube-system on this API server",
        "您无权在该 API 服务器的 kube-system 中读取 Secret";
    MayNotDelete:
        "You may not delete Secrets in kube-system on this API server",
        "您无权在该 API 服务器的 kube-system 中删除 Secret";
    ReadOnly:
        "This page only shows tokens",
        "本页面仅供查看令牌";
    StateUsable:
        "Usable",
        "可用";
    StateExpiring:
        "Expiring soon",
        "即将过期";
    StateExpired:
        "Expired",
        "已过期";
    StateNeverExpires:
        "Never expires",
        "永不过期";
    StateSuspended:
        "Suspended",
        "已暂停";
    StateNotJoinable:
        "Not joinable",
        "无法注册";
    StateMalformed:
        "Malformed",
        "格式错误";
    StateDeleting:
        "Being deleted",
        "正在删除";
    ColumnCreated:
        "Created",
        "创建时间";
    ColumnManagers:
        "Set by",
        "设置者";
    MayNotChange:
        "You may not change Secrets in kube-system on this API server",
        "您无权在该 API 服务器的 kube-system 中修改 Secret";
    MayNotDeleteThese:
        "You may not delete these tokens: {tokens}",
        "您无权删除以下令牌：{tokens}";
    MayNotChangeThese:
        "You may not change these tokens: {tokens}",
        "您无权修改以下令牌：{tokens}";
    ChangeNotForwarded:
        "karmada-token can't change {tokens}: it passes on requests for Secrets named bootstrap-token-ID only",
        "karmada-token 无法修改 {tokens}：它只转发名为 bootstrap-token-ID 的 Secret 的请求";
    AskedForFewer:
        "{reason}; whether you may do it with single tokens is asked for {n} at once at most",
        "{reason}；是否有权对单个令牌执行此操作，一次最多查询 {n} 个";
    Search:
        "Search tokens",
        "搜索令牌";
    SearchHint:
        "ID, description or group",
        "ID、描述或用户组";
    Filters:
        "Show",
        "显示";
    FilterAll:
        "All",
        "全部";
    FilterCanRegister:
        "Can register",
        "可注册";
    FilterExpiring:
        "Within 24 h",
        "24 小时内过期";
    Columns:
        "Columns",
        "列";
    Found:
        "Tokens that fit: {n}",
        "找到 {n} 个令牌";
    ShownOf:
        "{n} of {all}",
        "{n} / 共 {all}";
    NothingFits:
        "No token fits",
        "没有符合条件的令牌";
    ClearFilters:
        "Show all tokens",
        "显示全部令牌";
    SelectAll:
        "Select all shown tokens",
        "选择显示的全部令牌";
    SelectToken:
        "Select token {id}",
        "选择令牌 {id}";
    SelectionActions:
        "Selected tokens",
        "已选令牌";
    SelectedCount:
        "{n} of {all} selected",
        "已选 {n} / {all}";
    SelectedUnseen:
        "{n} selected, {all} of them not shown here",
        "已选 {n} 个，其中 {all} 个未在此显示";
    ClearSelection:
        "Clear selection",
        "取消选择";
    ExpiredCount:
        "Expired: {n}. They let nobody in any more.",
        "已过期：{n} 个。它们已无法再用于身份认证。";
    DeleteExpired:
        "Delete expired",
        "删除已过期令牌";
    Suspend:
        "Suspend",
        "暂停";
    Resume:
        "Resume",
        "恢复";
    Delete:
        "Delete",
        "删除";
    ClockTitle:
        "Clock",
        "时钟";
    ClockAhead:
        "The clock of this computer is {span} ahead of the API server's. Expiry is judged, and shown here, by the API server's.",
        "本机时钟比 API 服务器快 {span}。过期时间以 API 服务器的时钟为准并据此显示。";
    ClockBehind:
        "The clock of this computer is {span} behind the API server's. Expiry is judged, and shown here, by the API server's.",
        "本机时钟比 API 服务器慢 {span}。过期时间以 API 服务器的时钟为准并据此显示。";
}
