package paste

import (
	"strings"

	"readout/internal/paste/flat"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// The titles of other stories that a page shows side by side are saved on one line with points between them:
// "Tarn votes on the quay • Ferries stand still in Brenna • Reeve meets both envoys".

var joint = pattern.New(`\s+[•●]\s+`)

// The bounds of such a line.
const (
	fewestJoined = 4     // titles
	mostJoined   = 6_000 // bytes
)

// partedAtPoints parts such a line at its points: several, before none of which a sentence ends. Parts keep the
// number of their line.
func partedAtPoints(lines []flat.Line, first int) []flat.Line {
	var all []flat.Line
	for i, l := range lines {
		titles := titlesJoined(l.Text)
		if i < first || titles == nil {
			all = append(all, l)
			continue
		}
		for _, text := range titles {
			part := l
			part.Text = text
			all = append(all, part)
		}
	}
	return all
}

// titlesJoined gives the titles on a line; nil where they are none.
func titlesJoined(text string) []string {
	if len(text) > mostJoined || strings.Count(text, "•")+strings.Count(text, "●") < fewestJoined-1 || pointSign.MatchString(text) {
		return nil
	}
	titles := joint.Split(text, -1)
	if len(titles) < fewestJoined {
		return nil
	}
	for _, title := range titles {
		if w := printed.Width(title); w < told || w > longTitle || printed.Stopped(title, true) {
			return nil
		}
	}
	return titles
}
