//! Tokens for many clusters at once.

use super::messages;

messages! {
    ForWhom:
        "How many",
        "创建数量";
    OneToken:
        "One token",
        "一个令牌";
    OnePerCluster:
        "One for each cluster",
        "每个集群一个";
    ClusterNames:
        "Cluster names",
        "集群名称";
    ClusterNamesHint:
        "One on each line. Each cluster gets a token of its own, and its name is put before the description.",
        "每行一个。每个集群得到各自的令牌，其名称会写在描述之前。";
    CreateMany:
        "Create tokens",
        "创建令牌";
    ManyTitle:
        "Tokens for clusters: {n}",
        "集群令牌：{n} 个";
    ManySummary:
        "Created: {made}. Not created: {missing}.",
        "已创建：{made}。未创建：{missing}。";
    TryTheRest:
        "Try the rest again",
        "重试其余的";
    GoOnWithRest:
        "Go on with the rest",
        "继续创建其余的";
    NotBegun:
        "Not begun",
        "未开始";
    Waiting:
        "Waiting",
        "等待中";
    Unknown:
        "Outcome unknown",
        "结果未知";
    Made:
        "Created",
        "已创建";
    CopyCommandOf:
        "Copy register command of {cluster}",
        "复制 {cluster} 的注册命令";
    DownloadCommandOf:
        "Download register command of {cluster}",
        "下载 {cluster} 的注册命令";
    Download:
        "Download",
        "下载";
    CopyAll:
        "Copy all register commands",
        "复制全部注册命令";
    ListAsCsv:
        "List as CSV",
        "CSV 列表";
    ListAsJson:
        "List as JSON",
        "JSON 列表";
    LeaveByDone:
        "Not closed: these tokens are together nowhere else. Done leaves them.",
        "未关闭：这些令牌只在此处集中显示。按“完成”离开。";
    ListWithoutSecrets:
        "The lists name each token by its ID and hold no secret.",
        "列表仅以 ID 标识令牌，不含密钥。";
}
