package api

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
)

const anUpdate = `{"headline": "x"}`

func TestFaultsOfTheDeskBecomeProblems(t *testing.T) {
	for name, c := range map[string]struct {
		fails  error
		status int
		kind   string
	}{
		"invalid":         {fault.At("headline", "coverage.one_line"), 422, typeInvalid},
		"not found":       {fault.New(fault.NotFound, "coverage.missing"), 404, typeNotFound},
		"conflict":        {fault.New(fault.Conflict, "update.withdrawn", "n", 3), 409, typeConflict},
		"stale coverage":  {fault.New(fault.Conflict, "coverage.stale", "from", 1, "current", 2), 409, typeStale},
		"other body":      {fault.New(fault.Conflict, "once.other_body", "key", "k"), 422, typeOtherBody},
		"denied":          {fault.New(fault.Denied, "people.not_allowed", "role", "reporter", "action", "publish"), 403, typeDenied},
		"unauthenticated": {fault.New(fault.Unauthenticated, "people.log_in"), 401, typeUnauthenticated},
		"too large":       {fault.New(fault.TooLarge, "markup.too_large"), 413, typeTooLarge},
		"unavailable":     {fault.New(fault.Unavailable, "store.busy"), 503, typeUnavailable},
		"internal":        {fault.New(fault.Internal, "").Because(errors.New("disk of pumpkin")), 500, typeInternal},
		"none of ours":    {errors.New("disk of pumpkin"), 500, typeInternal},
	} {
		t.Run(name, func(t *testing.T) {
			for _, lang := range i18n.Langs {
				s := newSite()
				s.desk.fails = c.fails
				w := s.write("POST", "/coverages/jr-2017/updates", anUpdate, "Accept-Language", lang)
				p := problemOf(t, w)
				if p.Status != c.status || !strings.HasSuffix(p.Type, "#"+c.kind) {
					t.Errorf("%s: got %d %s, want %d %s", lang, p.Status, p.Type, c.status, c.kind)
				}
				if got := w.Header().Get("Content-Language"); got != lang {
					t.Errorf("language: got %q, want %q", got, lang)
				}
				if p.Title != i18n.T(lang, "api.title."+c.kind) || p.Detail == "" || strings.Contains(p.Detail, "[") {
					t.Errorf("%s: got title %q, detail %q", lang, p.Title, p.Detail)
				}
				if strings.Contains(p.Detail, "pumpkin") {
					t.Errorf("the cause got out: %q", p.Detail)
				}
				if c.status >= 500 != strings.Contains(s.log.String(), "api request failed") {
					t.Errorf("log: got %q", s.log)
				}
				if c.status == http.StatusUnauthorized && w.Header().Get("WWW-Authenticate") == "" {
					t.Error("401 without WWW-Authenticate")
				}
				if c.status == http.StatusServiceUnavailable && w.Header().Get("Retry-After") == "" {
					t.Error("503 without Retry-After")
				}
			}
		})
	}
}

func TestAFaultNamesItsFieldAndWhatWouldBeRight(t *testing.T) {
	s := newSite()
	s.desk.fails = fault.Join(
		fault.At("said_at", "update.said_in_future", "got", "2999-01-01"),
		fault.At("headlines.ja", "coverage.too_long", "count", 300, "got", 400),
		fault.At("n", "coverage.one_line"),
		fault.At("elsewhere", "update.empty"),
	)
	p := problemOf(t, s.write("PATCH", "/coverages/jr-2017/updates/1", `{"revision": 1}`))
	want := []Flaw{
		{In: "body", Field: "said_at", Code: "update.said_in_future", Want: i18n.T("en", "api.want.date-time")},
		{In: "", Field: "headlines.ja", Code: "coverage.too_long"},
		{In: "path", Field: "n", Code: "coverage.one_line", Want: i18n.T("en", "api.want.number_from", "min", 1)},
		{In: "", Field: "elsewhere", Code: "update.empty", Want: i18n.T("en", "update.empty.want")},
	}
	if len(p.Errors) != len(want) {
		t.Fatalf("got %d errors, want %d: %+v", len(p.Errors), len(want), p.Errors)
	}
	for i, got := range p.Errors {
		if got.Fault == "" {
			t.Errorf("%s: no fault", got.Field)
		}
		if got.Fault = ""; got != want[i] {
			t.Errorf("got %+v, want %+v", got, want[i])
		}
	}
}

func TestAStaleEditGetsBothTexts(t *testing.T) {
	s := newSite()
	headline, body := "mine", "my **text**"
	s.desk.fails = fault.New(fault.Conflict, "update.stale", "from", 2, "current", 5).Because(&desk.Stale{
		Current: 5, Headline: "theirs", Markdown: "their *text*", Yours: desk.UpdateEdit{From: 2, Headline: &headline, Markdown: &body},
	})
	p := problemOf(t, s.write("PATCH", "/coverages/jr-2017/updates/1", `{"revision": 2, "headline": "mine", "body": "my **text**"}`))
	if p.Status != http.StatusConflict || p.Current == nil || p.Yours == nil {
		t.Fatalf("got %+v", p)
	}
	if p.Current.Revision != 5 || *p.Current.Headline != "theirs" || *p.Current.Body != "their *text*" {
		t.Errorf("current: got %+v", p.Current)
	}
	if p.Yours.Revision != 2 || *p.Yours.Headline != "mine" || *p.Yours.Body != "my **text**" {
		t.Errorf("yours: got %+v", p.Yours)
	}
}

func TestAPanicIsOneBadAnswer(t *testing.T) {
	s := newSite()
	s.desk.fails = panicking{}
	w := s.write("POST", "/coverages/jr-2017/updates", anUpdate, "Accept-Language", "ru")
	if p := problemOf(t, w); p.Status != 500 || strings.Contains(w.Body.String(), "pumpkin") {
		t.Errorf("got %+v", p)
	}
	if !strings.Contains(s.log.String(), "pumpkin") {
		t.Errorf("log: got %q", s.log)
	}
}

// panicking is an error that cannot even be looked at.
type panicking struct{}

func (panicking) Error() string { return "pumpkin" }
func (panicking) Unwrap() error { panic("pumpkin") }

func TestLanguageIsNegotiated(t *testing.T) {
	for accept, want := range map[string]string{
		"": "en", "ja": "ja", "ja-JP,ja;q=0.9,en;q=0.8": "ja", "ru-RU": "ru", "fr,ru;q=0.5": "ru", "fr": "en",
		"de-DE;q=0.9,ja;q=0.1": "ja", "nonsense;;;": "en", "*": "en",
	} {
		if got := negotiate(accept); got != want {
			t.Errorf("%q: got %q, want %q", accept, got, want)
		}
	}
}

func TestOneOfSeveralIsNamedAsItWasSent(t *testing.T) {
	s := newSite()
	s.desk.fails = fault.At("issue", "record.no_issue", "got", "nix")
	p := problemOf(t, s.write("POST", "/statements", `{"coverage": "a", "n": 1, "exact": "x", "speaker": ["a"], "issues": ["nix"], "kind": "agree"}`))
	if len(p.Errors) != 1 || p.Errors[0].Field != "issues" || p.Errors[0].In != "body" || p.Errors[0].Want != i18n.T("en", "record.no_issue.want") {
		t.Errorf("got %+v", p.Errors)
	}
}
