package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"

	"readout/docs"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/journal"
)

// Log is what strangers read to find out whether anything was silently changed.
type Log interface {
	LogHead(ctx context.Context) (*desk.LogHead, error)
	LogLeaves(ctx context.Context, from int64, limit int) ([][]byte, error)
	LogContents(ctx context.Context, from int64, limit int) ([]desk.LogWords, error)
	LogProof(ctx context.Context, item, id string, revision int) (*desk.LogProof, error)
	LogConsistency(ctx context.Context, from, to int64) (*desk.LogConsistency, error)
}

// logRoutes are for programs of other people: the same bytes for everybody, from any page.
func logRoutes() []Route {
	return []Route{
		{Pattern: "GET /log/head", Handle: forStrangers((*Server).logHead)},
		{Pattern: "GET /log/key", Handle: forStrangers((*Server).logKey)},
		{Pattern: "GET /log/leaves", Handle: forStrangers((*Server).logLeaves)},
		{Pattern: "GET /log/contents", Handle: forStrangers((*Server).logContents)},
		{Pattern: "GET /log/proof/{item}/{id}", Handle: forStrangers((*Server).logProof)},
		{Pattern: "GET /log/consistency", Handle: forStrangers((*Server).logConsistency)},
		{Pattern: "GET /log/format", Handle: forStrangers((*Server).logFormat)},
	}
}

// The kinds of answer, and how long they may be kept.
const (
	plainText = "text/plain; charset=utf-8"
	jsonText  = "application/json"
	lineText  = "application/jsonl"

	askAgain = "public, no-cache"
	shortly  = "public, max-age=2"
	forever  = "public, max-age=31536000, immutable"
)

// logAnswer is what a route of the log gives.
type logAnswer struct {
	kind, keep string
	body       []byte
}

