package flat

import (
	"cmp"
	"html"
	"net/url"
	"path"
	"strings"

	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// image puts a picture's file name on a line of its own. What is drawn and not shown
// (icons, faces of authors, counting pixels) is not a picture.
func (f *flattener) image(n *node, s setting) {
	name := fileName(n)
	if isFace(n) {
		f.face = printed.Letters(n.attr("alt"))
	}
	if name == "" || s.out != "" || s.Role == RoleByline || s.Role == RoleCard || s.Role == RoleTitle || small(n) || isFace(n) || notPicture.MatchString(strings.ToLower(name)) {
		return
	}
	before := s
	f.flush(before)
	l := Line{N: n.line, Text: name, Hint: s.Hint}
	l.Role, l.Alt = RolePicture, strings.Join(strings.Fields(n.attr("alt")), " ")
	if names, rest := FileNames(l.Alt); len(names) == 1 && rest == "" {
		l.Text, l.Alt = names[0], "" // blogs name the file as it was before they made it small
	}
	f.lines = append(f.lines, l)
}

var notPicture = pattern.New(`^(?:spacer|blank|pixel|transparent|dummy|loading|icon|logo|avatar|sprite|placeholder|1x1)\b|^[^.]*\b(?:icon|logo|avatar|sprite)[^.]*\.(?:png|gif|svg)$`)

func small(n *node) bool {
	w, h := printed.Number(n.attr("width")), printed.Number(n.attr("height"))
	return w > 0 && w < 50 || h > 0 && h < 50
}

// fileName gives the name of a picture's file, out of the first address that has one and is
// no stand-in: pages that load pictures late show a blank until then.
func fileName(n *node) string {
	spare := ""
	for _, address := range addressesOf(n) {
		address, _, _ := strings.Cut(strings.TrimSpace(address), " ")
		u, err := url.Parse(strings.TrimRight(address, ","))
		if address == "" || err != nil || u.Scheme == "data" {
			continue
		}
		base := path.Base(u.Path)
		if base == "" || base == "." || base == "/" {
			continue
		}
		if base = printed.Head(base, 200); !notPicture.MatchString(strings.ToLower(base)) {
			return base
		}
		spare = cmp.Or(spare, base)
	}
	return spare
}

// addressesOf gives where a picture's file may be, the likelier first: its own attributes,
// those of the <source>s beside it, and what is there for browsers without scripts.
func addressesOf(n *node) []string {
	var all []string
	for _, name := range []string{"data-src", "data-original", "data-lazy-src", lazyImage, "src", "data-srcset", "srcset"} {
		all = append(all, n.attr(name))
	}
	if n.parent == nil || len(n.parent.kids) > mostBeside {
		return all
	}
	for _, kid := range n.parent.kids {
		switch kid.tag {
		case "source":
			all = append(all, kid.attr("srcset"), kid.attr("data-srcset"), kid.attr(lazyImage))
		case "noscript":
			for _, text := range kid.kids {
				if m := scriptless.FindStringSubmatch(printed.Head(text.text, maxValue)); m != nil {
					all = append(all, html.UnescapeString(m[1]))
				}
			}
		}
	}
	return all
}

// mostBeside is how many nodes an element may have that is looked through for one of them.
const mostBeside = 24

var scriptless = pattern.New(`(?i)<img\s[^>]*?\bsrc\s*=\s*["']([^"']+)["']`)

// endsIn tells whether a name of an element ends in a word: "image__caption", and not "caption-credit".
func endsIn(n *node, words map[string]bool) bool {
	for name := range strings.FieldsSeq(n.attr("class")) {
		if all := nameWords(name); len(all) > 0 && words[all[len(all)-1]] {
			return true
		}
	}
	return false
}

// endsCaption knows the element behind the last sentence of a caption, set apart by the page
// and no sentence itself: it is whose the picture is.
func endsCaption(n *node) bool {
	if n.parent == nil || len(n.parent.kids) > mostBeside || n.size == 0 || n.size > 60 || n.tag == "a" || strongTags[n.tag] || emphasisTags[n.tag] {
		return false
	}
	said, found := "", false
	for _, kid := range n.parent.kids {
		switch {
		case kid == n:
			found = true
		case found && kid.size > 0:
			return false
		case !found:
			said += " " + kid.words() + kid.text
		}
	}
	words := n.words()
	return found && printed.Stopped(strings.TrimFunc(said, printed.IsSpace), true) && !printed.Stopped(words, true) && creditable.MatchString(words)
}

// creditable is how the name of a person or a house begins.
var creditable = pattern.New(`^[\p{Lu}\p{Lo}©(@]`)

var faceClass = printed.Words("avatar icon logo emoji author userphoto userpic profile")

// isFace knows the picture of somebody who writes, and what is drawn: by its own name or that of
// a box around it which holds nothing else.
func isFace(n *node) bool {
	for at := n; at != nil && at.size == 0; at = at.parent {
		if classed(at, faceClass) {
			return true
		}
	}
	return false
}
