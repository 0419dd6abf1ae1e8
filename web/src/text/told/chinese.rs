//! Simplified Chinese: here what the forms and the validator both say.

#[cfg(feature = "console")]
mod form;
#[cfg(feature = "validator")]
mod problem;

#[cfg(feature = "validator")]
pub(crate) use problem::problem;

use super::Told;
use karmada_token_core::{
    CharacterKind, EndpointError, Flaw, GroupError, ImageReferenceError, NameError, ProxyServerAddressError,
};

/// Of a part of a token, whose name it follows.
pub(crate) fn flaw(flaw: &Flaw) -> String {
    match flaw {
        Flaw::Length {
            expected,
            found,
            position,
        } => {
            let what = if found < expected { "缺失" } else { "多余" };
            format!("必须有 {expected} 个字符，现有 {found} 个：第 {position} 个字符{what}")
        }
        Flaw::Character { position, kind } => {
            let kind = match kind {
                CharacterKind::UpperCase => "大写字母",
                CharacterKind::Space => "空格或换行",
                CharacterKind::Quote => "引号",
                CharacterKind::Other => "其他字符",
            };
            format!("只能包含 a-z 和 0-9，第 {position} 个字符是{kind}")
        }
    }
}

/// Of one group of several.
pub(crate) fn group_error(error: &GroupError) -> String {
    match error {
        GroupError::Prefix { position } => {
            format!("令牌的用户组以 system:bootstrappers: 开头，而这里从第 {position} 个字符起不同")
        }
        GroupError::NameMissing => "system:bootstrappers: 之后（第 22 个字符起）必须有名称".to_owned(),
        GroupError::TooLong { found } => format!("system:bootstrappers: 之后的字符过多：现有 {found} 个"),
        GroupError::Character { position } => {
            format!("用户组只能包含 a-z、0-9、“:”和“-”；第 {position} 个字符不是")
        }
        GroupError::End { position } => format!("用户组必须以字母或数字结尾，而第 {position} 个字符不是"),
    }
}

impl Told for NameError {
    fn chinese(&self) -> String {
        match self {
            NameError::Empty => "名称为空".to_owned(),
            NameError::TooLong { most, found } => format!("名称最多 {most} 个字符，现有 {found} 个"),
            NameError::Character { position } => {
                format!("名称只能包含 a-z、0-9 和“-”；第 {position} 个字符不是")
            }
            NameError::Edge => "名称必须以字母或数字开头和结尾".to_owned(),
        }
    }
}

impl Told for EndpointError {
    fn chinese(&self) -> String {
        match self {
            EndpointError::Empty => {
                "地址为空：请写 Karmada API 服务器的主机和端口，如 karmada.example.com:5443".to_owned()
            }
            EndpointError::PlainHttp { position } => {
                format!("地址以 http:// 开头（第 {position} 个字符），而注册需要 https://")
            }
            EndpointError::Scheme { position } => format!("第 {position} 个字符处的协议不是 https://"),
            EndpointError::UserInfo { position } => {
                format!("地址中不能有用户名或密码（请删除 @ 之前的内容，第 {position} 个字符）")
            }
            EndpointError::Path { position } => {
                format!("地址只能是“主机:端口”；第 {position} 个字符起有路径，karmadactl register 无法使用")
            }
            EndpointError::Host { position } => format!(
                "地址中的主机既不是 DNS 名称也不是 IP 地址（IPv6 地址要加方括号）：请看第 {position} 个字符"
            ),
            EndpointError::Port { position } => {
                format!("地址的端口（从第 {position} 个字符起）不是 1 到 65535 的数字")
            }
        }
    }
}

impl Told for ProxyServerAddressError {
    fn chinese(&self) -> String {
        match self {
            ProxyServerAddressError::Scheme => "代理地址以 http://、https:// 或 socks5:// 开头".to_owned(),
            ProxyServerAddressError::Host => {
                "代理地址的协议之后必须有主机，如 http://proxy.example.com:3128".to_owned()
            }
            ProxyServerAddressError::UserInfo => {
                "代理地址中的用户名或密码会被所有能读取 Cluster 的人看到".to_owned()
            }
            ProxyServerAddressError::Character { position } => {
                format!("代理的 URL 中不能有第 {position} 个字符")
            }
        }
    }
}

impl Told for ImageReferenceError {
    fn chinese(&self) -> String {
        let what = match self {
            ImageReferenceError::Empty => "镜像为空",
            ImageReferenceError::Name => {
                "镜像的名称是由小写名称组成的路径，如 docker.io/karmada/karmada-agent"
            }
            ImageReferenceError::Tag => {
                "镜像的标签最多 128 个字符，由字母、数字、点、连字符和下划线组成，如 v1.16.0"
            }
            ImageReferenceError::Digest => "镜像的摘要是 sha256: 加 64 个十六进制数字",
        };
        what.to_owned()
    }
}