// forStrangers makes a handler of a route: what it gives has a tag, and a fault is a line of text.
func forStrangers(give func(*Server, *http.Request) (logAnswer, error)) Handler {
	return func(s *Server, w http.ResponseWriter, r *http.Request) error {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		answer, err := give(s, r)
		if err != nil {
			s.failLog(w, r, err)
			return nil
		}
		sum := sha256.Sum256(answer.body)
		etag := `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
		w.Header().Set("Content-Type", answer.kind)
		w.Header().Set("Cache-Control", answer.keep)
		w.Header().Set("ETag", etag)
		if matches(r.Header.Get("If-None-Match"), etag) {
			w.WriteHeader(http.StatusNotModified)
			return nil
		}
		writeBody(w, r, answer.body, nil)
		return nil
	}
}

func (s *Server) failLog(w http.ResponseWriter, r *http.Request, err error) {
	status := StatusOf(err)
	if status >= http.StatusInternalServerError && r.Context().Err() == nil {
		s.log.ErrorContext(r.Context(), "request failed", "method", r.Method, "path", r.URL.Path, "status", status, "err", err)
	}
	w.Header().Set("Content-Type", plainText)
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	fmt.Fprintln(w, i18n.Fault(language(r), err))
}

func (s *Server) logHead(r *http.Request) (logAnswer, error) {
	head, err := s.desk.LogHead(r.Context())
	if err != nil {
		return logAnswer{}, err
	}
	return logAnswer{plainText, shortly, []byte(head.Note)}, nil
}

func (s *Server) logKey(r *http.Request) (logAnswer, error) {
	head, err := s.desk.LogHead(r.Context())
	if err != nil {
		return logAnswer{}, err
	}
	return logAnswer{plainText, askAgain, []byte(head.Key + "\n")}, nil
}

func (s *Server) logFormat(*http.Request) (logAnswer, error) {
	return logAnswer{"text/markdown; charset=utf-8", askAgain, docs.LogFormat}, nil
}

// logLeaves gives leaves, each with an empty line behind it. A full page never changes.
func (s *Server) logLeaves(r *http.Request) (logAnswer, error) {
	from, limit, err := logPage(r, desk.LeavesAtOnce)
	if err != nil {
		return logAnswer{}, err
	}
	leaves, err := s.desk.LogLeaves(r.Context(), from, limit)
	if err != nil {
		return logAnswer{}, err
	}
	var body bytes.Buffer
	for _, leaf := range leaves {
		body.Write(leaf)
		body.WriteByte('\n')
	}
	keep := askAgain
	if len(leaves) == limit {
		keep = forever
	}
	return logAnswer{plainText, keep, body.Bytes()}, nil
}

// logWords is a revision as the log gives it away.
type logWords struct {
	Seq     int64  `json:"seq"`
	State   string `json:"state"`
	Content string `json:"content,omitempty"`
	Salt    string `json:"salt,omitempty"`
}

// logContents gives the words of lines, one JSON object a line. They may be withdrawn, so
// nobody keeps them without asking.
func (s *Server) logContents(r *http.Request) (logAnswer, error) {
	from, limit, err := logPage(r, desk.ContentsAtOnce)
	if err != nil {
		return logAnswer{}, err
	}
	all, err := s.desk.LogContents(r.Context(), from, limit)
	if err != nil {
		return logAnswer{}, err
	}
	var body bytes.Buffer
	for _, words := range all {
		body.Write(inJSON(logWordsOf(words)))
	}
	return logAnswer{lineText, askAgain, body.Bytes()}, nil
}

func logWordsOf(w desk.LogWords) logWords {
	return logWords{Seq: w.Seq, State: string(w.State), Content: w.Content, Salt: w.Salt}
}

// logProof shows that a revision stands in the log; the parameter "revision" names an older one.
func (s *Server) logProof(r *http.Request) (logAnswer, error) {
	revision, err := logNumber(r, "revision", 0)
	if err != nil {
		return logAnswer{}, err
	}
	p, err := s.desk.LogProof(r.Context(), r.PathValue("item"), r.PathValue("id"), int(revision))
	if err != nil {
		return logAnswer{}, err
	}
	return logAnswer{jsonText, askAgain, inJSON(struct {
		logWords
		Leaf    string   `json:"leaf"`
		Index   int64    `json:"index"`
		Size    int64    `json:"size"`
		Pending bool     `json:"pending,omitempty"`
		Path    []string `json:"path"`
		Head    string   `json:"head"`
		Key     string   `json:"key"`
	}{
		logWords: logWordsOf(p.Words), Leaf: string(p.Leaf), Index: p.Index, Size: p.Head.Size,
		Pending: p.Index >= p.Head.Size, Path: inBase64(p.Path), Head: p.Head.Note, Key: p.Head.Key,
	})}, nil
}

// logConsistency shows that the log had grown from one size to another, and only grown.
func (s *Server) logConsistency(r *http.Request) (logAnswer, error) {
	from, err := logNumber(r, "from", 1)
	if err != nil {
		return logAnswer{}, err
	}
	to, err := logNumber(r, "to", 0)
	if err != nil {
		return logAnswer{}, err
	}
	c, err := s.desk.LogConsistency(r.Context(), from, to)
	if err != nil {
		return logAnswer{}, err
	}
	return logAnswer{jsonText, askAgain, inJSON(struct {
		From     int64    `json:"from"`
		FromRoot string   `json:"from_root"`
		To       int64    `json:"to"`
		ToRoot   string   `json:"to_root"`
		Path     []string `json:"path"`
	}{c.From, c.FromRoot.Base64(), c.To, c.ToRoot.Base64(), inBase64(c.Path)})}, nil
}

func inBase64(path []journal.Digest) []string {
	all := make([]string, len(path))
	for i, d := range path {
		all[i] = d.Base64()
	}
	return all
}

// inJSON writes a line of JSON in which text stands as it is, as far as JSON lets it.
func inJSON(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // plain structs of text and numbers encode
	}
	return b.Bytes()
}

func logPage(r *http.Request, most int64) (from int64, limit int, err error) {
	from, err = logNumber(r, "from", 1)
	if err != nil {
		return 0, 0, err
	}
	n, err := logNumber(r, "limit", most)
	return from, int(min(n, most+1)), err
}

// logNumber reads a number that is not negative from the query.
func logNumber(r *http.Request, name string, otherwise int64) (int64, error) {
	typed := r.URL.Query().Get(name)
	if typed == "" {
		return otherwise, nil
	}
	n, err := strconv.ParseInt(typed, 10, 64)
	if err != nil || n < 0 {
		return 0, fault.At(name, "log.number", "got", typed)
	}
	return n, nil
}
