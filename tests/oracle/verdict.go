package main

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"time"

	v1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes/fake"
	corelisters "k8s.io/client-go/listers/core/v1"
	clienttesting "k8s.io/client-go/testing"
	"k8s.io/client-go/tools/cache"
	bootstrapapi "k8s.io/cluster-bootstrap/token/api"
	bootstrapcontroller "k8s.io/kubernetes/pkg/controller/bootstrap"
	"k8s.io/kubernetes/plugin/pkg/auth/authenticator/token/bootstrap"
)

// verdict says between which two times it was reached: both originals read the clock themselves.
type verdict struct {
	From instant `json:"from"`
	To   instant `json:"to"`
}

type authentication struct {
	verdict
	Authenticated bool     `json:"authenticated"`
	User          string   `json:"user"`
	Groups        []string `json:"groups"`
}

// placed is the Secret where it says it is; one that doesn't say is where tokens are looked for.
func placed(text string) (*v1.Secret, error) {
	secret, err := stored(text)
	if err == nil && secret.Namespace == "" {
		secret.Namespace = metav1.NamespaceSystem
	}
	return secret, err
}

// authenticates asks the API server's authenticator with the only token that could match the Secret: the ID in its
// name and the secret in its data.
func authenticates(text string) any {
	secret, err := placed(text)
	if err != nil {
		return nil
	}
	index := cache.NewIndexer(cache.MetaNamespaceKeyFunc, cache.Indexers{cache.NamespaceIndex: cache.MetaNamespaceIndexFunc})
	if err := index.Add(secret); err != nil {
		return nil
	}
	lister := corelisters.NewSecretLister(index).Secrets(metav1.NamespaceSystem)
	id := strings.TrimPrefix(secret.Name, bootstrapapi.BootstrapTokenSecretPrefix)
	token := id + "." + string(secret.Data[bootstrapapi.BootstrapTokenSecretKey])
	var reached authentication
	reached.From = instantOf(time.Now())
	response, ok, err := bootstrap.NewTokenAuthenticator(lister).AuthenticateToken(context.Background(), token)
	reached.To = instantOf(time.Now())
	if err == nil && ok {
		reached.Authenticated = true
		reached.User = response.User.GetName()
		reached.Groups = response.User.GetGroups()
	}
	return reached
}

// clusterInfo is what every signature of a batch is over.
const clusterInfo = "apiVersion: v1\nkind: Config\n"

// leftover is a signature of no token at all: the signer removes it, so that it writes back even where no Secret of
// the batch is signed.
const leftover = bootstrapapi.JWSSignatureKeyPrefix + "leftover"

type signing struct {
	verdict
	// Signature is the detached JWS over clusterInfo, or nothing.
	Signature string `json:"signature"`
}

// signed lets the bootstrap signer loose on all Secrets at once, as it finds them on a server. A server has one Secret
// of a name, so Secrets of the same name wait for the next round.
func signed(cases []json.RawMessage) ([]any, error) {
	texts, err := read[string](cases)
	if err != nil {
		return nil, err
	}
	answers := make([]any, len(texts))
	var rounds []map[string]int
	occurrences := map[string]int{}
	secrets := make([]runtime.Object, len(texts))
	for i, text := range texts {
		secret, err := placed(text)
		if err != nil {
			continue
		}
		secrets[i] = secret
		round := occurrences[secret.Name]
		occurrences[secret.Name]++
		if round == len(rounds) {
			rounds = append(rounds, map[string]int{})
		}
		rounds[round][secret.Name] = i
	}
	// A controller mostly waits for its caches, so the rounds wait together.
	failures := make([]error, len(rounds))
	var running sync.WaitGroup
	for i, round := range rounds {
		running.Go(func() { failures[i] = signRound(round, secrets, answers) })
	}
	running.Wait()
	return answers, errors.Join(failures...)
}

// signRound answers for the Secrets of one round, which maps their names to their places.
func signRound(round map[string]int, secrets []runtime.Object, answers []any) error {
	objects := make([]runtime.Object, 0, len(round))
	for _, i := range round {
		objects = append(objects, secrets[i])
	}
	var reached verdict
	reached.From = instantOf(time.Now())
	signatures, err := signAll(objects)
	if err != nil {
		return err
	}
	reached.To = instantOf(time.Now())
	for name, i := range round {
		own := signing{verdict: reached}
		if id, named := strings.CutPrefix(name, bootstrapapi.BootstrapTokenSecretPrefix); named {
			own.Signature = signatures[bootstrapapi.JWSSignatureKeyPrefix+id]
		}
		answers[i] = own
	}
	return nil
}

// signAll runs the controller until it has written cluster-info, and answers the data that it wrote.
func signAll(secrets []runtime.Object) (map[string]string, error) {
	info := &v1.ConfigMap{
		ObjectMeta: metav1.ObjectMeta{Namespace: metav1.NamespacePublic, Name: bootstrapapi.ConfigMapClusterInfo},
		Data:       map[string]string{bootstrapapi.KubeConfigKey: clusterInfo, leftover: "x"},
	}
	client := fake.NewSimpleClientset(append(secrets, info)...)
	written := make(chan map[string]string, 1)
	client.PrependReactor("update", "configmaps", func(action clienttesting.Action) (bool, runtime.Object, error) {
		updated := action.(clienttesting.UpdateAction).GetObject().(*v1.ConfigMap)
		select {
		case written <- updated.Data:
		default:
		}
		return false, nil, nil
	})
	factory := informers.NewSharedInformerFactory(client, 0)
	resources := factory.Core().V1()
	signer, err := bootstrapcontroller.NewSigner(
		client, resources.Secrets(), resources.ConfigMaps(), bootstrapcontroller.DefaultSignerOptions())
	if err != nil {
		return nil, err
	}
	ctx, stop := context.WithTimeout(context.Background(), 5*time.Minute)
	defer stop()
	factory.Start(ctx.Done())
	go signer.Run(ctx)
	select {
	case data := <-written:
		return data, nil
	case <-ctx.Done():
		return nil, errors.New("the bootstrap signer wrote nothing")
	}
}
