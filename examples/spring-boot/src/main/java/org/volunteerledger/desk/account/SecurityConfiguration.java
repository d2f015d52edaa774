package org.volunteerledger.desk.account;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;

/** Pages with a form and a session, the interface with Basic and without one. Both know the same accounts. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

    private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self';"
            + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** Without a session there is no cookie that another site could abuse, so no CSRF token either. */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        return http.securityMatcher("/api/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/api/openapi/**", "/api/openapi.yaml", "/api/v1/verification")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint((request, response, failure) -> {
                    if (failure instanceof TooManyTries tries) {
                        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tries.seconds()));
                        refuse(response, HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_TRIES");
                    } else if (failure instanceof AuthenticationServiceException) {
                        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
                        refuse(response, HttpStatus.SERVICE_UNAVAILABLE, "UNREACHABLE");
                    } else {
                        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"volunteer-desk\"");
                        refuse(response, HttpStatus.UNAUTHORIZED, "NOT_SIGNED_IN");
                    }
                }))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, Accounts accounts) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/",
                                "/login",
                                "/password",
                                "/verify",
                                "/desk.css",
                                "/desk.js",
                                "/error",
                                "/actuator/health")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access(AuthorizationManagers.allOf(
                                AuthorityAuthorizationManager.hasRole("district-officer"),
                                (who, where) ->
                                        new AuthorizationDecision(who.get().getPrincipal() instanceof Account account
                                                && accounts.stands(account))))
                        .requestMatchers(HttpMethod.TRACE)
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login")
                        .defaultSuccessUrl("/home")
                        .failureHandler((request, response, failure) -> {
                            if (failure instanceof TooManyTries tries) {
                                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tries.seconds()));
                                response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
                            } else {
                                response.sendRedirect(after(failure));
                            }
                        }))
                .logout(logout -> logout.logoutSuccessUrl("/login?out"))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY)))
                .exceptionHandling(Customizer.withDefaults())
                .build();
    }

    private static void refuse(HttpServletResponse response, HttpStatus status, String code) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter()
                .write("{\"type\":\"urn:volunteer-ledger:" + code + "\",\"title\":\"" + status.getReasonPhrase()
                        + "\",\"status\":" + status.value() + ",\"code\":\"" + code + "\"}");
    }

    private static String after(AuthenticationException failure) {
        if (failure instanceof CredentialsExpiredException) {
            return "/password?due";
        }
        return failure instanceof AuthenticationServiceException ? "/login?down" : "/login?wrong";
    }
}
