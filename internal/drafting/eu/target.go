package eu

import (
	"strings"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
)

// listeners are told things in passing and are nobody's target.
var listeners = lexicon.Set("reporters", "journalists", "media", "parliament", "lawmakers", "mps", "news", "radio", "tv", "television", "channel", "times", "post", "agency", "newspaper", "council", "committee", "inquiry", "court", "congress", "senators", "delegates", "viewers", "audience", "crowd")

// targetOf gives at whom an act is aimed: urged Veld to …, accused the league of …, призвал Москву …, обратился к
// послу …. Whoever merely listens is no target.
func (rd *Reader) targetOf(s *sentence, c *cue, speaker *discourse.Mention) *discourse.Mention {
	var m *discourse.Mention
	switch {
	case c.passive || c.e.passive || c.e.Class != lexicon.Acts && c.e.Class != lexicon.Light && c.e.Class != lexicon.Say:
		return nil
	case !s.english:
		m = rd.targetRu(s, c)
	default:
		m = rd.targetEn(s, c)
	}
	if m == nil || speaker != nil && m.Start == speaker.Start {
		return nil
	}
	return m
}

// toldEn are verbs of saying that name whom they are said to.
var toldEn = lexicon.Set("tell", "assure", "remind", "warn", "inform", "reassure")

func (rd *Reader) targetEn(s *sentence, c *cue) *discourse.Mention {
	from := c.at + 1
	switch {
	case c.noun != nil || c.e.Class == lexicon.Light || c.e.after != "" && !prepositions[c.e.after] && c.e.after != "for" && c.e.after != "upon":
		from = s.after(from, "to", "with")
	case c.e.Class == lexicon.Say && !toldEn[c.e.Word]:
		return nil
	case from < len(s.words) && s.words[from].is("on", "upon", "to", "against", "at"):
		from++
	}
	if from <= c.at || from >= len(s.words) || !s.words[from].capital && !s.words[from].is("the", "both", "its", "his", "her", "their", "all") {
		return nil
	}
	to := from
	for to < len(s.words) && to < from+9 && !s.words[to].mark && !s.words[to].is("to", "for", "of", "that", "on", "over", "in", "with", "as", "after", "during", "not", "about", "from", "at") && !timeWords[s.words[to].low] {
		if s.words[to].quoted || listeners[s.words[to].low] {
			return nil
		}
		to++
	}
	m := rd.nameIn(s, from, to, true)
	if m == nil || !speaks(m) || m.Class == discourse.Pron || m.Start > s.words[from].start || c.e.Class == lexicon.Say && m.Class != discourse.Person && m.Class != discourse.Party {
		return nil
	}
	return m
}

// after gives the word behind the first of some prepositions, 0 if none stands in the clause.
func (s *sentence) after(from int, prepositions ...string) int {
	for k := from; k < len(s.words) && k < from+8 && !s.words[k].mark; k++ {
		if s.words[k].is(prepositions...) {
			return k + 1
		}
	}
	return 0
}

// targetRu takes the words right behind the verb, in whatever case they stand.
func (rd *Reader) targetRu(s *sentence, c *cue) *discourse.Mention {
	if c.e.Class == lexicon.Say && c.e.Word != "заверить" && c.e.Word != "предупредить" {
		return nil
	}
	from := c.at + 1
	for from < len(s.words) && adverbs[s.words[from].low] {
		from++
	}
	if from < len(s.words) && s.words[from].is("к", "ко", "от", "с", "у") {
		from++
	}
	to, class := from, discourse.Nobody
	for to < len(s.words) && to < from+8 {
		w := &s.words[to]
		one := rd.lex.class(w)
		if w.mark || w.quoted || prepositions[w.low] || pronouns[w.low] || one == thing || one == discourse.Doc || one == discourse.Outlet || recipientsRu[w.low] && !w.capital {
			break
		}
		if one == discourse.Nobody && !w.capital && (!attributeRu(w.low) && !obliqueAttributeRu(w.low) || to > from && s.words[to-1].capital) {
			break
		}
		if class == discourse.Nobody && one != discourse.Nobody {
			class = one
		} else if class == discourse.Nobody && w.capital && !strings.HasSuffix(w.low, "ский") && !obliqueAttributeRu(w.low) {
			class = discourse.Person
		}
		to++
	}
	if class == discourse.Nobody {
		return nil
	}
	m := &discourse.Mention{Span: layout.Between(s.words[from].start, s.words[to-1].end), Class: class, Names: rd.namesOf(s, from, to), Role: rd.roleOf(s, from, to)}
	m.Text = string(rd.r[m.Start:m.End])
	if class == discourse.Org || class == discourse.Party {
		m.Names = nil
	}
	return m
}
