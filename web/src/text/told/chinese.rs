//! Simplified Chinese.

use super::Told;
use crate::model::{ClustersError, GroupsFlaw, LifetimeError, MOST_CLUSTERS, UsagesFlaw};
use karmada_token_core::{
    CharacterKind, Description, DescriptionError, EndpointError, Flaw, GoDurationError, GroupError,
    GroupsError, NameError, TokenError, TtlError, UsagesError,
};

impl Told for TokenError {
    fn chinese(&self) -> String {
        match self {
            TokenError::Empty => "缺少令牌：格式如 abcdef.0123456789abcdef".to_owned(),
            TokenError::NoDot => {
                "令牌的 ID 之后（第 7 个字符）应有一个点，如 abcdef.0123456789abcdef；这里没有".to_owned()
            }
            TokenError::Surrounded { position } => {
                format!("令牌前后不能有空格或换行；第 {position} 个字符是")
            }
            TokenError::Id(flaw) => format!("点之前的令牌 ID {}", part(flaw)),
            TokenError::Secret(flaw) => format!("点之后的令牌密钥{}", part(flaw)),
        }
    }
}

fn part(flaw: &Flaw) -> String {
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

impl Told for LifetimeError {
    fn chinese(&self) -> String {
        match self {
            LifetimeError::Ttl(error) => error.chinese(),
            LifetimeError::TooLong { max } => format!("这里最多允许 {max}"),
            LifetimeError::MustExpire => "这里不允许永不过期的令牌".to_owned(),
            LifetimeError::UntilMissing => "请选择日期和时间".to_owned(),
            LifetimeError::UntilPast => "该时间已过：令牌从一开始就是过期的".to_owned(),
        }
    }
}

impl Told for TtlError {
    fn chinese(&self) -> String {
        match self {
            TtlError::Duration(error) => duration(error),
            TtlError::Negative => {
                "TTL 不能为负（第一个字符是减号）：请写令牌的有效时长，如 24h；0 表示永不过期".to_owned()
            }
            TtlError::TooShort => "TTL 至少为 1s（0 表示永不过期）".to_owned(),
            TtlError::TooLong => "令牌将在 9999 年之后过期，RFC 3339 无法表示：请选择更短的 TTL".to_owned(),
        }
    }
}

fn duration(error: &GoDurationError) -> String {
    match error {
        GoDurationError::Empty => "缺少时长：请写成 30m、24h 或 1h30m 的形式".to_owned(),
        GoDurationError::Number { position } => {
            format!("第 {position} 个字符应为数字：请写成 30m、24h 或 1h30m 的形式")
        }
        GoDurationError::UnitMissing { position } => {
            format!("第 {position} 个字符处的数字没有单位：请加上 s、m 或 h，如 90s、30m、24h")
        }
        GoDurationError::UnitUnknown { unit, position } => {
            let hint = match unit.as_str() {
                "d" | "day" | "days" => "（一天是 24h）",
                "w" | "week" | "weeks" => "（一周是 168h）",
                _ => "",
            };
            format!("第 {position} 个字符处的单位“{unit}”未知：单位有 h、m、s、ms、us 和 ns{hint}")
        }
        GoDurationError::TooLarge => "时长过大：最多为 2562047h（292 年）".to_owned(),
    }
}

impl Told for UsagesFlaw {
    fn chinese(&self) -> String {
        match self {
            UsagesFlaw::Invalid(UsagesError::Empty) => {
                "令牌需要用途：signing、authentication，或两者（注册集群两者都需要）".to_owned()
            }
            UsagesFlaw::Invalid(UsagesError::Unknown { name, position }) => {
                format!("第 {position} 个字符处的用途“{name}”未知：用途有 signing 和 authentication")
            }
            UsagesFlaw::NotAllowed(usage) => format!("这里不允许用途 {}", usage.name()),
        }
    }
}

impl Told for GroupsFlaw {
    fn chinese(&self) -> String {
        match self {
            GroupsFlaw::Invalid(GroupsError {
                number,
                position,
                group,
                error,
            }) => {
                let why = group_error(error);
                format!("第 {number} 个用户组“{group}”（从第 {position} 个字符开始）：{why}")
            }
            GroupsFlaw::NotAllowed { group, allowed } => {
                format!("这里不允许用户组 {group}；允许的是 {allowed}")
            }
        }
    }
}

fn group_error(error: &GroupError) -> String {
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

impl Told for DescriptionError {
    fn chinese(&self) -> String {
        match self {
            DescriptionError::Empty => "描述为空".to_owned(),
            DescriptionError::TooLong { found, position } => format!(
                "描述有 {found} 字节，最多 {} 字节：从第 {position} 个字符起过长",
                Description::MAX_BYTES
            ),
            DescriptionError::Control { position } => {
                format!("描述的第 {position} 个字符是控制字符；请删除它")
            }
        }
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

impl Told for ClustersError {
    fn chinese(&self) -> String {
        match self {
            ClustersError::None => "请至少写一个集群名称".to_owned(),
            ClustersError::Name { line, text, error } => {
                format!("第 {line} 行“{text}”：{}", error.chinese())
            }
            ClustersError::Twice { line, first, name } => {
                format!("第 {line} 行：{name} 已在第 {first} 行出现")
            }
            ClustersError::TooMany(count) => format!("一次最多 {MOST_CLUSTERS} 个集群，现有 {count} 个"),
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
