//! Whether a cluster will join.

use super::messages;

messages! {
    WillItJoin:
        "Will a cluster join with it?",
        "集群能否用它注册？";
    Judging:
        "Checking: the control plane is asked",
        "检查中：正在询问控制面";
    NotJudged:
        "Can't tell: {reason}",
        "无法判断：{reason}";
    WontJoin:
        "Won't join: {count} reasons",
        "无法注册：原因有 {count} 项";
    ForAJoiningCluster:
        "For a joining cluster: {meaning}.",
        "对待注册的集群而言：{meaning}。";
    CopyRemedy:
        "Copy the remedy",
        "复制解决方法";
    Cautions:
        "May also matter: {count}",
        "可能也有影响：{count}";
    NotSeen:
        "Could not be seen: {count}",
        "无法看到：{count}";
    InstalledBy:
        "Karmada was installed by",
        "Karmada 的安装方式";
    InstalledUnknown:
        "Show all",
        "全部显示";
    UsedNever:
        "Not used within the last hour",
        "最近一小时内未被使用";
    UsedTimes:
        "Certificate requests that are still there: {count}",
        "尚存的证书请求：{count}";
    UsedUnknown:
        "Whether it was used can't be read",
        "无法读取它是否被使用";
    UsedHint:
        "This is what is left of CertificateSigningRequests, which Kubernetes keeps for about an hour, and one that nobody has decided for a day, and karmadactl deletes one of the two that it files: no more than that. The audit log of the API server knows the rest, if it is written. The operator's pods have another label, app.kubernetes.io/name=karmada-apiserver, and stand beside the Karmada object.",
        "这只是尚存的 CertificateSigningRequest：Kubernetes 大约保留一小时（未处理的保留一天），而且 karmadactl 会删除它提交的两个之一。其余内容在 API 服务器的审计日志中（如果已启用）。由 Operator 安装的 Pod 带有另一个标签 app.kubernetes.io/name=karmada-apiserver，并位于 Karmada 对象旁。";
    AuditByFile:
        "Ask the audit log, where it is a file",
        "查询审计日志（写入文件时）";
    AuditByKubectl:
        "Ask the audit log, where it goes to standard output",
        "查询审计日志（写到标准输出时）";
    Preflight:
        "Preflight",
        "注册前检查";
    Places:
        "Views",
        "视图";
    PreflightTitle:
        "Is this control plane ready for clusters that join?",
        "此控制面是否已准备好接受集群注册？";
    PreflightAbout:
        "Each check is something that a joining cluster depends on, asked of the API server now. Nothing is changed.",
        "每项检查都是集群注册所依赖的条件，并即时向 API 服务器询问。不会做任何修改。";
    PreflightPasses:
        "Nothing speaks against it.",
        "没有发现问题。";
    PreflightWarns:
        "Nothing keeps clusters from joining; {count} to look at.",
        "没有妨碍集群注册的问题；有 {count} 项需要留意。";
    PreflightLooks:
        "{count} to look at.",
        "有 {count} 项需要留意。";
    PreflightUnread:
        "{count} could not be read with your rights.",
        "有 {count} 项以您的权限无法读取。";
    PreflightUnchecked:
        "{count} could not be checked.",
        "有 {count} 项未能检查。";
    PreflightFails:
        "Clusters will not join like this: {count} failed.",
        "当前状态下集群无法注册：{count} 项失败。";
    CheckAgain:
        "Check again",
        "重新检查";
    SeenAt:
        "Seen at {time}.",
        "查看时间：{time}。";
}
