package web

import (
	"strings"

	"readout/internal/coverage"
	"readout/internal/text"
)

// pictureLines writes pictures one on a line for comparing two states: their words, and by its
// name which file it was. Another file under the same caption is another picture.
func pictureLines(w Words, pictures []coverage.Picture) string {
	lines := make([]string, len(pictures))
	for i, p := range pictures {
		var of []string
		if p.Alt != "" {
			of = append(of, w.T("web.history.alt", "alt", p.Alt))
		}
		for _, file := range []string{p.Play, p.File} {
			if file != "" {
				of = append(of, w.T("web.history.file", "file", inShort(file)))
			}
		}
		if p.Missing() {
			of = append(of, strings.TrimSpace(w.T("web.history.no_file")+" "+p.Name))
		}
		lines[i] = strings.TrimSpace(strings.TrimSpace(p.Caption+" "+p.Credit) + " [" + strings.Join(of, w.T("web.comma")) + "]")
	}
	return strings.Join(lines, "\n")
}

// inShort gives as much of a file's name, which is a digest, as people compare.
func inShort(file string) string { return file[:min(len(file), 8)] }

// cardLines writes cards one on a line: their words, where they lead and which picture they have.
func cardLines(w Words, cards []coverage.Card) string {
	all := make([]string, len(cards))
	for i, c := range cards {
		parts := []string{c.Title, c.Excerpt}
		if c.Href != "" {
			parts = append(parts, "["+c.Href+"]")
		}
		if c.File != "" {
			parts = append(parts, "["+w.T("web.history.file", "file", inShort(c.File))+"]")
		}
		all[i] = strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
	}
	return strings.Join(all, "\n")
}

// linksBehindWords lists where the links of a text lead, but those whose address is in its
// words: the words alone would not say that one leads elsewhere now.
func linksBehindWords(d text.Document) string {
	plain := d.Plain()
	var all []string
	for _, href := range d.Links() {
		if !strings.Contains(plain, href) {
			all = append(all, href)
		}
	}
	return strings.Join(all, "\n")
}
