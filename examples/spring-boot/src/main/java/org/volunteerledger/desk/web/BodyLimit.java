package org.volunteerledger.desk.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what is larger than anything that the desk has a use for, before it is read. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BodyLimit extends OncePerRequestFilter {

    /** The largest body in bytes. */
    static final int MAX_BYTES = 256 * 1024;

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean large = request.getContentLengthLong() > MAX_BYTES;
        boolean unknown = WITH_BODY.contains(request.getMethod())
                && request.getContentLengthLong() < 0
                && request.getHeader("Transfer-Encoding") != null;
        if (large || unknown) {
            int status =
                    large ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE : HttpServletResponse.SC_LENGTH_REQUIRED;
            if (!request.getRequestURI().startsWith("/api/")) {
                response.sendError(status);
                return;
            }
            String code = large ? "TOO_LARGE" : "LENGTH_MISSING";
            response.setStatus(status);
            response.setContentType("application/problem+json");
            response.getWriter()
                    .write("{\"type\":\"urn:volunteer-ledger:" + code + "\",\"status\":" + status + ",\"code\":\""
                            + code + "\",\"detail\":\"At most " + MAX_BYTES + " bytes are taken.\"}");
            return;
        }
        chain.doFilter(request, response);
    }
}
