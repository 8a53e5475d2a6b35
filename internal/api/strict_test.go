package api

import (
	"io"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestBytesThatAreNoJSONAreNamed(t *testing.T) {
	for name, c := range map[string]struct {
		body, code, offset string
	}{
		"NUL":                {"{\"headline\": \"a\x00\"}", "api.nul", "byte 15 "},
		"NUL outside":        {"{}\x00", "api.nul", "byte 2 "},
		"escaped NUL":        {`{"headline": "\u0000"}`, "api.nul", "byte 14 "},
		"escaped backslash":  {`{"headline": "\\u0000", }`, "api.not_json", "byte 24 "},
		"NUL in a name":      {`{"a\u0000": 1}`, "api.nul", "byte 3 "},
		"not UTF-8":          {"{\"headline\": \"\xe3\x81\"}", "api.not_utf8", "0xe3 at byte 14 "},
		"Shift_JIS":          {"{\"headline\": \"\x93\xfa\"}", "api.not_utf8", "0x93 at byte 14 "},
		"byte order mark":    {"\xef\xbb\xbf{}", "api.bom", "byte 0 "},
		"UTF-16":             {"\xff\xfe{\x00}\x00", "api.not_utf8", "0xff at byte 0 "},
		"control character":  {"{\"headline\": \"a\nb\"}", "api.not_json", `“\n” at byte 15 `},
		"half a pair":        {`{"headline": "\uDE00"}`, "api.half_pair", "byte 14 "},
		"wrong way round":    {`{"headline": "\uDE00\uD83D"}`, "api.half_pair", "byte 14 "},
		"single quotes":      {`{'headline': 1}`, "api.not_json", "“'” at byte 1 "},
		"comma at the end":   {`{"headline": "a",}`, "api.not_json", "“}” at byte 17 "},
		"comment":            {`{} // x`, "api.trailing", "“/” at byte 3 "},
		"two objects":        {`{}{}`, "api.trailing", "“{” at byte 2 "},
		"breaks off":         {`{"headline": "a`, "api.unexpected_end", "byte 15 "},
		"NaN":                {`{"n": NaN}`, "api.not_json", "“N” at byte 6 "},
		"deep":               {strings.Repeat("[", 20000), "api.too_deep", "byte 10000 "},
		"blanks":             {" \n", "api.empty_body", ""},
		"leading zero":       {`{"n": 01}`, "api.not_json", "byte 7 "},
		"a whole escape":     {`{"headline": "\ud83d\ude00 \ufffd �"}`, "", ""},
		"an escaped quoting": {`{"headline": "\\\" \\ud83d"}`, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite()
			w := s.write("POST", "/coverages/jr-2017/updates", c.body)
			if c.code == "" {
				if w.Code != 201 {
					t.Errorf("got %d: %s", w.Code, w.Body)
				}
				return
			}
			p := problemOf(t, w)
			if p.Status != 400 || len(p.Errors) != 1 || p.Errors[0].Code != c.code {
				t.Fatalf("got %+v, want %s", p, c.code)
			}
			if !strings.Contains(p.Detail, c.offset) {
				t.Errorf("got %q, want %q in it", p.Detail, c.offset)
			}
			if s.desk.asked != nil {
				t.Error("the desk was asked")
			}
		})
	}
}

func TestABodyIsBounded(t *testing.T) {
	around := len(`{"body": ""}`)
	fits := `{"body": "` + strings.Repeat("a", maxBody-around) + `"}`
	for name, c := range map[string]struct {
		body   string
		length int64 // as said, -1 for unsaid
		status int
		says   []string
	}{
		"the limit":        {fits, maxBody, 201, nil},
		"one over":         {fits + " ", maxBody + 1, 413, []string{"1048576", "1048577"}},
		"one over, unsaid": {fits + " ", -1, 413, []string{"more than 1048576"}},
		"ten megabytes":    {strings.Repeat("a", 10<<20), 10 << 20, 413, []string{"1048576", "10485760"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite()
			req := httptest.NewRequest("POST", Prefix+"/coverages/jr-2017/updates", io.NopCloser(strings.NewReader(c.body)))
			req.ContentLength = c.length
			req.Header.Set("Content-Type", "application/json")
			req.Header.Set("Authorization", "Bearer good")
			w := httptest.NewRecorder()
			s.handler.ServeHTTP(w, req)
			if w.Code != c.status {
				t.Fatalf("got %d, want %d: %.300s", w.Code, c.status, w.Body)
			}
			for _, says := range c.says {
				if !strings.Contains(w.Body.String(), says) {
					t.Errorf("got %s, want %q in it", w.Body, says)
				}
			}
		})
	}
}

func TestAnAnswerListsBoundedFaults(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"slug": "a"`)
	for i := range 5000 {
		b.WriteString(`,"x` + strings.Repeat("y", i%90) + `": 1`)
	}
	b.WriteString("}")
	p := problemOf(t, newSite().write("POST", "/coverages", b.String()))
	if len(p.Errors) != maxFlaws {
		t.Errorf("got %d errors, want %d", len(p.Errors), maxFlaws)
	}
}

func TestTheWordThatWasMeant(t *testing.T) {
	known := []string{"headline", "headlines", "body", "said_at", "kind", "mark", "tz"}
	for given, want := range map[string]string{
		"headlne": "headline", "saidAt": "said_at", "said": "said_at", "Body": "body", "bdoy": "body",
		"timezone": "", "text": "", "x": "", "": "",
	} {
		got, ok := nearest(given, known)
		if !ok {
			got = ""
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", given, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`{"a": ["\ud83d\ude00", 1.5e3, null, true]}`, `"\ud83d"`, `[[[]]]`, "{\x00}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		n, err := parse(raw)
		if err != nil {
			return
		}
		once := n.canonical(nil)
		again, err := parse(once)
		if err != nil {
			t.Fatalf("%q became %q, which is refused: %v", raw, once, err)
		}
		if twice := again.canonical(nil); string(twice) != string(once) {
			t.Fatalf("got %q, want %q", twice, once)
		}
	})
}
