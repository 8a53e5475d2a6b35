package main

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"readout/internal/fault"
	"readout/internal/proof"
)

// The pages that a site is asked for, and how large an answer may be.
const (
	leavesAtOnce   = 1000
	contentsAtOnce = 200
	mostAnswer     = 64 << 20
)

// siteSource reads a journal over HTTP, as any stranger can.
type siteSource struct {
	base   string
	client *http.Client
}

func newSiteSource(base string) *siteSource {
	return &siteSource{base: strings.TrimRight(base, "/"), client: &http.Client{Timeout: time.Minute}}
}

func (s *siteSource) close() error {
	s.client.CloseIdleConnections()
	return nil
}

var errNone = errors.New("there is none")

func (s *siteSource) get(ctx context.Context, path string) ([]byte, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.base+path, nil)
	if err != nil {
		return nil, err
	}
	answer, err := s.client.Do(r)
	if err != nil {
		return nil, fault.New(fault.Unavailable, "verify.unreachable", "address", s.base).Because(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode == http.StatusNotFound {
		return nil, errNone
	}
	if answer.StatusCode != http.StatusOK {
		return nil, fault.New(fault.Invalid, "verify.answer", "address", s.base+path, "status", answer.StatusCode)
	}
	body, err := io.ReadAll(io.LimitReader(answer.Body, mostAnswer+1))
	if err == nil && len(body) > mostAnswer {
		err = fmt.Errorf("%s: the answer is larger than %d bytes", path, mostAnswer)
	}
	return body, err
}

func (s *siteSource) head(ctx context.Context) (signedHead, error) {
	signed, err := s.get(ctx, "/log/head")
	if errors.Is(err, errNone) {
		return signedHead{}, nil
	}
	if err != nil {
		return signedHead{}, err
	}
	key, err := s.get(ctx, "/log/key")
	return signedHead{signed, string(key)}, err
}

// read goes on until no line is left: what was withdrawn while it read is explained by a
// line that came meanwhile. A site that gives no line beyond those it gave is asked no more: what
// is wrong was noted, and it could go on so for ever.
func (s *siteSource) read(ctx context.Context, a *proof.Audit) error {
	for last, before := int64(0), int64(-1); last > before; {
		body, err := s.get(ctx, fmt.Sprintf("/log/leaves?from=%d&limit=%d", a.Lines+1, leavesAtOnce))
		if errors.Is(err, errNone) {
			return fault.New(fault.NotFound, "verify.unknown", "got", s.base)
		}
		if err != nil {
			return err
		}
		raw, err := proof.SplitLeaves(body)
		if err != nil || len(raw) == 0 {
			return err
		}
		var leaves []proof.Leaf
		from := a.Lines + 1
		before = last
		for _, line := range raw {
			l, ok := a.Line(line)
			if !ok {
				l.Seq = 0 // there is nothing to compare words with
			}
			last = max(last, l.Seq)
			leaves = append(leaves, l)
		}
		if err := s.words(ctx, a, from, leaves); err != nil {
			return err
		}
	}
	return nil
}

// words reads what lines commit to. The site is asked by number, so it must answer for each.
func (s *siteSource) words(ctx context.Context, a *proof.Audit, from int64, leaves []proof.Leaf) error {
	for len(leaves) > 0 {
		some := leaves[:min(contentsAtOnce, len(leaves))]
		body, err := s.get(ctx, fmt.Sprintf("/log/contents?from=%d&limit=%d", from, len(some)))
		if err != nil {
			return err
		}
		given := make(map[int64]proof.Words)
		for in := json.NewDecoder(strings.NewReader(string(body))); in.More(); {
			var one struct {
				Seq                  int64
				State, Content, Salt string
			}
			if err := in.Decode(&one); err != nil {
				return fmt.Errorf("/log/contents: %w", err)
			}
			given[one.Seq] = proof.Words{State: proof.State(one.State), Content: []byte(one.Content), Salt: saltOf(one.Salt)}
		}
		for _, l := range some {
			if l.Seq > 0 {
				a.Words(l, given[l.Seq])
			}
		}
		from, leaves = from+int64(len(some)), leaves[len(some):]
	}
	return nil
}

// saltOf reads a salt; one that is no hex is taken as it stands, and will not fit.
func saltOf(s string) []byte {
	salt, err := hex.DecodeString(s)
	if err != nil {
		return []byte(s)
	}
	return salt
}
