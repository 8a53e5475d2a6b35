package flat

import (
	"strings"

	"readout/internal/paste/printed"
)

// authorNames are what pages call in their head who wrote them.
var authorNames = []string{"author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "mediator_author", "citation_author"}

// authorsOf gives who wrote a page as its head says; addresses are no names.
func (l *Layout) authorsOf() []string { return namesAlone(l.metas(authorNames...)) }

// namesAlone leaves out of names what is an address of somebody and not their name.
func namesAlone(names []string) []string {
	var all []string
	for _, name := range printed.Distinct(names) {
		if !printed.IsAddress(printed.Normal(name)) && !strings.Contains(name, "://") && !strings.HasPrefix(name, "#") && !strings.HasPrefix(name, "@") && !strings.HasPrefix(name, "/") {
			all = append(all, name)
		}
	}
	return all
}
