package main

import (
	"encoding/json"
	"fmt"
	"time"

	v1 "k8s.io/api/core/v1"
	"k8s.io/cluster-bootstrap/token/util"
)

// lap is a piece of work that is timed here, so that nothing of the conversation is: what to do, how often, and with what.
type lap struct {
	Work  string   `json:"work"`
	Count int      `json:"count"`
	Texts []string `json:"texts"`
}

// timeLap answers how many nanoseconds it took. A mistake is answered as a text.
func timeLap(asked lap) any {
	works := map[string]func() error{
		"generate": func() error {
			_, err := util.GenerateBootstrapToken()
			return err
		},
		"validate": func() error {
			for _, text := range asked.Texts {
				if !util.IsValidBootstrapToken(text) {
					return fmt.Errorf("a token is refused")
				}
			}
			return nil
		},
		"decode": func() error {
			for _, text := range asked.Texts {
				var list v1.SecretList
				if err := json.Unmarshal([]byte(text), &list); err != nil {
					return err
				}
			}
			return nil
		},
	}
	work, known := works[asked.Work]
	if !known {
		return fmt.Sprintf("nobody does %q", asked.Work)
	}
	begun := time.Now()
	for range asked.Count {
		if err := work(); err != nil {
			return err.Error()
		}
	}
	return time.Since(begun).Nanoseconds()
}
