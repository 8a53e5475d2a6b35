package record

import (
	"time"

	"readout/internal/text"
)

// FirstDay and LastDay give the bounds of a date that may be known to the month or the
// year only: of 2014 the 1st of January and the 31st of December. ok is false for what is
// no such date.
func FirstDay(date string) (day time.Time, ok bool) {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(layout, date); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// LastDay is described at FirstDay.
func LastDay(date string) (day time.Time, ok bool) {
	first, ok := FirstDay(date)
	if !ok {
		return first, false
	}
	switch len(date) {
	case len("2006"):
		return first.AddDate(1, 0, -1), true
	case len("2006-01"):
		return first.AddDate(0, 1, -1), true
	}
	return first, true
}

// OfficeOn gives the title of the office that a person held on a day (YYYY-MM-DD): the
// tenure that covers it and began last. Without one it is empty.
func OfficeOn(tenures []Tenure, person ActorID, day string) text.Local {
	on, ok := FirstDay(day)
	if !ok {
		return nil
	}
	var title text.Local
	var began time.Time
	for _, t := range tenures {
		if t.Person != person || !covers(t, on) {
			continue
		}
		from, _ := FirstDay(t.From)
		if title == nil || from.After(began) {
			title, began = t.Title, from
		}
	}
	return title
}

func covers(t Tenure, on time.Time) bool {
	if from, ok := FirstDay(t.From); ok && on.Before(from) {
		return false
	}
	if to, ok := LastDay(t.To); ok && on.After(to) {
		return false
	}
	return true
}

// PartyOf gives the side that an actor speaks for: itself if it is a state, else its
// party, else the first one upwards that has or is one; "" for an outsider.
func PartyOf(actors map[ActorID]Actor, id ActorID) ActorID {
	for range 8 { // a chain is never that long; a ring of parents ends here
		a, ok := actors[id]
		switch {
		case !ok:
			return ""
		case a.Kind == State:
			return a.ID
		case a.Party != "":
			return a.Party
		case a.Parent == "":
			return ""
		}
		id = a.Parent
	}
	return ""
}

// NameIn gives the main name in the first of the languages that has one; short takes the
// short name there if there is one.
func NameIn(names []Name, short bool, langs ...string) (words, lang string) {
	uses := []NameUse{MainName, "", AltName, ShortName}
	if short {
		uses = []NameUse{ShortName, MainName, "", AltName}
	}
	for _, lang := range langs {
		for _, use := range uses {
			for _, n := range names {
				if n.Lang == lang && n.Use == use {
					return n.Text, lang
				}
			}
		}
	}
	if len(names) > 0 {
		return names[0].Text, names[0].Lang
	}
	return "", ""
}
