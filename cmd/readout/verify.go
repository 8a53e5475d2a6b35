package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/proof"
)

// verifyCmd finds out whether a site's history was changed. It asks nothing of the site's
// own code: what it knows is docs/log-format.md, in the room proof.
type verifyCmd struct {
	Site string `arg:"" help:"help.verify_site"`
	Head string `help:"help.verify_head"`
}

// Help says how the command ends, which who runs it every night has to know.
func (c *verifyCmd) Help() string { return "help.codes.verify" }

// errWrong is that the history is not what it should be.
var errWrong = errors.New("something is wrong")

// Run makes verifyCmd a command. What keeps it from an answer ends otherwise than the answer that
// something is wrong: of the one a program that asks every night must make no accusation.
func (c *verifyCmd) Run(s *session) error {
	err := c.run(s)
	if err == nil || errors.Is(err, errWrong) {
		return err
	}
	return ending{err, exitUnchecked}
}

func (c *verifyCmd) run(s *session) error {
	older, err := keptHead(c.Head)
	if err != nil {
		return err
	}
	source, err := openSource(s.ctx, c.Site)
	if err != nil {
		return err
	}
	audit, head, err := examine(s.ctx, source, older)
	if err = first(err, source.close()); err != nil {
		return err
	}
	v := verdict{audit: audit, head: head, older: older, lang: s.lang(), out: s.stdout}
	if err := v.tell(); err != nil || c.Head == "" || head.signed == nil {
		return err
	}
	return v.keep(c.Head)
}

// keep writes the newest head into the file, unless the one there says more already: a backup of
// last night is right, and its head says less than that of this morning.
func (v *verdict) keep(file string) error {
	newest, err := proof.ReadHead(v.head.signed)
	if err != nil {
		return err
	}
	if v.older != nil && v.older.Head.Newer(&newest) {
		v.say("verify.stays", "file", file)
		return nil
	}
	if err := keepHead(file, v.head.signed); err != nil {
		return err
	}
	v.say("verify.kept", "file", file)
	return nil
}

// source is where a journal is read from.
type source interface {
	// head gives the newest signed head; one without bytes when there is none.
	head(ctx context.Context) (signedHead, error)
	// read hands every line to the audit, with what it commits to.
	read(ctx context.Context, a *proof.Audit) error
	close() error
}

// signedHead is a head with the key that the source says verifies it.
type signedHead struct {
	signed []byte
	key    string
}

// openSource tells an address from a folder and a folder from a backup.
func openSource(ctx context.Context, where string) (source, error) {
	if strings.HasPrefix(where, "http://") || strings.HasPrefix(where, "https://") {
		return newSiteSource(where), nil
	}
	info, err := os.Stat(where)
	if err != nil {
		return nil, fault.New(fault.NotFound, "verify.unknown", "got", where).Because(err)
	}
	return openData(ctx, where, info)
}

func examine(ctx context.Context, from source, older *proof.Older) (*proof.Audit, signedHead, error) {
	head, err := from.head(ctx)
	if err != nil {
		return nil, head, err
	}
	var sizes []int64
	if h, err := proof.ReadHead(head.signed); err == nil {
		sizes = append(sizes, h.Size)
	}
	audit := proof.NewAudit(older, sizes...)
	if err := from.read(ctx, audit); err != nil {
		return nil, head, err
	}
	audit.Explained()
	if head.signed != nil {
		audit.Head(head.signed, head.key)
	} else if older != nil {
		audit.Findings = append(audit.Findings, proof.Finding{Fault: proof.NoHead})
	}
	audit.Compare(head.key)
	return audit, head, nil
}

// keptHead reads the head that was kept; nil when the file is still to be made.
func keptHead(file string) (*proof.Older, error) {
	if file == "" {
		return nil, nil
	}
	signed, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	head, err := proof.ReadHead(signed)
	if err != nil {
		return nil, fault.At("--head", "verify.from", "got", file).Because(err)
	}
	return &proof.Older{Head: head, Signed: signed}, nil
}

// keepHead writes a head, all of it or nothing: the one that was there is worth something.
func keepHead(file string, signed []byte) error {
	part, err := os.CreateTemp(filepath.Dir(file), ".head-*")
	if err != nil {
		return err
	}
	defer os.Remove(part.Name())
	_, err = part.Write(signed)
	if err := errors.Join(err, part.Chmod(0o644), part.Sync(), part.Close()); err != nil {
		return err
	}
	return os.Rename(part.Name(), file)
}

// verdict tells a person what was found.
type verdict struct {
	audit *proof.Audit
	head  signedHead
	older *proof.Older
	lang  string
	out   interface{ Write([]byte) (int, error) }
}

func (v *verdict) say(key string, args ...any) {
	fmt.Fprintln(v.out, i18n.T(v.lang, key, args...))
}

// tell gives the fault when anything is wrong.
func (v *verdict) tell() error {
	v.counted("verify.lines", v.audit.Lines, true)
	v.counted("verify.words", v.audit.Checked, true)
	v.counted("verify.withdrawn", v.audit.Kept, false)
	v.counted("verify.erased", v.audit.Erased, false)
	v.counted("verify.older_lines", v.audit.Older, false)
	if h, err := proof.ReadHead(v.head.signed); err == nil {
		v.say("verify.head", "size", h.Size, "at", h.At.Format(moment), "root", h.Root)
		v.counted("verify.unsigned", max(0, v.audit.Lines-h.Size), false)
	}
	v.findings()
	if n := len(v.audit.Findings); n > 0 {
		return fault.New(fault.Conflict, "verify.failed", "count", n).Because(errWrong)
	}
	if v.older != nil {
		v.say("verify.older", "at", v.older.Head.At.Format(moment), "size", v.older.Head.Size)
	}
	v.say("verify.sound")
	return nil
}

const moment = "2006-01-02 15:04:05 UTC"

func (v *verdict) counted(key string, n int64, always bool) {
	if always || n > 0 {
		v.say(key, "count", n)
	}
}

// ofOneSort is how many findings of one sort are shown; a hole in the middle moves many lines.
const ofOneSort = 8

func (v *verdict) findings() {
	seen := make(map[proof.Fault]int)
	for _, f := range v.audit.Findings {
		if seen[f.Fault]++; seen[f.Fault] > ofOneSort {
			continue
		}
		fmt.Fprintf(v.out, "%s: %s\n", v.where(f), i18n.T(v.lang, "verify.fault."+string(f.Fault)))
		if f.Why != "" {
			fmt.Fprintf(v.out, "    %s\n", f.Why)
		}
		if more := seen[f.Fault]; more == ofOneSort {
			v.counted("verify.more", v.rest(f.Fault), false)
		}
	}
}

func (v *verdict) rest(of proof.Fault) (n int64) {
	for _, f := range v.audit.Findings {
		if f.Fault == of {
			n++
		}
	}
	return max(0, n-ofOneSort)
}

func (v *verdict) where(f proof.Finding) string {
	where := i18n.T(v.lang, "verify.at_site")
	switch {
	case f.From > 0 && f.From == f.To:
		where = i18n.T(v.lang, "verify.at_line", "from", f.From)
	case f.From > 0:
		where = i18n.T(v.lang, "verify.at_lines", "from", f.From, "to", f.To)
	case f.Item != "":
		return f.Item
	}
	if f.Item != "" {
		where += " (" + f.Item + ")"
	}
	return where
}
