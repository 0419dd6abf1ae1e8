package main

import (
	"time"

	v1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	kjson "k8s.io/apimachinery/pkg/util/json"
	bootstrapapi "k8s.io/cluster-bootstrap/token/api"
	bootstrapsecrets "k8s.io/cluster-bootstrap/util/secrets"
	bootstraptoken "k8s.io/kubernetes/cmd/kubeadm/app/apis/bootstraptoken/v1"
	"k8s.io/kubernetes/pkg/apis/core"
	corev1 "k8s.io/kubernetes/pkg/apis/core/v1"
)

// wishes are what a person asks `kubeadm token create` for; an end, a TTL in nanoseconds, or neither.
type wishes struct {
	Token       string   `json:"token"`
	Expires     *instant `json:"expires"`
	TTL         *int64   `json:"ttl"`
	Usages      []string `json:"usages"`
	Groups      []string `json:"groups"`
	Description string   `json:"description"`
}

type encodedSecret struct {
	Name      string            `json:"name"`
	Namespace string            `json:"namespace"`
	Type      string            `json:"type"`
	Data      map[string][]byte `json:"data"`
}

func encodeSecret(wished wishes) any {
	token, err := bootstraptoken.NewBootstrapTokenString(wished.Token)
	if err != nil {
		return nil
	}
	whole := bootstraptoken.BootstrapToken{
		Token:       token,
		Description: wished.Description,
		Usages:      wished.Usages,
		Groups:      wished.Groups,
	}
	if wished.Expires != nil {
		whole.Expires = &metav1.Time{Time: wished.Expires.time()}
	}
	if wished.TTL != nil {
		whole.TTL = &metav1.Duration{Duration: time.Duration(*wished.TTL)}
	}
	secret := bootstraptoken.BootstrapTokenToSecret(&whole)
	return encodedSecret{secret.Name, secret.Namespace, string(secret.Type), secret.Data}
}

// stored is the Secret as the API server has it once it has read the JSON: `stringData` is merged into `data`.
func stored(text string) (*v1.Secret, error) {
	var sent v1.Secret
	if err := kjson.Unmarshal([]byte(text), &sent); err != nil {
		return nil, err
	}
	var internal core.Secret
	if err := corev1.Convert_v1_Secret_To_core_Secret(&sent, &internal, nil); err != nil {
		return nil, err
	}
	var kept v1.Secret
	if err := corev1.Convert_core_Secret_To_v1_Secret(&internal, &kept, nil); err != nil {
		return nil, err
	}
	return &kept, nil
}

type decodedSecret struct {
	Name     string            `json:"name"`
	Type     string            `json:"type"`
	Deleting bool              `json:"deleting"`
	Data     map[string][]byte `json:"data"`
	Token    *decodedToken     `json:"token"`
}

// decodedToken is what kubeadm reads in the Secret.
type decodedToken struct {
	ID          string   `json:"id"`
	Secret      string   `json:"secret"`
	Description []byte   `json:"description"`
	Expires     *instant `json:"expires"`
	Usages      []string `json:"usages"`
	Groups      [][]byte `json:"groups"`
}

func decodeSecret(text string) any {
	secret, err := stored(text)
	if err != nil {
		return nil
	}
	decoded := decodedSecret{secret.Name, string(secret.Type), secret.DeletionTimestamp != nil, secret.Data, nil}
	token, err := bootstraptoken.BootstrapTokenFromSecret(secret)
	if err != nil {
		return decoded
	}
	decoded.Token = &decodedToken{
		ID:          token.Token.ID,
		Secret:      token.Token.Secret,
		Description: []byte(token.Description),
		Usages:      token.Usages,
	}
	if token.Expires != nil {
		end := instantOf(token.Expires.Time)
		decoded.Token.Expires = &end
	}
	for _, group := range token.Groups {
		decoded.Token.Groups = append(decoded.Token.Groups, []byte(group))
	}
	return decoded
}

type expiry struct {
	Expiration []byte  `json:"expiration"`
	Now        instant `json:"now"`
}

func hasExpired(asked expiry) any {
	secret := v1.Secret{Data: map[string][]byte{bootstrapapi.BootstrapTokenExpirationKey: asked.Expiration}}
	return bootstrapsecrets.HasExpired(&secret, asked.Now.time())
}
