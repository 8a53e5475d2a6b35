package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/tlog"

	"readout/internal/backup"
	"readout/internal/fault"
	"readout/internal/proof"
	"readout/internal/store"
)

// dataSource reads a journal from the tables of a data folder or of a backup.
type dataSource struct {
	ledger *store.Ledger
	aside  string // folder with the database out of a backup, "" if there is none
}

func openData(ctx context.Context, where string, info fs.FileInfo) (source, error) {
	d := &dataSource{}
	file := where
	var err error
	switch {
	case info.IsDir():
		file = filepath.Join(where, store.FileName)
	case !isDatabase(where):
		file, err = d.unpack(ctx, where)
	}
	if err == nil {
		if d.ledger, err = store.OpenLedger(ctx, file); err != nil {
			err = fault.New(fault.NotFound, "verify.unknown", "got", where).Because(err)
		}
	}
	if err != nil {
		return nil, first(err, d.close())
	}
	return d, nil
}

// isDatabase tells a database by its first bytes (https://www.sqlite.org/fileformat.html).
func isDatabase(file string) bool {
	f, err := os.Open(file)
	if err != nil {
		return false
	}
	defer f.Close()
	begins := make([]byte, 16)
	_, err = io.ReadFull(f, begins)
	return err == nil && string(begins) == "SQLite format 3\x00"
}

// unpack takes the database out of a backup.
func (d *dataSource) unpack(ctx context.Context, file string) (database string, err error) {
	if d.aside, err = os.MkdirTemp("", "readout-verify-"); err != nil {
		return "", err
	}
	database = filepath.Join(d.aside, backup.Database)
	_, err = backup.Read(ctx, file, nil, func(name string, r io.Reader) error {
		if name != backup.Database {
			return nil
		}
		to, err := os.OpenFile(database, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err != nil {
			return err
		}
		_, err = io.Copy(to, r)
		return errors.Join(err, to.Close())
	})
	return database, err
}

func (d *dataSource) close() error {
	var err error
	if d.ledger != nil {
		err = d.ledger.Close()
	}
	if d.aside != "" {
		err = errors.Join(err, os.RemoveAll(d.aside))
	}
	return err
}

func (d *dataSource) head(ctx context.Context) (head signedHead, err error) {
	err = d.ledger.Snapshot(ctx, func(tx *store.LedgerTx) error {
		h, ok, err := tx.Head(ctx)
		if ok {
			head = signedHead{[]byte(h.Note), h.Key}
		}
		return err
	})
	return head, err
}

func (d *dataSource) read(ctx context.Context, a *proof.Audit) error {
	return d.ledger.Snapshot(ctx, func(tx *store.LedgerTx) error {
		err := tx.Lines(ctx, func(l store.LedgerLine) error {
			hearLine(a, l)
			return nil
		})
		if err != nil {
			return err
		}
		told := &toldOf{ctx: ctx, tx: tx}
		err = tx.Items(ctx, func(i store.LedgerItem) error {
			logged := i.Line
			if i.Public && !logged {
				if logged, err = told.asLogged(i); err != nil {
					return err
				}
			}
			a.Shows(proof.Stands{
				Item: i.Item + "/" + i.ID, Revision: i.Revision, Shown: []byte(i.Shown), Words: []byte(i.Words),
				Logged: logged, Public: i.Public, Withdrawn: i.Withdrawn,
			})
			return nil
		})
		if err != nil {
			return err
		}
		return tx.TreeHashes(ctx, func(index int64, hash string) error {
			if level, n := tlog.SplitStoredHashIndex(index); level == 0 {
				a.TreeHash(n, hash)
			}
			return nil
		})
	})
}

func hearLine(a *proof.Audit, l store.LedgerLine) {
	says := proof.Says{Form: l.Form, Withdrawn: l.Withdrawn, Erased: l.Erased}
	if l.Quotes != "" {
		says.Quotes = strings.Split(l.Quotes, ",")
	}
	fields := proof.Fields{Seq: l.Seq, Micros: l.At, Kind: l.Kind, Item: l.Item, ID: l.ID, Revision: l.Revision, Content: l.Content, Says: says}
	leaf, ok := a.Line(fields.Bytes())
	if !ok {
		return
	}
	a.StoredHash(leaf, l.Leaf)
	words := proof.Words{Content: []byte(l.Words), Salt: saltOf(l.Salt)}
	if l.There {
		words.State = proof.Shown
	}
	a.Words(leaf, words)
}
