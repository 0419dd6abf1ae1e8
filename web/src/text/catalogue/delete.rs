//! Deleting.

use super::messages;

messages! {
    DeleteTitle:
        "Delete token {id}?",
        "删除令牌 {id}？";
    DeleteToken:
        "Delete token",
        "删除令牌";
    DeleteEffect:
        "From then on nobody can register a cluster with it. This can't be undone.",
        "此后任何人都无法用它注册集群。此操作无法撤销。";
    DeleteManyEffect:
        "From then on nobody can register a cluster with them. This can't be undone.",
        "此后任何人都无法用它们注册集群。此操作无法撤销。";
    DeleteExpiredEffect:
        "It has expired: nobody can register a cluster with it any more. To delete it can't be undone.",
        "它已过期，任何人都不再能用它注册集群。删除无法撤销。";
    DeleteManyExpiredEffect:
        "They have expired: nobody can register a cluster with them any more. To delete them can't be undone.",
        "它们已过期，任何人都不再能用它们注册集群。删除无法撤销。";
    DeleteLimits:
        "That does not take back:",
        "这不会收回：";
    DeleteKeepsCertificates:
        "certificates that are signed already: a client certificate can't be revoked",
        "已签发的证书：客户端证书无法吊销";
    DeleteKeepsClusters:
        "clusters that are registered already: they stay registered",
        "已注册的集群：它们仍保持注册";
    DeleteConflict:
        "Nothing was done to it: it was changed, or replaced by another of the same name, since this page showed it. Close this, look at it again, and decide anew.",
        "未作任何操作：自本页面显示它之后，它已被修改，或被同名的另一个取代。请关闭此窗口，重新查看后再决定。";
    ChangeUnknown:
        "It is not known whether that was done: look at the list once it is read again.",
        "不知道操作是否成功：请在列表重新读取后查看。";
    DeleteNotForwarded:
        "It was not deleted: the name of this Secret holds no token ID, and karmada-token passes on requests for Secrets named bootstrap-token-ID only. Delete it with kubectl, as one who may delete Secrets of the Karmada API server.",
        "未删除：此 Secret 的名称不含令牌 ID，而 karmada-token 只转发名为 bootstrap-token-ID 的 Secret 的请求。请用有权删除 Karmada API 服务器 Secret 的身份，通过 kubectl 删除。";
    DeleteByHand:
        "Delete it with kubectl",
        "用 kubectl 删除";
    CopyKubectl:
        "Copy kubectl command",
        "复制 kubectl 命令";
    AnnounceCreated:
        "Token {id} created",
        "令牌 {id} 已创建";
    AnnounceDeleted:
        "Token {id} deleted",
        "令牌 {id} 已删除";
    AnnounceGone:
        "Token {id} was gone already",
        "令牌 {id} 已经不存在";
    SuspendTitle:
        "Suspend tokens: {n}",
        "暂停令牌：{n} 个";
    ResumeTitle:
        "Resume tokens: {n}",
        "恢复令牌：{n} 个";
    DeleteManyTitle:
        "Delete tokens: {n}",
        "删除令牌：{n} 个";
    SuspendOneTitle:
        "Suspend token {id}?",
        "暂停令牌 {id}？";
    ResumeOneTitle:
        "Resume token {id}?",
        "恢复令牌 {id}？";
    SuspendOneEffect:
        "Both usages are switched off: from then on nobody gets in with it, until it is resumed.",
        "两种用途都会关闭：此后它无法再用于身份认证，直到恢复为止。";
    ResumeOneEffect:
        "What was on is switched on again, both usages where nothing says what was: whoever holds it gets in until it expires.",
        "暂停前打开的用途会重新打开，无从得知时两种都打开：在过期之前，持有者可以用它通过身份认证。";
    AnnounceSuspended:
        "Token {id} suspended",
        "令牌 {id} 已暂停";
    AnnounceResumed:
        "Token {id} resumed",
        "令牌 {id} 已恢复";
    WasResumed:
        "Resumed",
        "已恢复";
    SuspendEffect:
        "Both usages are switched off: from then on nobody gets in with them, until they are resumed.",
        "两种用途都会关闭：此后它们无法再用于身份认证，直到恢复为止。";
    ResumeEffect:
        "What was on is switched on again, both usages where nothing says what was: whoever holds them gets in until they expire.",
        "暂停前打开的用途会重新打开，无从得知时两种都打开：在过期之前，持有者可以用它们通过身份认证。";
    AndMore:
        "and {n} more",
        "以及另外 {n} 个";
    Progress:
        "Progress",
        "进度";
    WasGone:
        "Was gone already",
        "已经不存在";
    WasDeleted:
        "Deleted",
        "已删除";
    BatchSummary:
        "Done: {done}. Failed: {failed}.",
        "完成：{done} 个。失败：{failed} 个。";
    BatchNotBegun:
        "Not begun: {n}.",
        "未开始：{n} 个。";
    StopAfterThis:
        "Stop after this one",
        "完成当前一个后停止";
    LeakTitle:
        "Token {id} has leaked",
        "令牌 {id} 已泄露";
    LeakIntro:
        "Deleting it stops new requests and takes back nothing that is signed already. Go through these steps in order.",
        "删除它只能阻止新的请求，无法收回已签发的证书。请按顺序完成以下步骤。";
    LeakDelete:
        "Delete the token, so that nobody gets in with it any more.",
        "删除令牌，使它无法再用于身份认证。";
    LeakRequests:
        "Look for certificate requests that were made with it. An approved one is a client certificate that can't be revoked. That none is shown proves nothing: Kubernetes deletes them after an hour, and whoever has such a certificate can do so at once.",
        "查找用它提交的证书请求。已批准的请求就是无法吊销的客户端证书。没有显示任何请求并不能说明什么：Kubernetes 会在一小时后删除它们，而持有这种证书的人可以立即删除。";
    LeakBinding:
        "Suspend the binding that gives a holder of the rbac-generator certificate every right. No cluster can register in pull mode meanwhile. Put it back by kubectl apply -f only when the last such certificate has ended, a year from now unless your signer gives less, or when Karmada's CA was replaced: before, it lets the intruder in again. On Helm, an upgrade may put it back unasked.",
        "暂停授予 rbac-generator 证书持有者全部权限的绑定。其间任何集群都无法以 Pull 模式注册。只有在最后一张这样的证书到期之后（从现在起一年，除非签发者给的有效期更短），或更换 Karmada 的 CA 之后，才能用 kubectl apply -f 恢复它：否则入侵者会重新获得权限。使用 Helm 时，升级可能会自行恢复它。";
    LeakAudit:
        "Ask the audit log, if one is written, what the user of that certificate did. The first question is for a file; the second, for standard output, takes the kubeconfig of the cluster that Karmada runs in.",
        "向审计日志（如果已启用）询问该证书的用户做过什么。第一条用于文件；第二条用于标准输出，需使用 Karmada 所在集群的 kubeconfig。";
    LeakRbac:
        "Look at roles and bindings that were made or changed since it leaked: each line begins with its last change, the latest stand last. What was changed, only its YAML says.",
        "检查泄露之后创建或修改的角色与绑定：每行以最近一次修改的时间开头，最新的在最后。具体修改内容请查看其 YAML。";
    LeakClusters:
        "Look at the registered clusters. Delete those that should not be there, and the roles and bindings of their agents.",
        "检查已注册的集群。删除不该存在的集群，以及其 agent 的角色与绑定。";
    LeakSecrets:
        "Replace what the intruder could read: with every right that is every Secret. Among them are the credentials of clusters in push mode, other bootstrap tokens, and tokens of ServiceAccounts.",
        "更换入侵者可能读到的内容：拥有全部权限即可读取所有 Secret，其中包括 Push 模式集群的凭据、其他引导令牌以及 ServiceAccount 的令牌。";
    LeakWhere:
        "Every other command is for the Karmada API server, with a kubeconfig of its administrator.",
        "其他所有命令都针对 Karmada API 服务器，使用其管理员的 kubeconfig。";
    LeakRequestsLabel:
        "Requests made with it",
        "用它提交的请求";
    LeakBindingLabel:
        "Suspend the binding",
        "暂停绑定";
    LeakRbacLabel:
        "Changes of roles",
        "角色的变更";
    LeakClustersLabel:
        "Registered clusters",
        "已注册的集群";
    LeakSecretsLabel:
        "Secrets",
        "Secret 列表";
}
