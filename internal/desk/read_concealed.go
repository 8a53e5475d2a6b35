package desk

import (
	"context"
	"encoding/json"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/record"
	"readout/internal/store"
)

// conceal takes out of an item what readers are not told, the citations that gone names to begin with.
func (r *reader) conceal(ctx context.Context, item record.Citing, gone func(*record.Citation) bool) error {
	var failed error
	record.Conceal(item, gone, func(id string) bool {
		told, err := r.isTold(ctx, id)
		if err != nil && failed == nil {
			failed = err
		}
		return told
	})
	return failed
}

// concealed takes out of an item, as it is stored, what readers are not told. Where its words stand by now is left.
func (r *reader) concealed(ctx context.Context, item record.Citing) error {
	hidden := make(map[*record.Citation]bool)
	for _, c := range item.Citing() {
		_, visible, err := r.place(ctx, anchorOf(*c), false)
		if err != nil {
			return err
		}
		hidden[c] = !visible
	}
	return r.conceal(ctx, item, func(c *record.Citation) bool { return hidden[c] })
}

// changedUnseen tells whether an item that is public, and of which readers are not told all, reads to them as it does
// already.
func changedUnseen(ctx context.Context, tx *store.Tx, now record.Citing) (bool, error) {
	before, err := tx.AnyItem(ctx, now.ItemKind(), now.ItemID())
	if err != nil || before.Standing != coverage.Published {
		return false, notMissing(err)
	}
	r := newReader(tx)
	was, err := r.asTold(ctx, before.Item)
	if err != nil {
		return false, err
	}
	is, err := r.asTold(ctx, now)
	if err != nil {
		return false, err
	}
	return sameWords(was, is) && !sameWords(is, now), nil
}

// asTold gives an item, as it is stored, as readers are told of it.
func (r *reader) asTold(ctx context.Context, item record.Citing) (record.Citing, error) {
	text, err := json.Marshal(item)
	if err != nil {
		return nil, err
	}
	shown := record.Blank(item.ItemKind())
	if err := json.Unmarshal(text, shown); err != nil {
		return nil, err
	}
	if err := r.concealed(ctx, shown); err != nil {
		return nil, err
	}
	if f, ok := shown.(*record.Forecast); ok {
		round, err := roundOf(ctx, r.tx, f.Event)
		if err != nil {
			return nil, err
		}
		if round != nil {
			f.Result = f.ResultAt(*round)
		}
	}
	return shown, nil
}

// isTold tells whether readers are told of an outcome or a statement.
func (r *reader) isTold(ctx context.Context, id string) (bool, error) {
	return lookUp(r.toldOf, id, func() (bool, error) {
		for _, kind := range []record.Kind{record.KindOutcome, record.KindStatement} {
			row, err := r.tx.Row(ctx, kind, id)
			if fault.Is(err, fault.NotFound) || err == nil && row.Standing != coverage.Published {
				continue
			}
			if err != nil {
				return false, err
			}
			if told, err := r.rowIsTold(ctx, row); told || err != nil {
				return told, err
			}
		}
		return false, nil
	})
}

// rowIsTold tells whether readers see some of the words that a published item itself rests on, or it rests on none.
func (r *reader) rowIsTold(ctx context.Context, row store.ItemRow) (bool, error) {
	item, err := row.Item()
	if err != nil {
		return false, err
	}
	cited := record.OwnCites(item)
	for _, c := range cited {
		if _, visible, err := r.place(ctx, anchorOf(c), false); visible || err != nil {
			return visible, err
		}
	}
	return len(cited) == 0, nil
}
