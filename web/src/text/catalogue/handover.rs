//! What was created, and what is revealed.

use super::messages;

messages! {
    CreatedTitle:
        "Token created",
        "令牌已创建";
    Token:
        "Token",
        "令牌";
    CopyToken:
        "Copy token",
        "复制令牌";
    RegisterCommand:
        "Register command",
        "注册命令";
    CopyCommand:
        "Copy register command",
        "复制注册命令";
    Copy:
        "Copy",
        "复制";
    Copied:
        "Copied",
        "已复制";
    CopyByHand:
        "The page may not copy here. It is selected: copy it with your keyboard.",
        "浏览器不允许页面复制。文本已选中：请用键盘复制。";
    RunOnMember:
        "Run it where the member cluster is administered. If you add --kubeconfig, it is the member cluster's, not Karmada's.",
        "请在管理成员集群的机器上运行。如果加上 --kubeconfig，它应指向成员集群，而不是 Karmada。";
    SandboxCommand:
        "Sandbox: this command joins nothing.",
        "沙箱：此命令不会注册任何集群。";
    InternalEndpoint:
        "The endpoint in this command resolves only on this machine or inside one cluster. A member elsewhere needs an address that it can reach.",
        "此命令中的地址只能在本机或某一个集群内部解析。其他位置的成员集群需要能够访问的地址。";
    NoCommand:
        "The register command is not shown: the address or the CA pins of this API server are not known here, and a command without pins could not tell it from an impostor.",
        "未显示注册命令：这里不知道该 API 服务器的地址或 CA 公钥哈希，而没有公钥哈希的命令无法将它与冒充者区分开。";
    WorthDefault:
        "Whoever holds this token can become administrator of this control plane as long as it works: its group may ask for Karmada's rbac-generator certificate. Deleting the token takes back no certificate already signed.",
        "只要令牌有效，持有者就可以成为本控制面的管理员：其用户组可以申请 Karmada 的 rbac-generator 证书。删除令牌不会收回已签发的证书。";
    WorthOther:
        "Whoever holds this token acts with all that RBAC gives to its groups as long as it works. Deleting the token takes back no certificate already signed.",
        "只要令牌有效，持有者就拥有 RBAC 授予其用户组的全部权限。删除令牌不会收回已签发的证书。";
    WorthDefaultEach:
        "Whoever holds one of these tokens can become administrator of this control plane as long as it works: its group may ask for Karmada's rbac-generator certificate. Deleting the token takes back no certificate already signed.",
        "只要令牌有效，任何一个令牌的持有者都可以成为本控制面的管理员：其用户组可以申请 Karmada 的 rbac-generator 证书。删除令牌不会收回已签发的证书。";
    WorthOtherEach:
        "Whoever holds one of these tokens acts with all that RBAC gives to its groups as long as it works. Deleting the token takes back no certificate already signed.",
        "只要令牌有效，每个令牌的持有者都拥有 RBAC 授予其用户组的全部权限。删除令牌不会收回已签发的证书。";
    TokenTitle:
        "Token {id}",
        "令牌 {id}";
    Revealing:
        "Asking for the token",
        "正在获取令牌";
    WhyNot:
        "A cluster can't register with it:",
        "集群无法用它注册：";
    HideToken:
        "Hide the token",
        "隐藏令牌";
    ShowTokenAgain:
        "Show the token",
        "显示令牌";
    EndpointLabel:
        "Endpoint",
        "地址";
    EndpointServer:
        "This server's",
        "本服务器的";
    EndpointClusterInfo:
        "cluster-info's",
        "cluster-info 中的";
    EndpointOwn:
        "Another",
        "其他";
    OwnEndpoint:
        "Host and port of the Karmada API server",
        "Karmada API 服务器的主机和端口";
    NoEndpointFound:
        "cluster-info names no endpoint.",
        "cluster-info 中没有地址。";
    ClusterName:
        "Cluster name",
        "集群名称";
    ClusterNameHint:
        "Optional. Otherwise the member is called as in its kubeconfig, which is kubernetes for all of kubeadm's. Take none that a registered cluster has: karmadactl is refused, and then deletes the rights of that cluster's agent.",
        "可选。否则成员集群沿用其 kubeconfig 中的名称，而 kubeadm 的集群都叫 kubernetes。请勿使用已注册集群的名称：karmadactl 会被拒绝，随后删除该集群 agent 的权限。";
    ForKubeadm:
        "For kubeadm",
        "用于 kubeadm";
    JoinCommand:
        "Join command",
        "加入命令";
    CopyJoin:
        "Copy join command",
        "复制加入命令";
}
