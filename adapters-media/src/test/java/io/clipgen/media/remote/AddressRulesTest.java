package io.clipgen.media.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

  private static final AddressRules RULES = new AddressRules(false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.0.9",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.1.2.3",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "3fff::1",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void what_is_not_public_is_never_contacted(String address) throws UnknownHostException {
    assertThat(RULES.allows(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.3.1",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450::1"
      })
  void public_servers_are(String address) throws UnknownHostException {
    assertThat(RULES.allows(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://films.example/x.mp4",
        "ftp://films.example/x",
        "file:///etc/passwd",
        "films.example",
        "//films.example/x",
        "https:///x",
        "https://",
        "https:films.example",
        "data:video/mp4,x",
        "https://me@films.example/",
        "https://me:pw@films.example/",
        "https://films.example:22/",
        "https://films.example:0/",
        "https://films.example:99999/",
        "https://0177.0.0.1/",
        "https://0x7f.0.0.1/",
        "https://0x7f000001/",
        "https://2130706433/",
        "https://127.1/",
        "https://127.0.0.1./",
        "https://1.2.3.0x4/",
        "https://[fe80::1%25eth0]/",
        "https://a b/",
        "https://films_example/",
        "https://films.example\\@10.0.0.1/",
        "https://ⓛⓞⓒⓐⓛ/",
        "https://films.example/\r\nHost: x",
        "jar:https://films.example/!/"
      })
  void odd_addresses_are_refused_unseen(String address) {
    assertThat(RULES.refusal(address).orElse("")).startsWith("must ");
  }

  @Test
  void usual_ones_may_be_looked_up() {
    assertThat(RULES.refusal("https://films.example/a/b.mp4?token=x%20y#t")).isEmpty();
    assertThat(RULES.refusal("HTTPS://Films.Example.:8443/")).isEmpty();
    assertThat(RULES.refusal("https://1.2.3.4/x")).isEmpty();
    assertThat(RULES.refusal("https://[2606:4700::1111]/x")).isEmpty();
  }

  @Test
  void this_machine_only_where_it_is_allowed() throws UnknownHostException {
    AddressRules tests = new AddressRules(true);
    assertThat(tests.refusal("http://127.0.0.1:8080/x")).isEmpty();
    assertThat(tests.allows(InetAddress.getByName("127.0.0.1"))).isTrue();
    assertThat(tests.allows(InetAddress.getByName("::1"))).isTrue();
    assertThat(tests.allows(InetAddress.getByName("10.0.0.1"))).isFalse();
    assertThat(tests.allows(InetAddress.getByName("169.254.169.254"))).isFalse();
  }
}
