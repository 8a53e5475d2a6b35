package people

import (
	"context"
	"encoding/base64"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/argon2"

	"readout/internal/fault"
)

var update = flag.Bool("update", false, "rewrite testdata; read the diff")

// TestRights keeps the table of rights where a person can read what a change of it means.
func TestRights(t *testing.T) {
	var b strings.Builder
	fmt.Fprintf(&b, "%-14s", "")
	for _, r := range append(Roles, "reader") {
		fmt.Fprintf(&b, "%-10s", r)
	}
	for _, a := range Actions {
		fmt.Fprintf(&b, "\n%-14s", a)
		for _, r := range append(Roles, "reader") {
			may := "-"
			if r.May(a) {
				may = "may"
			}
			fmt.Fprintf(&b, "%-10s", may)
		}
	}
	got := b.String() + "\n"
	file := filepath.Join("testdata", "rights.txt")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWhoAsks(t *testing.T) {
	reporter := &User{ID: "1", Role: Reporter}
	for _, row := range []struct {
		name string
		ctx  context.Context
		need Action
		key  string
	}{
		{"nobody", context.Background(), Submit, "people.log_in"},
		{"nobody, put in", With(context.Background(), nil), Submit, "people.log_in"},
		{"a reporter who submits", With(context.Background(), reporter), Submit, ""},
		{"a reporter who publishes", With(context.Background(), reporter), Publish, "people.not_allowed"},
		{"a role that is none", With(context.Background(), &User{Role: "king"}), Submit, "people.not_allowed"},
		{"an action that is none", With(context.Background(), &User{Role: Owner}), "fly", "people.not_allowed"},
	} {
		u, err := Need(row.ctx, row.need)
		f, _ := errors.AsType[*fault.Error](err)
		switch {
		case row.key == "":
			if err != nil || u != reporter {
				t.Errorf("%s: got %v, %v, want the user", row.name, u, err)
			}
		case f == nil || f.Key != row.key || u != nil:
			t.Errorf("%s: got %v, %v, want %s", row.name, u, err, row.key)
		}
	}
}

func TestPasswords(t *testing.T) {
	const password = "pässwörd of mine"
	phc := HashPassword(password)
	if !strings.HasPrefix(phc, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("got %s, want a PHC string of argon2id with 19 MiB and two passes", phc)
	}
	if again := HashPassword(password); again == phc {
		t.Error("the same password twice: got the same hash, want another salt")
	}
	// What others wrote by the same form is understood, with costs of its own.
	salt := []byte("0123456789abcdef")
	encode := base64.RawStdEncoding.EncodeToString
	foreign := fmt.Sprintf("$argon2id$v=19$m=64,t=3,p=2$%s$%s", encode(salt), encode(argon2.IDKey([]byte(password), salt, 3, 64, 2, 16)))
	empty := "$argon2id$v=19$m=64,t=3,p=2$" + encode(salt) + "$"
	for _, row := range []struct {
		name, phc, password string
		want                bool
	}{
		{"the password", phc, password, true},
		{"another", phc, "passwort of mine", false},
		{"none", phc, "", false},
		{"one longer", phc, password + "x", false},
		{"with other costs", foreign, password, true},
		{"another, with other costs", foreign, "x", false},
		{"a user without a password", "", "", false},
		{"a guess at a user without a password", "", password, false},
		{"a hash of nothing fits nothing", empty, password, false},
		{"no passes", strings.Replace(foreign, "t=3", "t=0", 1), password, false},
		{"no lanes", strings.Replace(foreign, "p=2", "p=0", 1), password, false},
		{"another way of hashing", strings.Replace(phc, "argon2id", "argon2i", 1), password, false},
		{"another version", strings.Replace(phc, "v=19", "v=16", 1), password, false},
		{"cut off", phc[:40], password, false},
		{"a password in the clear", password, password, false},
	} {
		if got := PasswordFits(row.phc, row.password); got != row.want {
			t.Errorf("%s: got %v, want %v", row.name, got, row.want)
		}
	}
}

func TestChecks(t *testing.T) {
	for _, row := range []struct {
		name string
		got  *fault.Error
		want string
	}{
		{"12 characters", CheckPassword("パスワードパスワード十二"), ""},
		{"11 characters", CheckPassword("パスワードパスワード十"), "people.password_short"},
		{"200 characters", CheckPassword(strings.Repeat("é", 200)), ""},
		{"201 characters", CheckPassword(strings.Repeat("é", 201)), "people.password_long"},
		{"a name", CheckName("森 Mori"), ""},
		{"no name", CheckName(""), "people.name_missing"},
		{"blanks", CheckName(" \t"), "people.name_missing"},
		{"blanks around", CheckName(" mori"), "people.name_characters"},
		{"60 characters", CheckName(strings.Repeat("森", 60)), ""},
		{"61 characters", CheckName(strings.Repeat("森", 61)), "people.name_long"},
		{"two lines", CheckName("a\nb"), "people.name_characters"},
		{"NUL", CheckName("a\x00"), "people.name_characters"},
		{"no UTF-8", CheckName("a\xff"), "people.name_characters"},
		{"a role", CheckRole(Editor), ""},
		{"no role", CheckRole(""), "people.role_unknown"},
		{"capitals", CheckRole("Editor"), "people.role_unknown"},
	} {
		got := ""
		if row.got != nil {
			got = row.got.Key
		}
		if got != row.want {
			t.Errorf("%s: got %q, want %q", row.name, got, row.want)
		}
	}
}

func TestSecrets(t *testing.T) {
	a, b := NewSecret(), NewSecret()
	if len(a) != 26 || a == b || strings.Trim(a, "abcdefghijklmnopqrstuvwxyz234567") != "" {
		t.Errorf("got %q and %q, want 26 characters each that can be typed, not the same", a, b)
	}
	if HashSecret(a) == HashSecret(b) || HashSecret(a) == a {
		t.Error("what is kept of a secret must be its own, and not the secret")
	}
}
