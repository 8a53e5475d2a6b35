package paste

import (
	"regexp"
	"strings"

	"readout/internal/paste/printed"
)

// authorNames are what pages call in their head who wrote them.
var authorNames = []string{"author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "mediator_author", "citation_author"}

// authorsOf gives who wrote a page as its head says; addresses are no names.
func (l *layout) authorsOf() []string { return namesAlone(l.metas(authorNames...)) }

// namesAlone leaves out of names what is an address of somebody and not their name.
func namesAlone(names []string) []string {
	var all []string
	for _, name := range distinct(names) {
		if !address.MatchString(printed.Normal(name)) && !strings.Contains(name, "://") && !strings.HasPrefix(name, "#") && !strings.HasPrefix(name, "@") && !strings.HasPrefix(name, "/") {
			all = append(all, name)
		}
	}
	return all
}

// signWord is a word before a name, alone: markup often sets the name apart.
var signWord = regexp.MustCompile(`^(?:(?:posted|published|written|reported|geschrieben|verfasst|veröffentlicht|escrito|publié|scritto|pubblicato|publicado)(?: (?:by|von|am|on|par|por|da|le|em|el|in))?|by|von|par|por|di|da|door|af|av|przez|autor(?:in|es?)?|author|auteur|autore|text|文|автор|текст)\s*:?$`)
