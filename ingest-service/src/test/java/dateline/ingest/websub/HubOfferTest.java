package dateline.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubOfferTest {

  private static final URI AT = URI.create("https://paper.example/feeds/all#top");

  @Test
  void headersGoBeforeTheDocument() {
    HubOffer offer =
        HubOffer.of(
            AT,
            List.of("<https://hub.example/>; rel=\"hub\", <https://paper.example/self>; rel=self"),
            List.of("https://other.example/"),
            Optional.of("https://paper.example/other"));
    assertThat(offer.hubs()).containsExactly(URI.create("https://hub.example/"));
    assertThat(offer.topic()).isEqualTo(URI.create("https://paper.example/self"));
  }

  @Test
  void theDocumentSaysWhatTheHeadersLeaveOut() {
    HubOffer offer =
        HubOffer.of(
            AT,
            List.of("<https://paper.example/self>; rel=self"),
            List.of("https://hub.example/", "/hub", "https://hub.example/"),
            Optional.of("https://paper.example/other"));
    assertThat(offer.hubs())
        .containsExactly(
            URI.create("https://hub.example/"), URI.create("https://paper.example/hub"));
    assertThat(offer.topic()).isEqualTo(URI.create("https://paper.example/self"));
  }

  @Test
  void withoutASelfLinkTheTopicIsWhereItWasFound() {
    HubOffer offer = HubOffer.of(AT, List.of(), List.of("https://hub.example/"), Optional.empty());
    assertThat(offer.topic()).isEqualTo(URI.create("https://paper.example/feeds/all"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://hub.example/",
        "javascript:alert(1)",
        "https://user:pass@hub.example/",
        "::",
        "mailto:a@b"
      })
  void whatIsNoAddressOfTheWebIsPassedOver(String hub) {
    assertThat(
            HubOffer.of(AT, List.of("<" + hub + ">; rel=hub"), List.of(), Optional.empty()).hubs())
        .isEmpty();
  }

  @Test
  void linkHeadersAreReadAsWritten() {
    List<LinkHeader> links =
        LinkHeader.of(
            List.of(
                "</a>; title=\"one, two; rel=no\"; rel=\"Hub next\", </b>;rel=self ; x",
                "</c>; rel=hub; anchor=\"/elsewhere\", </d>; REL = hub, </e>; rel=up; rel=hub",
                "no link, <f; rel=hub"));
    assertThat(links).extracting(LinkHeader::target).containsExactly("/a", "/b", "/d", "/e");
    assertThat(links.get(0).rels()).containsExactlyInAnyOrder("hub", "next");
    assertThat(links.get(3).rels()).containsExactly("up");
  }

  @Test
  void aHostileHeaderTakesNoTime() {
    for (String text :
        List.of(
            "<a>" + ";a".repeat(8_000),
            "<a>;x=\"" + "\\".repeat(16_000),
            "<".repeat(16_000),
            "<a>" + "; ".repeat(8_000))) {
      Assertions.assertTimeout(
          Duration.ofSeconds(1), () -> assertThat(LinkHeader.of(List.of(text))).isEmpty());
    }
  }

  @Test
  void aPageNamesItsHubInItsHead() {
    HubOffer offer =
        HubOffer.ofPage(
            AT,
            List.of(),
            "<html><head><link rel='alternate hub' href='https://hub.example/'>"
                + "<link rel=self href='/tide'></head><body><link rel=hub href='https://x.example/'>");
    assertThat(offer.hubs()).containsExactly(URI.create("https://hub.example/"));
    assertThat(offer.topic()).isEqualTo(URI.create("https://paper.example/tide"));
  }
}
