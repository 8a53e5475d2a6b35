package api

import (
	"context"
	"net/http"

	"readout/internal/desk"
	"readout/internal/people"
)

var userChange = operation{
	id: "change_user", method: http.MethodPatch, path: "/users/{id}", tag: "people", needs: true,
	about: "Gives somebody another role on the whole site, keeps them out or lets them in again; what is left out stays. " +
		"Who is kept out is out at once: sessions and tokens end. The last owner who may come in stays one. For owners.",
}

// UserChange changes a user.
type UserChange struct {
	Role     *string `json:"role,omitempty" format:"site-role"`
	Disabled *bool   `json:"disabled,omitempty" doc:"Kept out."`
}

type userChangeIn struct {
	UserIn
	Body UserChange
}

func (r *room) changeUser(ctx context.Context, in *userChangeIn) (*answer[User], error) {
	change := desk.UserChange{Disabled: in.Body.Disabled}
	if in.Body.Role != nil {
		role := siteRole(*in.Body.Role)
		change.Role = &role
	}
	if err := r.desk.ChangeUser(ctx, people.UserID(in.ID), change); err != nil {
		return nil, err
	}
	return r.readUser(ctx, &in.UserIn)
}

var passwordReset = operation{
	id: "reset_password", method: http.MethodPost, path: "/users/{id}/password", tag: "people", needs: true,
	about: "Gives somebody who has lost theirs a new password and ends their sessions. It is told this once. For owners.",
}

// NewPassword is the password to give.
type NewPassword struct {
	Password string `json:"password,omitempty" maxLength:"200" doc:"Left out: one is made."`
}

type passwordResetIn struct {
	UserIn
	Body NewPassword
}

func (r *room) resetPassword(ctx context.Context, in *passwordResetIn) (*answer[NewPassword], error) {
	made, err := r.desk.ResetPassword(ctx, people.UserID(in.ID), in.Body.Password)
	if err != nil {
		return nil, err
	}
	return &answer[NewPassword]{NewPassword{made}}, nil
}
