package main

import (
	certutil "k8s.io/client-go/util/cert"
	"k8s.io/cluster-bootstrap/token/jws"
	"k8s.io/kubernetes/cmd/kubeadm/app/util/pubkeypin"
)

type content struct {
	Content   string `json:"content"`
	ID        string `json:"id"`
	Secret    string `json:"secret"`
	Signature string `json:"signature"`
}

type checkedSignature struct {
	// Signature is what Kubernetes signs the content with.
	Signature string `json:"signature"`
	// Valid says whether Kubernetes takes the signature that was asked about.
	Valid bool `json:"valid"`
}

func sign(asked content) any {
	signature, err := jws.ComputeDetachedSignature(asked.Content, asked.ID, asked.Secret)
	if err != nil {
		return nil
	}
	valid := jws.DetachedTokenIsValid(asked.Signature, asked.Content, asked.ID, asked.Secret)
	return checkedSignature{signature, valid}
}

// pinsOf is how karmadactl and kubeadm make pins of a CA bundle.
func pinsOf(bundle []byte) any {
	certificates, err := certutil.ParseCertsPEM(bundle)
	if err != nil {
		return nil
	}
	pins := make([]string, 0, len(certificates))
	for _, certificate := range certificates {
		pins = append(pins, pubkeypin.Hash(certificate))
	}
	return pins
}
