//! What is wrong with `cluster-info` and its signatures.

use karmada_token_core::{
    CertificatesError, ClusterInfoError, EndpointError, KubeconfigError, SignatureError,
};

pub(super) fn cluster_info(error: &ClusterInfoError) -> String {
    match error {
        ClusterInfoError::Syntax(why) => format!("无法读取 cluster-info：{why}"),
        ClusterInfoError::NoConfigMap => "cluster-info 不是 ConfigMap".to_owned(),
        ClusterInfoError::NoKubeconfig => {
            "cluster-info 没有键 kubeconfig：此控制面没有为引导令牌做好准备".to_owned()
        }
        ClusterInfoError::Clusters { found } => {
            format!("cluster-info 中的 kubeconfig 有 {found} 个集群，而 karmadactl register 只接受一个")
        }
        ClusterInfoError::CertificateAuthorityFile => {
            "cluster-info 中的 CA 是文件名，而不是证书本身".to_owned()
        }
        ClusterInfoError::Kubeconfig(error) => kubeconfig(error),
    }
}

fn kubeconfig(error: &KubeconfigError) -> String {
    let what = match error {
        KubeconfigError::Syntax(why) => return format!("无法读取 cluster-info 中的 kubeconfig：{why}"),
        KubeconfigError::NoCurrentContext => "没有 current-context",
        KubeconfigError::NoContext(_) => "其 current-context 不存在",
        KubeconfigError::NoCluster { .. } => "其上下文所指的集群不存在",
        KubeconfigError::NoCertificateAuthority => "没有 CA 证书",
        KubeconfigError::CertificateAuthorityFile => "CA 在文件中，此处不读取",
        KubeconfigError::Base64 => "certificate-authority-data 不是 base64",
        KubeconfigError::Certificates(CertificatesError::None) => "CA 中没有任何证书",
        KubeconfigError::Certificates(CertificatesError::Malformed { .. }) => "CA 不是有效的 X.509 证书",
        KubeconfigError::Endpoint(error) => endpoint(error),
    };
    format!("cluster-info 中的 kubeconfig：{what}")
}

fn endpoint(error: &EndpointError) -> &'static str {
    match error {
        EndpointError::Empty => "服务器地址为空",
        EndpointError::PlainHttp { .. } => "服务器地址是 http://，而注册需要 https://",
        _ => "服务器地址不是“主机:端口”",
    }
}

pub(super) fn signature(error: &SignatureError) -> &'static str {
    match error {
        SignatureError::Parts => "签名不是由点分隔的三部分",
        SignatureError::Attached => "签名的中间部分不为空",
        SignatureError::Header => "签名的头部不是 base64 的 JSON",
        SignatureError::Algorithm => "签名算法不是 HS256",
        SignatureError::KeyId => "签名没有给出令牌 ID",
        SignatureError::Form => "签名头部的写法与 Kubernetes 不同",
        SignatureError::Code => "签名的最后部分不是 32 字节的 base64",
        SignatureError::OtherToken { .. } => "签名属于另一个令牌",
        SignatureError::Mismatch => "密钥不同，或内容在签名之后被修改",
    }
}
