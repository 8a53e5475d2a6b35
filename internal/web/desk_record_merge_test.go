package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
)

var doubleOrlin = record.Actor{ID: "orlin-2", Kind: record.Person, Party: "belmar", Names: []record.Name{
	{Lang: "ja", Text: "ミラ・オーリン"}, {Lang: "en", Text: "Mira Orlin"},
}}

func (d *deskNewsroom) Candidates(_ context.Context, kind record.Kind, words string, named ...string) ([]desk.Candidate, bool, error) {
	var all []desk.Candidate
	add := func(id string, c desk.Candidate) {
		c.Ref = desk.ItemRef{Kind: kind, ID: id}
		if words != "" && words != "nobody" || slices.Contains(named, id) {
			all = append(all, c)
		}
	}
	switch kind {
	case record.KindActor:
		add("orlin", desk.Candidate{Names: orlin.Names})
		add("orlin-2", desk.Candidate{Names: doubleOrlin.Names})
		add("vale", desk.Candidate{Names: vale.Names})
	case record.KindStatement:
		said := newFakeDesk().round.Statements
		add("one", desk.Candidate{Said: &said[0]})
		add("two", desk.Candidate{Said: &said[1]})
	case record.KindOutcome:
		add("fourth-round", desk.Candidate{Title: local("第4回協議を開く", "Hold the fourth round", "Провести четвёртый раунд")})
	default:
		return nil, false, fault.At("kind", "record.merge_kind", "got", string(kind))
	}
	return all, words == "many", nil
}

func (d *deskNewsroom) PreviewMerge(_ context.Context, m desk.Merger) (*desk.MergeView, error) {
	if d.refuse != nil {
		return nil, d.refuse
	}
	if m.Kind == record.KindStatement {
		said := newFakeDesk().round.Statements
		return &desk.MergeView{Kind: m.Kind, Keep: &said[0].Statement, Drop: &said[1].Statement, After: &said[0].Statement, Citations: 2, Outvoted: record.WhatIsOutvoted(&said[0].Statement, &said[1].Statement)}, nil
	}
	keep, drop, after := orlin, doubleOrlin, orlin
	after.Names = slices.Concat(orlin.Names, []record.Name{{Lang: "ja", Text: "ミラ・オーリン", Use: record.AltName}})
	return &desk.MergeView{
		Kind: m.Kind, Keep: &keep, Drop: &drop, After: &after, Citations: 3,
		Moved:    []desk.ItemRef{{Kind: record.KindStatement, ID: "lost"}, {Kind: record.KindTenure, ID: "orlin-1"}},
		Joined:   []desk.ItemRef{{Kind: record.KindParticipant, ID: "harbour-3--orlin-2"}},
		Outvoted: record.WhatIsOutvoted(&keep, &drop),
	}, nil
}

func (d *deskNewsroom) MergeItems(_ context.Context, m desk.Merger) (*desk.MergeView, error) {
	d.reviewed = append(d.reviewed, string(m.Kind)+" "+m.Drop+" -> "+m.Keep)
	return &desk.MergeView{}, d.refuse
}

func (d *deskNewsroom) Merges(context.Context) ([]desk.MergeDone, error) {
	return []desk.MergeDone{
		{ID: 8, Kind: record.KindActor, Keep: "orlin", Drop: "orlin-2", At: morning, By: "Aoki"},
		{ID: 7, Kind: record.KindStatement, Keep: "gone", Drop: "two", At: morning},
	}, nil
}

func (d *deskNewsroom) Unmerge(_ context.Context, id int64, _ desk.Once) (*desk.Unmerged, error) {
	if d.refuse != nil {
		return nil, d.refuse
	}
	done := &desk.Unmerged{Kind: record.KindActor, Keep: "orlin", Drop: "orlin-2"}
	if id == 7 {
		done.Stayed = []string{"actor/orlin names.en"}
	}
	return done, nil
}

func init() {
	owner := people.Owner
	const both = "/desk/record/merge?kind=actor&keep=orlin&drop=orlin-2"
	stories = append(stories,
		story{"desk-record-merge", "desk/record_merge", atDesk(owner, "/desk/record/merge", nil, deskNewsroom{})},
		story{"desk-record-merge-found", "desk/record_merge", atDesk(owner, "/desk/record/merge?kind=actor&q=many&keep=orlin", nil, deskNewsroom{})},
		story{"desk-record-merge-none", "desk/record_merge", atDesk(owner, "/desk/record/merge?kind=actor&q=nobody", nil, deskNewsroom{})},
		story{"desk-record-merge-preview", "desk/record_merge", atDesk(owner, both, nil, deskNewsroom{})},
		story{"desk-record-merge-statements", "desk/record_merge", atDesk(owner, "/desk/record/merge?kind=statement&q=x&keep=one&drop=two&show=1", nil, deskNewsroom{})},
		story{"desk-record-merge-unchosen", "desk/record_merge", atDesk(owner, "/desk/record/merge?kind=actor&q=x&show=1", nil, deskNewsroom{})},
		story{"desk-record-merge-fault", "desk/record_merge", atDesk(owner, both, nil, deskNewsroom{refuse: fault.At("drop", "record.merge_other_kind", "keep", "person", "drop", "state")})},
		story{"desk-record-unmerge-refused", "desk/record_merge", atDesk(owner, "/desk/record/unmerge", url.Values{"merge": {"8"}}, deskNewsroom{refuse: fault.New(fault.Conflict, "record.unmerge_later", "item", "actor/orlin", "into", "vale")})},
		story{"desk-record-merge-done", "desk/record_merge", atDesk(owner, "/desk/record/merge?done=merged_items&kind=outcome&keep=fourth-round", nil, deskNewsroom{})},
	)
}

