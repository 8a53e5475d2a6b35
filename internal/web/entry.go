package web

import (
	"html/template"
	"strconv"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/media"
	"readout/internal/record"
	"readout/internal/text"
)

// Entry is an update on a page: the timeline's articles, and the fragments of live readers,
// which come out of the same template byte for byte. Nothing in it may depend on the page
// it stands on or on its neighbours.
type Entry struct {
	Words
	View     *desk.UpdateView
	Coverage *coverage.Coverage
	Here     bool // the one an update's own page is about
	Streamed bool // on its way to live readers: of readouts within it they get a link, and load the page anew
	Unstored bool // a preview: it has no address
}

// N is the update's number.
func (e Entry) N() int { return e.View.Update.N }

// Message is what the update says.
func (e Entry) Message() *coverage.Message { return &e.View.Update.Message }

// Order sorts updates as text: by the time they tell of, then by number.
func (e Entry) Order() string { return e.View.Update.OrderKey() }

// Placed sorts updates in editorial order in the same way, "" for one that nobody moved.
func (e Entry) Placed() string { return e.View.Update.Placement.Placed }

// Said is when it happened, in the event's zone.
func (e Entry) Said() Time {
	t := e.moment(e.Message().Said)
	t.DayOnly = e.Coverage.Content.Form == coverage.Article
	return t
}

// Changed is when the newest revision was made.
func (e Entry) Changed() Time { return e.moment(e.View.Update.Changed) }

func (e Entry) moment(t time.Time) Time {
	return Time{Words: e.Words, At: zone(t, e.Coverage.Content.TZ), TZ: e.Coverage.Content.TZ}
}

// TextLang is the language of the update's text.
func (e Entry) TextLang() string { return e.Coverage.Content.Lang }

// Translated is the headline in the page's language, "" when it is in that one anyway or
// nobody has translated it.
func (e Entry) Translated() string {
	if e.TextLang() == e.Lang {
		return ""
	}
	return e.Message().Headlines[e.Lang]
}

// Headline is the headline as it was written, with its marks.
func (e Entry) Headline() template.HTML {
	return template.HTML(text.InlineHTML(e.Message().Headline, e.View.Marks(record.Headline)))
}

// Body is the text with its marks.
func (e Entry) Body() template.HTML {
	return template.HTML(text.HTMLWith(e.Message().Body, e.View.Marks(record.Body), e.shown))
}

// PlainBody is the text without marks and without the readouts within it, for the places that repeat it: an id stands once on a page.
func (e Entry) PlainBody() template.HTML {
	return template.HTML(text.HTML(e.Message().Body, nil))
}

// Label names the kind where that tells the reader something; a report is what all are.
func (e Entry) Label() string {
	switch e.Message().Kind {
	case coverage.Key, coverage.Summary, coverage.Background, coverage.Correcting:
		return e.T("update." + string(e.Message().Kind))
	case coverage.Marker:
		return e.Marker()
	default:
		return ""
	}
}

// Marker says what a marker marks.
func (e Entry) Marker() string {
	if e.Message().Mark == "" {
		return ""
	}
	return e.T("web.mark." + string(e.Message().Mark))
}

// Path is the update's address, without language prefix.
func (e Entry) Path() string { return updatePath(e.Coverage.Slug, e.N()) }

func updatePath(slug string, n int) string { return coveragePath(slug) + "/u/" + strconv.Itoa(n) }

func coveragePath(slug string) string { return "/c/" + slug }

// Short is the update's short address.
func (e Entry) Short() string { return shortPath(e.Coverage.Number, e.N()) }

// Line names the update in one line of text: its headline, or how its text begins, or its
// first picture's caption, or what it marks.
func (e Entry) Line() (line, lang string) {
	if t := e.Translated(); t != "" {
		return t, e.Lang
	}
	m := e.Message()
	for _, candidate := range []string{m.Headline, firstSentence(m.Body.Plain()), firstCaption(m.Pictures)} {
		if candidate != "" {
			return candidate, e.TextLang()
		}
	}
	if marker := e.Marker(); marker != "" {
		return marker, e.Lang
	}
	return e.T("web.update_number", "n", e.N()), e.Lang
}

// LineHTML is Line as HTML, with its language.
func (e Entry) LineHTML() template.HTML { return e.mark(e.Line()) }

// LineText is Line as plain text.
func (e Entry) LineText() string {
	line, _ := e.Line()
	return line
}

