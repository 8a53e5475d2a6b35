package paste

import (
	"net/url"
	"path"
	"regexp"
	"strings"
)

// image puts a picture's file name on a line of its own. What is drawn and not shown
// (icons, faces of authors, counting pixels) is not a picture.
func (f *flattener) image(n *node, s setting) {
	name := fileName(n)
	if name == "" || s.out != "" || s.role == roleByline || s.role == roleCard || s.role == roleTitle || small(n) || classed(n, set("avatar icon logo emoji author")) || notPicture.MatchString(strings.ToLower(name)) {
		return
	}
	before := s
	f.flush(before)
	l := line{n: n.line, text: name, hint: s.hint}
	l.role, l.alt = rolePicture, strings.Join(strings.Fields(n.attr("alt")), " ")
	if names, rest := fileNames(l.alt); len(names) == 1 && rest == "" {
		l.text, l.alt = names[0], "" // blogs name the file as it was before they made it small
	}
	f.lines = append(f.lines, l)
}

var notPicture = regexp.MustCompile(`^(?:spacer|blank|pixel|transparent|dummy|loading|icon|logo|avatar|sprite|placeholder|1x1)\b|^[^.]*\b(?:icon|logo|avatar|sprite)[^.]*\.(?:png|gif|svg)$`)

func small(n *node) bool {
	w, h := number(n.attr("width")), number(n.attr("height"))
	return w > 0 && w < 50 || h > 0 && h < 50
}

// fileName gives the name of a picture's file, out of the first address that has one.
func fileName(n *node) string {
	for _, name := range []string{"data-src", "data-original", "data-lazy-src", "src", "data-srcset", "srcset"} {
		address, _, _ := strings.Cut(strings.TrimSpace(n.attr(name)), " ")
		u, err := url.Parse(address)
		if address == "" || err != nil || u.Scheme == "data" {
			continue
		}
		base := path.Base(u.Path)
		if base != "" && base != "." && base != "/" {
			return head(base, 200)
		}
	}
	return ""
}
