package api

import (
	"context"
	"net/http"
)

var userAdd = operation{
	id: "add_user", method: http.MethodPost, path: "/users", tag: "people", status: http.StatusCreated, needs: true,
	about: "Adds somebody who works on the site. Without a password they can use tokens only. For owners.",
}

// NewUser is somebody to add.
type NewUser struct {
	Name     string `json:"name" maxLength:"60"`
	Role     string `json:"role" format:"site-role" doc:"On the whole site; none: give roles on single coverages."`
	Password string `json:"password,omitempty" maxLength:"200" doc:"At least 12 characters."`
}

type userAddIn struct{ Body NewUser }

func (r *room) addUser(ctx context.Context, in *userAddIn) (*made[User], error) {
	if err := r.desk.AddUser(ctx, in.Body.Name, siteRole(in.Body.Role), in.Body.Password); err != nil {
		return nil, err
	}
	v, err := r.desk.UserNamed(ctx, in.Body.Name)
	if err != nil {
		return nil, err
	}
	return &made[User]{r.resource("users", string(v.ID)), user(v)}, nil
}
