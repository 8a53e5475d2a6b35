package drafting

import "strings"

// listeners are told things in passing and are nobody's target.
var listeners = setOf("reporters", "journalists", "media", "parliament", "lawmakers", "mps", "news", "radio", "tv", "television", "channel", "times", "post", "agency", "newspaper", "council", "committee", "inquiry", "court", "congress", "senators", "delegates", "viewers", "audience", "crowd")

// targetOf gives at whom an act is aimed: urged Veld to …, accused the league of …, призвал Москву …, обратился к
// послу …. Whoever merely listens is no target.
func (rd *readerEu) targetOf(s *sentenceEu, c *cueEu, speaker *mention) *mention {
	var m *mention
	switch {
	case c.passive || c.e.passive || c.e.class != acts && c.e.class != light && c.e.class != say:
		return nil
	case !s.english:
		m = rd.targetRu(s, c)
	default:
		m = rd.targetEn(s, c)
	}
	if m == nil || speaker != nil && m.start == speaker.start {
		return nil
	}
	return m
}

// toldEn are verbs of saying that name whom they are said to.
var toldEn = setOf("tell", "assure", "remind", "warn", "inform", "reassure")

func (rd *readerEu) targetEn(s *sentenceEu, c *cueEu) *mention {
	from := c.at + 1
	switch {
	case c.noun != nil || c.e.class == light || c.e.after != "" && !prepositionsEu[c.e.after] && c.e.after != "for" && c.e.after != "upon":
		from = s.after(from, "to", "with")
	case c.e.class == say && !toldEn[c.e.word]:
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
	if m == nil || !speaks(m) || m.class == pron || m.start > s.words[from].start || c.e.class == say && m.class != person && m.class != party {
		return nil
	}
	return m
}

// after gives the word behind the first of some prepositions, 0 if none stands in the clause.
func (s *sentenceEu) after(from int, prepositions ...string) int {
	for k := from; k < len(s.words) && k < from+8 && !s.words[k].mark; k++ {
		if s.words[k].is(prepositions...) {
			return k + 1
		}
	}
	return 0
}

// targetRu takes the words right behind the verb, in whatever case they stand.
func (rd *readerEu) targetRu(s *sentenceEu, c *cueEu) *mention {
	if c.e.class == say && c.e.word != "заверить" && c.e.word != "предупредить" {
		return nil
	}
	from := c.at + 1
	for from < len(s.words) && adverbs[s.words[from].low] {
		from++
	}
	if from < len(s.words) && s.words[from].is("к", "ко", "от", "с", "у") {
		from++
	}
	to, class := from, nobody
	for to < len(s.words) && to < from+8 {
		w := &s.words[to]
		one := rd.lex.class(w)
		if w.mark || w.quoted || prepositionsEu[w.low] || pronounsEu[w.low] || one == thing || one == doc || one == outlet || recipientsRu[w.low] && !w.capital {
			break
		}
		if one == nobody && !w.capital && (!attributeRu(w.low) && !obliqueAttributeRu(w.low) || to > from && s.words[to-1].capital) {
			break
		}
		if class == nobody && one != nobody {
			class = one
		} else if class == nobody && w.capital && !strings.HasSuffix(w.low, "ский") && !obliqueAttributeRu(w.low) {
			class = person
		}
		to++
	}
	if class == nobody {
		return nil
	}
	m := &mention{span: span{s.words[from].start, s.words[to-1].end}, class: class, names: rd.namesOf(s, from, to), role: rd.roleOf(s, from, to)}
	m.text = string(rd.r[m.start:m.end])
	if class == org || class == party {
		m.names = nil
	}
	return m
}
