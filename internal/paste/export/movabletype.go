package export

import (
	"strings"

	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// A Movable Type export is text: a head of "KEY: value" lines, then parts, each ended by a
// line of five hyphens; a line of eight ends the entry.
const (
	partEnd  = "-----"
	entryEnd = "--------"
)

var (
	exportKey  = pattern.New(`^(AUTHOR|AUTHOR EMAIL|AUTHOR URL|TITLE|BASENAME|STATUS|ALLOW COMMENTS|ALLOW PINGS|CONVERT BREAKS|DATE|PRIMARY CATEGORY|CATEGORY|TAGS|NO ENTRY|IMAGE|EMAIL|URL|IP|UNIQUE URL|BLOG NAME|SOURCE|THEME):(?: (.*))?$`)
	exportPart = pattern.New(`^(BODY|EXTENDED BODY|EXCERPT|KEYWORDS|COMMENT|PING):\s*$`)
)

// IsMovableType knows an export of Movable Type.
func IsMovableType(words string) bool {
	start := strings.TrimLeftFunc(printed.Head(words, 4000), printed.IsSpace)
	first, _, _ := strings.Cut(start, "\n")
	return exportKey.MatchString(strings.TrimSpace(first)) && (strings.Contains(words, "\nBODY:") || strings.Contains(words, "\n"+entryEnd))
}

// ReadMovableType reads the entries of an export.
func ReadMovableType(words string) ([]*Entry, error) {
	var all []*Entry
	lines := strings.Split(words, "\n")
	for at := 0; at < len(lines) && len(all) <= MaxEntries; {
		end := at
		for end < len(lines) && strings.TrimRight(lines[end], " ") != entryEnd {
			end++
		}
		if strings.TrimSpace(strings.Join(lines[at:end], "")) != "" {
			e, err := readMTEntry(lines[at:end], at+1)
			if err != nil {
				return nil, err
			}
			all = append(all, e)
		}
		at = end + 1
	}
	return all, nil
}

// readMTEntry reads one entry whose first line has the number at.
func readMTEntry(lines []string, at int) (*Entry, error) {
	e := newEntry()
	part := ""
	from := 0
	for i := 0; i <= len(lines); i++ {
		text := partEnd
		if i < len(lines) {
			text = strings.TrimRight(lines[i], " ")
		}
		m := exportPart.FindStringSubmatch(text)
		switch {
		case text == partEnd:
			if err := e.mtPart(part, lines[min(from, i):i], at+from); err != nil {
				return nil, err
			}
			part, from = "", i+1
		case m != nil && part == "" && from == i:
			part, from = m[1], i+1
		}
	}
	untitled(&e.Facts)
	return e, nil
}

func (e *Entry) mtPart(part string, lines []string, at int) error {
	switch part {
	case "":
		for i, text := range lines {
			e.mtKey(text, at+i)
		}
		return nil
	case "BODY", "EXTENDED BODY":
		return e.body(at, strings.Join(lines, "\n"), "")
	}
	reason := noise.OutLabel // an excerpt and keywords repeat the text
	if part == "COMMENT" || part == "PING" {
		reason = noise.OutComment
	}
	if part == "KEYWORDS" {
		for i, text := range lines {
			e.say(at+i, text, flat.RoleTag, "")
		}
		return nil
	}
	return e.body(at, strings.Join(lines, "\n"), reason)
}

func (e *Entry) mtKey(text string, at int) {
	m := exportKey.FindStringSubmatch(strings.TrimRight(text, " "))
	if m == nil {
		e.say(at, text, flat.NoRole, "")
		return
	}
	value := strings.TrimSpace(m[2])
	switch {
	case value == "":
		e.say(at, text, flat.NoRole, noise.OutLabel)
	case m[1] == "TITLE":
		e.say(at, value, flat.RoleTitle, "")
		e.Facts.Title = value
	case m[1] == "AUTHOR":
		e.say(at, value, flat.RoleByline, "")
	case m[1] == "DATE":
		e.dated(value)
		e.say(at, value, flat.RoleTime, "")
	case m[1] == "PRIMARY CATEGORY", m[1] == "CATEGORY" && e.Facts.Section == "":
		e.Facts.Section = value
		e.say(at, value, flat.RoleSection, "")
	case m[1] == "CATEGORY" && value == e.Facts.Section:
		e.say(at, value, flat.NoRole, noise.OutRepeated)
	case m[1] == "CATEGORY", m[1] == "TAGS":
		e.say(at, strings.ReplaceAll(value, `"`, ""), flat.RoleTag, "")
	case m[1] == "THEME":
		e.say(at, value, flat.RoleTheme, "")
	default:
		e.say(at, text, flat.NoRole, noise.OutLabel)
	}
}
