package org.volunteerledger.desk.account;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs in by name and password, on pages and for programs, while few enough were wrong. Spring itself does not count them. */
@Component
final class SignIn extends DaoAuthenticationProvider {

    private final Tries tries;

    SignIn(Accounts accounts, PasswordEncoder passwords, Tries tries) {
        super(accounts::loadUserByUsername);
        setPasswordEncoder(passwords);
        this.tries = tries;
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        String name = typed.getName();
        String address = typed.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        tries.require(name, address);
        try {
            Authentication known = super.authenticate(typed);
            tries.right(name, address);
            return known;
        } catch (CredentialsExpiredException e) {
            tries.right(name, address);
            throw e;
        } catch (BadCredentialsException e) {
            tries.wrong(name, address);
            throw e;
        }
    }
}
