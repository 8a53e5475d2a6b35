package paste

import (
	"readout/internal/paste/clock"
)

// role is what the markup around a line says it is; text saved from a page has none.
type role int

const (
	noRole role = iota
	roleTitle
	roleDek // the standfirst
	roleByline
	roleTime
	roleHeading
	rolePicture // the line is the name of a picture's file
	roleCaption
	roleCredit
	roleCard // part of a box that leads to another page
	roleLink // all of the paragraph is one link
	roleTag
	roleSection
	roleTheme
)

// hint is what markup says about a line beside its words. Recognisers read it where there
// is one; the zero hint leaves them to the words.
type hint struct {
	role  role
	when  *clock.Stamp // the machine's time of a roleTime line
	entry int          // the update whose box it stands in, from 1; 0: in none
	group int          // the figure or card it stands in, from 1; 0: in none
	bold  bool         // all of it is printed strongly
	inP   bool         // it is a paragraph, as are those around it
	gap   bool         // a blank line stands before it
	pin   bool         // its update is kept on top
	named bool         // in a card: what it is called
	above bool         // it stands between the title and the element of the text
	href  string       // where a line leads: the last link in it
	alt   string
}
