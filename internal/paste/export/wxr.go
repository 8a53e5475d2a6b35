package export

import (
	"encoding/xml"
	"strings"

	"readout/internal/fault"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
)

// IsWXR knows an export of WordPress: RSS with words of its own.
func IsWXR(words string) bool {
	start := printed.Head(words, 8000)
	return strings.Contains(start, "<rss") && (strings.Contains(start, "wordpress.org/export/") || strings.Contains(words, "<wp:post_type"))
}

// wxrField is an element of an item.
type wxrField struct {
	space, name, text string
	attrs             map[string]string
	line              int
	kids              []wxrField
}

func (f wxrField) kid(name string) string {
	for _, k := range f.kids {
		if k.name == name {
			return strings.TrimSpace(k.text)
		}
	}
	return ""
}

// ReadWXR reads the posts and pages of an export; what else it lists (pictures, menus) is
// no coverage. Entities that a file declares for itself are not expanded: it has no need of any.
func ReadWXR(words string) ([]*Entry, error) {
	dec := xml.NewDecoder(strings.NewReader(words))
	dec.Strict = false
	dec.Entity = xml.HTMLEntity
	var all []*Entry
	for len(all) <= MaxEntries {
		token, err := dec.Token()
		if token == nil {
			if len(all) > 0 {
				return all, nil
			}
			line, _ := dec.InputPos()
			return nil, fault.At("page", "paste.export_broken", "line", line).Because(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "item" {
			continue
		}
		item, err := readField(dec, start, 0)
		if err != nil {
			line, _ := dec.InputPos()
			return nil, fault.At("page", "paste.export_broken", "line", line).Because(err)
		}
		if kind := item.kid("post_type"); kind != "" && kind != "post" && kind != "page" {
			continue
		}
		e, err := wxrEntry(item)
		if err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	return all, nil
}

// readField reads an element to its end; what is nested deeper than an export nests is text.
func readField(dec *xml.Decoder, start xml.StartElement, depth int) (wxrField, error) {
	f := wxrField{space: start.Name.Space, name: start.Name.Local, attrs: make(map[string]string)}
	f.line, _ = dec.InputPos()
	for _, a := range start.Attr {
		f.attrs[a.Name.Local] = a.Value
	}
	var text strings.Builder
	for {
		token, err := dec.Token()
		if err != nil {
			return f, err
		}
		switch t := token.(type) {
		case xml.CharData:
			text.Write(t)
		case xml.StartElement:
			if depth > 3 {
				if err := dec.Skip(); err != nil {
					return f, err
				}
				continue
			}
			kid, err := readField(dec, t, depth+1)
			if err != nil {
				return f, err
			}
			f.kids = append(f.kids, kid)
		case xml.EndElement:
			f.text = text.String()
			return f, nil
		}
	}
}

func wxrEntry(item wxrField) (*Entry, error) {
	e := newEntry()
	var content []wxrField
	for _, f := range item.kids {
		value := strings.TrimSpace(f.text)
		switch {
		case value == "" && f.name != "comment":
		case f.name == "title":
			e.Facts.Title = value
			e.say(f.line, value, flat.RoleTitle, "")
		case f.name == "creator":
			e.say(f.line, value, flat.RoleByline, "")
		case f.name == "post_date":
			if e.dated(value) {
				e.say(f.line, value, flat.RoleTime, "")
			}
		case f.name == "category" && f.attrs["domain"] == "category" && e.Facts.Section == "":
			e.Facts.Section = value
			e.say(f.line, value, flat.RoleSection, "")
		case f.name == "category" && (f.attrs["domain"] == "post_tag" || f.attrs["domain"] == "category"):
			e.say(f.line, value, flat.RoleTag, "")
		case f.name == "encoded" && strings.Contains(f.space, "excerpt"):
			e.say(f.line, value, flat.RoleDek, "")
		case f.name == "encoded", f.name == "comment":
			content = append(content, f)
		}
	}
	for _, f := range content {
		text, out := f.text, ""
		if f.name == "comment" {
			text, out = f.kid("comment_author")+"\n"+f.kid("comment_content"), noise.OutComment
		}
		if err := e.body(f.line, text, out); err != nil {
			return nil, err
		}
	}
	untitled(&e.Facts)
	return e, nil
}
