package desk

import (
	"context"
	"fmt"
	"slices"

	"readout/internal/fault"
	"readout/internal/people"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// Resolution is what became of a forecast.
type Resolution struct {
	Result record.Result
	By     []string   // ids of the outcomes and statements that tell
	Why    text.Local // in our words
	Words  *Words     // that say so
	From   int        // the revision that was read before, 0 = whatever stands
	Once   Once
}

// ResolveForecast says what became of a forecast. An earlier result is replaced, with its
// words; open opens it again.
func (d *Desk) ResolveForecast(ctx context.Context, id record.ForecastID, in Resolution) error {
	by, err := people.NeedAnywhere(ctx, people.Record)
	if err != nil {
		return err
	}
	_, err = commit(ctx, d, by, in.Once, func(ctx context.Context, tx *store.Tx) (struct{}, error) {
		return struct{}{}, changeItem(ctx, tx, by, id, in.From, func(f *record.Forecast) error {
			if err := resolversAreThere(ctx, tx, in.By); err != nil {
				return err
			}
			f.Result, f.ResolvedBy, f.Why, f.Resolving = in.Result, slices.Clone(in.By), in.Why, nil
			if in.Words == nil {
				return nil
			}
			cited, _, err := citeWords(ctx, tx, *in.Words)
			if err == nil {
				f.Resolving = []record.Citation{*cited}
			}
			return err
		})
	})
	return err
}

// resolversAreThere gives the faults of ids that are neither an outcome's nor a statement's.
func resolversAreThere(ctx context.Context, tx *store.Tx, ids []string) error {
	var faults []*fault.Error
	for i, id := range ids {
		outcome, err := tx.Exists(ctx, record.KindOutcome, id)
		if err != nil {
			return err
		}
		statement, err := tx.Exists(ctx, record.KindStatement, id)
		if err != nil {
			return err
		}
		if !outcome && !statement {
			faults = append(faults, fault.At(fmt.Sprintf("resolved_by[%d]", i), "record.no_resolver", "got", short(id)))
		}
	}
	return fault.Join(faults...)
}