// TestAMergeLeadsToTheOneThatStays; without two that were chosen, or where the desk refuses, it
// is said in the form and nothing is done.
func TestAMergeLeadsToTheOneThatStays(t *testing.T) {
	for _, row := range []struct {
		name   string
		typed  url.Values
		refuse error
		status int
		to     string // or words of the page
		did    string
	}{
		{"actors", url.Values{"kind": {"actor"}, "keep": {"orlin"}, "drop": {"orlin-2"}}, nil, 303, "/en/desk/record/actors/orlin?done=merged_items", "actor orlin-2 -> orlin"},
		{"outcomes", url.Values{"kind": {"outcome"}, "keep": {"a"}, "drop": {"b"}}, nil, 303, "/en/desk/record/merge?done=merged_items&keep=a&kind=outcome", "outcome b -> a"},
		{"only one", url.Values{"kind": {"actor"}, "keep": {"orlin"}}, nil, 422, "Choose the one that becomes a part of it.", ""},
		{"gone meanwhile", url.Values{"kind": {"actor"}, "keep": {"orlin"}, "drop": {"vale"}}, fault.At("drop", "record.merge_missing", "got", "vale"), 422, "The record has no", "actor vale -> orlin"},
		{"rounds", url.Values{"kind": {"event"}, "keep": {"a"}, "drop": {"b"}}, fault.At("kind", "record.merge_kind", "got", "event"), 422, "are not merged", "event b -> a"},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := &deskNewsroom{refuse: row.refuse}
			a := ask(deskServer(d), people.Owner, "/en/desk/record/merge", row.typed)
			if a.status != row.status {
				t.Errorf("got %d, want %d", a.status, row.status)
			}
			if got := strings.Join(d.reviewed, ", "); got != row.did {
				t.Errorf("did %q, want %q", got, row.did)
			}
			if a.status == http.StatusSeeOther && a.header.Get("Location") != row.to {
				t.Errorf("leads to %s, want %s", a.header.Get("Location"), row.to)
			}
			if a.status != http.StatusSeeOther && !strings.Contains(string(a.body), row.to) {
				t.Errorf("the page does not say %q", row.to)
			}
		})
	}
}

// TestAPreviewSaysWhatBecomesOfWhat: citations, names, what differs, what names the other then.
func TestAPreviewSaysWhatBecomesOfWhat(t *testing.T) {
	a := ask(deskServer(&deskNewsroom{}), people.Owner, "/en/desk/record/merge?kind=actor&keep=orlin&drop=orlin-2", nil)
	page := string(a.body)
	for _, want := range []string{"become 3", "ミラ・オーリン", "another spelling", "aruvia", "<s>belmar</s>", "Statement: Ada Vale", "Office orlin-1", `keep=orlin-2`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

// TestTheDesksAddressOfADoubleLeadsOn, too.
func TestTheDesksAddressOfADoubleLeadsOn(t *testing.T) {
	a := ask(deskServer(&deskNewsroom{}), people.Owner, "/ru/desk/record/actors/orlin-double", nil)
	if a.status != http.StatusMovedPermanently || a.header.Get("Location") != "/ru/desk/record/actors/orlin" {
		t.Errorf("got %d to %q", a.status, a.header.Get("Location"))
	}
}

// TestAMergeIsTakenBackFromThePage that lists them, and what cannot be is said there.
func TestAMergeIsTakenBackFromThePage(t *testing.T) {
	page := string(ask(deskServer(&deskNewsroom{}), people.Owner, "/en/desk/record/merge", nil).body)
	for _, want := range []string{"Merged last", "orlin-2 is a part of Mira Orlin", "two is a part of gone", `name="merge" value="8"`, "Aoki"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for _, row := range []struct {
		merge  string
		refuse error
		status int
		want   string
	}{
		{"8", nil, 303, "/en/desk/record/merge?done=unmerged&kind=actor&n=0"},
		{"7", nil, 303, "/en/desk/record/merge?done=unmerged_partly&kind=actor&n=1"},
		{"8", fault.New(fault.Conflict, "record.unmerge_erased", "item", "actor/orlin"), 409, "were erased since"},
		{"x", fault.New(fault.NotFound, "record.unmerge_missing"), 404, "There is no such merge"},
	} {
		a := ask(deskServer(&deskNewsroom{refuse: row.refuse}), people.Owner, "/en/desk/record/unmerge", url.Values{"merge": {row.merge}})
		if a.status != row.status || a.status == 303 && a.header.Get("Location") != row.want || a.status != 303 && !strings.Contains(string(a.body), row.want) {
			t.Errorf("%s: got %d to %q, want %d and %q", row.merge, a.status, a.header.Get("Location"), row.status, row.want)
		}
	}
}
