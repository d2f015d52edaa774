package org.volunteerledger.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.MutableClock;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.Accounts;

/** The desk in Chromium, as people use it: by keyboard, on a phone, and through a whole order. Pictures go to target/screenshots. */
@DeskTest
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:browser;DB_CLOSE_DELAY=-1")
@NullMarked
final class BrowserTest {

    private static final Path CHROMIUM = Path.of(System.getProperty("desk.chromium", "/usr/bin/chromium"));
    private static final String PASSWORD = "volunteer-desk";
    private static final Path PICTURES = Path.of("target", "screenshots");

    private static Playwright playwright;
    private static Browser browser;

    private final int port;
    private final VolunteerLedger ledger;
    private final MutableClock clock;
    private final Accounts accounts;
    private final Papers papers;

    BrowserTest(
            @LocalServerPort int port,
            VolunteerLedger ledger,
            MutableClock clock,
            Accounts accounts,
            PlatformTransactionManager transactions) {
        this.port = port;
        this.ledger = ledger;
        this.clock = clock;
        this.accounts = accounts;
        this.papers = new Papers(ledger, transactions);
    }

    @BeforeAll
    static void open() {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM),
                "There is no Chromium at " + CHROMIUM + "; -Ddesk.chromium=PATH names another place.");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM));
    }

    @AfterAll
    static void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void anOrderIsMadeByKeyboardOnAPhoneAndFollowedToItsEnd() {
        Page resident = phone();
        resident.navigate(address("/login"));
        resident.keyboard().type("resident");
        resident.keyboard().press("Tab");
        resident.keyboard().type(PASSWORD);
        resident.keyboard().press("Enter");
        resident.waitForURL(address("/orders"));
        fits(resident);
        picture(resident, "orders-phone");

        tabTo(resident, "#title");
        resident.keyboard().type("陪同就医 <script>alert(1)</script>");
        tabTo(resident, "#details");
        resident.keyboard().type("周三上午");
        resident.keyboard().press("Tab");
        resident.keyboard().press("Enter");

        Locator history = resident.locator(".history li");
        assertThat(history).hasCount(1);
        fits(resident);
        picture(resident, "order-phone");
        String order = resident.url().replaceFirst("^https?://[^/]+", "");

        Page clerk = signedIn("clerk");
        clerk.navigate(address("/board"));
        assertThat(clerk.locator("table.rows")).containsText("<script>alert(1)</script>");
        picture(clerk, "board");
        clerk.navigate(address(order));
        take(clerk, "REVIEW");
        clerk.locator("#team").selectOption(team("leader"));
        take(clerk, "DISPATCH");
        Page leader = signedIn("leader");
        leader.navigate(address(order));
        take(leader, "ACCEPT");
        take(leader, "SERVE");
        leader.locator("#reason-COMPLETE").fill("送到了");
        take(leader, "COMPLETE");

        resident.reload();
        assertThat(history).hasCount(6);
        take(resident, "RATE");
        assertThat(history).hasCount(7);
        picture(resident, "order-rated-phone");
    }

    @Test
    void presenceBecomesACertificateThatAStrangerVerifies() throws IOException {
        Page volunteer = signedIn("volunteer3");
        volunteer.navigate(address("/activities"));
        volunteer.locator("table.rows a").first().click();
        String activity = volunteer.url();
        volunteer.locator("button[value=sign-up]").click();
        volunteer.locator("button[value=punch]").click();
        clock.advance(Duration.ofMinutes(75));
        volunteer.locator("button[value=punch]").click();
        assertThat(volunteer.locator("button[value=punch]")).hasCount(0);
        Page leader = signedIn("leader");
        leader.navigate(activity);
        picture(leader, "roster");
        leader.locator("button[value=review]").click();
        volunteer.navigate(address("/record"));
        assertThat(volunteer.locator("table.rows").first()).containsText("−15");
        picture(volunteer, "record");

        Page clerk = signedIn("clerk");
        clerk.navigate(volunteer.url());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ledger.zone());
        clerk.locator("#from").fill(today.minusDays(7).toString());
        clerk.locator("#to").fill(today.toString());
        clerk.locator("form[action$='/certificates'] button").click();
        volunteer.reload();
        Download download = volunteer.waitForDownload(
                () -> volunteer.locator("form[action$='/document'] button").click());
        Assertions.assertThat(Files.readAllBytes(download.path())).startsWith('%', 'P', 'D', 'F');

        String number = volunteer.locator("ul.rows li span").first().innerText();
        Page stranger = phone();
        String code = papers.code(number);
        verify(stranger, number, code);
        assertThat(stranger.locator("#result.good")).isVisible();
        fits(stranger);
        picture(stranger, "verified-phone");
        papers.takeBackAnEntryOf(number);
        verify(stranger, number, code);
        assertThat(stranger.locator("#result.bad")).hasText("出具后记录有变动");
        fits(stranger);
        picture(stranger, "changed-phone");
        clerk.reload();
        clerk.locator("form[action$='/revoke'] input[name=reason]").fill("记录有误");
        clerk.locator("form[action$='/revoke'] button").click();
        verify(stranger, number, code);
        assertThat(stranger.locator("#result.bad")).hasText("已撤销");
    }

    @Test
    void aCarerRecordsAVisitByKeyboardOnAPhone() {
        Page carer = phone();
        carer.navigate(address("/login"));
        carer.keyboard().type("volunteer");
        carer.keyboard().press("Tab");
        carer.keyboard().type(PASSWORD);
        carer.keyboard().press("Enter");
        carer.waitForURL(address("/activities"));
        carer.navigate(address("/visits"));
        assertThat(carer.locator("tr.late")).hasCount(1);
        fits(carer);
        picture(carer, "visits-phone");

        tabTo(carer, "tr.late a");
        carer.keyboard().press("Enter");
        tabTo(carer, "form[action$='/who'] button");
        carer.keyboard().press("Enter");
        assertThat(carer.locator("#name")).hasText("赵桂英");
        fits(carer);
        picture(carer, "visit-phone");
        tabTo(carer, "#from");
        carer.locator("#from").fill("08:00");
        carer.locator("#to").fill("08:40");
        tabTo(carer, "#record input[value='打扫']");
        carer.keyboard().press("Space");
        tabTo(carer, "#record button");
        carer.keyboard().press("Enter");

        carer.waitForURL(address("/visits"));
        assertThat(carer.locator("tr.late")).hasCount(0);
    }

    private void verify(Page stranger, String number, String code) {
        stranger.navigate(address("/verify"));
        stranger.locator("#number").fill(number);
        stranger.locator("#code").fill(code);
        stranger.locator("main form button").click();
    }

    private String team(String leader) {
        return Long.toString(Objects.requireNonNull(((Account) accounts.loadUserByUsername(leader)).team()));
    }

    private Page signedIn(String user) {
        Page page = browser.newContext().newPage();
        page.navigate(address("/login"));
        page.locator("#username").fill(user);
        page.locator("#password").fill(PASSWORD);
        page.locator("main form button").click();
        page.waitForURL(url -> !url.contains("/login"));
        return page;
    }

    private static Page phone() {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setIsMobile(true)
                .setHasTouch(true));
        return context.newPage();
    }

    /** Takes a step of the order on the page, and waits until the page shows it. */
    private static void take(Page page, String step) {
        Locator form = page.locator("form:has(input[name=step][value=" + step + "])");
        form.locator("button").click();
        assertThat(form).hasCount(0);
    }

    private static void tabTo(Page page, String field) {
        Locator wanted = page.locator(field);
        for (int i = 0; i < 30 && !(Boolean) wanted.evaluate("element => element === document.activeElement"); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(wanted).isFocused();
    }

    private static void fits(Page page) {
        Assertions.assertThat(page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                .as("nothing has to be scrolled sideways on " + page.url())
                .isEqualTo(true);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
