//! How a register command is made as it is wished for.

use super::messages;

messages! {
    EndpointAdvertised:
        "Advertised",
        "公布的";
    EndpointIgnored:
        "cluster-info names another endpoint. karmadactl before 1.13.10, 1.14.6, 1.15.3 and 1.16.0 goes to that one, whatever the command says.",
        "cluster-info 中是另一个地址。早于 1.13.10、1.14.6、1.15.3 和 1.16.0 的 karmadactl 总是连接那个地址，不管命令怎么写。";
    MoreOptions:
        "More options",
        "更多选项";
    ProgramLabel:
        "Program on the member's side",
        "成员集群一侧的程序";
    PinsLabel:
        "CAs to pin; several while they are rotated",
        "要固定的 CA；轮换期间可多选";
    PinsServer:
        "Those that this server knows",
        "本服务器已知的";
    PinsClusterInfo:
        "Those in cluster-info",
        "cluster-info 中的";
    PinsPasted:
        "One that I paste",
        "我粘贴的";
    PinsPem:
        "CA certificates in PEM",
        "PEM 格式的 CA 证书";
    PinsCount:
        "Pins in the command: {count}",
        "命令中的公钥哈希：{count}";
    NoPins:
        "No CA is pinned, and a command without pins could not tell the control plane from an impostor: choose one.",
        "没有固定任何 CA，而没有公钥哈希的命令无法将控制面与冒充者区分开：请选择一个。";
    AgentNamespace:
        "Namespace of the agent",
        "agent 的命名空间";
    AgentNamespaceHint:
        "Optional. In the member; otherwise karmada-system.",
        "可选。位于成员集群中；默认为 karmada-system。";
    AgentProxy:
        "Proxy to the member",
        "访问成员集群的代理";
    AgentProxyHint:
        "Optional. Through which Karmada reaches the member, like http://proxy.example.com:3128.",
        "可选。Karmada 通过它访问成员集群，例如 http://proxy.example.com:3128。";
    AgentImage:
        "Image of the agent",
        "agent 的镜像";
    AgentImageHint:
        "Optional. Otherwise Karmada's own.",
        "可选。默认为 Karmada 自己的镜像。";
    AgentDays:
        "Lifetime of the agent's certificate, in days",
        "agent 证书的有效期（天）";
    AgentDaysHint:
        "Optional. Otherwise 365, which is also the most that a control plane gives unless its --cluster-signing-duration says more.",
        "可选。默认为 365；除非控制面的 --cluster-signing-duration 更长，最多也是 365。";
    AgentDaysBad:
        "A whole number of days from 1 to 24855.",
        "1 到 24855 之间的整数天。";
    MemberDryRun:
        "Dry run: only check the member",
        "试运行：只检查成员集群";
}
