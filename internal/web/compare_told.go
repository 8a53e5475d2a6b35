package web

import (
	"html/template"
	"net/url"
	"strings"

	"readout/internal/desk"
	"readout/internal/record"
)

// ToldLine is how one account tells an act: who or what, the word for what was done, and the
// sentence that says so.
type ToldLine struct {
	Words
	Account   template.HTML
	Speakers  []Speaker     // of a statement
	Outcome   template.HTML // its title
	Path      string        // of the outcome's page, without language prefix
	As        string        // the kind or the state as people say it
	Sign      string
	Tone      string
	Quote     string
	QuoteLang string
	Href      string // of a sentence of ours, without language prefix
	Address   string // of a sentence of a source, anywhere on the web
	told      *record.Told
}

func (b CompareBody) told(kind record.Kind, t *record.Told, a desk.Account) *ToldLine {
	if t == nil {
		return nil
	}
	line := &ToldLine{
		Words: b.Words, Account: b.account(a).Name, told: t, Quote: t.Citation.Quote.Exact, QuoteLang: t.Citation.Lang,
		As: Readout{Words: b.Words}.wording(kind, t.As),
	}
	page := b.View.Record.Cited[t.Citation.Coverage]
	switch {
	case page.Source && page.Address != "":
		line.Address = textAddress(page.Address, t.Citation.Quote.Exact)
	case !page.Source && page.Slug != "":
		line.Href = sentencePath(page.Slug, t.Citation)
	}
	if kind == record.KindOutcome {
		if v := b.View.Record.Outcomes[record.OutcomeID(t.ID)]; v != nil {
			line.Outcome, line.Path = b.Local(v.Outcome.Title), outcomePath(v.Outcome.ID)
		}
		line.Sign = signs[record.OutcomeStatus(t.As)]
		return line
	}
	if v := b.View.Record.Statements[record.StatementID(t.ID)]; v != nil {
		line.Speakers = speakers(b.Words, v.Speakers)
	}
	tone := record.StatementKind(t.As).Tone()
	if t.As == record.Denied {
		tone = record.Adverse
	}
	line.Tone, line.Sign = string(tone), toneSign(tone)
	return line
}

// textAddress leads to words on somebody else's page, in browsers that know how, else to the page.
func textAddress(address, exact string) string {
	words, _, _ := strings.Cut(exact, "\n")
	text := ":~:text=" + strings.ReplaceAll(url.PathEscape(words), "-", "%2D")
	if strings.Contains(address, "#") {
		return address + text
	}
	return address + "#" + text
}
