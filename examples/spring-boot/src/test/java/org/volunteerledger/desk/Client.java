package org.volunteerledger.desk;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** A visitor of the pages, or a program that uses the interface. */
@NullMarked
final class Client {

    static final String PASSWORD = "volunteer-desk";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String base;
    private final @Nullable String authorization;
    private final HttpClient http;

    private Client(int port, @Nullable String authorization) {
        this.base = "http://localhost:" + port;
        this.authorization = authorization;
        this.http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    static Client stranger(int port) {
        return new Client(port, null);
    }

    static Client program(int port, String name) {
        return program(port, name, PASSWORD);
    }

    static Client program(int port, String name, String password) {
        String pair = name + ":" + password;
        return new Client(port, "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    static Client signedIn(int port, String name) throws IOException, InterruptedException {
        Client client = stranger(port);
        HttpResponse<String> response = client.signIn(name, PASSWORD);
        if (!location(response).endsWith("/home")) {
            throw new IllegalStateException("not signed in: " + response);
        }
        return client;
    }

    HttpResponse<String> signIn(String name, String password) throws IOException, InterruptedException {
        return submit("/login", "/login", Map.of("username", name, "password", password));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** Sends a form with the token of the page that shows it. */
    HttpResponse<String> submit(String page, String action, Map<String, String> fields)
            throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get(page).body());
        if (!token.find()) {
            throw new IllegalStateException(page + " has no form");
        }
        return form(action, fields, token.group(1));
    }

    HttpResponse<String> form(String action, Map<String, String> fields, @Nullable String token)
            throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String sent = token == null ? body : body + "&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        return send(request(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(sent)));
    }

    HttpResponse<String> post(String path, @Nullable String key, String json) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return send(request.POST(BodyPublishers.ofString(json)));
    }

    static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return authorization == null
                ? request.header("Accept", "text/html,*/*;q=0.8")
                : request.header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
