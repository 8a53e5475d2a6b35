package api

import (
	"context"
	"net/http"

	"readout/internal/people"
)

var userList = operation{
	id: "list_users", method: http.MethodGet, path: "/users", tag: "people", needs: true,
	about: "Everybody who works on the site, with their roles on single coverages. For owners.",
}

// UserList is everybody who works on the site.
type UserList struct {
	Users []User `json:"users"`
}

func (r *room) listUsers(ctx context.Context, _ *struct{}) (*answer[UserList], error) {
	views, err := r.desk.Users(ctx)
	if err != nil {
		return nil, err
	}
	list := UserList{Users: make([]User, 0, len(views))}
	for i := range views {
		list.Users = append(list.Users, user(&views[i]))
	}
	return &answer[UserList]{list}, nil
}

var userRead = operation{
	id: "read_user", method: http.MethodGet, path: "/users/{id}", tag: "people", needs: true,
	about: "Somebody who works on the site. For owners.",
}

// UserIn is the part of an address that names a user.
type UserIn struct {
	ID string `path:"id" maxLength:"80" doc:"The user's id."`
}

func (r *room) readUser(ctx context.Context, in *UserIn) (*answer[User], error) {
	v, err := r.desk.User(ctx, people.UserID(in.ID))
	if err != nil {
		return nil, err
	}
	return &answer[User]{user(v)}, nil
}
