package web

import (
	"net/url"
	"strings"
)

// localPath gives an address to go on to after logging in: next itself if it is a path of
// this site, else the desk. Browsers read "\" as "/", so "/\host" and "//host" lead away.
func localPath(next string) string {
	const desk = "/desk"
	if !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || len(next) > 2000 {
		return desk
	}
	if strings.ContainsFunc(next, func(r rune) bool { return r <= ' ' || r == '\\' || r == 0x7f }) {
		return desk
	}
	u, err := url.Parse(next)
	if err != nil || u.Scheme != "" || u.Host != "" || strings.HasPrefix(u.Path, "//") {
		return desk
	}
	return u.RequestURI()
}
