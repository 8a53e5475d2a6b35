package people

import (
	"context"
	"sync"
)

// ClientKind is what somebody works with.
type ClientKind string

// The kinds of client.
const (
	ByBrowser ClientKind = "browser"
	ByToken   ClientKind = "token"
	ByCommand ClientKind = "command"
	BySite    ClientKind = "site" // nobody asked at that moment: what was set to happen then
)

// Client is what an act came from: of a token its name, of a command what it is called.
type Client struct {
	Kind ClientKind
	Name string
}

type clientKey struct{}

// WithClient puts into a context what somebody works with.
func WithClient(ctx context.Context, c Client) context.Context {
	return context.WithValue(ctx, clientKey{}, c)
}

// ClientOf gives what somebody works with; what nobody said is the site itself.
func ClientOf(ctx context.Context) Client {
	if c, ok := ctx.Value(clientKey{}).(Client); ok {
		return c
	}
	return Client{Kind: BySite}
}

// Denials hears what was denied while something was asked for. It is read when that is over:
// within a transaction nothing else can be stored.
type Denials struct {
	mu    sync.Mutex
	heard []Act
}

type denialsKey struct{}

// WithDenials lets the checks below a context tell what they deny.
func WithDenials(ctx context.Context) (context.Context, *Denials) {
	d := &Denials{}
	return context.WithValue(ctx, denialsKey{}, d), d
}

// Heard gives what was denied, each action once.
func (d *Denials) Heard() []Act {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.heard
}

func denied(ctx context.Context, u *User, a Action) {
	d, ok := ctx.Value(denialsKey{}).(*Denials)
	if !ok {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, act := range d.heard {
		if act.Reason == string(a) {
			return
		}
	}
	d.heard = append(d.heard, Act{By: u.ID, Name: u.Name, Deed: AskedFor, Client: ClientOf(ctx), Outcome: Denied, Reason: string(a)})
}