// ShareTitle is what a share is called: the headline, else the coverage's title. The text is
// not sent a second time for it.
func (e Entry) ShareTitle() string {
	if t := e.Translated(); t != "" {
		return t
	}
	if h := e.Message().Headline; h != "" {
		return h
	}
	return e.LocalText(e.Coverage.Content.Title)
}

// Pictures are the update's pictures, with the marks of their captions.
func (e Entry) Pictures() []Picture {
	pictures := picturesOf(e.Words, e.Message().Pictures, e.TextLang())
	for i := range pictures {
		pictures[i].marks = e.View.Marks(record.Field("caption/" + strconv.Itoa(i)))
	}
	return pictures
}

// Cited are the statements that rest on this update.
func (e Entry) Cited() []Said {
	var said []Said
	for i := range e.View.Statements {
		said = append(said, Said{Words: e.Words, View: &e.View.Statements[i]})
	}
	sortSaid(said)
	return said
}

// Picture is a picture in its frame.
type Picture struct {
	Words
	coverage.Picture
	TextLang string
	marks    []text.Mark
	beside   bool // stands in a row of several
	first    bool // is what a reader sees first: it is not put off
}

// CaptionHTML is the caption with its marks.
func (p Picture) CaptionHTML() template.HTML {
	return template.HTML(text.InlineHTML(p.Caption, p.marks))
}

// Src is the address of the file, "" for a quiet frame.
func (p Picture) Src() string {
	if p.File == "" {
		return ""
	}
	return "/media/" + p.File
}

// SrcSet names the widths that the picture is kept in, "" for one that is kept in one.
func (p Picture) SrcSet() string {
	if p.File == "" || p.Width <= media.Widths[len(media.Widths)-1] || strings.HasSuffix(p.File, ".svg") {
		return ""
	}
	set := "/media/" + p.File + " " + strconv.Itoa(p.Width) + "w"
	for _, width := range media.Widths[1:] {
		if width < p.Width {
			set = "/media/" + media.Rendition(p.File, width) + " " + strconv.Itoa(width) + "w, " + set
		}
	}
	return set
}

// Sizes tells how wide the picture stands on the page: as wide as the text, or in a row of
// main pictures.
func (p Picture) Sizes() string {
	if p.beside {
		return "(min-width: 26rem) 22rem, 86vw"
	}
	return "(min-width: 52rem) 52rem, 100vw"
}

// Loading tells the browser when to fetch it.
func (p Picture) Loading() string {
	if p.first {
		return "eager"
	}
	return "lazy"
}

// Film tells whether it moves.
func (p Picture) Film() bool { return media.IsFilm(p.Play) }

// Small is the address of a small rendition, "" without a file.
func (p Picture) Small() string {
	if p.File == "" {
		return ""
	}
	return narrow(p.File, p.Width, 390)
}

// Unsaid tells whether nobody has said yet what is on it.
func (p Picture) Unsaid() bool { return !p.Missing() && p.Alt == "" && !p.Decorative }

// AltText tells those who do not see it what is on it.
func (p Picture) AltText() string {
	if p.Decorative {
		return ""
	}
	if p.Alt != "" {
		return p.Alt
	}
	if p.Caption != "" {
		return p.Caption
	}
	return p.T("web.picture")
}

func picturesOf(w Words, pictures []coverage.Picture, lang string) []Picture {
	out := make([]Picture, len(pictures))
	for i, p := range pictures {
		out[i] = Picture{Words: w, Picture: p, TextLang: lang}
	}
	return out
}

func firstCaption(pictures []coverage.Picture) string {
	for _, p := range pictures {
		if p.Caption != "" {
			return p.Caption
		}
	}
	return ""
}

// firstSentence gives the first sentence of a text, at most 140 characters of it.
func firstSentence(plain string) string {
	plain = strings.TrimSpace(plain)
	if line, _, ok := strings.Cut(plain, "\n"); ok {
		plain = strings.TrimSpace(line)
	}
	count := 0
	for i, r := range plain {
		if count++; count > 140 {
			return strings.TrimSpace(plain[:i]) + "…"
		}
		end := i + len(string(r))
		if r == '。' || strings.ContainsRune(".!?", r) && strings.HasPrefix(plain[end:], " ") {
			return plain[:end]
		}
	}
	return plain
}

// Time is a moment as readers see it: the event's clock, with zone and date; or its day
// alone, for the dated updates of an article.
type Time struct {
	Words
	At      time.Time
	TZ      string
	DayOnly bool
}

// Day is the day for machines: 2013-11-02.
func (t Time) Day() string { return t.At.Format(time.DateOnly) }
