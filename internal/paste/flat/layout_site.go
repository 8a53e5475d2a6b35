package flat

import (
	"strings"

	"readout/internal/paste/printed"
)

// withoutSite gives what the page's head calls it without the name of the site before it:
// "Harbour Log: Ferries stop", where a heading that leads home says "Harbour Log".
func (l *Layout) withoutSite() []string {
	site := l.siteName()
	if site == "" {
		return nil
	}
	var all []string
	for _, t := range l.titled {
		if rest, ok := strings.CutPrefix(t, site); ok {
			if rest = strings.TrimLeft(rest, " :|｜：–—-»>"); len(printed.Letters(rest)) >= 6 {
				all = append(all, rest)
			}
		}
	}
	return all
}

// siteName gives the words of the first heading that is a link to the site's front page.
func (l *Layout) siteName() string {
	name := ""
	l.root.each(func(n *node) bool {
		if name != "" || unread[n.tag] {
			return false
		}
		if len(n.tag) == 2 && n.tag[0] == 'h' && n.size > 0 && n.links == n.size && leadsHome(firstLink(n)) {
			name = n.words()
		}
		return name == ""
	})
	return name
}

// leadsHome tells whether an address is that of a front page.
func leadsHome(href string) bool {
	if _, rest, ok := strings.Cut(href, "://"); ok {
		_, href, _ = strings.Cut(rest, "/")
		return href == ""
	}
	return href == "/" || href == "./" || href == "/index.html"
}
