package org.volunteerledger.desk.account;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Somebody who can sign in. The user name is the actor of commands.
 *
 * @param username     the user name
 * @param hash         the hash of the password
 * @param displayName  how the desk calls the person
 * @param role         the role, as the library names it
 * @param volunteer    the id of the volunteer who it is, or null
 * @param team         the id of the team that the person leads, or null
 * @param organisation the id of the organisation for which the person works, or null
 * @param area         the id of the area to which the account belongs, or null for everywhere
 * @param passwordDue  whether somebody else chose the password, so that it has to be changed before anything else
 */
public record Account(
        String username,
        String hash,
        String displayName,
        String role,
        @Nullable Long volunteer,
        @Nullable Long team,
        @Nullable Long organisation,
        @Nullable Long area,
        boolean passwordDue)
        implements UserDetails {

    private static final long serialVersionUID = 2L;

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + role));
    }

    @Override
    public String getPassword() {
        return hash;
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public boolean isCredentialsNonExpired() {
        return !passwordDue;
    }

    /** Neither the name nor the hash of the password belongs in a log. */
    @Override
    public String toString() {
        return "Account[" + username + ", " + role + "]";
    }
}
