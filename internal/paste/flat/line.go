package flat

import (
	"readout/internal/paste/clock"
)

// Role is what the markup around a line says it is; text saved from a page has none.
type Role int

// The roles that a line may have.
const (
	NoRole Role = iota
	RoleTitle
	RoleDek // the standfirst
	RoleByline
	RoleTime
	RoleHeading
	RolePicture // the line is the name of a picture's file
	RoleCaption
	RoleCredit
	RoleCard // part of a box that leads to another page
	RoleLink // all of the paragraph is one link
	RoleTag
	RoleSection
	RoleTheme
)

// Hint is what markup says about a line beside its words. Recognisers read it where there
// is one; the zero hint leaves them to the words.
type Hint struct {
	Role        Role
	When        *clock.Stamp // the machine's time of a RoleTime line
	Entry       int          // the update whose box it stands in, from 1; 0: in none
	Group       int          // the figure or card it stands in, from 1; 0: in none
	Bold        bool         // all of it is printed strongly
	InParagraph bool         // it is a paragraph, as are those around it
	Gap         bool         // a blank line stands before it
	Pin         bool         // its update is kept on top
	Named       bool         // in a card: what it is called
	Above       bool         // it stands between the title and the element of the text
	Href        string       // where a line leads: the last link in it
	Alt         string
}

// Line is one line of the file.
type Line struct {
	N      int    // from 1
	Text   string // without the space around it, verbatim
	Norm   string // text in lower case and half width, rune for rune
	Plain  string // norm as whole lines are looked up (see noise.Plain)
	Out    string // why it is no part of a coverage; "" when it may be one
	Indent int    // columns of space before it
	Wrap   string // text as the file has it, while wrapped lines are put together
	Order  int    // of the box it stands in, where it is markup
	Scope  int    // last node of what a label can be the label of, where it is markup
	Hint
	Words
}
