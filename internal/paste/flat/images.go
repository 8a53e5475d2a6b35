package flat

import (
	"net/url"
	"path"
	"strings"

	"readout/internal/coverage"
	"readout/internal/paste/printed"
)

// imagesIn gives the pictures that data names: an address, a thing with caption and credit,
// or a list. A list of bare addresses is one picture in several shapes.
func imagesIn(raw any) []coverage.Picture {
	switch v := raw.(type) {
	case string, map[string]any:
		if pic := imageIn(v); pic.Name != "" {
			return []coverage.Picture{pic}
		}
	case []any:
		var all []coverage.Picture
		for _, one := range v[:min(len(v), coverage.MaxPictures)] {
			if pic := imageIn(one); pic.Name != "" && (len(all) == 0 || pic.Caption != "" && pic.Caption != all[len(all)-1].Caption) {
				all = append(all, pic)
			}
		}
		return all
	}
	return nil
}

func imageIn(raw any) coverage.Picture {
	switch v := raw.(type) {
	case string:
		return coverage.Picture{Name: nameIn(v)}
	case map[string]any:
		return coverage.Picture{
			Name: nameIn(cmpString(v, "contentUrl", "url", "src", "@id")), Alt: printed.Head(cmpString(v, "alt", "alternateName"), coverage.MaxWords),
			Caption: cmpString(v, "caption", "description"), Credit: cmpString(v, "creditText", "credit", "copyrightHolder", "creator", "author"),
		}
	}
	return coverage.Picture{}
}

// nameIn gives the name of the file that an address leads to, where it is a picture to be shown.
func nameIn(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if address == "" || err != nil || u.Scheme == "data" || len(u.Path) < 2 {
		return ""
	}
	name := printed.Head(path.Base(u.Path), 200)
	if notPicture.MatchString(strings.ToLower(name)) {
		return ""
	}
	return name
}

// ownGroup is where the numbers begin of figures that stand in data and not on the page.
const ownGroup = 1 << 20

// pictureLines gives pictures of data as lines of an update.
func pictureLines(pictures []coverage.Picture, at, entry int) []Line {
	var all []Line
	for k, pic := range pictures {
		in := Hint{Entry: entry, Group: ownGroup + entry*coverage.MaxPictures + k}
		add := func(r Role, text string) {
			if text = strings.Join(strings.Fields(text), " "); text != "" {
				h := in
				if h.Role = r; r == RolePicture {
					h.Alt = pic.Alt
				}
				all = append(all, Line{N: at, Text: text, Hint: h})
			}
		}
		add(RolePicture, pic.Name)
		add(RoleCaption, plainText(pic.Caption))
		add(RoleCredit, plainText(pic.Credit))
	}
	return all
}

// lendPictures gives updates that show no picture those which JSON-LD has for them. One that
// it has for several updates stands for the page and not for any of them.
func (l *Layout) lendPictures(lines []Line) []Line {
	count := make(map[string]int)
	for _, pic := range l.linked.images {
		count[pic.Name] += 2
	}
	for _, u := range l.linked.updates {
		for _, pic := range u.images {
			count[pic.Name]++
		}
	}
	of := l.entriesOf(lines)
	for _, li := range lines {
		if li.Role == RolePicture {
			delete(of, li.Entry)
		}
	}
	at := l.scriptLine()
	var all []Line
	for i, li := range lines {
		all = append(all, li)
		u := of[li.Entry]
		if u == nil || i+1 < len(lines) && lines[i+1].Entry == li.Entry {
			continue
		}
		var own []coverage.Picture
		for _, pic := range u.images {
			if count[pic.Name] == 1 {
				own = append(own, pic)
			}
		}
		all = append(all, pictureLines(own, at, li.Entry)...)
		delete(of, li.Entry)
	}
	return all
}

// entriesOf finds what JSON-LD says of the updates that the page shows, by their addresses or headlines.
func (l *Layout) entriesOf(lines []Line) map[int]*linked {
	byID, byHeadline := make(map[string]*linked), make(map[string]*linked)
	for i := range l.linked.updates {
		u := &l.linked.updates[i]
		byID[fragment(u.id)], byHeadline[printed.Letters(u.headline)] = u, u
	}
	delete(byID, "")
	delete(byHeadline, "")
	found := make(map[int]*linked)
	for i, n := range l.entries {
		if u := byID[n.attr("id")]; u != nil {
			found[i+1] = u
		}
	}
	for _, li := range lines {
		if li.Entry == 0 || found[li.Entry] != nil {
			continue
		}
		if u := byHeadline[printed.Letters(li.Text)]; u != nil {
			found[li.Entry] = u
		}
	}
	return found
}
