//! What `--help` shows of each command in use.

pub(super) const CREATE: &str = "\
Examples:
  # A token for a day, and the command that registers a cluster with it
  karmada-token create --print-register-command

  # The same with an address that members reach, for a cluster of this name
  karmada-token create --print-register-command --endpoint karmada.example.com:5443 --cluster-name member1

  # Two hours, and a word about it
  karmada-token create --ttl 2h --description 'member1, asked for by Ada'

  # A token of your own making, that no process list shows
  karmada-token generate | karmada-token create -";

pub(super) const LIST: &str = "\
Examples:
  # Which tokens can a cluster register with now, and why not with the others?
  karmada-token list -o wide

  # What ends first, without a secret on the screen
  karmada-token list --sort expires --mask

  # For a script
  karmada-token list -o json | jq -r '.items[] | select(.authenticates | not) | .id'

  # What comes and goes
  karmada-token list --watch --mask";

pub(super) const DELETE: &str = "\
Examples:
  karmada-token delete abcdef

  # What has expired: look, then delete
  karmada-token delete --expired
  karmada-token delete --expired --yes

  # All that no cluster could use
  karmada-token list -o json | jq -r '.items[] | select(.authenticates and .signed | not) | .name' | karmada-token delete -";

pub(super) const CHANGE: &str = "\
Examples:
  # Nobody is let in with it until it is resumed
  karmada-token suspend abcdef
  karmada-token resume abcdef";

pub(super) const EXTEND: &str = "\
Examples:
  # A day from now on; one that lives longer stays as it is
  karmada-token extend abcdef

  # Two hours from now on, be it longer or shorter than until now
  karmada-token extend abcdef --ttl 2h

  # Two hours more than it had
  karmada-token extend abcdef --by 2h";

pub(super) const EXAMINE: &str = "\
Examples:
  karmada-token validate abcdef.0123456789abcdef
  kubectl get secret -n kube-system bootstrap-token-abcdef -o yaml | karmada-token explain
  karmada-token validate -o json -f secret.yaml";

pub(super) const CHECK: &str = "\
Examples:
  # By its ID: all but its secret and its signature is judged
  karmada-token check abcdef

  # All of them
  karmada-token list -o name | xargs -n1 karmada-token check

  # The command as it was handed over, from a file: no process list shows it, and its endpoint and pins are judged, too
  karmada-token check - < register.txt

  # What speaks against it, for a script
  karmada-token check abcdef -o json | jq -r '.against[].key'";

pub(super) const PREFLIGHT: &str = "\
Examples:
  # What isn't ready, and what helps where Karmada was installed by its Helm chart
  karmada-token preflight --installed-by helm

  # For a script
  karmada-token preflight -o json | jq -r '.checks[] | select(.status != \"pass\") | .name'";

pub(super) const COMPLETION: &str = "\
Examples:
  karmada-token completion bash > /etc/bash_completion.d/karmada-token
  karmada-token completion zsh > ~/.zfunc/_karmada-token
  karmada-token completion fish > ~/.config/fish/completions/karmada-token.fish";
