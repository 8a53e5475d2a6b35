package api

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
)

// Bounds of what a request may bring.
const (
	maxBody = 1 << 20 // bytes
	maxKey  = 200     // characters of an Idempotency-Key
)

const jsonMedia = "application/json"

// check is the gate before every action: the asker must be known where a token is needed,
// the parameters and the body must be what the description says. It looks at the asker
// first, so that a stranger cannot make us read a megabyte.
func (r *room) check(ctx huma.Context, next func(huma.Context)) {
	req, w := humago.Unwrap(ctx)
	s := &shape{op: ctx.Operation(), schemas: r.huma.OpenAPI().Components.Schemas, address: req.URL.Path}
	asked := context.WithValue(req.Context(), shapeKey{}, s)
	body, err := r.admit(req.WithContext(asked), w, s)
	if err != nil {
		r.write(w, r.problem(asked, err))
		return
	}
	asked = context.WithValue(asked, bodyKey{}, body)
	next(checked{part: huma.WithContext(ctx, asked), body: body.raw})
}

// admit gives the body of a request that may go on to its action.
func (r *room) admit(req *http.Request, w http.ResponseWriter, s *shape) (*body, error) {
	if len(s.op.Security) > 0 && people.From(req.Context()) == nil {
		return nil, fault.New(fault.Unauthenticated, "api.token_needed")
	}
	in := &inspector{lang: langOf(req.Context()), schemas: s.schemas}
	in.parameters(req, s.op)
	b := &body{}
	if s.bodySchema() != nil {
		var err error
		if b, err = readBody(req, w); err != nil {
			return nil, err
		}
		in.in = "body"
		in.value("", b.root, s.bodySchema())
	}
	if len(in.found) > 0 {
		return nil, in.found
	}
	return b, nil
}

// body is a request's body, read and understood.
type body struct {
	raw  []byte
	root *node
}

type bodyKey struct{}

// onceFor ties an action to its Idempotency-Key. The key stands for the address and the
// body together, the body in a canonical form: the same values in another order or with
// other blanks are the same body.
func onceFor(ctx context.Context, key string) desk.Once {
	if key == "" {
		return desk.Once{}
	}
	s, b := shapeOf(ctx), ctx.Value(bodyKey{}).(*body)
	stands := []byte(s.op.Method + " " + s.address + "\n")
	return desk.Once{Key: key, Body: b.root.canonical(stands)}
}

// checked hands huma the body that was read already.
type checked struct {
	part
	body []byte
}

type part huma.Context

// BodyReader reads what check has read.
func (c checked) BodyReader() io.Reader { return bytes.NewReader(c.body) }

// Unwrap gives the context below, as humago.Unwrap wants it.
func (c checked) Unwrap() huma.Context { return c.part }

// readBody reads a JSON body within our bounds and understands it.
func readBody(req *http.Request, w http.ResponseWriter) (*body, error) {
	if err := checkMedia(req); err != nil {
		return nil, err
	}
	if req.ContentLength > maxBody {
		w.Header().Set("Connection", "close") // else the server would read it all
		return nil, tooLarge("api.body_too_large", "limit", maxBody, "size", req.ContentLength)
	}
	raw, err := io.ReadAll(http.MaxBytesReader(w, req.Body, maxBody))
	if _, over := errors.AsType[*http.MaxBytesError](err); over {
		return nil, tooLarge("api.body_too_long", "limit", maxBody)
	}
	if err != nil {
		return nil, malformed("api.body_cut", "offset", len(raw))
	}
	root, err := parse(raw)
	if err != nil {
		return nil, err
	}
	return &body{raw: raw, root: root}, nil
}

func checkMedia(req *http.Request) error {
	if e := req.Header.Get("Content-Encoding"); e != "" && !strings.EqualFold(e, "identity") {
		return wrongMedia("api.encoded", "got", shorten(e))
	}
	given := req.Header.Get("Content-Type")
	if given == "" {
		return wrongMedia("api.no_media_type")
	}
	media, params, err := mime.ParseMediaType(given)
	if err != nil || media != jsonMedia {
		return wrongMedia("api.media_type", "got", shorten(given))
	}
	if charset := params["charset"]; charset != "" && !strings.EqualFold(charset, "utf-8") {
		return wrongMedia("api.charset", "got", shorten(charset))
	}
	return nil
}

func wrongMedia(key string, args ...any) error {
	f := fault.New(fault.Invalid, key, args...)
	f.Field = "Content-Type"
	if key == "api.encoded" {
		f.Field = "Content-Encoding"
	}
	return &misuse{status: http.StatusUnsupportedMediaType, kind: typeMediaType, fault: f, want: key + ".want"}
}

func tooLarge(key string, args ...any) error {
	return &misuse{status: http.StatusRequestEntityTooLarge, kind: typeTooLarge, fault: fault.New(fault.TooLarge, key, args...), want: "api.want.size"}
}

// malformed is a body that cannot be read as JSON; the place is a byte offset from 0.
func malformed(key string, args ...any) error {
	return &misuse{status: http.StatusBadRequest, kind: typeMalformed, fault: fault.New(fault.Invalid, key, args...), want: "api.want.body"}
}

// badByte finds what no JSON text may hold: a byte order mark, NUL, bytes that are not UTF-8.
func badByte(raw []byte) error {
	if bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")) {
		return malformed("api.bom", "offset", 0)
	}
	for i := 0; i < len(raw); {
		c, size := utf8.DecodeRune(raw[i:])
		switch {
		case c == utf8.RuneError && size == 1:
			return malformed("api.not_utf8", "offset", i, "byte", "0x"+strconv.FormatUint(uint64(raw[i]), 16))
		case c == 0:
			return malformed("api.nul", "offset", i)
		}
		i += size
	}
	return nil
}
