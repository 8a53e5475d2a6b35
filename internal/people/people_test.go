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

	"readout/internal/coverage"
	"readout/internal/fault"
)

var update = flag.Bool("update", false, "rewrite testdata; read the diff")

// TestRights keeps the table of rights where a person can read what a change of it means.
func TestRights(t *testing.T) {
	var b strings.Builder
	fmt.Fprintf(&b, "%-14s", "")
	for _, r := range append(Roles, "reader") {
		fmt.Fprintf(&b, "%-13s", r)
	}
	for _, a := range Actions {
		fmt.Fprintf(&b, "\n%-14s", a)
		for _, r := range append(Roles, "reader") {
			may := "-"
			if r.May(a) {
				may = "may"
			}
			fmt.Fprintf(&b, "%-13s", may)
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
	both := &User{ID: "2", Role: Reporter, On: map[coverage.ID]Role{"here": Editor}}
	here := &User{ID: "3", On: map[coverage.ID]Role{"here": Editor, "there": Contributor}}
	guest := &User{ID: "4", Guest: true, On: map[coverage.ID]Role{"here": Contributor}}
	site := func(ctx context.Context, a Action) (*User, error) { return Need(ctx, a) }
	on := func(id coverage.ID) func(context.Context, Action) (*User, error) {
		return func(ctx context.Context, a Action) (*User, error) { return NeedOn(ctx, a, id) }
	}
	for _, row := range []struct {
		name string
		user *User
		ask  func(context.Context, Action) (*User, error)
		need Action
		key  string
	}{
		{"nobody", nil, site, Submit, "people.log_in"},
		{"nobody, on a coverage", nil, on("here"), Submit, "people.log_in"},
		{"nobody, anywhere", nil, NeedAnywhere, Submit, "people.log_in"},
		{"nobody, of an account", nil, site, OwnAccount, "people.log_in"},
		{"a reporter who submits", reporter, site, Submit, ""},
		{"a reporter who submits somewhere", reporter, on("here"), Submit, ""},
		{"a reporter who publishes", reporter, site, Publish, "people.not_allowed"},
		{"a role that is none", &User{Role: "king"}, site, Submit, "people.no_role"},
		{"an action that is none", &User{Role: Owner}, site, "fly", "people.not_allowed"},
		{"publishing where they are an editor", both, on("here"), Publish, ""},
		{"publishing where they are a reporter", both, on("there"), Publish, "people.not_allowed"},
		{"publishing anywhere", both, NeedAnywhere, Publish, ""},
		{"publishing on the whole site", both, site, Publish, "people.not_allowed"},
		{"an editor of one, on it", here, on("here"), Cover, ""},
		{"an editor of one, on the whole site", here, site, Submit, "people.no_role"},
		{"an editor of one, where they contribute", here, on("there"), Publish, "people.not_allowed"},
		{"an editor of one, where they contribute, handing in", here, on("there"), Submit, ""},
		{"an editor of one, elsewhere", here, on("elsewhere"), Submit, "people.no_role"},
		{"users are the whole site's", here, NeedAnywhere, ManageUsers, "people.no_role"},
		{"their account", here, site, OwnAccount, ""},
		{"a guest hands in", guest, on("here"), Submit, ""},
		{"a guest reads drafts", guest, on("here"), ReadDrafts, "people.not_allowed"},
		{"a guest has no account", guest, site, OwnAccount, "people.no_role"},
		{"a guest has no account on a coverage either", guest, on("here"), OwnAccount, "people.not_allowed"},
		{"no role at all", &User{}, site, OwnAccount, "people.no_role"},
	} {
		u, err := row.ask(With(context.Background(), row.user), row.need)
		f, _ := errors.AsType[*fault.Error](err)
		switch {
		case row.key == "":
			if err != nil || u != row.user {
				t.Errorf("%s: got %v, %v, want the user", row.name, u, err)
			}
		case f == nil || f.Key != row.key || u != nil:
			t.Errorf("%s: got %v, %v, want %s", row.name, u, err, row.key)
		}
	}
	if u := From(context.Background()); u != nil {
		t.Errorf("nobody: got %v", u)
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
		{"a blank of no width", CheckName("mo\u200bri"), "people.name_characters"},
		{"letters from right to left", CheckName("\u202eirom"), "people.name_characters"},
		{"a wide blank", CheckName("森　太郎"), ""},
		{"no UTF-8", CheckName("a\xff"), "people.name_characters"},
		{"a role", CheckSiteRole(Editor), ""},
		{"no role on the site", CheckSiteRole(""), ""},
		{"capitals", CheckSiteRole("Editor"), "people.role_unknown"},
		{"a contributor to the whole site", CheckSiteRole(Contributor), "people.role_unknown"},
		{"a contributor to a coverage", CheckCoverageRole(Contributor), ""},
		{"no role on a coverage", CheckCoverageRole(""), "people.role_unknown"},
		{"an owner of a coverage", CheckCoverageRole(Owner), "people.role_unknown"},
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
