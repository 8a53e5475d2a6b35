package feed

import (
	"html"
	"strconv"
	"strings"
	"time"
)

// News is a list for programs that follow it, newest first.
type News struct {
	Lang    string
	ID      string // stays the same for good
	Title   string
	Page    string // address of the page that shows the same
	Self    string // address of the feed
	Author  string
	Mark    string // the state of the site's public log that it was made from, as MarkOf writes it
	Entries []Entry
}

// Entry is one thing in it.
type Entry struct {
	ID    string // stays the same for good
	Title string
	Page  string
	At    time.Time

	Words string // plain text
	Lang  string // of the words

	Quotes []Quote  // instead of Words: cited words,
	Lines  []string // and what there is to say of them, in the language of the list
	Tags   []string
}

// Quote is cited words.
type Quote struct {
	Words string
	Lang  string
	Page  string // where they stand, "" if that is not to be read
}

// html gives what an entry with quotes says. Nothing of it is markup of others.
func (e Entry) html() string {
	var b strings.Builder
	for _, q := range e.Quotes {
		b.WriteString("<blockquote")
		attribute(&b, "lang", q.Lang)
		attribute(&b, "cite", q.Page)
		b.WriteString("><p>")
		if q.Page != "" {
			b.WriteString("<a")
			attribute(&b, "href", q.Page)
			b.WriteString(">")
		}
		b.WriteString(html.EscapeString(q.Words))
		if q.Page != "" {
			b.WriteString("</a>")
		}
		b.WriteString("</p></blockquote>")
	}
	for _, line := range e.Lines {
		b.WriteString("<p>" + html.EscapeString(line) + "</p>")
	}
	return b.String()
}

func attribute(b *strings.Builder, name, value string) {
	if value != "" {
		b.WriteString(" " + name + `="` + html.EscapeString(value) + `"`)
	}
}

// text gives the same as plain text.
func (e Entry) text() string {
	if e.Words != "" {
		return e.Words
	}
	var lines []string
	for _, q := range e.Quotes {
		lines = append(lines, q.Words)
	}
	return strings.Join(append(lines, e.Lines...), "\n")
}

// MarkOf names a state of the log as pages do: the start of the root, and how many lines it is
// over; "" before there is a line.
func MarkOf(size int64, short string) string {
	if size == 0 {
		return ""
	}
	return short + " " + strconv.FormatInt(size, 10)
}

// stampOf gives when a list was last changed. One without entries was when the world began: it
// has to say.
func (n News) stampOf() string {
	if len(n.Entries) == 0 {
		return stamp(time.Unix(0, 0))
	}
	return stamp(n.Entries[0].At)
}
