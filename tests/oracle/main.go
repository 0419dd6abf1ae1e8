// The originals, answering line by line: what Go, Kubernetes 1.36 and kubeadm themselves make of a token, a duration, a
// time, a Secret, a signature or a certificate.
//
// A line on standard input is a question with its cases, {"ask":"token","cases":["abcdef.0123456789abcdef"]}; the line
// on standard output that answers it has an answer for each case, in order: {"answers":[true]}. A question that can't
// be read ends the program: whoever asks is wrong, and a comparison that goes on would prove nothing.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"k8s.io/klog/v2"
)

type question struct {
	Ask   string            `json:"ask"`
	Cases []json.RawMessage `json:"cases"`
}

type reply struct {
	Answers []any `json:"answers"`
}

// A respondent answers each of its cases, in order.
type respondent func(cases []json.RawMessage) ([]any, error)

var respondents = map[string]respondent{
	"token":         each(isToken),
	"tokenId":       each(isTokenID),
	"group":         each(isGroup),
	"pin":           each(isPin),
	"durationParse": each(parseDuration),
	"durationPrint": each(printDuration),
	"durationShort": each(shortDuration),
	"time":          each(parseTime),
	"encode":        each(encodeSecret),
	"decode":        each(decodeSecret),
	"expired":       each(hasExpired),
	"authenticates": each(authenticates),
	"signed":        signed,
	"jws":           each(sign),
	"pins":          each(pinsOf),
	"lap":           each(timeLap),
}

// each makes a respondent of what answers a single case.
func each[Case any](answer func(Case) any) respondent {
	return func(cases []json.RawMessage) ([]any, error) {
		parsed, err := read[Case](cases)
		if err != nil {
			return nil, err
		}
		answers := make([]any, len(parsed))
		for i, one := range parsed {
			answers[i] = answer(one)
		}
		return answers, nil
	}
}

func read[Case any](cases []json.RawMessage) ([]Case, error) {
	parsed := make([]Case, len(cases))
	for i, one := range cases {
		if err := json.Unmarshal(one, &parsed[i]); err != nil {
			return nil, fmt.Errorf("case %d: %w", i, err)
		}
	}
	return parsed, nil
}

func answer(line []byte) ([]any, error) {
	var asked question
	if err := json.Unmarshal(line, &asked); err != nil {
		return nil, err
	}
	respond, known := respondents[asked.Ask]
	if !known {
		return nil, fmt.Errorf("nobody answers %q", asked.Ask)
	}
	return respond(asked.Cases)
}

func run() error {
	// A line holds a whole batch of Secrets.
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 64<<20)
	output := bufio.NewWriterSize(os.Stdout, 1<<16)
	encoder := json.NewEncoder(output)
	encoder.SetEscapeHTML(false)
	for lines.Scan() {
		answers, err := answer(lines.Bytes())
		if err != nil {
			return err
		}
		if err := encoder.Encode(reply{answers}); err != nil {
			return err
		}
		if err := output.Flush(); err != nil {
			return err
		}
	}
	return lines.Err()
}

func main() {
	// Controllers tell of their start and end; what they have to say here is in the answers.
	klog.LogToStderr(false)
	klog.SetOutput(io.Discard)
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "oracle:", err)
		os.Exit(1)
	}
}
