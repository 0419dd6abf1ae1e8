package main

import (
	"time"

	"k8s.io/apimachinery/pkg/util/duration"
	"k8s.io/cluster-bootstrap/token/util"
	"k8s.io/cluster-bootstrap/util/tokens"
	"k8s.io/kubernetes/cmd/kubeadm/app/util/pubkeypin"
)

// instant is a point in time as both sides can hold it exactly.
type instant struct {
	Seconds int64 `json:"seconds"`
	Nanos   int   `json:"nanos"`
}

func instantOf(at time.Time) instant {
	return instant{at.Unix(), at.Nanosecond()}
}

func (i instant) time() time.Time {
	return time.Unix(i.Seconds, int64(i.Nanos))
}

// isToken asks both of Kubernetes' readers: kubeadm's, and the one that the authenticator uses.
func isToken(text string) any {
	_, _, err := tokens.ParseToken(text)
	return util.IsValidBootstrapToken(text) && err == nil
}

func isTokenID(text string) any {
	return util.IsValidBootstrapTokenID(text)
}

func isGroup(text string) any {
	return util.ValidateBootstrapGroupName(text) == nil
}

func isPin(text string) any {
	return pubkeypin.NewSet().Allow(text) == nil
}

func parseDuration(text string) any {
	span, err := time.ParseDuration(text)
	if err != nil {
		return nil
	}
	return span.Nanoseconds()
}

func printDuration(nanos int64) any {
	return time.Duration(nanos).String()
}

func shortDuration(nanos int64) any {
	return duration.ShortHumanDuration(time.Duration(nanos))
}

type parsedTime struct {
	instant
	// Written is how kubeadm writes this time into a Secret.
	Written string `json:"written"`
}

func parseTime(text string) any {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return nil
	}
	return parsedTime{instantOf(at), at.UTC().Format(time.RFC3339)}
}
