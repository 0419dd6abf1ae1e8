//! A connection from a kubeconfig: with its user, or with nothing but its cluster.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use karmada_token_core::{Pin, pins_of_pem};
use kube_client::Config as KubeConfig;
use kube_client::config::{AuthInfo, Cluster, KubeConfigOptions, Kubeconfig, KubeconfigError};

use super::{ConfigError, Connection, Environment, ServeArgs, authority, proxy, server};

/// As the kubeconfig's user.
///
/// # Errors
/// [`ConfigError`].
pub(super) async fn own(
    flag: Option<&Path>,
    context: Option<&str>,
    environment: &Environment,
) -> Result<Connection, ConfigError> {
    let (place, kubeconfig) = load(flag, environment)?;
    connection(
        Source {
            place,
            kubeconfig,
            context,
            with_user: true,
        },
        environment,
    )
    .await
}

/// The cluster alone. The users are dropped before anything is made of them: no key of theirs is ever read.
///
/// # Errors
/// [`ConfigError`].
pub(super) async fn cluster_only(
    args: &ServeArgs,
    environment: &Environment,
) -> Result<Connection, ConfigError> {
    let (place, mut kubeconfig) = load(args.kubeconfig.as_deref(), environment)?;
    kubeconfig.auth_infos.clear();
    let context = args.context.as_deref();
    let connection = connection(
        Source {
            place,
            kubeconfig,
            context,
            with_user: false,
        },
        environment,
    )
    .await?;
    if connection.nobody.accept_invalid_certs {
        return Err(ConfigError::Unverified);
    }
    server::parse(
        "the kubeconfig's server",
        &connection.nobody.cluster_url.to_string(),
    )?;
    Ok(connection)
}

/// What a connection is made of.
struct Source<'a> {
    place: String,
    kubeconfig: Kubeconfig,
    context: Option<&'a str>,
    with_user: bool,
}

async fn connection(source: Source<'_>, environment: &Environment) -> Result<Connection, ConfigError> {
    let Source {
        place,
        kubeconfig,
        context,
        with_user,
    } = source;
    let (context, cluster) = choose(&kubeconfig, context)?;
    let advertised = unnamed(&kubeconfig).unwrap_or(cluster.clone());
    let server = advertised.server.clone().ok_or_else(|| ConfigError::Cluster {
        context: context.clone(),
    })?;
    let pins = pins(&advertised)?;
    let options = KubeConfigOptions {
        context: Some(context),
        ..KubeConfigOptions::default()
    };
    let config = KubeConfig::from_custom_kubeconfig(kubeconfig, &options).await;
    let mut config = config.map_err(|error| unusable(place, &error))?;
    if cluster.proxy_url.is_none() {
        config.proxy_url = proxy::of(environment, &config.cluster_url)?;
    }
    let mut nobody = config.clone();
    nobody.auth_info = AuthInfo::default();
    Ok(Connection {
        nobody,
        own: with_user.then_some(config),
        server,
        pins,
    })
}

/// `--kubeconfig`, else the list in KUBECONFIG, else the usual file.
fn load(flag: Option<&Path>, environment: &Environment) -> Result<(String, Kubeconfig), ConfigError> {
    if let Some(path) = flag {
        return Ok((path.display().to_string(), read(path)?));
    }
    if let Some(list) = &environment.kubeconfig {
        // As kubectl: files that aren't there are passed over.
        let files = std::env::split_paths(list)
            .filter(|path| path.exists())
            .map(|path| read(&path));
        let merged = files.reduce(|merged, next| merge(merged?, next?));
        let shown = list.to_string_lossy().into_owned();
        return merged
            .ok_or(ConfigError::NoneExists(shown))?
            .map(|merged| ("of KUBECONFIG".to_owned(), merged));
    }
    let usual = environment
        .home
        .as_ref()
        .map(|home| home.join(".kube").join("config"));
    let usual = usual
        .filter(|path| path.exists())
        .ok_or(ConfigError::NoKubeconfig)?;
    Ok((usual.display().to_string(), read(&usual)?))
}

fn read(path: &Path) -> Result<Kubeconfig, ConfigError> {
    Kubeconfig::read_from(path).map_err(|error| unusable(path.display().to_string(), &error))
}

fn merge(first: Kubeconfig, next: Kubeconfig) -> Result<Kubeconfig, ConfigError> {
    first
        .merge(next)
        .map_err(|error| unusable("of KUBECONFIG".to_owned(), &error))
}

/// The YAML reader quotes the line at fault, and lines of a kubeconfig are credentials: its place is said instead.
fn unusable(place: String, error: &KubeconfigError) -> ConfigError {
    let reason = match error {
        KubeconfigError::Parse(error) => match error.location() {
            Some(at) => format!(
                "line {}, column {} is not as a kubeconfig has it",
                at.line(),
                at.column()
            ),
            None => "it is not as a kubeconfig is".to_owned(),
        },
        error => error.to_string(),
    };
    ConfigError::Kubeconfig { place, reason }
}

fn choose(kubeconfig: &Kubeconfig, wanted: Option<&str>) -> Result<(String, Cluster), ConfigError> {
    let known = || {
        let names: Vec<_> = kubeconfig
            .contexts
            .iter()
            .map(|context| format!("{:?}", context.name))
            .collect();
        if names.is_empty() {
            "none".to_owned()
        } else {
            names.join(", ")
        }
    };
    let current = kubeconfig
        .current_context
        .as_deref()
        .filter(|name| !name.is_empty());
    let name = wanted
        .or(current)
        .ok_or_else(|| ConfigError::NoContext { known: known() })?;
    let context = kubeconfig.contexts.iter().find(|context| context.name == name);
    let context = context.and_then(|named| named.context.as_ref());
    let context = context.ok_or_else(|| ConfigError::Context {
        name: name.to_owned(),
        known: known(),
    })?;
    let cluster = kubeconfig
        .clusters
        .iter()
        .find(|cluster| cluster.name == context.cluster);
    let cluster = cluster.and_then(|named| named.cluster.clone());
    cluster
        .map(|cluster| (name.to_owned(), cluster))
        .ok_or_else(|| ConfigError::Cluster {
            context: name.to_owned(),
        })
}

/// The cluster that is called "", if there is one: it is the one that the reference's register commands name, whatever
/// the context says.
fn unnamed(kubeconfig: &Kubeconfig) -> Option<Cluster> {
    let mut clusters = kubeconfig.clusters.iter();
    clusters
        .find(|cluster| cluster.name.is_empty())
        .and_then(|named| named.cluster.clone())
}

/// The pins of the cluster's CA, inline or in its file; none where it names no CA.
fn pins(cluster: &Cluster) -> Result<Vec<Pin>, ConfigError> {
    match (
        &cluster.certificate_authority_data,
        &cluster.certificate_authority,
    ) {
        (Some(data), _) => {
            let pem = STANDARD
                .decode(data.trim())
                .map_err(|_| ConfigError::AuthorityData)?;
            let place = "of the kubeconfig".to_owned();
            pins_of_pem(&pem).map_err(|source| ConfigError::Authority { place, source })
        }
        (None, Some(path)) => authority::pins_of("certificate-authority", path.as_ref()),
        (None, None) => Ok(Vec::new()),
    }
}
