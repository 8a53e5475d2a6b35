package web

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/record"
)

// Said is a statement on a page.
type Said struct {
	Words
	View *desk.StatementView
	Also []Said // the other accounts of the same act
}

// saidIn is a statement of a record with the other accounts of its act.
func saidIn(w Words, held *desk.RecordView, v *desk.StatementView) Said {
	s := Said{Words: w, View: v}
	for _, other := range held.Book.SaidAlso(v.Statement.ID) {
		if also := held.Statements[other.ID]; also != nil {
			s.Also = append(s.Also, Said{Words: w, View: also})
		}
	}
	return s
}

// ID is the statement's.
func (s Said) ID() string { return string(s.View.Statement.ID) }

// Order sorts statements as text, in the order they were said: by update, then by where in it the words stand.
func (s Said) Order() string {
	return coverage.OrderKey(s.View.Said, s.View.N) + fmt.Sprintf("-%06d-%s", s.start(), s.ID())
}

func (s Said) start() int {
	if len(s.View.Statement.Citations) == 0 {
		return 0
	}
	c := s.View.Statement.Citations[0]
	if c.Field == record.Headline {
		return c.Quote.Start
	}
	return 1000 + c.Quote.Start // behind the headline, which holds 300 at most
}

// restsOn tells whether words of the update are cited.
func (s Said) restsOn(update string) bool {
	return slices.ContainsFunc(s.View.Statement.Citations, func(c record.Citation) bool { return c.Update == update })
}

func sortSaid(said []Said) {
	slices.SortStableFunc(said, func(a, b Said) int { return strings.Compare(a.Order(), b.Order()) })
}

// At is when it was said, in the event's zone.
func (s Said) At() Time {
	return Time{Words: s.Words, At: zone(s.View.Said, s.View.TZ), TZ: s.View.TZ, DayOnly: s.View.DayOnly}
}

// Kind says what the speaker did.
func (s Said) Kind() string { return s.T("kind." + string(s.View.Statement.Kind)) }

// Tone is how it bears on the other side; pages show it as a sign beside the words.
func (s Said) Tone() string { return string(s.View.Statement.Kind.Tone()) }

// Sign is the tone as a sign.
func (s Said) Sign() string {
	return toneSign(s.View.Statement.Kind.Tone())
}

func toneSign(tone record.Tone) string {
	switch tone {
	case record.Cooperative:
		return "+"
	case record.Adverse:
		return "−"
	default:
		return "·"
	}
}

// Issues are what it is about.
func (s Said) Issues() []Named {
	out := make([]Named, len(s.View.Issues))
	for i, issue := range s.View.Issues {
		out[i] = namedIssue(s.Words, issue)
	}
	return out
}

// Named is anything of the record that has names.
type Named struct {
	Words
	Names []record.Name
	Href  string // of its page, without language prefix; "" for none
}

// HTML is the name.
func (n Named) HTML() template.HTML { return n.Name(n.Names) }

// Speakers are who said it.
func (s Said) Speakers() []Speaker { return speakers(s.Words, s.View.Speakers) }

// Via is who relayed it, nil if nobody did.
func (s Said) Via() *Named {
	if s.View.Via == nil {
		return nil
	}
	return namedActor(s.Words, s.View.Via)
}

// Gist is it in the page's language, "" when nobody wrote that.
func (s Said) Gist() string { return s.View.Statement.Gist[s.Lang] }

// Quoted are the words it rests on, inside the quotation marks of their language if they are
// the speaker's own and nothing else: a sentence that tells who speaks has marks of its own.
func (s Said) Quoted() string {
	words, lang := s.View.Words()
	if !s.View.Direct() || words == "" {
		return words
	}
	open, shut := "“", "”"
	switch lang {
	case "ja":
		open, shut = "「", "」"
	case "ru":
		open, shut = "«", "»"
	}
	if strings.ContainsAny(words, "\"“”„«»「」") {
		return words
	}
	return open + words + shut
}

// WordsLang is the language of the words.
func (s Said) WordsLang() string {
	_, lang := s.View.Words()
	return lang
}

// Sentence is the address of the sentence it rests on, without language prefix; "" where readers
// can open none.
func (s Said) Sentence() string {
	switch {
	case s.View.Slug == "" || s.View.Source != nil:
		return ""
	case s.View.N == 0:
		return coveragePath(s.View.Slug) // its own words bear no marks
	}
	return updatePath(s.View.Slug, s.View.N) + "#s-" + s.ID()
}

// Source is the document that it rests on, nil where that is a page of ours.
func (s Said) Source() *Document {
	words, _ := s.View.Words()
	return documentOf(s.Words, s.View.Source, s.View.Address, words)
}

// InReadout is the address of the statement in the readout of its round, "" if it is in none.
func (s Said) InReadout() string {
	if s.View.Series == "" || s.View.Round == "" {
		return ""
	}
	return roundPath(s.View.Series, s.View.Round) + "#st-" + s.ID()
}

func seriesPath(series record.EventID) string { return "/talks/" + string(series) }

func roundPath(series, round record.EventID) string { return seriesPath(series) + "/" + string(round) }

// Speaker is who said something, in the office held that day.
type Speaker struct {
	Words
	View desk.SpeakerView
}

func speakers(w Words, views []desk.SpeakerView) []Speaker {
	out := make([]Speaker, len(views))
	for i, v := range views {
		out[i] = Speaker{Words: w, View: v}
	}
	return out
}

// Who is the speaker's name.
func (s Speaker) Who() template.HTML { return s.Name(s.View.Actor.Names) }

// Path is the address of the speaker's page, without language prefix.
func (s Speaker) Path() string { return actorPath(s.View.Actor.ID) }

// Office is the office held on the day, "" if there is none to tell.
func (s Speaker) Office() template.HTML { return s.Local(s.View.Office) }

// Party is the side, "" when the speaker is the side.
func (s Speaker) Party() template.HTML {
	if s.View.Party == nil {
		return ""
	}
	return s.Name(s.View.Party.Names)
}

// side is the actor that the speaker speaks for.
func (s Speaker) side() record.Actor {
	if s.View.Party != nil {
		return *s.View.Party
	}
	return s.View.Actor
}
