//! A Karmada control plane in miniature: etcd, kube-apiserver, kube-controller-manager, and what `karmadactl init`
//! sets up in it. Everything listens on loopback.

mod apiserver;
mod controller_manager;
mod etcd;
mod files;
mod folder;
mod kept;

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::failure::Outcome;
use crate::fixtures::{self, User};
use crate::kubeconfig::{ClientError, Credential, Kubeconfig};
use crate::pki::{Authority, PkiError};
use crate::ports::free_port;
use crate::process::Process;
use crate::secrets::Secrets;
use files::Files;
pub(crate) use kept::{Lent, lent, shared};

/// A running control plane. Its servers and its data go when it is dropped, and at the latest when the program ends.
#[derive(Debug)]
pub struct ControlPlane {
    authority: Authority,
    port: u16,
    etcd_address: SocketAddr,
    apiserver: Mutex<Option<Process>>,
    controller_manager: Mutex<Option<Process>>,
    etcd: Mutex<Option<Process>>,
    files: Files,
}

impl ControlPlane {
    /// Starts one of the caller's own, with all three servers.
    pub async fn start() -> Outcome<Self> {
        let plane = Self::start_without_controllers().await?;
        plane.start_controller_manager()?;
        Ok(plane)
    }

    /// Starts one without kube-controller-manager: nothing signs cluster-info, cleans tokens or signs certificates.
    pub async fn start_without_controllers() -> Outcome<Self> {
        let authority = Authority::new()?;
        let files = Files::write(&authority)?;
        let plane = Self {
            authority,
            port: free_port()?,
            etcd_address: SocketAddr::from((Ipv4Addr::LOCALHOST, free_port()?)),
            apiserver: Mutex::default(),
            controller_manager: Mutex::default(),
            etcd: Mutex::default(),
            files,
        };
        plane.start_etcd().await?;
        std::fs::write(
            plane.files.controller_kubeconfig(),
            plane.kubeconfig(&User::administrator()).yaml(),
        )?;
        plane.start_apiserver().await?;
        fixtures::set_up(&plane).await?;
        Ok(plane)
    }

    /// Makes it as it was when it had been started without controllers, but for what is neither a Secret nor on record.
    async fn renew(&self) -> Outcome {
        self.kill_controller_manager();
        if lock(&self.apiserver).is_none() {
            self.start_apiserver().await?;
        }
        Secrets::of(self).await?.delete_all().await?;
        // kube-apiserver goes on at its end.
        std::fs::write(self.audit_log(), "")?;
        Ok(())
    }

    /// Starts kube-apiserver, again on the same port and the same store, and waits until it is ready (about 4 s).
    pub async fn start_apiserver(&self) -> Outcome {
        self.start_apiserver_with(&[]).await
    }

    /// The same in place of the one that runs, with these flags besides.
    pub async fn start_apiserver_with(&self, flags: &[&str]) -> Outcome {
        self.kill_apiserver();
        let process = apiserver::start(self, flags).await?;
        *lock(&self.apiserver) = Some(process);
        Ok(())
    }

    /// Kills kube-apiserver: asked gently, it waits for its watchers for over 20 s.
    pub fn kill_apiserver(&self) {
        lock(&self.apiserver).take();
    }

    /// Starts etcd, again on the same port and with the same data, and waits until it takes connections.
    pub async fn start_etcd(&self) -> Outcome {
        let process = etcd::start(self).await?;
        *lock(&self.etcd) = Some(process);
        Ok(())
    }

    /// Kills etcd. What it has answered stays: its data are in the operating system's hands.
    pub fn kill_etcd(&self) {
        lock(&self.etcd).take();
    }

    /// The raw values of the Secrets of kube-system in etcd itself, past every API server: by name.
    pub async fn stored_secrets(&self) -> Outcome<BTreeMap<String, Vec<u8>>> {
        etcd::secrets(self.etcd_address).await
    }

    /// Starts kube-controller-manager; what it does is seen soon after, and waited for by whoever needs it.
    pub fn start_controller_manager(&self) -> Outcome {
        self.start_controllers(controller_manager::CONTROLLERS)
    }

    /// Starts kube-controller-manager in place of the one that runs, with these controllers and no others.
    pub fn start_controllers(&self, controllers: &str) -> Outcome {
        self.kill_controller_manager();
        let process = controller_manager::start(self, controllers)?;
        *lock(&self.controller_manager) = Some(process);
        Ok(())
    }

    /// Kills kube-controller-manager.
    pub fn kill_controller_manager(&self) {
        lock(&self.controller_manager).take();
    }

    /// `127.0.0.1:PORT`, as register commands name it.
    pub fn endpoint(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// `https://127.0.0.1:PORT`.
    pub fn url(&self) -> String {
        format!("https://{}", self.endpoint())
    }

    /// The CA that signed everything here.
    pub fn authority(&self) -> &Authority {
        &self.authority
    }

    /// The CA's certificate as a file.
    pub fn authority_file(&self) -> PathBuf {
        self.files.authority()
    }

    /// A kubeconfig for `user` on this control plane.
    pub fn kubeconfig(&self, user: &User) -> Kubeconfig {
        Kubeconfig {
            server: self.url(),
            authority: Some(self.authority.certificate()),
            credential: user.credential(),
        }
    }

    /// The same as a file, for programs that want one.
    pub fn kubeconfig_file(&self, user: &User) -> Outcome<PathBuf> {
        self.write_kubeconfig(user.name(), &self.kubeconfig(user))
    }

    /// Writes a kubeconfig beside the control plane's own files: whole at once, since a program of another test may be reading
    /// the one of the same name.
    pub fn write_kubeconfig(&self, name: &str, kubeconfig: &Kubeconfig) -> Outcome<PathBuf> {
        static KUBECONFIGS: AtomicU32 = AtomicU32::new(0);
        let path = self.files.kubeconfig(name);
        let whole = self
            .files
            .at(&format!("{name}.{}", KUBECONFIGS.fetch_add(1, Ordering::Relaxed)));
        std::fs::write(&whole, kubeconfig.yaml())?;
        std::fs::rename(&whole, &path)?;
        Ok(path)
    }

    /// Writes another file there.
    pub fn write_file(&self, name: &str, text: &str) -> Outcome<PathBuf> {
        let path = self.files.at(name);
        std::fs::write(&path, text)?;
        Ok(path)
    }

    /// A user of group `system:masters` by client certificate, with a name that no one else in the audit log has.
    pub fn administrator(&self, name: &str) -> Result<User, PkiError> {
        let identity = self.authority.client(name, Some("system:masters"))?;
        Ok(User::new(name, Credential::Certificate(identity)))
    }

    /// A user by client certificate who is known and may do nothing, with such a name.
    pub fn stranger(&self, name: &str) -> Result<User, PkiError> {
        let identity = self.authority.client(name, None)?;
        Ok(User::new(name, Credential::Certificate(identity)))
    }

    /// An API client for `user`.
    pub async fn client(&self, user: &User) -> Result<kube_client::Client, ClientError> {
        self.kubeconfig(user).client().await
    }

    /// The audit log: one JSON object a line, every request to kube-apiserver (see [`AuditEvent`](crate::AuditEvent)).
    pub fn audit_log(&self) -> PathBuf {
        self.files.audit_log()
    }

    /// Copies the servers' logs into a new folder.
    pub(crate) fn keep_logs(&self, folder: &Path) -> std::io::Result<()> {
        std::fs::create_dir_all(folder)?;
        for log in std::fs::read_dir(self.files.logs())? {
            let log = log?;
            std::fs::copy(log.path(), folder.join(log.file_name()))?;
        }
        Ok(())
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
