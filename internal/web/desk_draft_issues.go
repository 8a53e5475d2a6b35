package web

import "strings"

// IssueIDs are what a draft is about, for the page's script.
func (l DraftLine) IssueIDs() string {
	var all []string
	for _, id := range l.View.Issues {
		if _, ok := l.offered.issues[id]; ok {
			all = append(all, string(id))
		}
	}
	return strings.Join(all, ",")
}

// IssuesTyped is what stands in the field for what it is about: names with commas between them.
func (l DraftLine) IssuesTyped() string {
	var all []string
	for _, id := range l.View.Issues {
		if i, ok := l.offered.issues[id]; ok {
			all = append(all, commas.Replace(l.NameText(i.Names)))
		}
	}
	return l.field("issues", strings.Join(all, ", "))
}

// commas stand between names: one within a name gives way to a blank.
var commas = strings.NewReplacer(",", " ", "、", " ", "，", " ")
