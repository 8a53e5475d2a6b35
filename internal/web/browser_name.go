package web

import (
	"net/http"
	"strings"

	"readout/internal/people"
)

// signs are what browsers and systems say of themselves, those first that pretend to be others.
var (
	browserSigns = [][2]string{{"Edg", "Edge"}, {"OPR/", "Opera"}, {"Firefox/", "Firefox"}, {"FxiOS/", "Firefox"}, {"CriOS/", "Chrome"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}}
	systemSigns  = [][2]string{{"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Windows", "Windows"}, {"Mac OS X", "macOS"}, {"CrOS", "ChromeOS"}, {"Linux", "Linux"}}
)

// browserOf names a browser so that its owner knows it again, "Firefox, Linux", and nobody
// else could: no more of what it says is kept.
func browserOf(r *http.Request) string {
	var name []string
	for _, signs := range [][][2]string{browserSigns, systemSigns} {
		for _, sign := range signs {
			if strings.Contains(r.UserAgent(), sign[0]) {
				name = append(name, sign[1])
				break
			}
		}
	}
	return strings.Join(name, ", ")
}

// withBrowser has a session remember the browser it is opened in.
func withBrowser(r *http.Request) *http.Request {
	return r.WithContext(people.WithBrowser(r.Context(), browserOf(r)))
}
