package record

// Issue is what is talked about: a concept of SKOS (https://www.w3.org/TR/skos-reference/).
type Issue struct {
	ID        IssueID    `json:"id"`
	Names     []Name     `json:"names"`
	Broader   IssueID    `json:"broader,omitempty"`
	Contexts  []string   `json:"contexts,omitempty"` // of PLOVER; see PloverContexts
	Subjects  []string   `json:"subjects,omitempty"` // IPTC media topics, as text or address
	Note      string     `json:"note,omitempty"`
	Citations []Citation `json:"citations,omitempty"`
	Erased    bool       `json:"erased,omitempty"` // as of a statement

	// MergedInto is what one that was taken out as a double has become a part of.
	MergedInto IssueID `json:"merged_into,omitempty"`
}
